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

  private(set) var entries: [Entry] = []
  private(set) var controls: [Control] = []

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

  /// - Parameters:
  ///   - reference: The greedy mutation size that the bounds are for.
  ///   - tooLarge: One that must not meet them.
  func result(reference: Double, tooLarge: Double) -> ExperimentResult {
    var result = ExperimentResult()
    for entry in entries {
      let setting = entry.cloud.setting
      if !setting.isGreedy {
        result.lines += Self.linesAtTemperature(entry)
      } else if setting.mutationSize == reference {
        result.lines += Self.lines(entry)
      }
    }
    for control in controls { result.lines += Self.failing(control.name, control.comparisons) }
    for entry in entries where entry.cloud.setting.isGreedy && entry.cloud.setting.mutationSize == tooLarge {
      result.lines += Self.failing("\(entry.cloud.setting.name)", entry.comparisons)
    }
    result.numbers = numbers
    result.tables = [table]
    result.figures = [("cloud", figure(reference: reference))]
    return result
  }

  /// That the descent is the mean of the cloud, at all times.
  static func lines(_ entry: Entry) -> [PassLine] {
    let (name, all) = (entry.cloud.setting.name, entry.comparisons)
    return [
      PassLine("\(name): acceptance", entry.cloud.acceptance, in: acceptance),
      PassLine("\(name): least cosine of descent and mean", least(all.map(\.cosine)), atLeast: cosine),
      PassLine(
        "\(name): least lead of that over the cosine of a single lineage",
        least(all.map { $0.cosine - $0.singleCosine }),
        atLeast: singleGap),
      PassLine("\(name): greatest bias/spread", greatest(all.map { $0.bias / $0.spread }), atMost: biasShare),
      PassLine(
        "\(name): greatest share nearer to the mean than descent", greatest(all.map(\.nearerShare)), atMost: nearerShare
      ),
    ]
  }

  private static func linesAtTemperature(_ entry: Entry) -> [PassLine] {
    let ratios = entry.comparisons.map(\.biasInSamplingErrors)
    let name = entry.cloud.setting.name
    return [
      PassLine("\(name): least R·Δ/s²", least(ratios), in: samplingErrors),
      PassLine("\(name): greatest R·Δ/s²", greatest(ratios), in: samplingErrors),
    ]
  }

  /// That a control breaks the bounds of cosine and bias at the end.
  private static func failing(_ name: String, _ comparisons: [CloudComparison]) -> [PassLine] {
    guard let last = comparisons.last else { return [] }
    let share = last.bias / last.spread
    return [
      PassLine(
        "control, \(name): cosine < \(NumberText.bound(cosine)) at the end",
        measured: NumberText.significant(last.cosine),
        holds: last.cosine < cosine),
      PassLine(
        "control, \(name): bias/spread > \(NumberText.bound(biasShare)) at the end",
        measured: NumberText.significant(share),
        holds: share > biasShare),
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
