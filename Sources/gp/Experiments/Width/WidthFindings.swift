internal import Neural

/// How often each engine solved each problem, by its number of surplus parameters.
struct WidthFindings: Sendable {
  static let chain = "parity chain"

  /// The runs of one size.
  struct Entry: Sendable {
    let engine: String
    let problem: String
    /// Gates in a layer, nodes, or bits.
    let size: Int
    let parameters: Int
    let solved: Int
    let runs: Int

    var percent: Double { 100 * Double(solved) / Double(runs) }
    var interval: WilsonInterval { WilsonInterval(successes: solved, of: runs) }
  }

  private(set) var entries: [Entry] = []

  mutating func add(_ engine: String, _ problem: String, size: Int, _ solved: [Bool], parameters: Int) {
    entries.append(
      Entry(
        engine: engine, problem: problem, size: size, parameters: parameters, solved: solved.count { $0 },
        runs: solved.count))
  }

  /// Of 30 runs on parity of six bits, by width.
  private static let published = [4: 3, 8: 7, 16: 13, 32: 18, 64: 30, 128: 30, 256: 30]
  private static let significance = 0.001

  var result: ExperimentResult {
    var result = ExperimentResult()
    for entry in group("descent", "parity6") {
      guard let bound = Self.published[entry.size] else { continue }
      let limit = WilsonInterval(successes: entry.solved, of: entry.runs).high
      result.lines.append(
        PassLine(
          "descent, parity6, width \(entry.size): the upper 95 % limit reaches \(bound) of 30",
          measured: "\(entry.solved) of \(entry.runs)", holds: limit >= Double(bound) / 30))
    }
    result.lines += [
      rising("descent", "parity6"), rising("evolution", "parity6"), falling("descent", Self.chain),
    ]
    result.numbers = ["groups": .array(groups.map(Self.json))]
    result.tables = [table]
    result.figures = [("width", figure)]
    return result
  }

  private func group(_ engine: String, _ problem: String) -> [Entry] {
    entries.filter { $0.engine == engine && $0.problem == problem }
  }

  /// Entries of the same engine and problem, which were added one after the other.
  private var groups: [[Entry]] {
    entries.reduce(into: []) { groups, entry in
      if let last = groups.last?.last, last.engine == entry.engine, last.problem == entry.problem {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
  }

  /// The trend of the share solved over the logarithm of the size.
  private static func trend(_ entries: [Entry]) -> TrendTest.Result? {
    TrendTest.cochranArmitage(
      entries.map {
        TrendTest.Group(score: Double($0.size.trailingZeroBitCount), successes: $0.solved, trials: $0.runs)
      })
  }

  private func rising(_ engine: String, _ problem: String) -> PassLine {
    trendLine(engine, problem, "rises with size", sign: 1)
  }

  private func falling(_ engine: String, _ problem: String) -> PassLine {
    trendLine(engine, problem, "falls with length", sign: -1)
  }

  private func trendLine(_ engine: String, _ problem: String, _ verb: String, sign: Double) -> PassLine {
    let trend = Self.trend(group(engine, problem))
    return PassLine(
      "\(engine), \(problem): share solved \(verb), p < \(NumberText.bound(Self.significance))",
      measured: trend.map { "z = \(NumberText.short($0.z)), p = \(NumberText.short($0.p))" } ?? "no trend",
      holds: trend.map { $0.z * sign > 0 && $0.p < Self.significance } ?? false)
  }

  private static func json(_ entries: [Entry]) -> JSONValue {
    let trend = trend(entries)
    return .object([
      "engine": .string(entries.first?.engine ?? ""), "problem": .string(entries.first?.problem ?? ""),
      "trend_z": trend.map { .measured($0.z) } ?? .null, "trend_p": trend.map { .measured($0.p) } ?? .null,
      "sizes": .array(
        entries.map { entry in
          .object([
            "size": .int(entry.size), "parameters": .int(entry.parameters), "solved": .int(entry.solved),
            "runs": .int(entry.runs), "wilson95": .measured([entry.interval.low, entry.interval.high]),
          ])
        }),
    ])
  }

  private var table: DataTable {
    var table = DataTable(
      "width", columns: ["engine", "problem", "size", "parameters", "solved", "runs", "low95", "high95"])
    for entry in entries {
      table.append([
        .text(entry.engine), .text(entry.problem), .int(entry.size), .int(entry.parameters), .int(entry.solved),
        .int(entry.runs), .measured(entry.interval.low), .measured(entry.interval.high),
      ])
    }
    return table
  }

  private static let styles: [SeriesStyle] = [.blue, .orange, .green]

  private var figure: Figure {
    Figure(
      title: "Surplus parameters against surplus constraints",
      panels: [
        panel("a  Descent, soft gates in 4 layers", "gates in a layer", "descent", 3.5...300),
        panel("b  Evolution, circuits", "nodes, most of them surplus", "evolution", 7...150),
        panel("c  Descent, ring of parities", "bits, each with its parity", "descent", 3.5...75, chain: true),
      ], columns: 3)
  }

  private func panel(
    _ title: String, _ label: String, _ engine: String, _ range: ClosedRange<Double>, chain: Bool = false
  ) -> Panel {
    let problems = chain ? [Self.chain] : WidthExperiment.tables.map(\.name)
    return Panel(
      title: title,
      x: Axis(
        label: label, kind: .logarithmic, range: range,
        ticks: [4, 8, 16, 32, 64, 128, 256].map { Axis.Tick(value: $0, text: NumberText.short($0)) }),
      y: Axis(label: "solved (%), 95 % intervals", range: -3...103),
      series: zip(problems, chain ? [.vermilion] : Self.styles).map { problem, style in
        let entries = group(engine, problem)
        return Series(
          name: problem, style: style,
          marks: [
            .intervals(entries.map { Interval(Double($0.size), 100 * $0.interval.low, 100 * $0.interval.high) }),
            .line(entries.map { Point(Double($0.size), $0.percent) }),
            .symbols(entries.map { Point(Double($0.size), $0.percent) }),
          ])
      })
  }
}
