internal import AST
internal import Interpreter
internal import Neural

/// Averaged over replicates, evolution of real parameters is gradient descent.
enum CloudExperiment: Experiment {
  static let description = ExperimentDescription(
    name: "cloud",
    claim: "Averaged over replicates, the evolution of a network's parameters is gradient descent.",
    source: "Whitelam, Selin, Park and Tamblyn 2021, Nature Communications 12, 6317",
    replicates: (full: 1000, quick: 100))

  static let hiddenUnits = 30
  private static let initialSize = 0.01
  /// The last common time, and how many equidistant times are looked at.
  private static let horizon = 2.0
  private static let timeCount = 20
  /// The mutation size that the bounds are for.
  private static let reference = 3e-4
  private static let tooLarge = 1e-2

  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult {
    try run(options, horizon: horizon, on: workers)
  }

  /// - Parameter horizon: The last common time.
  static func run(
    _ options: ExperimentOptions, horizon: Double, on workers: ExperimentWorkers
  ) throws -> ExperimentResult {
    let replicates = options.replicates(description)
    let times = (1...timeCount).map { horizon * Double($0) / Double(timeCount) }
    // sin(2πθ) on 64 points.
    let targets = (0..<64).map { FloatMath.sin(2 * Double.pi * Double($0) / 64) }
    let loss = TanhNetworkLoss(hiddenUnits: hiddenUnits, targets: targets)
    let start = start(options.randomSeed, 0, count: loss.parameterCount)
    // The smallest mutations take half of all steps.
    let sizes = options.isQuick ? [tooLarge, 1e-3, reference] : [tooLarge, 1e-3, reference, 1e-4]
    let settings =
      sizes.map { CloudSetting.greedy($0) } + [CloudSetting(mutationSize: 4.47e-4, inverseTemperature: 1000)]

    var findings = CloudFindings()
    for (index, setting) in settings.enumerated() {
      let cloud = try Cloud.evolve(
        setting, from: start, until: times, replicates: replicates, index: index, seed: options.randomSeed,
        on: workers, stage: "cloud of \(setting.name)"
      ) { TanhNetworkLoss(hiddenUnits: hiddenUnits, targets: targets) }
      func descent(from start: [Double], isNormalised: Bool) -> DescentPath {
        DescentPath.follow(from: start, rate: setting.rate, isNormalised: isNormalised, until: times, loss)
      }
      findings.compare(cloud, descent(from: start, isNormalised: setting.isGreedy))
      if setting.isGreedy, setting.mutationSize == reference {
        findings.control("plain descent", cloud, descent(from: start, isNormalised: false))
        let other = Self.start(options.randomSeed, 1, count: loss.parameterCount)
        findings.control("descent from another start", cloud, descent(from: other, isNormalised: true), from: other)
      }
    }
    return findings.result(reference: reference, tooLarge: tooLarge)
  }

  /// A start near zero, the same for all lineages.
  private static func start(_ seed: UInt64, _ index: Int, count: Int) -> [Double] {
    var random = RandomStream(seed: seed, purpose: .initialisation, slot: index)
    return (0..<count).map { _ in initialSize * random.normal() }
  }
}
