/// How populations and flow compare on each landscape.
struct MarginalsFindings: Sendable {
  struct Entry: Sendable {
    let name: String
    let isRecombining: Bool
    /// Whether the landscape is that of a benchmark problem's program.
    let isTask: Bool
    let genomes: Int
    /// The share of the variance of fitness without epistasis.
    let additiveShare: Double
    /// Frequencies against the flow, at each of the generations looked at.
    let comparisons: [CloudComparison]
    /// Mean fitness of the populations' frequencies less the fitness of the mean frequencies.
    let jensenGaps: [Double]
    /// The expected fitness along the flow.
    let flowFitness: [Double]

    /// The distance of mean and flow in shares of the way that the flow has gone; nan where it has not moved.
    let relativeDistance: [Double]

    var regime: String { isRecombining ? "recombining" : "clonal" }
    var cosine: Double { comparisons.last?.cosine ?? .nan }
    var jensenGap: Double { jensenGaps.last ?? .nan }
    var epistasis: Double { 1 - additiveShare }
  }

  private(set) var entries: [Entry] = []

  mutating func add(_ entry: Entry) { entries.append(entry) }

  private static let resamples = 10_000

  func result(seed: UInt64) -> ExperimentResult {
    var result = ExperimentResult()
    for entry in entries where !entry.isTask {
      let subject = "\(entry.name), \(entry.regime)"
      switch (entry.name, entry.isRecombining) {
      case ("additive", true): result.lines.append(PassLine("\(subject): cosine", entry.cosine, atLeast: 0.999))
      case ("XNOR ring", true):
        result.lines += [
          PassLine("\(subject): cosine", entry.cosine, atMost: 0.85),
          PassLine("\(subject): Jensen gap", entry.jensenGap, atLeast: 0.15),
        ]
      case ("deceptive traps", false):
        result.lines.append(
          PassLine(
            "\(subject): cosine < 0", measured: NumberText.significant(entry.cosine), holds: entry.cosine < 0))
      default: break
      }
    }
    let correlations = [true, false].map { correlation(isRecombining: $0, seed: seed) }
    result.numbers = [
      "generations": .array(MarginalsExperiment.generations.map { .int($0) }),
      "landscapes": .array(entries.map(Self.json)),
      "rank_correlation": .object(["recombining": correlations[0].json, "clonal": correlations[1].json]),
    ]
    result.tables = [table]
    result.figures = [("marginals", figure(correlations))]
    return result
  }

  /// The rank correlation of epistasis and cosine over programs.
  private struct Correlation {
    let programs: Int
    /// nil where one of the two is constant.
    let spearman: Double?
    let interval: ClosedRange<Double>?

    var json: JSONValue {
      .object([
        "programs": .int(programs), "spearman": spearman.map { .measured($0) } ?? .null,
        "bootstrap95": interval.map { .measured([$0.lowerBound, $0.upperBound]) } ?? .null,
      ])
    }

    /// `ρ = −0.62 (−0.87 … −0.19)`
    var text: String {
      func short(_ value: Double) -> String { NumberText.fixed(value, decimals: 2).replacing("-", with: "−") }
      guard let spearman else { return "" }
      return "ρ = \(short(spearman))" + (interval.map { " (\(short($0.lowerBound)) … \(short($0.upperBound)))" } ?? "")
    }
  }

  private func correlation(isRecombining: Bool, seed: UInt64) -> Correlation {
    let pairs = entries.filter { $0.isTask && $0.isRecombining == isRecombining && !$0.epistasis.isNaN }
      .map { (x: $0.epistasis, y: $0.cosine) }
    return Correlation(
      programs: pairs.count, spearman: RankCorrelation.spearman(pairs),
      interval: Bootstrap.interval(pairs, resamples: Self.resamples, seed: seed) { RankCorrelation.spearman($0) })
  }

  private static func json(_ entry: Entry) -> JSONValue {
    .object([
      "name": .string(entry.name), "regime": .string(entry.regime), "program": .bool(entry.isTask),
      "genomes": .int(entry.genomes), "additive_share": .measured(entry.additiveShare),
      "cosine": .measured(entry.comparisons.map(\.cosine)), "jensen_gap": .measured(entry.jensenGaps),
      "relative_distance": .measured(entry.relativeDistance), "bias": .measured(entry.comparisons.map(\.bias)),
      "spread": .measured(entry.comparisons.map(\.spread)),
      "nearer_share": .measured(entry.comparisons.map(\.nearerShare)), "flow_fitness": .measured(entry.flowFitness),
    ])
  }

  private var table: DataTable {
    var table = DataTable(
      "marginals",
      columns: [
        "landscape", "regime", "program", "generation", "additive_share", "cosine", "relative_distance", "bias",
        "spread",
        "nearer_share", "jensen_gap",
      ])
    for entry in entries {
      for (comparison, (distance, gap)) in zip(entry.comparisons, zip(entry.relativeDistance, entry.jensenGaps)) {
        table.append([
          .text(entry.name), .text(entry.regime), .text(entry.isTask ? "yes" : "no"), .int(Int(comparison.time)),
          .measured(entry.additiveShare), .measured(comparison.cosine), .measured(distance), .measured(comparison.bias),
          .measured(comparison.spread), .measured(comparison.nearerShare), .measured(gap),
        ])
      }
    }
    return table
  }

  private static let styles: [SeriesStyle] = [.blue, .orange, .green]

  private func figure(_ correlations: [Correlation]) -> Figure {
    Figure(
      title: "Slot frequencies of evolving populations against natural-gradient flow",
      panels: [
        cosines("a  Recombining populations", isRecombining: true),
        cosines("b  Clonal populations", isRecombining: false), gaps, scatter(correlations),
      ])
  }

  private func cosines(_ title: String, isRecombining: Bool) -> Panel {
    Panel(
      title: title, x: Axis(label: "generation", range: 0...122),
      y: Axis(label: "cosine of mean and flow", range: -1.05...1.05),
      series: zip(entries.filter { !$0.isTask && $0.isRecombining == isRecombining }, Self.styles).map { entry, style in
        let points = entry.comparisons.map { Point($0.time, $0.cosine) }
        return Series(name: entry.name, style: style, marks: [.line(points), .symbols(points)])
      }, rules: [Rule(direction: .level, value: 0)])
  }

  private var gaps: Panel {
    Panel(
      title: "c  Jensen gap, recombining", x: Axis(label: "generation", range: 0...122),
      y: Axis(label: "mean fitness less that of the mean", range: -0.03...0.42),
      series: zip(entries.filter { !$0.isTask && $0.isRecombining }, Self.styles).map { entry, style in
        let points = zip(entry.comparisons, entry.jensenGaps).map { Point($0.time, $1) }
        return Series(name: entry.name, style: style, marks: [.line(points), .symbols(points)])
      })
  }

  private func scatter(_ correlations: [Correlation]) -> Panel {
    func points(isRecombining: Bool) -> [Point] {
      entries.filter { $0.isTask && $0.isRecombining == isRecombining }.map { Point($0.epistasis, $0.cosine) }
    }
    return Panel(
      title: "d  Programs of benchmark problems", x: Axis(label: "share of variance by epistasis", range: -0.03...1.03),
      y: Axis(label: "cosine of mean and flow"),
      series: [
        Series(
          name: "recombining, \(correlations[0].text)", style: .blue, marks: [.symbols(points(isRecombining: true))]),
        Series(
          name: "clonal, \(correlations[1].text)", style: .vermilion, marks: [.symbols(points(isRecombining: false))]),
      ])
  }
}
