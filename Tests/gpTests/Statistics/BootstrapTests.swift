import Testing

@testable import gp

struct BootstrapTests {
  /// Efron and Tibshirani (1993), table 2.1: survival of treated mice.
  static let mice = [94.0, 197, 16, 38, 99, 141, 23]

  /// The median of a resample of seven is at most the k-th smallest value with a probability that is a binomial sum
  /// (Efron 1979): 0.010, 0.108, 0.347, 0.653, 0.892, 0.990, 1. So the exact percentile interval is known.
  @Test func `the median of the mice, exactly`() {
    #expect(Bootstrap.interval(Self.mice, seed: 1, statistic: Summary.median) == 23...141)
    #expect(Bootstrap.interval(Self.mice, confidence: 0.6, seed: 1, statistic: Summary.median) == 38...99)
  }

  /// The ideal bootstrap standard error of the mean is 23.36 (the same table); with so many resamples the 68.3 % interval
  /// of the mean is about twice as wide.
  @Test func `the mean of the mice`() throws {
    let interval = try #require(
      Bootstrap.interval(Self.mice, confidence: 0.6827, seed: 1, statistic: Summary.mean))
    #expect(abs((interval.upperBound - interval.lowerBound) / 2 - 23.36) < 1)
    #expect(interval.contains(86.86))
  }

  @Test func `the same seed gives the same interval`() {
    let one = Bootstrap.interval(Self.mice, resamples: 200, seed: 5, statistic: Summary.mean)
    #expect(Bootstrap.interval(Self.mice, resamples: 200, seed: 5, statistic: Summary.mean) == one)
    #expect(Bootstrap.interval(Self.mice, resamples: 200, seed: 6, statistic: Summary.mean) != one)
  }

  @Test func `without a value there is no interval`() {
    #expect(Bootstrap.interval([Double](), seed: 1, statistic: Summary.mean) == nil)
    #expect(Bootstrap.interval([1.0], seed: 1) { _ in nil } == nil)
    #expect(Bootstrap.interval([1.0, 2], seed: 1) { _ in .nan } == nil)
  }
}
