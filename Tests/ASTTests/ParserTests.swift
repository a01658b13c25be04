import Testing

@testable import AST

@Suite struct ParserTests {
  private func tree(_ text: String, _ inputs: [(String, Type)] = []) throws -> Tree {
    try Parser.expression(text, inputs: inputs.map { Parameter(name: $0.0, type: $0.1) })
  }

  @Test func everyExampleOfTheOperatorTableParsesAndHasItsValuesType() throws {
    for row in OperatorTable.rows {
      let type = try tree(row.example.expression).type
      #expect(throws: Never.self, "\(row.name)") { try Parser.value(row.example.value, type: type) }
    }
  }

  @Test func anExpressionBecomesNodesInPrefixOrder() throws {
    let list = try #require(Type.list(of: .int))
    let function = try #require(Type.function([.int], .int))
    #expect(
      try tree("(map (fn (x) (+ x a)) [1 2])", [("a", .int)])
        == Tree(
          nodes: [
            .apply(.map, list, length: 6), .lambda(function, length: 4), .apply(.add, .int, length: 3),
            .variable(1, .int), .variable(0, .int), .pooled(0, list),
          ], literals: [.list([.int(1), .int(2)])]))
  }

  @Test func letBindsInSequenceAndNests() throws {
    let several = try tree("(let ((x a) (y (* x 2))) (+ x y))", [("a", .int)])
    #expect(several == (try tree("(let ((x a)) (let ((y (* x 2))) (+ x y)))", [("a", .int)])))
    #expect(several.nodes[0] == .apply(.let, .int, length: 9))
    #expect(several.nodes.filter { $0.kind == .variable }.map(\.slot) == [0, 1, 1, 2])
  }

  @Test func innerNamesShadowOuterOnes() throws {
    let slots = try tree("(let ((a (+ a 1)) (a (+ a 2))) a)", [("a", .int)]).nodes.filter { $0.kind == .variable }
    #expect(slots.map(\.slot) == [0, 1, 2])
  }

  @Test func variablesMayHaveTheNamesOfOperators() throws {
    let tree = try tree("(+ length (length count))", [("length", .int), ("count", .string)])
    #expect(tree.nodes.filter { $0.kind == .variable }.map(\.slot) == [0, 1])
  }

  @Test func aProgramComesWithItsHelpers() throws {
    let program = try Parser.program(
      """
      ; halves
      (define half ((x Int)) Int (div x 2))
      (define quarter ((x Int)) Int (half (half x)))
      (program demo ((a Int) (pairs [(Int, Bool)])) Int
        (+ (quarter a) (length pairs)))
      """)
    #expect(program.interface.name == "demo")
    #expect(program.interface.inputs.map(\.type.description) == ["Int", "[(Int, Bool)]"])
    #expect(program.interface.helpers.map(\.name) == ["half", "quarter"])
    #expect(program.interface.helpers[1].body.nodes.map(\.kind) == [.call, .call, .variable])
    #expect(program.tree.nodes.map(\.kind) == [.apply, .call, .variable, .apply, .variable])
    #expect(program.tree.nodes[1] == .call(1, .int, length: 2))
  }

  @Test func aSeedFileHoldsSeveralPrograms() throws {
    let programs = try Parser.programs("(define f () Int 1) (program a () Int (f)) (program b ((x Int)) Int x)")
    #expect(programs.map(\.interface.name) == ["a", "b"])
    #expect(programs.allSatisfy { $0.interface.helpers.count == 1 })
  }

  @Test func caseLiteralsAreReadByTheirType() throws {
    let pair = try #require(Type.tuple([.float, .bool]))
    let pairs = try #require(Type.list(of: pair))
    #expect(try Parser.value("3", type: .float) == .float(3))
    #expect(try Parser.value("12345678901234567890", type: .float) == .float(12_345_678_901_234_567_168))
    #expect(try Parser.value("1", type: .bool) == .bool(true))
    #expect(try Parser.value("(1, 0)", type: pair) == .tuple([.float(1), .bool(false)]))
    #expect(
      try Parser.value("[(1, true), (-inf 0)]", type: pairs)
        == .list([.tuple([.float(1), .bool(true)]), .tuple([.float(-.infinity), .bool(false)])]))
    #expect(try Parser.value("[]", type: pairs) == .list([]))
    #expect(try Parser.value("-9223372036854775808", type: .int) == .int(.min))
  }

  @Test func typesAreReadAsTheyAreWritten() throws {
    for text in ["Int", "[Float]", "[[Char]]", "(Int, Bool)", "[(String, [Int], (Int, Int))]"] {
      #expect(try Parser.type(text).description == text)
    }
    #expect(try Parser.type("(Int Bool)") == Type.tuple([.int, .bool]))
  }

  @Test func aPartOfASourceIsReadInItsPlace() throws {
    let source = Source("seed (+ a 1) # one\nconstants: 0 -1 [] [[1] []] 'x'\ntypes: (Int, Bool) [Int]\n", file: "t")
    let inputs = [Parameter(name: "a", type: .int)]
    #expect(try Parser.expression(source.part(5..<18, style: .task), inputs: inputs).size == 3)
    let constants = try Parser.constants(source.part(30..<50, style: .task))
    #expect(constants.map(\.type?.description) == ["Int", "Int", nil, "[[Int]]", "Char"])
    #expect(source.text(constants[3].range) == "[[1] []]")
    #expect(try Parser.types(source.part(58..<75, style: .task)).map(\.description) == ["(Int, Bool)", "[Int]"])
    let error = #expect(throws: Diagnostics.self) {
      try Parser.expression(source.part(5..<12, style: .task), inputs: [])
    }
    #expect(error?.items.map(\.description) == ["t:1:9: error: unknown name 'a'"])
  }

  @Test func aLongListIsOneLiteral() throws {
    let text = "(length [" + String(repeating: "1, ", count: 100_000) + "])"
    #expect(try tree(text).size == 2)
  }
}
