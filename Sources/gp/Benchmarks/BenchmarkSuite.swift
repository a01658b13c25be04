/// A named collection of benchmark problems.
struct BenchmarkSuite: Sendable {
  let name: String
  /// Where it comes from. One line.
  let about: String
  let problems: [BenchmarkProblem]

  /// All suites, in the order they are listed.
  static let all: [BenchmarkSuite] = [PSB1.suite]

  /// The problem of that name, from the first suite that has it.
  static func problem(named name: String) -> BenchmarkProblem? {
    for suite in all {
      if let problem = suite.problems.first(where: { $0.name == name }) { return problem }
    }
    return nil
  }
}
