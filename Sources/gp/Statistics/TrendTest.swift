internal import Foundation

/// The Cochran–Armitage test for a trend of a success rate over ordered groups (Cochran 1954, Armitage 1955).
enum TrendTest {
  /// A group of trials, and where it stands in the order.
  struct Group: Equatable, Sendable {
    let score: Double
    let successes: Int
    let trials: Int
  }

  struct Result: Equatable, Sendable {
    /// Standard normal where there is no trend; positive where the rate grows with the score.
    let z: Double
    /// The two-sided probability of so strong a trend where there is none.
    let p: Double
  }

  /// The test without continuity correction; nil where all trials came out the same or all scores are equal.
  static func cochranArmitage(_ groups: [Group]) -> Result? {
    let trials = groups.reduce(0.0) { $0 + Double($1.trials) }
    let successes = groups.reduce(0.0) { $0 + Double($1.successes) }
    guard trials > 0 else { return nil }
    let rate = successes / trials
    let meanScore = groups.reduce(0.0) { $0 + $1.score * Double($1.trials) } / trials
    var (slope, spread) = (0.0, 0.0)
    for group in groups {
      let deviation = group.score - meanScore
      slope += deviation * (Double(group.successes) - Double(group.trials) * rate)
      spread += Double(group.trials) * deviation * deviation
    }
    let variance = rate * (1 - rate) * spread
    guard variance > 0 else { return nil }
    let z = slope / variance.squareRoot()
    return Result(z: z, p: erfc(abs(z) / 2.0.squareRoot()))
  }
}
