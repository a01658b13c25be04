internal import Foundation

/// Fisher's exact test: whether two groups have different chances of success, given their counts (Fisher 1935).
enum FisherExact {
  /// The probability, if both groups had the same chance, of a table at most as probable as this one, among all with the
  /// same margins (the two-sided test of R's `fisher.test`). 1 where a group is empty.
  ///
  /// - Complexity: O(n) in the total count.
  static func twoSided(_ first: (successes: Int, of: Int), _ second: (successes: Int, of: Int)) -> Double {
    let total = first.of + second.of
    let successes = first.successes + second.successes
    var logFactorials = [0.0]
    logFactorials.reserveCapacity(total + 1)
    for number in stride(from: 1, through: total, by: 1) {
      logFactorials.append(logFactorials[number - 1] + log(Double(number)))
    }
    func logChoices(_ n: Int, _ k: Int) -> Double { logFactorials[n] - logFactorials[k] - logFactorials[n - k] }
    func probability(_ inFirst: Int) -> Double {
      exp(logChoices(first.of, inFirst) + logChoices(second.of, successes - inFirst) - logChoices(total, successes))
    }
    let observed = probability(first.successes)
    // Tables of the same probability differ by rounding.
    let limit = observed * (1 + 1e-7)
    let sum = (max(0, successes - second.of)...min(first.of, successes)).reduce(0.0) { sum, inFirst in
      let one = probability(inFirst)
      return one <= limit ? sum + one : sum
    }
    return min(sum, 1)
  }
}
