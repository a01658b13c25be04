import TestSupport
import Testing

@testable import AST

@Suite struct PrinterTests {
  /// The text of an expression over inputs `a: Int` and `xs: [Int]`, printed anew.
  private func printed(_ text: String, width: Int? = 100) throws -> String {
    let list = try #require(Type.list(of: .int))
    let interface = Interface(
      inputs: [Parameter(name: "a", type: .int), Parameter(name: "numbers", type: list)], result: .int)
    let tree = try Parser.expression(text, inputs: interface.inputs)
    let printed = Printer.expression(tree, interface, width: width)
    #expect(try Parser.expression(printed, inputs: interface.inputs) == tree)
    return printed
  }

  @Test func namesTellRoleAndType() throws {
    #expect(try printed("(fold (fn (p q) (+ p q)) 0 numbers)") == "(fold (fn (acc x) (+ acc x)) 0 numbers)")
    #expect(try printed("(iterate 3 1 (fn (p q) (* p q)))") == "(iterate 3 1 (fn (i acc) (* i acc)))")
    #expect(
      try printed("(map (fn (p) (map (fn (q) (+ p q)) numbers)) numbers)")
        == "(map (fn (x) (map (fn (y) (+ x y)) numbers)) numbers)")
    #expect(try printed("(map (fn (p) (upcase p)) \"ab\")") == "(map (fn (c) (upcase c)) \"ab\")")
    #expect(try printed("(let ((p 1.5) (q 2) (r \"x\")) q)") == "(let ((v 1.5) (n 2) (s \"x\")) n)")
    #expect(try printed("(while a (fn (p) (< p 9)) (fn (p) (+ p 1)))") == "(while a (fn (n) (< n 9)) (fn (n) (+ n 1)))")
  }

  @Test func namesNeverClashWithInputsHelpersOrEachOther() throws {
    let program = try Parser.program(
      """
      (define acc ((y Int)) Int y)
      (program p ((x Int) (z Int) (x3 Int)) [Int]
        (map (fn (p) (fold (fn (a b) (+ (acc a) (+ b (+ p (+ x (+ z x3)))))) 0 [1])) [2]))
      """)
    #expect(
      program.description == """
        (define acc ((y Int)) Int y)

        (program p ((x Int) (z Int) (x3 Int)) [Int]
          (map (fn (y) (fold (fn (acc2 x2) (+ (acc acc2) (+ x2 (+ y (+ x (+ z x3)))))) 0 [1])) [2]))
        """)
    #expect(try Parser.program(program.description) == program)
  }

  @Test func directlyNestedLetsPrintAsOne() throws {
    #expect(try printed("(let ((p 1)) (let ((q (+ p 1))) (+ p q)))") == "(let ((n 1) (m (+ n 1))) (+ n m))")
    #expect(try printed("(let ((p (let ((q 1)) q))) p)") == "(let ((n (let ((n 1)) n))) n)")
  }

  @Test func longCodeBreaksAfterTheOperatorAndIndentsByTwo() throws {
    #expect(
      try printed(
        "(+ (* (+ a 1000000) (- a 1000000)) (fold (fn (x y) (+ x y)) 0 (map (fn (x) (* x x)) numbers)))", width: 60)
          == """
          (+
            (* (+ a 1000000) (- a 1000000))
            (fold
              (fn (acc x) (+ acc x))
              0
              (map (fn (x) (* x x)) numbers)))
          """)
    #expect(
      try printed("(let ((x (* a 1000000000)) (y (fold (fn (x y) (+ x y)) 0 numbers))) (+ x y))", width: 40)
        == """
        (let ((n (* a 1000000000))
              (m
                (fold
                  (fn (acc x) (+ acc x))
                  0
                  numbers)))
          (+ n m))
        """)
    #expect(
      try printed("(length [10 20 30 40 50 60 70 80 90 100])", width: 20)
        == """
        (length
          [10 20 30 40 50 60
           70 80 90 100])
        """)
  }

  @Test func aProgramsBodyStandsOnItsOwnLine() throws {
    let text = """
      (program median ((a Int) (b Int) (c Int)) Int
        (max (min a b) (min (max a b) c)))
      """
    #expect(try Parser.program(text).description == text)
  }

  @Test func noLineIsLongerThanAHundredColumnsWhereItCanBreak() throws {
    for slot in 0..<300 {
      var generator = ProgramGenerator(seed: 7, slot: slot, emptyLists: .whereDetermined)
      let text = generator.program(size: 80).description
      for line in text.split(separator: "\n") where line.unicodeScalars.count > 100 {
        // Only what is one word, or deep inside, is longer.
        let body = line.drop { $0 == " " }
        #expect(
          line.count - body.count >= 40 || !body.contains(" ") || body.contains("\"") || body.hasPrefix("(fn"),
          "\(line)")
      }
    }
  }

  @Test func literalsPrintExactly() throws {
    for (value, text): (Value, String) in [
      (.int(.min), "-9223372036854775808"), (.float(0.1), "0.1"), (.float(1e-5), "1e-05"), (.float(1e16), "1e+16"),
      (.float(-0.0), "-0.0"), (.float(.leastNonzeroMagnitude), "5e-324"), (.float(.infinity), "inf"),
      (.float(-.infinity), "-inf"),
      (.float(-.nan), "nan"), (.bool(true), "true"), (.char("'"), #"'\''"#), (.char("\""), "'\"'"),
      (.text("a\"b'\\\n\t\r\0\u{1}é\u{200B}\u{202E}\u{A0}😀"), #""a\"b'\\\n\t\r\0\u{1}é\u{200B}\u{202E}\u{A0}😀""#),
      (.list([.list([]), .list([.int(1), .int(2)])]), "[[] [1 2]]"),
      (.tuple([.int(1), .tuple([.bool(true), .char("x")])]), "(1, (true, 'x'))"),
    ] {
      #expect(Printer.value(value) == text)
    }
  }

  @Test func valuesReadBack() throws {
    var random = RandomStream(seed: 11, purpose: .test)
    for _ in 0..<5000 {
      let type = random.type(depth: 3)
      let value = random.value(of: type)
      #expect(try Parser.value(Printer.value(value), type: type) == value)
    }
  }

  @Test func veryDeepAndVeryWideTreesPrintWithoutTrouble() {
    var nodes: [Node] = []
    let depth = 50_000
    for level in 0..<depth { nodes.append(.apply(.negate, .int, length: depth - level + 1)) }
    nodes.append(.variable(0, .int))
    let deep = Tree(nodes: nodes)
    let interface = Interface(inputs: [Parameter(name: "a", type: .int)], result: .int)
    #expect(Printer.expression(deep, interface).unicodeScalars.count < 80 * depth)
    #expect(!deep.isDetermined(in: interface))
    #expect(throws: Diagnostics.self) {
      try Parser.expression(Printer.expression(deep, interface), inputs: interface.inputs)
    }
  }
}
