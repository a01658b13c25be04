/// How often each method solved parity chains of each length.
struct ParityChainFindings: Sendable {
  static let evolution = "(1+1)-EA"

  /// The runs of a method on chains of one length.
  struct Entry: Sendable {
    let method: String
    let style: SeriesStyle
    let length: Int
    let runs: [ExpectedEvaluations.Run]

    var successes: Int { runs.count { $0.isSuccess } }
    var percent: Double { 100 * Double(successes) / Double(runs.count) }
    var interval: WilsonInterval { WilsonInterval(successes: successes, of: runs.count) }
    /// All evaluations per success; nil without a success.
    var expected: Double? { ExpectedEvaluations.perSuccess(runs) }
  }

  private(set) var entries: [Entry] = []

  mutating func add(_ method: String, _ style: SeriesStyle, _ length: Int, _ runs: [ExpectedEvaluations.Run]) {
    entries.append(Entry(method: method, style: style, length: length, runs: runs))
  }

  // The bounds, in percent.
  private static let plain = [8: 44.0...60.0, 16: 6.5...22.5]
  private static let bonus = [4: 92.0, 8: 92, 16: 91.5, 32: 38, 64: 2]

  var result: ExperimentResult {
    var result = ExperimentResult()
    for entry in entries {
      let subject = "\(entry.method), \(entry.length) bits: % solved"
      switch entry.method {
      case ParityChainExperiment.plain.name:
        if let range = Self.plain[entry.length] { result.lines.append(PassLine(subject, entry.percent, in: range)) }
        if entry.length >= 64 {
          result.lines.append(
            PassLine(
              "\(entry.method), \(entry.length) bits: none solved",
              measured: entry.successes == 0
                ? "0 of \(entry.runs.count) (at most \(NumberText.short(300 / Double(entry.runs.count))) %)"
                : "\(entry.successes) of \(entry.runs.count)",
              holds: entry.successes == 0))
        }
      case ParityChainExperiment.bonus.name:
        if let bound = Self.bonus[entry.length] {
          result.lines.append(PassLine(subject, entry.percent, atLeast: bound))
        }
      case Self.evolution where entry.length <= 64:
        result.lines.append(PassLine(subject, entry.percent, atLeast: 100))
      default: break
      }
    }
    result.numbers = numbers
    result.tables = [table]
    result.figures = [("parity-chain", figure)]
    return result
  }

  /// The methods in the order in which they came.
  private var methods: [[Entry]] {
    var methods: [[Entry]] = []
    for entry in entries {
      if let index = methods.firstIndex(where: { $0.first?.method == entry.method }) {
        methods[index].append(entry)
      } else {
        methods.append([entry])
      }
    }
    return methods
  }

  /// Whether the share of solved chains changes with their length, on a logarithmic scale.
  private static func trend(_ entries: [Entry]) -> TrendTest.Result? {
    TrendTest.cochranArmitage(
      entries.map {
        TrendTest.Group(
          score: Double($0.length.trailingZeroBitCount), successes: $0.successes, trials: $0.runs.count)
      })
  }

  private var numbers: [String: JSONValue] {
    [
      "methods": .array(
        methods.map { entries in
          let trend = Self.trend(entries)
          return .object([
            "method": .string(entries.first?.method ?? ""),
            "trend_z": trend.map { .measured($0.z) } ?? .null, "trend_p": trend.map { .measured($0.p) } ?? .null,
            "lengths": .array(
              entries.map { entry in
                .object([
                  "bits": .int(entry.length), "runs": .int(entry.runs.count), "solved": .int(entry.successes),
                  "wilson95": .measured([entry.interval.low, entry.interval.high]),
                  "evaluations_per_success": entry.expected.map { .measured($0) } ?? .null,
                ])
              }),
          ])
        })
    ]
  }

  private var table: DataTable {
    var table = DataTable(
      "parity-chain", columns: ["method", "bits", "runs", "solved", "low95", "high95", "evaluations_per_success"])
    for entry in entries {
      table.append([
        .text(entry.method), .int(entry.length), .int(entry.runs.count), .int(entry.successes),
        .measured(entry.interval.low), .measured(entry.interval.high), entry.expected.map { .measured($0) } ?? .none,
      ])
    }
    return table
  }

  private var figure: Figure {
    let lengths = Axis(
      label: "bits on the ring", kind: .logarithmic, range: 3.5...150,
      ticks: [4, 8, 16, 32, 64, 128].map { Axis.Tick(value: $0, text: NumberText.short($0)) })
    let shares = methods.map { entries in
      Series(
        name: entries.first?.method, style: entries.first?.style ?? .ink,
        marks: [
          .intervals(entries.map { Interval(Double($0.length), 100 * $0.interval.low, 100 * $0.interval.high) }),
          .line(entries.map { Point(Double($0.length), $0.percent) }),
          .symbols(entries.map { Point(Double($0.length), $0.percent) }),
        ])
    }
    let costs = methods.map { entries in
      let points = entries.compactMap { entry in entry.expected.map { Point(Double(entry.length), $0) } }
      return Series(
        name: entries.first?.method, style: entries.first?.style ?? .ink, marks: [.line(points), .symbols(points)])
    }
    return Figure(
      title: "A ring of parities: where descent gets stuck",
      panels: [
        Panel(
          title: "a  Solved chains, 95 % intervals", x: lengths,
          y: Axis(label: "solved (%)", range: -3...103), series: shares),
        Panel(
          title: "b  Cost of a solution", x: lengths,
          y: Axis(label: "evaluations per success", kind: .logarithmic), series: costs),
      ])
  }
}
