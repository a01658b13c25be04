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

  public init(fraction: Double = 0.05, minimum: Int = 5) {
    self.fraction = fraction
    self.minimum = minimum
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
  func rows(of count: Int, _ random: inout RandomStream) -> [Int] {
    let size = size(of: count)
    guard size < count else { return Array(0..<count) }
    var rows = Array(0..<count)
    for index in 0..<size { rows.swapAt(index, index + random.below(count - index)) }
    return rows.prefix(size).sorted()
  }
}
