internal import AST
internal import Neural

/// Clouds of several mutation sizes on one loss, each beside the descent that its mean should follow, and controls.
struct CloudProtocol: Sendable {
  private let start: [Double]
  /// Where a control begins.
  private let otherStart: [Double]
  /// Common times, equidistant.
  private let times: [Double]
  private let settings: [CloudSetting]
  private let makeLoss: @Sendable () -> any DifferentiableLoss

  /// The mutation size that the bounds are for, and one that must not meet them.
  static let reference = 3e-4
  static let tooLarge = 1e-2
  /// The smallest mutations take half of all steps, so the network alone has them, in the full protocol.
  private static let sizes = [tooLarge, 1e-3, reference, 1e-4]
  private static let quickSizes = [tooLarge, 1e-3, reference]
  private static let warm = CloudSetting(mutationSize: 4.47e-4, inverseTemperature: 1000)

  /// - Parameters:
  ///   - horizon: The last common time.
  ///   - timeCount: How many equidistant times are looked at.
  ///   - start: Draws a place to begin from, the same for all lineages.
  ///   - makeLoss: Makes a loss for one thread.
  init(
    _ options: ExperimentOptions, horizon: Double, timeCount: Int, start: (inout RandomStream) -> [Double],
    makeLoss: @escaping @Sendable () -> any DifferentiableLoss
  ) {
    func drawn(_ index: Int) -> [Double] {
      var random = RandomStream(seed: options.randomSeed, purpose: .initialisation, slot: index)
      return start(&random)
    }
    self.start = drawn(0)
    otherStart = drawn(1)
    times = (1...timeCount).map { horizon * Double($0) / Double(timeCount) }
    let sizes = options.isQuick || options.task != nil ? Self.quickSizes : Self.sizes
    settings = sizes.map { CloudSetting.greedy($0) } + [Self.warm]
    self.makeLoss = makeLoss
  }

  func findings(
    _ options: ExperimentOptions, on workers: ExperimentWorkers
  ) throws(ExperimentInterrupted) -> CloudFindings {
    let loss = makeLoss()
    var findings = CloudFindings(parameters: start.count, startingSlope: slope(loss))
    func cloud(_ setting: CloudSetting, until times: [Double], index: Int, stage: String) throws(ExperimentInterrupted)
      -> Cloud
    {
      try Cloud.evolve(
        setting, from: start, until: times, replicates: options.replicates(CloudExperiment.description), index: index,
        seed: options.randomSeed, on: workers, stage: stage, makeLoss: makeLoss)
    }
    for (index, setting) in settings.enumerated() {
      let cloud = try cloud(setting, until: times, index: index, stage: "cloud of \(setting.name)")
      func descent(from start: [Double], isNormalised: Bool) -> DescentPath {
        DescentPath.follow(from: start, rate: setting.rate, isNormalised: isNormalised, until: times, loss)
      }
      findings.compare(cloud, descent(from: start, isNormalised: setting.isGreedy))
      if setting.isReference {
        findings.control("plain descent", cloud, descent(from: start, isNormalised: false))
        findings.control(
          "descent from another start", cloud, descent(from: otherStart, isNormalised: true), from: otherStart)
      }
    }
    // Within the time of a task such mutations are too few to leave the part of the landscape that is as good as plane; the
    // control has as many of them as the reference has.
    if options.task != nil {
      let setting = CloudSetting.greedy(Self.tooLarge)
      let times = times.map { $0 * Self.tooLarge / Self.reference }
      let name = "\(setting.name) for as many steps"
      findings.tooLarge(
        name, try cloud(setting, until: times, index: settings.count, stage: "cloud of \(name)"),
        DescentPath.follow(from: start, rate: setting.rate, isNormalised: true, until: times, loss))
    }
    return findings
  }

  /// |∇U| where the lineages begin.
  private func slope(_ loss: some DifferentiableLoss) -> Double {
    var gradient = [Double](repeating: 0, count: start.count)
    _ = loss.value(at: start, gradient: &gradient)
    return Vector.length(gradient)
  }
}

extension CloudSetting {
  /// Whether the bounds are for it.
  var isReference: Bool { isGreedy && mutationSize == CloudProtocol.reference }

  /// Whether it must not meet them.
  var isTooLarge: Bool { isGreedy && mutationSize == CloudProtocol.tooLarge }
}
