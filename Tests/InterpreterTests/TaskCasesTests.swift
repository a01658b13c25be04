import AST
import Interpreter
import Testing

@Suite struct TaskCasesTests {
  private func cases(_ text: String) throws -> TaskCases {
    let (task, diagnostics) = TaskParser.parse(text)
    return try TaskCases(of: try #require(task, "\(diagnostics)"))
  }

  @Test func rowsBecomeColumns() throws {
    let cases = try cases(
      "input a: Int\ninput s: String\noutput x: Int\noutput b: Bool\ntrain:\n1, \"a\" -> 2, 1\n3, \"\" -> 4, 0")
    #expect(cases.train.inputColumns == [[.int(1), .int(3)], [.text("a"), .text("")]])
    #expect(cases.train.expectedColumns == [[.int(2), .int(4)], [.bool(true), .bool(false)]])
    #expect(cases.train.count == 2)
    #expect(cases.train.inputs(of: 1) == [.int(3), .text("")])
    #expect(cases.train.expected(of: 0) == [.int(2), .bool(true)])
    #expect(cases.test.isEmpty)
    #expect(cases.test.inputColumns == [[], []])
  }

  @Test func recipesFollowOneAnother() throws {
    let cases = try cases(
      """
      input x: Int
      output: Int
      target (* x x)
      train:
      100 -> 1
      grid 3 x: -1...1
      7 -> 2
      """)
    #expect(cases.train.inputColumns == [[.int(100), .int(-1), .int(0), .int(1), .int(7)]])
    #expect(cases.train.expectedColumns == [[.int(1), .int(1), .int(0), .int(1), .int(2)]])
  }

  @Test func samplesLieInTheirRangesAndAreTheSameInEveryRun() throws {
    let text = """
      input x: Float
      input n: Int
      output: Float
      target (+ x (float n))
      train:
      sample 200 x: -1.0...1.0 n: 0...3
      test:
      sample 200 x: -1.0...1.0 n: 0...3
      """
    let first = try cases(text)
    #expect(try first == cases(text))
    #expect(first.train.count == 200)
    #expect(first.train.inputColumns != first.test.inputColumns)
    for index in 0..<200 {
      guard case .float(let x) = first.train.inputs(of: index)[0], case .int(let n) = first.train.inputs(of: index)[1]
      else {
        Issue.record("wrong types")
        return
      }
      #expect(x >= -1 && x < 1)
      #expect((0...3).contains(n))
      #expect(first.train.expected(of: index) == [.float(x + Double(n))])
    }
    #expect(Set(first.train.inputColumns[1]) == [.int(0), .int(1), .int(2), .int(3)])
    let other = try cases("sample seed 2\n" + text)
    #expect(other.train.inputColumns != first.train.inputColumns)
  }

  @Test func aSampleIsFixedForEver() throws {
    let cases = try cases("input n: Int\noutput: Int\ntarget n\ntrain:\nsample 6 n: 0...99")
    #expect(cases.train.inputColumns == [[.int(59), .int(30), .int(99), .int(10), .int(42), .int(34)]])
  }

  @Test func samplesOfTheWidestRanges() throws {
    let cases = try cases(
      """
      input x: Float
      input n: Int
      output: Int
      target n
      train:
      sample 100 x: -1.7e308...1.7e308 n: -9223372036854775808...9223372036854775807
      grid 3 x: -1.7e308...1.7e308 3 n: -9223372036854775808...9223372036854775807
      """)
    #expect(cases.train.inputColumns[0].allSatisfy { if case .float(let x) = $0 { x.isFinite } else { false } })
    #expect(Set(cases.train.inputColumns[0]).count > 90)
    #expect(cases.train.inputs(of: 100) == [.float(-1.7e308), .int(.min)])
    #expect(cases.train.inputs(of: 104) == [.float(0), .int(0)])
    #expect(cases.train.inputs(of: 108) == [.float(1.7e308), .int(.max)])
  }

  @Test func gridsHaveBothEndsAndTheirProduct() throws {
    let cases = try cases(
      """
      input x: Float
      input n: Int
      output: Int
      target n
      train:
      grid 21 x: -1.0...1.0 3 n: 0...5
      grid 2 n: 1...2 1 x: 3...3
      """)
    #expect(cases.train.count == 65)
    let column = cases.train.inputColumns[0]
    let tenths: [Value] = (0...20).map { .float(Double($0 - 10) / 10) }
    #expect((0...20).map { column[3 * $0] } == tenths)
    #expect(cases.train.inputColumns[1].prefix(6) == [.int(0), .int(3), .int(5), .int(0), .int(3), .int(5)])
    #expect(cases.train.inputs(of: 63) == [.float(3), .int(1)])
    #expect(cases.train.inputs(of: 64) == [.float(3), .int(2)])
  }

  @Test func truthTablesVaryTheFirstNamedSlowest() throws {
    let cases = try cases("input a: Bool\ninput b: Bool\noutput: Bool\ntarget (and b (not a))\ntrain:\nall b a")
    let (no, yes) = (Value.bool(false), Value.bool(true))
    #expect(cases.train.inputColumns == [[no, yes, no, yes], [no, no, yes, yes]])
    #expect(cases.train.expectedColumns == [[no, no, yes, no]])
  }

  @Test func aTargetMayGiveSeveralOutputsAndCallHelpers() throws {
    let cases = try cases(
      """
      input x: Int
      output half: Int
      output text: String
      (define halved ((n Int)) Int (div n 2))
      target (tuple (halved x) (show x))
      train:
      grid 3 x: 0...4
      """)
    #expect(cases.train.expectedColumns == [[.int(0), .int(1), .int(2)], [.text("0"), .text("2"), .text("4")]])
  }

  @Test func aTargetThatIsExhaustedIsAnError() throws {
    let (task, _) = TaskParser.parse(
      """
      input x: Int
      output: Int
      fuel: 10
      target (iterate x 0 (fn (i a) (+ a 1)))
      train:
      grid 3 x: 0...20
      """, file: "dir/t.txt")
    let error = try #require(throws: Diagnostics.self) { try TaskCases(of: try #require(task)) }
    #expect(
      error.items.map(\.description) == [
        "dir/t.txt:6:1: error: the target is exhausted where x = 20: it needs more than the fuel 10 or builds more than "
          + "10000 elements"
      ])
  }
}
