import Testing

@testable import gp

struct SummaryTests {
  @Test func `means and variances`() {
    #expect(Summary.mean([1, 2, 6]) == 3)
    #expect(Summary.variance([1, 2, 6]) == 7)
    #expect(Summary.mean([]).isNaN)
    #expect(Summary.variance([1]).isNaN)
  }

  /// NumPy's `quantile([2, 4, 4, 7, 9], [0.1, 0.5, 0.9])` is 2.8, 4, 8.2.
  @Test func `quantiles as in R and NumPy`() {
    let values = [9.0, 4, 2, 7, 4]
    for (share, expected) in [(0.1, 2.8), (0.5, 4), (0.9, 8.2), (0, 2), (1, 9), (-1, 2), (7, 9)] {
      #expect(abs(Summary.quantile(values, share) - expected) < 1e-12)
    }
    #expect(Summary.quantile([], 0.5).isNaN)
    #expect(Summary.median([1, .infinity, .infinity]) == .infinity)
    #expect(Summary.median([1, 1, .infinity, .infinity]) == .infinity)
  }
}
