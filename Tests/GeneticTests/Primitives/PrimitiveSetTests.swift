import AST
import Testing

@testable import Genetic

@Suite struct PrimitiveSetTests {
  @Test func typesAreNumberedInTheOrderTheyWereAdded() {
    var table = TypeTable([.int, .bool, .int])
    #expect(table.types == [.int, .bool])
    var type = Type.int
    for _ in 0..<30 {
      type = Type.list(of: type) ?? type
      table.add(type)
    }
    #expect(table.count == 32)
    #expect(table.types.indices.allSatisfy { table.index(of: table.types[$0]) == $0 })
    #expect(table.index(of: .char) == nil)
  }

  @Test func theUniverseHoldsWhatTheTypesContain() {
    let closed = TypeUniverse.closed(over: [Fixtures.type("[(Int, Char)]"), .string])
    let expected: [Type] = [
      Fixtures.type("[(Int, Char)]"), Fixtures.type("(Int, Char)"), .int, .char, .string, .bool,
      Fixtures.type("[String]"),
    ]
    #expect(closed == expected)
  }

  @Test(arguments: Fixtures.recipes().map(\.name))
  func everyFunctionHasTypesOfTheSetAndFitsItsSmallestSize(_ name: String) throws {
    let primitives = try Fixtures.set(name)
    var editor = TreeEditor(primitives: primitives)
    var random = Fixtures.stream(0, seed: 41)
    for (index, function) in primitives.functions.enumerated() {
      let smallest = primitives.sizes.smallest(index, scope: 0)
      guard smallest < SizeTables.unreachable else { continue }
      editor.output.clear()
      editor.scope.clear()
      editor.apply(index, budget: smallest, &random)
      #expect(editor.output.count <= smallest, "\(function.root.op.name)")
      #expect(primitives.table.types[function.result] == function.root.type)
    }
  }

  @Test func aTupleParameterClosesItsTypeWithOneNode() throws {
    let primitives = try Fixtures.set("tuples")
    let pair = try #require(primitives.table.index(of: Fixtures.type("(Int, Char)")))
    let sizes = primitives.sizes
    #expect(sizes.closing(pair, scope: 0) == 3)
    #expect(sizes.closing(pair, scope: sizes.scarceBit[pair]) == 1)
  }

  @Test func functionsAreDrawnByWeightAmongThoseThatFit() throws {
    let primitives = try Fixtures.set("ints")
    let int = try #require(primitives.table.index(of: .int))
    var random = Fixtures.stream(0, seed: 42)
    var counts: [Int: Int] = [:]
    for _ in 0..<2000 {
      let function = try #require(primitives.sizes.draw(int, budget: 3, scope: 0, &random))
      #expect(primitives.sizes.smallest(function, scope: 0) <= 3)
      counts[function, default: 0] += 1
    }
    let half = try #require(primitives.functions.firstIndex { $0.root.kind == .call })
    let add = try #require(primitives.functions.firstIndex { $0.root.kind == .apply && $0.root.op == .add })
    let ratio = Double(counts[half, default: 0]) / Double(counts[add, default: 1])
    #expect(ratio > 1.2 && ratio < 3.2)
    #expect(primitives.sizes.draw(int, budget: 1, scope: 0, &random) == nil)
  }

  @Test func aSetThatCannotMakeTheResultSaysSo() {
    #expect(throws: PrimitiveSetError.nothingGives(Fixtures.type("(Int, Char)"))) {
      try PrimitiveSet(
        .init(inputs: [.int], result: Fixtures.type("(Int, Char)"), types: [.int], operators: []))
    }
  }

  @Test func constantsThatAreNotOfTheirTypeAreLeftOut() throws {
    let primitives = try PrimitiveSet(
      .init(
        inputs: [.int], result: .int, operators: [.add],
        constants: [(.int(7), .int), (.bool(true), .int), (.list([.int(1)]), Fixtures.type("[Int]"))],
        ephemerals: []))
    let int = try #require(primitives.table.index(of: .int))
    #expect(primitives.leaves[int].listed.count == 1)
  }
}
