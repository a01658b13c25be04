internal import Genetic
internal import Interpreter

/// How far a search by evolution is, in numbers for a person who waits.
struct SearchProgress {
  /// - Parameter seconds: How long it has been going on.
  static func line(_ evolution: Evolution, seconds: Double) -> String {
    let best = evolution.hallOfFame.best
    let criteria = evolution.train.count * max(1, evolution.train.outputs.count)
    let asked = evolution.statistics.executions.asked
    return ProgressText(
      generation: evolution.generation, generations: evolution.options.maximumGenerations,
      bestError: best.map { $0.error / Double(max(1, criteria)) } ?? .infinity, solved: best?.right ?? 0,
      cases: evolution.train.count, size: best?.size ?? 0, executionsPerSecond: Double(asked) / max(seconds, 1e-9),
      secondsLeft: secondsLeft(evolution, asked: asked, seconds: seconds)
    ).line
  }

  /// `looking among small programs  12s`, before the first generation.
  static func waiting(seconds: Double) -> String {
    "looking among small programs  \(DurationText.describe(seconds: seconds.rounded(.up)))"
  }

  /// Until the first limit is reached, at the pace so far.
  private static func secondsLeft(_ evolution: Evolution, asked: Int, seconds: Double) -> Double? {
    var shares: [Double] = []
    if evolution.budget < Int.max { shares.append(Double(asked) / Double(max(1, evolution.budget))) }
    if let most = evolution.options.maximumGenerations {
      shares.append(Double(evolution.generation) / Double(max(1, most)))
    }
    if let most = evolution.options.seconds { shares.append(seconds / max(most, 1e-9)) }
    guard !evolution.isDone, let share = shares.max(), share > 0 else { return nil }
    return max(0, seconds / share - seconds)
  }
}
