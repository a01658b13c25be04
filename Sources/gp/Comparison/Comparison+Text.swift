internal import AST

extension Comparison {
  /// The whole comparison for people: tasks, suites, pairs of arms, and where gradient descent is ahead or behind.
  var text: String {
    [taskTable, groupTable, contrastTable, verdictLines].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What the arms are.
  static var legend: String {
    TextTable.text(ComparisonArm.allCases.map { [$0.label + ":", $0.about] }, alignment: .left)
  }

  /// A task a line: for each arm the runs that are right and the executions that a success is expected to take.
  private var taskTable: String {
    let head = ["task"] + ComparisonArm.allCases.map(\.label) + ["fewest executions", "least time"]
    let rows = tasks.map { task in
      let (fewest, least) = (task.winner(.executions), task.winner(.seconds))
      return [TerminalText.escapedLine(task.name)] + ComparisonArm.allCases.map { Self.cell(task[$0]) }
        + [fewest?.label ?? "none", (least?.label ?? "none") + (fewest == least ? "" : " *")]
    }
    let differing = tasks.contains { $0.winner(.executions) != $0.winner(.seconds) }
    return TextTable.text([head] + rows)
      + (differing ? "* another arm needs the least time than needs the fewest executions\n" : "")
  }

  /// `3/3 290k`, `0/3`, or `n/a` where there is nothing to search for.
  private static func cell(_ runs: ArmRuns) -> String {
    if runs.runs.isEmpty { return "-" }
    if runs.isInapplicable { return "n/a" }
    let rate = "\(runs.successes)/\(runs.runs.count)"
    return runs.expected(.executions).map { "\(rate) \(NumberText.compact($0))" } ?? rate
  }

  /// A suite and arm a line.
  private var groupTable: String {
    let head = [
      "suite", "arm", "right", "rate", "95 %", "tasks", "executions", "seconds", "area, executions", "area, seconds",
    ]
    let rows = groups.flatMap { group in
      ComparisonArm.allCases.map { arm in
        let runs = group[arm]
        return [
          group.name.isEmpty ? "all" : TerminalText.escapedLine(group.name), arm.label,
          "\(runs.successes)/\(runs.runs.count)", Self.rate(runs),
          "\(Self.percent(runs.wilson.low))–\(Self.percent(runs.wilson.high))",
          "\(group.tasksSolved(by: arm))/\(group.tasks.count)",
          runs.expected(.executions).map(NumberText.compact) ?? "-",
          runs.expected(.seconds).map(NumberText.short) ?? "-",
          area(arm, group, .executions).map { NumberText.fixed($0, decimals: 3) } ?? "-",
          area(arm, group, .seconds).map { NumberText.fixed($0, decimals: 3) } ?? "-",
        ]
      }
    }
    return TextTable.text([head] + rows)
  }

  /// `37 %`; of no success in n runs the bound 3/n, which the true rate exceeds in one of twenty cases.
  private static func rate(_ runs: ArmRuns) -> String {
    guard !runs.runs.isEmpty else { return "-" }
    guard runs.successes > 0 else { return "< \(percent(min(1, 3 / Double(runs.runs.count)))) %" }
    return "\(percent(Double(runs.successes) / Double(runs.runs.count))) %"
  }

  private static func percent(_ rate: Double) -> String { "\(Int((rate * 100).rounded()))" }

  /// A pair of arms a line.
  private var contrastTable: String {
    let head = ["pair", "A12, executions", "cheaper", "A12, seconds", "cheaper", "right more often"]
    let rows = contrasts.map { contrast in
      ["\(contrast.first.label) : \(contrast.second.label)"]
        + CostAxis.allCases.flatMap { axis in
          let counts = contrast.counts(axis)
          return [
            contrast.meanCostsMore(axis).map { NumberText.fixed($0, decimals: 2) } ?? "-",
            "\(counts.first) : \(counts.second)",
          ]
        } + ["\(contrast.significant.first) : \(contrast.significant.second)"]
    }
    return TextTable.text([head] + rows)
      + "A12: how often a run of the first costs more than one of the second, mean over tasks; cheaper: on how many tasks\n"
      + "each tends to be; right more often: on how many, at 5 % (Fisher's exact test, Holm's correction over tasks)\n"
  }

  private var verdictLines: String {
    verdicts.map { verdict in
      let axis = verdict.axis == .executions ? "executions" : "seconds"
      let opponent = verdict.opponent == .evolution ? "evolution" : "evolution alone"
      return "Gradient descent against \(opponent), by \(axis): ahead on \(Self.list(verdict.ahead)); "
        + "behind on \(Self.list(verdict.behind)); neither on \(verdict.neither.count).\n"
    }
    .joined()
  }

  /// `2 tasks (len 3.1x, rev only)`
  private static func list(_ leads: [Verdict.Lead]) -> String {
    let items = leads.map { lead in
      TerminalText.escapedLine(lead.task) + (lead.factor.map { " \(NumberText.short($0))x" } ?? " only")
    }
    return NumberText.count(leads.count, "task") + (items.isEmpty ? "" : " (\(items.joined(separator: ", ")))")
  }
}
