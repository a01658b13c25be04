extension Comparison {
  /// The numbers for spreadsheets: arms by task, and pairs of arms by task.
  var tables: [DataTable] { [armTable, pairTable] }

  private var armTable: DataTable {
    var table = DataTable(
      "compare",
      columns: [
        "suite", "task", "method", "runs", "right", "low95", "high95", "expected_executions", "expected_seconds",
        "inapplicable",
      ])
    for task in tasks {
      for runs in task.arms where !runs.runs.isEmpty {
        table.append([
          .text(task.suite), .text(task.name), .text(runs.arm.rawValue), .int(runs.runs.count), .int(runs.successes),
          .measured(runs.wilson.low), .measured(runs.wilson.high),
          runs.expected(.executions).map { .measured($0) } ?? .none,
          runs.expected(.seconds).map { .measured($0) } ?? .none,
          runs.runs.lazy.compactMap(\.inapplicable).first.map { .text($0) } ?? .none,
        ])
      }
    }
    return table
  }

  private var pairTable: DataTable {
    var table = DataTable(
      "compare-pairs",
      columns: ["first", "second", "suite", "task", "a12_executions", "a12_seconds", "fisher_p", "holm_p"])
    for contrast in contrasts {
      for task in contrast.tasks {
        table.append([
          .text(contrast.first.rawValue), .text(contrast.second.rawValue), .text(task.suite), .text(task.name),
          task.costsMore[.executions].map { .measured($0) } ?? .none,
          task.costsMore[.seconds].map { .measured($0) } ?? .none, .measured(task.p), .measured(task.adjustedP),
        ])
      }
    }
    return table
  }

  /// How soon the arms reach the targets: a row of panels for each suite and for all, a column for each axis.
  var figure: Figure {
    Figure(
      title: "Share of (run, target) pairs reached: right in 25, 50, 75, 90 and 100 % of the cases",
      panels: groups.flatMap { group in CostAxis.allCases.map { panel(group, $0) } })
  }

  private func panel(_ group: Group, _ axis: CostAxis) -> Panel {
    let name = group.name.isEmpty ? "all" : group.name
    let range = range(axis)
    return Panel(
      title: "\(name), \(NumberText.count(group.tasks.count, "task"))",
      x: Axis(
        label: axis == .executions ? "executions (programs × cases)" : "seconds of processor time", kind: .logarithmic,
        range: range),
      y: Axis(label: "share reached", range: 0...1),
      series: ComparisonArm.allCases.map { arm in
        Series(name: arm.label, style: arm.style, marks: [.steps(Self.points(group[arm].curve(axis), range))])
      })
  }

  /// The curve from end to end of the axis.
  private static func points(_ curve: SuccessCurve, _ range: ClosedRange<Double>?) -> [Point] {
    guard let range else { return [] }
    return [Point(range.lowerBound, curve.share(at: range.lowerBound))]
      + curve.steps.filter { range.contains($0.evaluations) }.map { Point($0.evaluations, $0.share) }
      + [Point(range.upperBound, curve.share(at: range.upperBound))]
  }
}

extension ComparisonArm {
  fileprivate var style: SeriesStyle {
    switch self {
    case .evolution: .blue
    case .evolutionAlone: .sky
    case .hybrid: .green
    case .values: .vermilion
    case .policy: .orange
    case .random: .ink
    }
  }
}
