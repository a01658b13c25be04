/// A named collection of benchmark problems.
struct BenchmarkSuite: Sendable {
  let name: String
  /// Where it comes from. One line.
  let about: String
  let problems: [BenchmarkProblem]

  /// All suites, in the order they are listed.
  static let all: [BenchmarkSuite] = [
    PSB1.suite, BooleanProblems.suite, RegressionProblems.suite, ListProblems.suite,
  ]

  /// The suite of that name.
  static func suite(named name: String) -> BenchmarkSuite? { all.first { $0.name == name } }

  /// The problem of that name and the suite that has it.
  static func problem(named name: String) -> (suite: BenchmarkSuite, problem: BenchmarkProblem)? {
    for suite in all {
      if let problem = suite.problems.first(where: { $0.name == name }) { return (suite, problem) }
    }
    return nil
  }
}
