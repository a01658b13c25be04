/// The runs of one arm, on one task or on several.
struct ArmRuns: Equatable, Sendable {
  let arm: ComparisonArm
  let runs: [BenchRun]

  /// How many runs are right on all cases, seen and unseen.
  var successes: Int { runs.count(where: \.isSuccess) }
  var wilson: WilsonInterval { WilsonInterval(successes: successes, of: runs.count) }

  /// True if there was nothing for the arm to search for in any run.
  var isInapplicable: Bool { !runs.isEmpty && runs.allSatisfy { $0.inapplicable != nil } }

  /// What a success costs, failed runs included; `nil` without a success.
  func expected(_ axis: CostAxis) -> Double? {
    ExpectedEvaluations.perSuccess(runs.map { .init(spent: axis.spent($0), isSuccess: $0.isSuccess) })
  }

  /// How soon the targets of all runs are reached.
  func curve(_ axis: CostAxis) -> SuccessCurve { SuccessCurve(runs.flatMap(axis.times)) }
}
