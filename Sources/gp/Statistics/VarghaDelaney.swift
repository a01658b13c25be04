/// The probability that a value drawn from one sample exceeds one drawn from another, ties counting half: Vargha and
/// Delaney's A12 (2000), which is the Mann–Whitney U divided by the number of pairs.
enum VarghaDelaney {
  /// A12 of the first sample against the second: 0.5 where neither tends to be larger; nil if a sample is empty.
  ///
  /// A run that never succeeded has cost at least its budget, and how much more nobody knows; give it as `.infinity`, which
  /// is larger than every cost and ties with itself.
  ///
  /// - Complexity: O(n log n) in the number of values.
  static func probability(_ first: [Double], exceeds second: [Double]) -> Double? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let ranks = Ranks.of(first + second)
    let sum = ranks.prefix(first.count).reduce(0, +)
    let (m, n) = (Double(first.count), Double(second.count))
    return (sum / m - (m + 1) / 2) / n
  }
}
