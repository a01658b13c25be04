import Testing

@testable import AST

/// Every construct of the native task format.
@Suite struct TaskParserTests {
  private static let example = """
    # Anything after # is a comment.
    task: median of three
    about: Of three integers, the middle one.

    input a: Int
    input b: Int
    input c: Int
    output: Int

    operators: arithmetic compare control -div -mod     # groups and names; -x removes; default: see below
    constants: 0 1 -1                                    # literals the search may use
    random constants: Int -100...100                     # ephemeral constants, one line a type (Float: uniform on the range)
    types: (Int, Bool) [Int]                             # extra types for intermediate values
    fuel: 20000
    length: 10000
    tolerance: 1e-6
    budget: 300 generations, 1000 programs               # defaults for this task; flags override

    (define middle-of ((x Int) (y Int) (z Int)) Int (max (min x y) (min (max x y) z)))   # a helper the search may call

    seed (min a b)                                       # hand-written programs that join the first population
    seed (if (< a b) b a)

    train:
    3, 1, 2 -> 2
    5, 5, 1 -> 5
    test:
    -7, 0, 9 -> 0
    """

  @Test func theExampleOfTheFormatIsReadInFull() throws {
    let task = try parsed(Self.example)
    #expect(task.name == "median of three")
    #expect(task.about == "Of three integers, the middle one.")
    #expect(task.interface.name == "median-of-three")
    #expect(task.inputs == ["a", "b", "c"].map { Parameter(name: $0, type: .int) })
    #expect(task.outputs == [Parameter(name: "output", type: .int)])
    #expect(task.result == .int)
    #expect(
      task.operators.map(\.name).joined(separator: " ")
        == "if let = != < <= > >= + - * min max neg abs sign square even? odd?")
    let pair = try #require(Type.tuple([.int, .bool]))
    let ints = try #require(Type.list(of: .int))
    #expect(task.universe == [.int, .bool, pair, ints].sorted())
    #expect(task.constants.literals.map(\.value) == [.int(0), .int(1), .int(-1)])
    #expect(task.constants.ranges == [.int(-100...100)])
    #expect(task.constants.replacesDefault(of: .int))
    #expect(!task.constants.replacesDefault(of: .bool))
    #expect(task.fuel == 20_000)
    #expect(task.length == 10_000)
    #expect(task.tolerance == 1e-6)
    #expect(task.budget == Task.Budget(generations: 300, programs: 1000))
    #expect(task.helpers.map(\.name) == ["middle-of"])
    #expect(task.seeds.count == 2)
    #expect(task.seeds.first?.interface === task.interface)
    #expect(task.errorKinds == [.default])
    #expect(task.target == nil)
    #expect(
      task.train == [
        .literal(
          LiteralCases(
            columns: [[.int(3), .int(5)], [.int(1), .int(5)], [.int(2), .int(1)], [.int(2), .int(5)]], lines: [25, 26]))
      ])
    #expect(
      task.test == [.literal(LiteralCases(columns: [[.int(-7)], [.int(0)], [.int(9)], [.int(0)]], lines: [28]))])
  }

  @Test func carriageReturnsAndAByteOrderMarkChangeNothing() throws {
    let crlf = "\u{FEFF}" + Self.example.replacing("\n", with: "\r\n")
    #expect(try parsed(crlf) == parsed(Self.example))
    let (task, _) = TaskParser.parse(utf8: Array(crlf.utf8))
    #expect(try task == parsed(Self.example))
  }

  @Test func theLeastTaskHasDefaults() throws {
    let task = try parsed("input x: Int\noutput: Int\ntrain:\n1 -> 2")
    #expect(task.name.isEmpty)
    #expect(task.interface.name == "answer")
    #expect((task.fuel, task.length) == (20_000, 10_000))
    #expect(task.tolerance == 1e-6)
    #expect(task.budget == Task.Budget())
    #expect(task.constants == Task.ConstantChoice())
    #expect(task.test.isEmpty)
    #expect(task.universe == [.int, .bool])
  }

  @Test func linesMayStandInAnyOrder() throws {
    let task = try parsed(
      """
      train:
      1 -> 2
      seed (half x)
      (define half ((x Int)) Int (div x 2))
      operators: arithmetic
      output y: Int
      input x: Int
      """)
    #expect(task.outputs == [Parameter(name: "y", type: .int)])
    #expect(task.train.count == 1)
    #expect(task.seeds.count == 1)
  }

  @Test func freeTextRunsToTheEndOfTheLine() throws {
    let task = try parsed("task: C# (the \"language\nabout:  it's #1; [\ninput x: Int\noutput: Int\ntrain:\n1 -> 2")
    #expect(task.name == "C# (the \"language")
    #expect(task.about == "it's #1; [")
    #expect(task.interface.name == "C-the-language")
  }

  @Test func aHashInQuotesIsNoComment() throws {
    let task = try parsed("input s: String\noutput: Char\ntrain:\n\"a#b\" -> '#' # and this is one\n\"'\" -> '\"'#one")
    #expect(
      task.train == [
        .literal(
          LiteralCases(columns: [[.text("a#b"), .text("'")], [.char("#"), .char("\"")]], lines: [4, 5]))
      ])
  }

  @Test func anItemGoesOnWhileABracketIsOpen() throws {
    let task = try parsed(
      """
      input xs: [Int]
      output: Int
      seed (+ ; one comment
        1     # another
        (length xs))
      train:
      [1, 2 # first
       3] ->
      """ + " 3\n[] -> 0")
    #expect(task.seeds.count == 1)
    #expect(
      task.train == [
        .literal(
          LiteralCases(
            columns: [[.list([.int(1), .int(2), .int(3)]), .list([])], [.int(3), .int(0)]], lines: [7, 9]))
      ])
  }

  @Test func literalsAreReadAsTheDeclaredType() throws {
    let pair = try #require(Type.tuple([.int, .float]))
    let task = try parsed(
      """
      input x: Float
      input b: Bool
      input p: (Int, Float)
      input l: [Float]
      input c: Char
      output: String
      train:
      1, 0, (1, 2), [1, 2.5], 'a' -> "x"
      -inf, true, (-1, nan), [], '\\n' -> "a,b -> c"
      """)
    #expect(task.inputs[2].type == pair)
    guard case .literal(let rows) = try #require(task.train.first) else { return }
    #expect(rows.columns[0] == [.float(1), .float(-.infinity)])
    #expect(rows.columns[1] == [.bool(false), .bool(true)])
    #expect(rows.columns[2] == [.tuple([.int(1), .float(2)]), .tuple([.int(-1), .float(.nan)])])
    #expect(rows.columns[3] == [.list([.float(1), .float(2.5)]), .list([])])
    #expect(rows.columns[4] == [.char("a"), .char("\n")])
    #expect(rows.columns[5] == [.text("x"), .text("a,b -> c")])
  }

  @Test func severalOutputsMakeATupleAndAreJudgedEachByItself() throws {
    let task = try parsed(
      """
      input x: Int
      input y: Int
      output lo: Int
      output hi: Float
      output name: String
      error: exact
      error hi: squared
      train:
      3, 1 -> 1, 3, "a"
      """)
    #expect(task.result == Type.tuple([.int, .float, .string]))
    #expect(task.errorKinds == [.exact, .squared, .exact])
    #expect(task.universe.contains(task.result))
  }

  @Test func casesComeFromFiles() throws {
    let header = "input x: Int\noutput: Int\n"
    let task = try parsed(header + "train from \"a b.csv\"\ntest from \"t.jsonl\"", file: "dir/task.txt")
    #expect(task.train == [.file(CaseFile(path: "a b.csv", location: .init(line: 3, column: 1)))])
    #expect(task.test == [.file(CaseFile(path: "t.jsonl", location: .init(line: 4, column: 1)))])
    let split = try parsed(header + "train from \"data.csv\" 80% seed 7")
    #expect(
      split.train == [
        .file(
          CaseFile(path: "data.csv", split: .init(percent: 80, seed: 7), location: .init(line: 3, column: 1)))
      ])
    let unseeded = try parsed(header + "train from \"data.csv\" 100 %")
    #expect(
      unseeded.train == [
        .file(
          CaseFile(path: "data.csv", split: .init(percent: 100, seed: 1), location: .init(line: 3, column: 1)))
      ])
  }

  @Test func samplesAndGridsHaveARangeForEveryInput() throws {
    let task = try parsed(
      """
      input x: Float
      input n: Int
      output: Float
      target (* x (float n))
      sample seed 7
      train:
      1, 2 -> 2
      sample 20 n: 0...9 x: -1.0...1.0
      1.5, 2 -> 3
      test:
      sample seed 9
      grid 21 x: -1...1 5 n: -2...2
      sample 5 x: 0...1 n: 3...3
      """)
    #expect(task.train.count == 3)
    #expect(
      task.train[1]
        == .sample(
          SampledCases(
            count: 20, ranges: [.float(low: -1, high: 1), .int(0...9)], seed: 7, location: .init(line: 8, column: 1))))
    #expect(
      task.test == [
        .grid(
          GridCases(
            axes: [
              .init(input: 0, points: 21, range: .float(low: -1, high: 1)),
              .init(input: 1, points: 5, range: .int(-2...2)),
            ], location: .init(line: 12, column: 1))),
        .sample(
          SampledCases(
            count: 5, ranges: [.float(low: 0, high: 1), .int(3...3)], seed: 9, location: .init(line: 13, column: 1))),
      ])
    #expect(task.target?.tree.size == 4)
  }

  @Test func truthTablesNameTheirInputsInAnyOrder() throws {
    let task = try parsed(
      "input a: Bool\ninput b: Bool\ninput c: Bool\noutput: Bool\ntarget (xor a (xor b c))\ntrain:\nall c a b")
    #expect(task.train == [.truthTable(TruthTable(inputs: [2, 0, 1], location: .init(line: 7, column: 1)))])
    #expect(task.operators.map(\.name) == ["if", "let", "and", "or", "xor", "not"])
  }

  @Test func aLoneMinusIsSubtractionAndAnotherRemoves() throws {
    let task = try parsed("input x: Int\noutput: Int\noperators: + - * --\ntrain:\n1 -> 2")
    #expect(task.operators.map(\.name) == ["if", "let", "+", "*"])
    let minus = try parsed("input x: Int\noutput: Int\noperators: - -if -let\ntrain:\n1 -> 2")
    #expect(minus.operators.map(\.name) == ["-"])
    let removals = try parsed("input x: Int\noutput: Int\noperators: -logic -loop\ntrain:\n1 -> 2")
    #expect(removals.operators.contains(.div))
    #expect(!removals.operators.contains(.and))
    #expect(!removals.operators.contains(.iterate))
  }

  @Test func constantsSayTheirTypes() throws {
    let task = try parsed(
      """
      input x: String
      output: [Int]
      constants: 1 2.5, true 'a'
      constants: "b" [1 2] 1
      random constants: Int 0...9
      random constants: Float -1...1
      train:
      "" -> []
      """)
    let ints = try #require(Type.list(of: .int))
    #expect(task.constants.literals.map(\.type) == [.int, .float, .bool, .char, .string, ints])
    #expect(task.constants.ranges == [.int(0...9), .float(low: -1, high: 1)])
    let floats = try parsed("input x: Float\noutput: Float\nconstants: 1 0.5 -2\ntrain:\n1 -> 2")
    #expect(floats.constants.literals.map(\.value) == [.float(1), .float(0.5), .float(-2)])
  }

  @Test func helpersMayUseAnythingAndAreRemarkedOn() throws {
    let (task, diagnostics) = TaskParser.parse(
      """
      input x: Int
      output: Int
      operators: + -
      (define half ((n Int)) Int (div n 2))
      (define size ((s String)) Int (length s))
      train:
      1 -> 2
      """)
    #expect(task?.helpers.count == 2)
    #expect(
      diagnostics.map(\.description) == [
        "4:1: warning: the helper 'half' uses what the search does not have here: 'div'",
        "5:1: warning: the helper 'size' uses what the search does not have here: 'length'",
        "5:1: warning: the search cannot call the helper 'size': String is none of its types; a line 'types: String' would "
          + "add it",
      ])
  }

  @Test func seedsAndTargetsMayUseAnyOperatorAndAreRemarkedOn() throws {
    let (task, diagnostics) = TaskParser.parse(
      """
      input x: Float
      output: Float
      operators: + *
      seed (sin (- x 1.0))
      seed (* x x)
      target (exp x)
      train:
      sample 5 x: 0...1
      """)
    #expect(task?.seeds.count == 2)
    #expect(
      diagnostics.map(\.description) == [
        "4:1: warning: the seed uses what the search does not have here: '-', 'sin'",
        "6:1: warning: the target uses what the search does not have here: 'exp'",
      ])
  }

  private func parsed(_ text: String, file: String = "") throws -> Task {
    let (task, diagnostics) = TaskParser.parse(text, file: file)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.description).joined(separator: "\n"))")
    return try #require(task)
  }
}
