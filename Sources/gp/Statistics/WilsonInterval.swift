internal import Foundation

/// The 95 % confidence interval of a rate, by Wilson's score: sensible at 0, at 1, and with few runs.
///
/// Wilson, "Probable inference, the law of succession, and statistical inference", 1927
/// (doi:10.1080/01621459.1927.10502953).
struct WilsonInterval: Equatable, Sendable {
  let low: Double
  let high: Double

  /// The 0.975 quantile of the normal distribution.
  private static let z = 1.959963984540054

  /// - Parameters:
  ///   - successes: Taken into 0…`count`.
  ///   - count: The number of trials; without any the rate may be anything.
  init(successes: Int, of count: Int) {
    guard count > 0 else {
      (low, high) = (0, 1)
      return
    }
    let n = Double(count)
    let rate = Double(min(max(successes, 0), count)) / n
    let square = Self.z * Self.z
    let center = (rate + square / (2 * n)) / (1 + square / n)
    let half = Self.z * (rate * (1 - rate) / n + square / (4 * n * n)).squareRoot() / (1 + square / n)
    low = rate == 0 ? 0 : max(0, center - half)
    high = rate == 1 ? 1 : min(1, center + half)
  }
}
