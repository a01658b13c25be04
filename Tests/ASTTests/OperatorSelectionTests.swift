import Testing

@testable import AST

@Suite struct OperatorSelectionTests {
  private func selection(_ types: [Type], _ words: String = "", extra: [Type] = []) -> OperatorSelection {
    var choice = OperatorChoice()
    for word in words.split(separator: " ").map(String.init) {
      if word.count > 1, word.hasPrefix("-") {
        choice.removed.formUnion(OperatorChoice.meaning(of: String(word.dropFirst())) ?? [])
      } else {
        choice.named = (choice.named ?? []).union(OperatorChoice.meaning(of: word) ?? [])
      }
    }
    return OperatorSelection(choice, types: types, extra: extra)
  }

  private func names(_ selection: OperatorSelection) -> String {
    selection.operators.map(\.name).joined(separator: " ")
  }

  @Test func floatTasksHaveArithmeticAndMathAlone() {
    let floats = selection([.float, .float])
    #expect(floats.universe == [.float])
    #expect(
      names(floats)
        == "let + - * min max neg abs sign square / sqrt exp log sin cos tan tanh cube inv pow")
    #expect(selection([.float], "arithmetic math") == floats)
    #expect(names(selection([.float], "-math -let")) == "+ - * min max neg abs sign square /")
  }

  @Test func whatAFloatTaskNamesBringsTheTypesItNeeds() {
    #expect(selection([.float], "arithmetic math if").universe == [.float])
    #expect(names(selection([.float], "+ <")) == "if let < +")
    #expect(selection([.float], "+ <").universe == [.float, .bool].sorted())
    #expect(selection([.float], "* round-to").universe == [.int, .float])
    #expect(selection([.float], "arithmetic convert").universe == [.int, .float, .bool])
    #expect(selection([.float], "* loop").universe == [.int, .float, .bool].sorted())
  }

  @Test func boolTasksHaveLogicAndIfAlone() {
    #expect(names(selection([.bool])) == "if let and or xor not")
    #expect(selection([.bool]).universe == [.bool])
    #expect(names(selection([.bool], "logic nand")) == "if let and or xor not nand")
    #expect(names(selection([.bool], "nand -if -let")) == "nand")
    #expect(selection([.bool], "logic").universe == [.bool])
    #expect(selection([.bool], "logic compare arithmetic").universe == [.int, .bool])
  }

  @Test func theUniverseHoldsElementsAndWhatTextNeeds() throws {
    let strings = try #require(Type.list(of: .string))
    let pair = try #require(Type.tuple([.int, .char]))
    let pairs = try #require(Type.list(of: pair))
    #expect(selection([.int]).universe == [.int, .bool].sorted())
    #expect(selection([.string, .int]).universe == [.int, .bool, .char, .string, strings].sorted())
    #expect(selection([.int], extra: [pairs]).universe == [.int, .bool, .char, pair, pairs].sorted())
    #expect(selection([.float, .int]).universe == [.int, .float, .bool].sorted())
  }

  @Test func operatorsWithoutARoomInTheUniverseAreNotOffered() {
    let ints = selection([.int])
    #expect(
      names(ints)
        == "if let and or xor not = != < <= > >= + - * min max neg abs sign square div mod even? odd? iterate while")
    #expect(!ints.allows(OperatorInstance(.add, [.float, .float], .float)))
    #expect(ints.allows(OperatorInstance(.add, [.int, .int], .int)))
    #expect(!ints.allows(OperatorInstance(.show, [.int], .string)))
    #expect(!selection([.int], "-div").operators.contains(.div))
    #expect(!selection([.int], "-div").allows(OperatorInstance(.div, [.int, .int], .int)))
    #expect(names(selection([.int], "+ bits -if")).hasPrefix("let + bit-and bit-or"))
  }

  @Test func bitsNandNorAndSmtAreOfferedOnlyWhenNamed() throws {
    let strings = selection([.string, .int])
    for op in OperatorTable.operators(in: .bits) + OperatorTable.operators(in: .smt) + [.nand, .nor] {
      #expect(!strings.operators.contains(op), "\(op.name)")
    }
    #expect(selection([.string, .int], "logic smt").operators.contains(.smtAt))
    #expect(!selection([.string, .int], "logic smt").operators.contains(.nor))
  }

  @Test func aLambdaLiesInTheUniverseWithItsParametersAndResult() throws {
    let ints = try #require(Type.list(of: .int))
    let strings = try #require(Type.list(of: .string))
    let selected = selection([ints])
    let lambda = try #require(Type.function([.int], .int))
    let texts = try #require(Type.function([.int], .string))
    #expect(selected.allows(OperatorInstance(.map, [lambda, ints], ints)))
    #expect(!selected.allows(OperatorInstance(.map, [texts, ints], strings)))
    #expect(selected.allows([lambda]))
    #expect(!selected.allows([texts]))
    #expect(Operator.map.instances(in: selected.universe) == [OperatorInstance(.map, [lambda, ints], ints)])
  }

  @Test func instancesAreEachOperatorAtEveryTypeOnce() throws {
    let ints = try #require(Type.list(of: .int))
    let pair = try #require(Type.tuple([.int, .bool]))
    let universe = [Type.int, .bool, ints, pair].sorted()
    #expect(Operator.tuple.instances(in: universe) == [OperatorInstance(.tuple, [.int, .bool], pair)])
    #expect(Operator.get1.instances(in: universe) == [OperatorInstance(.get1, [pair], .bool)])
    #expect(Operator.if.instances(in: universe).count == 4)
    #expect(
      Operator.list.instances(in: universe).map(\.parameters.count) == [1, 2, 3, 4])
    // The accumulator is of any of the four types, the elements are Ints.
    #expect(Operator.fold.instances(in: universe).count == 4)
    #expect(Operator.zip.instances(in: universe).isEmpty)
    #expect(Operator.length.instances(in: universe + [.string, .char]).count == 2)
  }
}
