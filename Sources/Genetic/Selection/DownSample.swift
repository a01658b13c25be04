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
  /// Whether the rest of a sample is drawn farthest first: each time the case that differs most from those chosen in
  /// which of a few programs of the population have it right (Boldi et al. 2024, doi:10.1162/evco_a_00346).
  public var isInformed: Bool

  public init(fraction: Double = 0.05, minimum: Int = 5, hardShare: Double = 0.4, isInformed: Bool = false) {
    self.fraction = fraction
    self.minimum = minimum
    self.hardShare = hardShare
    self.isInformed = isInformed
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
  /// - Parameters:
  ///   - difficulty: by case, how hard it is; not negative.
  ///   - solves: by case, which of a few programs have it right, a bit each; empty if that is not known.
  func rows(
    of count: Int, difficulty: [Double] = [], solves: [UInt64] = [], _ random: inout RandomStream
  ) -> [Int] {
    let size = size(of: count)
    guard size < count else { return Array(0..<count) }
    var rows = Array(0..<count)
    let hard = difficulty.count == count ? Int(Swift.min(Swift.max(hardShare, 0), 1) * Double(size)) : 0
    var spread = solves.count == count ? FarthestFirst(solves) : nil
    for index in 0..<size {
      var chosen = index + random.below(count - index)
      if index < hard {
        let total = rows[index...].reduce(0) { $0 + difficulty[$1] }
        var ticket = random.unit() * total
        for candidate in index..<count where ticket >= 0 && total > 0 {
          ticket -= difficulty[rows[candidate]]
          if ticket < 0 { chosen = candidate }
        }
      } else if let farthest = spread?.farthest(rows[index...], &random) {
        chosen = farthest
      }
      rows.swapAt(index, chosen)
      spread?.choose(rows[index])
    }
    return rows.prefix(size).sorted()
  }
}

/// Cases chosen so that they differ in who has them right (farthest-first traversal, Gonzalez 1985,
/// doi:10.1016/0304-3975(85)90224-5).
private struct FarthestFirst {
  let solves: [UInt64]
  /// By case: in how many programs it differs from the chosen case that is nearest.
  private var distances: [Int]

  init(_ solves: [UInt64]) {
    self.solves = solves
    distances = Array(repeating: Int.max, count: solves.count)
  }

  mutating func choose(_ row: Int) {
    for other in distances.indices {
      distances[other] = min(distances[other], (solves[other] ^ solves[row]).nonzeroBitCount)
    }
  }

  /// The place of a candidate that is farthest from all chosen ones, any of several; `nil` if none differs from them.
  func farthest(_ candidates: ArraySlice<Int>, _ random: inout RandomStream) -> Int? {
    let greatest = candidates.reduce(0) { max($0, distances[$1]) }
    guard greatest > 0 else { return nil }
    let places = candidates.indices.filter { distances[candidates[$0]] == greatest }
    return random.element(of: places)
  }
}
