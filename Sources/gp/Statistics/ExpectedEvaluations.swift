/// How much a solution costs, in evaluations or seconds, when runs that fail are started again until one succeeds.
///
/// What all runs spent, failed ones included, divided by the number of successes: the maximum-likelihood estimate
/// of the expected running time (Auger and Hansen 2005; the ERT of the COCO platform).
enum ExpectedEvaluations {
  /// What one run spent, and whether it succeeded.
  struct Run: Equatable, Sendable {
    /// Evaluations, or seconds.
    let spent: Double
    let isSuccess: Bool

    init(spent: Double, isSuccess: Bool) {
      self.spent = spent
      self.isSuccess = isSuccess
    }

    init(evaluations: Int, isSuccess: Bool) {
      self.init(spent: Double(evaluations), isSuccess: isSuccess)
    }
  }

  /// The estimate; nil if no run succeeded, when the runs say only that it is large.
  static func perSuccess(_ runs: [Run]) -> Double? {
    let successes = runs.count { $0.isSuccess }
    guard successes > 0 else { return nil }
    return runs.reduce(0.0) { $0 + $1.spent } / Double(successes)
  }
}
