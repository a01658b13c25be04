import AST
import Interpreter
import Testing

@testable import Neural

@Suite("Searches by gradient")
struct GradientSearchTests {
  static let product = """
    task: product
    input x: Int
    input y: Int
    output: Int
    operators: + - *
    train:
    1, 2 -> 3
    2, 2 -> 6
    -3, 1 -> -6
    3, 4 -> 15
    0, 5 -> 0
    2, -4 -> -6
    """

  static let lengths = """
    task: lengths
    input xs: [Int]
    output: Int
    operators: length sum + first
    train:
    [1 2] -> 2
    [] -> 0
    [5 7 9] -> 3
    [4] -> 1
    """

  private func ready(_ text: String) throws -> (Task, Cases) {
    let (parsed, problems) = TaskParser.parse(text, file: "")
    let task = try #require(parsed, "\(problems)")
    return (task, try TaskCases(of: task).train)
  }

  private func finished<Search: GradientSearch>(_ search: Search) -> Search {
    var search = search
    while !search.isDone { search.step() }
    return search
  }

  @Test("of values find x·y + x, the same at any number of threads")
  func values() throws {
    let (task, cases) = try ready(Self.product)
    var options = GradientOptions()
    options.threads = 1
    let one = finished(try ValueSearch(task, train: cases, options: options))
    options.threads = 3
    let three = finished(try ValueSearch(task, train: cases, options: options))
    #expect(one.outcome == .solved)
    #expect(one.best == three.best)
    #expect(one.statistics == three.statistics)
    let program = try #require(one.answer())
    #expect(program.size == 5)
  }

  @Test("of values go through lists")
  func lists() throws {
    let (task, cases) = try ready(Self.lengths)
    let search = finished(try ValueSearch(task, train: cases, options: GradientOptions()))
    #expect(search.answer()?.description.contains("(length xs)") == true)
  }

  @Test("of values train what a lambda does")
  func lambdas() throws {
    let (task, cases) = try ready(
      "input xs: [Int]\ninput k: Int\noutput: [Int]\noperators: + - * map reverse\ntrain:\n"
        + "[1 2], 2 -> [3 4]\n[], 2 -> []\n[5], 1 -> [6]\n[0 -3 7], -4 -> [-4 -7 3]\n[2 9], 0 -> [2 9]\n")
    let search = finished(try ValueSearch(task, train: cases, options: GradientOptions()))
    #expect(search.outcome == .solved)
    #expect(search.answer()?.description.contains("(map (fn (x) (+ ") == true)
  }

  @Test("of a policy find x·y + x, the same at any number of threads")
  func policy() throws {
    let (task, cases) = try ready(Self.product)
    var options = GradientOptions()
    options.population = 200
    options.threads = 1
    let one = finished(try PolicySearch(task, train: cases, options: options))
    options.threads = 3
    let three = finished(try PolicySearch(task, train: cases, options: options))
    #expect(one.outcome == .solved)
    #expect(one.best == three.best)
    #expect(one.statistics == three.statistics)
  }

  @Test("keep to the budget of executions, of steps and of time")
  func budgets() throws {
    let (task, cases) = try ready(Self.product.replacing("1, 2 -> 3", with: "1, 2 -> 3\n1, 2 -> 4"))
    var options = GradientOptions()
    options.executions = 40_000
    let values = finished(try ValueSearch(task, train: cases, options: options))
    #expect(values.outcome == .budgetSpent)
    #expect(values.executions <= 40_000)
    let policy = finished(try PolicySearch(task, train: cases, options: options))
    #expect(policy.outcome == .budgetSpent)
    #expect(policy.executions <= 40_000)
    options.maximumSteps = 2
    options.executions = .max
    #expect(finished(try PolicySearch(task, train: cases, options: options)).steps == 2)
    options.seconds = 0
    #expect(finished(try ValueSearch(task, train: cases, options: options)).outcome == .timeOver)
    #expect(finished(try PolicySearch(task, train: cases, options: options)).outcome == .timeOver)
  }

  @Test("of circuits that end wrong heat them and anneal them again")
  func heatings() throws {
    let parity = """
      input a: Bool
      input b: Bool
      input c: Bool
      input d: Bool
      output: Bool
      operators: and or not nand -if
      target (xor (xor a b) (xor c d))
      train:
      all a b c d
      """
    let (task, cases) = try ready(parity)
    // So few steps that nothing is learnt.
    var schedule = Schedule()
    schedule.steps = 10
    func search(heatings: Int, threads: Int = 1) throws -> ValueSearch {
      schedule.heatings = heatings
      var options = GradientOptions()
      options.restarts = 3
      options.threads = threads
      return finished(try ValueSearch(task, train: cases, options: options, schedule: schedule))
    }
    let (cold, hot) = (try search(heatings: 0), try search(heatings: 2))
    #expect(cold.outcome == .budgetSpent && hot.outcome == .budgetSpent)
    #expect((cold.statistics.steps, hot.statistics.steps) == (3, 5))
    #expect((cold.statistics.finished, hot.statistics.finished) == (3, 3))
    // Each heating costs the 6 steps of the second phase.
    #expect(hot.statistics.soft * 10 == cold.statistics.soft * 22)
    let other = try search(heatings: 2, threads: 3)
    #expect(other.statistics == hot.statistics && other.best == hot.best)
  }

  @Test("that train restarts count what became of each")
  func restarts() throws {
    let (task, cases) = try ready(Self.product)
    var options = GradientOptions()
    options.restarts = 3
    let search = finished(try ValueSearch(task, train: cases, options: options))
    let now = search.statistics
    #expect(now.finished == 3)
    #expect(now.stopped == 0)
    #expect(now.right <= 3)
    #expect(now.mirages <= now.solvedSoftly)
  }

  @Test("of values name what has no relaxation, and refuse what has none at all")
  func unrelaxed() throws {
    let (task, cases) = try ready(
      "input s: String\noutput: Int\noperators: length words parse-int\ntrain:\n\"a b\" -> 3\n")
    let search = try ValueSearch(task, train: cases, options: GradientOptions())
    #expect(search.unrelaxed.map(\.name) == ["parse-int", "words"])
    let (nested, nestedCases) = try ready("input xs: [[Int]]\noutput: Int\ntrain:\n[[1]] -> 1\n")
    #expect(throws: RelaxationError.self) {
      _ = try ValueSearch(nested, train: nestedCases, options: GradientOptions())
    }
  }
}
