/// The state of a search in one line.
struct ProgressText {
  var generation: Int
  /// How many generations there will be at most, if that is limited.
  var generations: Int?
  /// The smallest mean error of any program.
  var bestError: Double
  /// How many train cases the best program has right.
  var solved: Int
  var cases: Int
  /// The best program's number of nodes.
  var size: Int
  var executionsPerSecond: Double
  var secondsLeft: Double?

  /// `gen 12/300  error 0.25  right 17/20  size 31  1.2M exec/s  3m 20s left`
  var line: String {
    var parts = [
      "gen \(generation)" + (generations.map { "/\($0)" } ?? ""),
      "error \(NumberText.short(bestError))",
      "right \(solved)/\(cases)",
      "size \(size)",
      "\(NumberText.compact(executionsPerSecond)) exec/s",
    ]
    if let secondsLeft, secondsLeft >= 0.1 { parts.append("\(DurationText.describe(seconds: secondsLeft)) left") }
    return parts.joined(separator: "  ")
  }
}
