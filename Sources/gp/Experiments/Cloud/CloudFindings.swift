/// What the clouds of an experiment showed, and what follows for its statements.
struct CloudFindings: Sendable {
  /// A cloud beside the descent that its mean should follow.
  struct Entry: Sendable {
    let cloud: Cloud
    let descent: DescentPath
    let comparisons: [CloudComparison]
  }

  /// A cloud beside a descent that it should not follow.
  struct Control: Sendable {
    let name: String
    let comparisons: [CloudComparison]
  }

  /// How many parameters mutate.
  let parameters: Int
  /// |∇U| at the start.
  let startingSlope: Double
  /// The task whose soft program the parameters are of; nil for the network.
  var task: String?
  private(set) var entries: [Entry] = []
  private(set) var controls: [Control] = []
  /// Of a task: mutations that are too large.
  private(set) var tooLarge: Control?

  init(parameters: Int, startingSlope: Double) {
    self.parameters = parameters
    self.startingSlope = startingSlope
  }

  // The bounds of the statements.
  static let acceptance = 0.45...0.5
  static let cosine = 0.995
  static let singleGap = 0.05
  static let biasShare = 0.3
  static let nearerShare = 0.01
  static let samplingErrors = 0.5...2.0

  mutating func compare(_ cloud: Cloud, _ descent: DescentPath) {
    entries.append(Entry(cloud: cloud, descent: descent, comparisons: CloudComparison.all(cloud, descent)))
  }

  mutating func control(_ name: String, _ cloud: Cloud, _ descent: DescentPath, from start: [Double]? = nil) {
    controls.append(
      Control(name: name, comparisons: CloudComparison.all(cloud, descent, descentStart: start ?? cloud.start)))
  }

  mutating func tooLarge(_ name: String, _ cloud: Cloud, _ descent: DescentPath) {
    tooLarge = Control(name: name, comparisons: CloudComparison.all(cloud, descent))
  }

  var result: ExperimentResult {
    var result = ExperimentResult()
    for entry in entries {
      let setting = entry.cloud.setting
      if !setting.isGreedy {
        result.lines += Self.linesAtTemperature(entry)
      } else if setting.isReference {
        result.lines += lines(entry)
      }
    }
    for control in controls { result.lines += failing(control.name, control.comparisons) }
    if let tooLarge {
      let ratio = tooLarge.comparisons.last?.biasInSamplingErrors ?? .nan
      let bound = Self.samplingErrors.upperBound
      result.lines.append(
        PassLine(
          "control, \(tooLarge.name): R·Δ/s² > \(NumberText.bound(bound)) at the end",
          measured: NumberText.significant(ratio), holds: ratio > bound))
    } else {
      for entry in entries where entry.cloud.setting.isTooLarge {
        result.lines += failing(entry.cloud.setting.name, entry.comparisons)
      }
    }
    result.numbers = numbers
    result.tables = [table]
    result.figures = [("cloud", figure)]
    return result
  }

  /// That the descent is the mean of the cloud, at all times.
  private func lines(_ entry: Entry) -> [PassLine] {
    let (name, all) = (entry.cloud.setting.name, entry.comparisons)
    return [
      acceptanceLine(entry.cloud),
      PassLine("\(name): least cosine of descent and mean", Self.least(all.map(\.cosine)), atLeast: Self.cosine),
      PassLine(
        "\(name): least lead of that over the cosine of a single lineage",
        Self.least(all.map { $0.cosine - $0.singleCosine }), atLeast: Self.singleGap),
      PassLine("\(name): greatest bias/spread", Self.greatest(all.map { $0.bias / $0.spread }), atMost: Self.biasShare),
      PassLine(
        "\(name): greatest share nearer to the mean than descent", Self.greatest(all.map(\.nearerShare)),
        atMost: Self.nearerShare),
    ]
  }

  /// Half of all small steps lead down; of a task, where curvature takes less away from that half than the sampling error
  /// is, the bound holds to within that error.
  private func acceptanceLine(_ cloud: Cloud) -> PassLine {
    let (name, range, share) = (cloud.setting.name, Self.acceptance, cloud.acceptance)
    guard task != nil else { return PassLine("\(name): acceptance", share, in: range) }
    let margin = 2 * cloud.acceptanceError
    return PassLine(
      "\(name): acceptance in [\(range.lowerBound), \(range.upperBound)], to within two standard errors",
      measured: "\(NumberText.significant(share)) ± \(NumberText.significant(margin))",
      holds: share + margin >= range.lowerBound && share - margin <= range.upperBound)
  }

  private static func linesAtTemperature(_ entry: Entry) -> [PassLine] {
    let ratios = entry.comparisons.map(\.biasInSamplingErrors)
    let name = entry.cloud.setting.name
    return [
      PassLine("\(name): least R·Δ/s²", least(ratios), in: samplingErrors),
      PassLine("\(name): greatest R·Δ/s²", greatest(ratios), in: samplingErrors),
    ]
  }

  /// That a control breaks the bounds at the end: of the network both, of a task, whose path may be straight, either.
  private func failing(_ name: String, _ comparisons: [CloudComparison]) -> [PassLine] {
    guard let last = comparisons.last else { return [] }
    let share = last.bias / last.spread
    let (cosine, biasShare) = (NumberText.bound(Self.cosine), NumberText.bound(Self.biasShare))
    let measured = (cosine: NumberText.significant(last.cosine), share: NumberText.significant(share))
    if task != nil {
      return [
        PassLine(
          "control, \(name): cosine < \(cosine) or bias/spread > \(biasShare) at the end",
          measured: "\(measured.cosine) and \(measured.share)",
          holds: last.cosine < Self.cosine || share > Self.biasShare)
      ]
    }
    return [
      PassLine(
        "control, \(name): cosine < \(cosine) at the end", measured: measured.cosine, holds: last.cosine < Self.cosine),
      PassLine(
        "control, \(name): bias/spread > \(biasShare) at the end", measured: measured.share,
        holds: share > Self.biasShare),
    ]
  }

  /// nan if any is nan, so that no bound holds then.
  private static func least(_ values: [Double]) -> Double {
    values.contains(where: \.isNaN) ? .nan : values.min() ?? .nan
  }

  private static func greatest(_ values: [Double]) -> Double {
    values.contains(where: \.isNaN) ? .nan : values.max() ?? .nan
  }
}
