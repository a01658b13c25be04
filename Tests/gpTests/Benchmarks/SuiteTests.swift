import AST
import Interpreter
import Testing

@testable import gp

@Suite("The suites")
struct SuiteTests {
  static let problems = BenchmarkSuite.all.flatMap(\.problems)

  /// The problem's task and cases; without its test cases where there are very many.
  static func ready(_ problem: BenchmarkProblem, seed: UInt64 = 1) throws -> ReadyTask {
    try ReadyTask(
      text: problem.taskFile(seed: seed, test: problem.testCount > 20_000 ? 0 : nil), name: problem.name)
  }

  @Test("have the families that the literature names, each problem once")
  func names() {
    #expect(BenchmarkSuite.all.map(\.name) == ["psb1", "boolean", "regression", "lists"])
    #expect(BenchmarkSuite.all.map(\.problems.count) == [29, 17, 44, 13])
    #expect(Set(Self.problems.map(\.name) + BenchmarkSuite.all.map(\.name)).count == 29 + 17 + 44 + 13 + 4)
    #expect(
      BooleanProblems.suite.problems.map(\.name) == [
        "even-3-parity", "even-4-parity", "even-5-parity", "even-6-parity", "even-7-parity", "even-8-parity",
        "6-multiplexer", "11-multiplexer", "20-multiplexer", "majority-5", "majority-7", "majority-9",
        "4-bit-comparator", "2-bit-adder", "3-bit-adder", "2-bit-multiplier", "3-bit-multiplier",
      ])
    let families = [("koza", 3), ("nguyen", 12), ("keijzer", 15), ("pagie", 1), ("vladislavleva", 8), ("korns", 5)]
    #expect(
      RegressionProblems.suite.problems.map(\.name)
        == families.flatMap { family, count in (1...count).map { "\(family)-\($0)" } })
    #expect(
      ListProblems.suite.problems.map(\.name) == [
        "len", "rev", "sum", "allGtK", "exGtK", "findLastIdx", "getIdx", "last2", "mapAddK", "mapInc", "max",
        "pairwiseSum", "revMapInc",
      ])
  }

  @Test(
    "write task files with the published number of cases",
    arguments: problems.filter { $0.trainCount <= 20_000 })
  func taskFiles(problem: BenchmarkProblem) throws {
    let ready = try Self.ready(problem)
    #expect(!ready.diagnostics.contains { $0.severity == .error })
    #expect(ready.cases.train.count == problem.trainCount)
    if problem.testCount <= 20_000 { #expect(ready.cases.test.count == problem.testCount) }
    #expect(ready.task.displayName == problem.name)
    #expect(ready.task.about == problem.statement)
  }

  @Test("draw other samples for other seeds, and the same for the same", arguments: ["nguyen-1", "keijzer-12", "len"])
  func seeds(name: String) throws {
    let problem = try #require(BenchmarkSuite.problem(named: name)?.problem)
    #expect(try Self.ready(problem, seed: 1).cases.train == Self.ready(problem, seed: 1).cases.train)
    #expect(try Self.ready(problem, seed: 1).cases.train != Self.ready(problem, seed: 2).cases.train)
    let cases = try Self.ready(problem).cases
    if problem.testCount <= 20_000 { #expect(cases.train.inputColumns != cases.test.inputColumns) }
  }
}

@Suite("The Boolean suite")
struct BooleanProblemsTests {
  /// What every problem should give, by arithmetic on the number whose bits the inputs are, the first the highest.
  static let functions: [String: @Sendable (_ number: Int, _ inputs: Int) -> [Bool]] = {
    var functions: [String: @Sendable (Int, Int) -> [Bool]] = [:]
    for count in 3...8 { functions["even-\(count)-parity"] = { number, _ in [number.nonzeroBitCount % 2 == 0] } }
    for count in [5, 7, 9] { functions["majority-\(count)"] = { number, _ in [number.nonzeroBitCount > count / 2] } }
    for address in [2, 3] {
      functions["\(address + 1 << address)-multiplexer"] = { number, inputs in
        let data = number >> (inputs - address)
        return [number >> (inputs - address - 1 - data) & 1 == 1]
      }
    }
    functions["4-bit-comparator"] = { number, _ in [number >> 4 < number & 15] }
    for bits in [2, 3] {
      let mask = 1 << bits - 1
      functions["\(bits)-bit-adder"] = { number, _ in
        (0...bits).reversed().map { ((number >> bits) + (number & mask)) >> $0 & 1 == 1 }
      }
      functions["\(bits)-bit-multiplier"] = { number, _ in
        (0..<2 * bits).reversed().map { ((number >> bits) * (number & mask)) >> $0 & 1 == 1 }
      }
    }
    return functions
  }()

  @Test(
    "asks for what its problems say, on whole truth tables",
    arguments: BooleanProblems.suite.problems.filter { $0.name != "20-multiplexer" })
  func tables(problem: BenchmarkProblem) throws {
    let function = try #require(Self.functions[problem.name])
    let cases = try SuiteTests.ready(problem).cases.train
    #expect(cases.count == 1 << problem.inputs.count)
    for row in 0..<cases.count {
      #expect(cases.expected(of: row) == function(row, problem.inputs.count).map { Value.bool($0) })
    }
  }

  @Test("the multiplexer of 20 inputs is made like the smaller ones")
  func largeMultiplexer() throws {
    let problem = BooleanProblems.multiplexer(4)
    #expect(problem.trainCount == 1 << 20)
    let text = problem.taskFile(seed: 1)
    let task = try #require(TaskParser.parse(text).task)
    let target = try #require(task.target)
    let interpreter = ReferenceInterpreter(interface: task.interface, limits: Limits(task))
    for number in stride(from: 0, to: 1 << 20, by: 997) {
      let inputs = (0..<20).reversed().map { Value.bool(number >> $0 & 1 == 1) }
      let address = number >> 16
      #expect(interpreter.run(target.tree, inputs: inputs).value == .bool(number >> (15 - address) & 1 == 1))
    }
  }
}

@Suite("The list suite")
struct ListProblemsTests {
  static let solutions = [
    "len": "(length xs)", "rev": "(reverse xs)", "sum": "(sum xs)", "allGtK": "(all? (fn (x) (> x k)) xs)",
    "exGtK": "(any? (fn (x) (> x k)) xs)",
    "findLastIdx": "(- (- (length xs) 1) (index-of (reverse xs) k))", "getIdx": "(at xs k)",
    "last2": "(last (but-last xs))", "mapAddK": "(map (fn (x) (+ x k)) xs)", "mapInc": "(map (fn (x) (+ x 1)) xs)",
    "max": "(maximum xs)", "pairwiseSum": "(zip-with (fn (x y) (+ x y)) xs ys)",
    "revMapInc": "(reverse (map (fn (x) (+ x 1)) xs))",
  ]

  @Test("hand-written solutions are right, so problems can be solved", arguments: ListProblems.suite.problems)
  func solutions(problem: BenchmarkProblem) throws {
    let ready = try SuiteTests.ready(problem)
    let text = try #require(Self.solutions[problem.name])
    let tree = try Parser.expression(text, inputs: ready.task.inputs, result: ready.task.result)
    let program = Program(interface: ready.task.interface, tree: tree)
    #expect(CaseScore(program, on: ready.cases.train, of: ready.task).isAllRight)
    #expect(CaseScore(program, on: ready.cases.test, of: ready.task).isAllRight)
  }

  @Test("both truth values are frequent", arguments: ["allGtK", "exGtK"])
  func balanced(name: String) throws {
    let problem = try #require(BenchmarkSuite.problem(named: name)?.problem)
    let trues = problem.generate(.test, seed: 1).count { $0.outputs == [.bool(true)] }
    #expect((300...700).contains(trues))
  }
}
