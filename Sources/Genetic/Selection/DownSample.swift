internal import AST
internal import Foundation

/// How many of the train cases each generation is judged on; they are drawn anew every generation.
///
/// A small sample buys more generations for the same number of executions (Hernandez et al. 2019,
/// doi:10.1145/3319619.3326900); a fixed one would be overfitted.
public struct DownSample: Hashable, Sendable {
  /// The share of the cases; 1 for all.
  public var fraction: Double
  /// The least number of cases, if there are so many.
  public var minimum: Int
  /// The share of a sample that is drawn in proportion to how often programs that looked right or best on their samples
  /// turned out wrong on a case: counterexamples come back (Krawiec, Błądek, Swan 2017, doi:10.1145/3071178.3071224).
  public var hardShare: Double

  public init(fraction: Double = 0.05, minimum: Int = 5, hardShare: Double = 0.4) {
    self.fraction = fraction
    self.minimum = minimum
    self.hardShare = hardShare
  }

  /// All cases, in every generation.
  public static let none = DownSample(fraction: 1)

  /// The number of cases drawn from so many.
  public func size(of count: Int) -> Int {
    guard fraction < 1 else { return count }
    let wanted = fraction > 0 ? Int((fraction * Double(count)).rounded(.up)) : 0
    return Swift.min(Swift.max(wanted, minimum, 1), count)
  }

  /// The rows of a sample, in ascending order.
  ///
  /// - Parameter difficulty: by case, how hard it is; not negative.
  func rows(of count: Int, difficulty: [Double] = [], _ random: inout RandomStream) -> [Int] {
    let size = size(of: count)
    guard size < count else { return Array(0..<count) }
    var rows = Array(0..<count)
    let hard = difficulty.count == count ? Int(Swift.min(Swift.max(hardShare, 0), 1) * Double(size)) : 0
    for index in 0..<size {
      var chosen = index + random.below(count - index)
      if index < hard {
        let total = rows[index...].reduce(0) { $0 + difficulty[$1] }
        var ticket = random.unit() * total
        for candidate in index..<count where ticket >= 0 && total > 0 {
          ticket -= difficulty[rows[candidate]]
          if ticket < 0 { chosen = candidate }
        }
      }
      rows.swapAt(index, chosen)
    }
    return rows.prefix(size).sorted()
  }
}
