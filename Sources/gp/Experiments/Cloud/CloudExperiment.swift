internal import AST
internal import Foundation
internal import Interpreter
internal import Neural

/// Averaged over replicates, evolution of real parameters is gradient descent.
enum CloudExperiment: Experiment {
  static let description = ExperimentDescription(
    name: "cloud",
    claim: "Averaged over replicates, the evolution of a network's parameters is gradient descent.",
    source: "Whitelam, Selin, Park and Tamblyn 2021, Nature Communications 12, 6317",
    replicates: (full: 1000, quick: 100), takesTask: true)

  static let hiddenUnits = 30
  private static let initialSize = 0.01
  /// The last common time, and how many equidistant times are looked at.
  private static let horizon = 2.0
  private static let timeCount = 20
  /// The same for the soft program of a task: the last time in proportion to the number of parameters, so that lineages
  /// part from a straight path as far in one task as in another (the squared spread over the squared path is about
  /// 1.25 Nσ/t), and the first time so late that 200 lineages give the direction of their mean to within its bound.
  private static let parametersPerTime = 400.0
  private static let taskTimeCount = 10

  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult {
    if let task = options.task { return try run(task, options, horizon: nil, on: workers) }
    return try run(options, horizon: horizon, on: workers)
  }

  /// The network of the paper.
  ///
  /// - Parameter horizon: The last common time.
  static func run(
    _ options: ExperimentOptions, horizon: Double, on workers: ExperimentWorkers
  ) throws -> ExperimentResult {
    // sin(2πθ) on 64 points.
    let targets = (0..<64).map { FloatMath.sin(2 * Double.pi * Double($0) / 64) }
    let loss = TanhNetworkLoss(hiddenUnits: hiddenUnits, targets: targets)
    /// Near zero.
    func start(_ random: inout RandomStream) -> [Double] {
      (0..<loss.parameterCount).map { _ in initialSize * random.normal() }
    }
    return try CloudProtocol(options, horizon: horizon, timeCount: timeCount, start: start) {
      TanhNetworkLoss(hiddenUnits: hiddenUnits, targets: targets)
    }
    .findings(options, on: workers).result
  }

  /// The soft program of a task.
  ///
  /// - Parameter horizon: The last common time; nil: that of the protocol.
  static func run(
    _ name: String, _ options: ExperimentOptions, horizon: Double?, on workers: ExperimentWorkers
  ) throws -> ExperimentResult {
    let ready = try ReadyTask(named: name)
    let relaxed = try ExperimentTask.relaxed(ready, name, size: .small, isSmooth: true)
    let horizon = horizon ?? Double(relaxed.parameterCount) / parametersPerTime
    var findings = try CloudProtocol(options, horizon: horizon, timeCount: taskTimeCount, start: relaxed.start) {
      SoftProgramLoss(relaxed)
    }
    .findings(options, on: workers)
    findings.task = URL(filePath: name).lastPathComponent
    return findings.result
  }
}
