/// What a run is charged by.
enum CostAxis: String, CaseIterable, Sendable {
  /// Programs times cases, soft programs by what programs of their size would cost.
  case executions
  /// Processor time of the run's one thread.
  case seconds

  /// What a run had spent when it had its answer, or when it gave up.
  func spent(_ run: BenchRun) -> Double {
    switch self {
    case .executions: Double(run.executionsToSolution ?? run.executions)
    case .seconds: run.seconds
    }
  }

  /// The relative difference that the same run shows when it is repeated.
  var noise: Double { self == .executions ? 0 : 0.1 }

  /// The cost of a success; infinite for a run that was none.
  func cost(_ run: BenchRun) -> Double { run.isSuccess ? spent(run) : .infinity }

  /// For each of ``SuccessCurve/targets``, what a run had spent when it reached it; `nil` where it did not.
  ///
  /// Shares are those of the train cases; the whole counts only if all unseen cases are right as well.
  func times(_ run: BenchRun) -> [Double?] {
    SuccessCurve.targets.map { target in
      if target == 1 { return run.isSuccess ? spent(run) : nil }
      guard let milestone = run.reached?.first(where: { $0.share == target }) else { return nil }
      return self == .executions ? Double(milestone.executions) : milestone.seconds
    }
  }
}
