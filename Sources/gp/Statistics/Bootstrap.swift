internal import AST

/// Percentile bootstrap intervals (Efron 1979).
enum Bootstrap {
  /// An interval that holds the statistic with the given confidence, as far as the sample stands for what it came from.
  ///
  /// - Parameters:
  ///   - sample: At least one item; items are drawn with replacement.
  ///   - confidence: For example 0.95.
  ///   - resamples: How many samples are drawn.
  ///   - seed: Where the random numbers start: the same seed gives the same interval.
  ///   - statistic: nil where a resample has no value; those are left out.
  /// - Returns: nil if no resample has a value.
  static func interval<Item>(
    _ sample: [Item], confidence: Double = 0.95, resamples: Int = 10_000, seed: UInt64,
    statistic: ([Item]) -> Double?
  ) -> ClosedRange<Double>? {
    guard !sample.isEmpty else { return nil }
    var random = RandomStream(seed: seed, purpose: .statistics)
    var values: [Double] = []
    values.reserveCapacity(resamples)
    var resample = sample
    for _ in 0..<resamples {
      for index in resample.indices { resample[index] = sample[random.below(sample.count)] }
      if let value = statistic(resample), !value.isNaN { values.append(value) }
    }
    guard !values.isEmpty else { return nil }
    let tail = (1 - confidence) / 2
    return Summary.quantile(values, tail)...Summary.quantile(values, 1 - tail)
  }
}
