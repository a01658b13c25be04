import Testing

@testable import gp

struct RankCorrelationTests {
  /// Hollander and Wolfe (1973), p. 187, quality of tuna, the example of R's `cor.test`: rho = 0.6.
  @Test func `quality of tuna`() {
    let x = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    let y = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    let rho = RankCorrelation.spearman(zip(x, y).map { (x: $0, y: $1) })
    #expect(abs((rho ?? 0) - 0.6) < 1e-12)
  }

  @Test func `any rising relation is 1, any falling one -1`() {
    #expect(RankCorrelation.spearman([(1, 1), (2, 8), (3, 1e9)]) == 1)
    #expect(RankCorrelation.spearman([(1, 7), (2, 6.9), (3, -.infinity)]) == -1)
  }

  @Test func `ties share their mean rank`() {
    #expect(Ranks.of([10, 20, 10, 30, 10]) == [2, 4, 2, 5, 2])
    #expect(Ranks.of([]) == [])
    let rho = RankCorrelation.spearman([(1, 1), (1, 2), (2, 3), (2, 4)])
    #expect(abs((rho ?? 0) - 4 / 20.0.squareRoot()) < 1e-12)
  }

  @Test func `a constant has no correlation`() {
    #expect(RankCorrelation.spearman([(1, 1), (2, 1)]) == nil)
    #expect(RankCorrelation.spearman([(1, 1)]) == nil)
    #expect(RankCorrelation.spearman([]) == nil)
  }
}
