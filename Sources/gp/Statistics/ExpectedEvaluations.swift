/// How many evaluations a solution costs, when runs that fail are started again until one succeeds.
///
/// All evaluations of all runs, failed ones included, divided by the number of successes: the maximum-likelihood estimate
/// of the expected running time (Auger and Hansen 2005; the ERT of the COCO platform).
enum ExpectedEvaluations {
  /// What one run spent, and whether it succeeded.
  struct Run: Equatable, Sendable {
    let evaluations: Int
    let isSuccess: Bool
  }

  /// The estimate; nil if no run succeeded, when the runs say only that it is large.
  static func perSuccess(_ runs: [Run]) -> Double? {
    let successes = runs.count { $0.isSuccess }
    guard successes > 0 else { return nil }
    return runs.reduce(0.0) { $0 + Double($1.evaluations) } / Double(successes)
  }
}
