internal import Interpreter
internal import Neural

/// How far a search by gradient is, in numbers for a person who waits.
enum GradientProgress {
  /// `values 12  loss 0.031  right 7/10  mirages 0%  entropy 0.2  450k exec/s`
  static func line(_ search: ValueSearch, seconds: Double) -> String {
    let now = search.statistics
    return line(
      "values", search,
      ["loss \(NumberText.short(now.loss))"],
      ["mirages \(Int((now.mirageRate * 100).rounded()))%", "entropy \(NumberText.short(now.entropy))"], seconds)
  }

  /// `policy 12  reward 0.61  best 5% 0.83  right 7/10  entropy 0.2  450k exec/s`
  static func line(_ search: PolicySearch, seconds: Double) -> String {
    let now = search.statistics
    return line(
      "policy", search,
      ["reward \(NumberText.short(now.meanReward))", "best 5% \(NumberText.short(now.eliteReward))"],
      ["entropy \(NumberText.short(now.entropy))"], seconds)
  }

  private static func line(
    _ name: String, _ search: some GradientSearch, _ soft: [String], _ more: [String], _ seconds: Double
  ) -> String {
    let hard = "right \(search.best?.right ?? 0)/\(search.train.count)"
    let speed = "\(NumberText.compact(Double(search.executions) / max(seconds, 1e-9))) exec/s"
    return (["\(name) \(search.steps)"] + soft + [hard] + more + [speed]).joined(separator: "  ")
  }
}
