internal import Foundation

/// How much of a set of (task, target) pairs a method has reached after so many evaluations: the empirical distribution of
/// running times over tasks and targets (Hoos and Stützle 1998; Hansen et al. 2021).
struct SuccessCurve: Equatable, Sendable {
  /// Shares of the cases that count as targets: right in a quarter of them, in half …
  static let targets = [0.25, 0.5, 0.75, 0.9, 1]

  /// For each pair that was reached, the evaluations it took, ascending.
  let times: [Double]
  /// All pairs, reached or not.
  let count: Int

  /// - Parameter times: The evaluations until each pair was reached; nil where it was not.
  init(_ times: [Double?]) {
    self.times = times.compactMap(\.self).sorted()
    count = times.count
  }

  /// The share of pairs reached within `evaluations`; 0 if there are no pairs.
  func share(at evaluations: Double) -> Double {
    count == 0 ? 0 : Double(times.count { $0 <= evaluations }) / Double(count)
  }

  /// The area under the curve between two numbers of evaluations, on a logarithmic axis, as a share of the whole: 1 where
  /// all is reached from the start, 0 where nothing ever is.
  ///
  /// - Returns: nil unless 0 < least < greatest.
  func area(from least: Double, to greatest: Double) -> Double? {
    guard 0 < least, least < greatest, count > 0 else { return nil }
    let width = log(greatest / least)
    let sum = times.reduce(0.0) { $0 + max(0, log(greatest / max($1, least))) }
    return sum / width / Double(count)
  }

  /// Where the curve steps, for drawing: the share from each number of evaluations on.
  var steps: [(evaluations: Double, share: Double)] {
    times.enumerated().map { ($1, Double($0 + 1) / Double(count)) }
  }
}
