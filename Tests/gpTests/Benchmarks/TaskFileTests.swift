import AST
import Interpreter
import Testing

@testable import gp

@Suite("Task files of benchmark problems")
struct TaskFileTests {
  @Test("parse without a word of complaint and say what the problem says", arguments: PSB1.suite.problems)
  func parse(problem: BenchmarkProblem) throws {
    let (task, diagnostics) = TaskParser.parse(problem.taskFile(seed: 3, test: 100), file: problem.name)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.description))")
    let parsed = try #require(task)
    #expect(parsed.name == problem.name)
    #expect(parsed.about == problem.statement)
    #expect(parsed.inputs == problem.inputs)
    #expect(parsed.outputs == problem.outputs)
    #expect(parsed.fuel == problem.grants.fuel)
    #expect(parsed.tolerance == problem.grants.tolerance)
    #expect(parsed.budget == .init(generations: problem.budget.generations, programs: problem.budget.programs))
    #expect(parsed.constants.literals.count == problem.grants.constants.count)
    #expect(parsed.constants.ranges.count == problem.grants.randomConstants.count)
    #expect(columns(of: parsed.train) == columns(of: problem.generate(.train, seed: 3)))
    #expect(columns(of: parsed.test) == columns(of: problem.generate(.test, count: 100, seed: 3)))
  }

  /// The cases of a task by columns, inputs first.
  private func columns(of recipes: [CaseRecipe]) -> [[Value]] {
    guard recipes.count == 1, case .literal(let cases) = recipes[0] else { return [] }
    return cases.columns
  }

  private func columns(of cases: [BenchmarkCase]) -> [[Value]] {
    guard let first = cases.first else { return [] }
    return first.inputs.indices.map { column in cases.map { $0.inputs[column] } }
      + first.outputs.indices.map { column in cases.map { $0.outputs[column] } }
  }

  @Test("are the same for the same arguments and differ by seed")
  func deterministic() {
    let problem = PSB1.doubleLetters
    #expect(problem.taskFile(seed: 1) == problem.taskFile(seed: 1))
    #expect(problem.taskFile(seed: 1) != problem.taskFile(seed: 2))
  }

  @Test("are written line by line as a person would write them")
  func exactText() {
    #expect(
      PSB1.compareStringLengths.taskFile(seed: 1, train: 10, test: 0).hasPrefix(
        #"""
        # Written by: gp new --problem compare-string-lengths --random-seed 1
        task: compare-string-lengths
        about: True if the first text is shorter than the second and the second shorter than the third.

        input a: String
        input b: String
        input c: String
        output: Bool

        error: exact
        fuel: 20000
        budget: 300 generations, 1000 programs

        train:
        "", "", "" -> false
        "", "%T>3.2?7u2hAI}(Y9|,", "" -> false

        """#))
  }

  @Test("name several outputs, and take cases from a formula")
  func otherForms() {
    #expect(
      PSB1.replaceSpaceWithNewline.taskFile(seed: 1, train: 0, test: 0) == #"""
        # Written by: gp new --problem replace-space-with-newline --random-seed 1
        task: replace-space-with-newline
        about: The text with every space turned into a line feed, and the number of characters that are not spaces.

        input text: String
        output printed: String
        output count: Int

        constants: ' ' '\n'
        error printed: levenshtein
        error count: absolute
        fuel: 20000
        budget: 300 generations, 1000 programs

        train:
        test:

        """#)
    let parity = BenchmarkProblem(
      name: "parity", statement: "True if an odd number of inputs is.",
      inputs: ["a", "b"].map { Parameter(name: $0, type: .bool) }, outputs: [Parameter(name: "output", type: .bool)],
      grants: .init(operators: "logic -xor"), budget: .init(generations: 50, programs: 500), trainCount: 4,
      testCount: 0, cases: .formula(train: .truthTable(["a", "b"]), test: nil, target: "(xor a b)"))
    #expect(
      parity.taskFile(seed: 9) == """
        # Written by: gp new --problem parity
        task: parity
        about: True if an odd number of inputs is.

        input a: Bool
        input b: Bool
        output: Bool

        operators: logic -xor
        fuel: 20000
        budget: 50 generations, 500 programs

        target (xor a b)

        train:
        all a b

        """)
  }
}
