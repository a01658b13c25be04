import Testing

@testable import gp

struct FisherExactTests {
  /// Fisher (1935), the lady tasting tea; two-sided value of Agresti (1990), p. 61.
  @Test func `the lady tasting tea`() {
    #expect(abs(FisherExact.twoSided((3, 4), (1, 4)) - 34.0 / 70) < 1e-12)
  }

  /// Fisher (1962, 1970), criminal twins, as in R's `fisher.test`: p = 0.0005367.
  @Test func `convictions of like-sex twins of criminals`() {
    #expect(abs(FisherExact.twoSided((2, 17), (10, 13)) - 0.0005367) < 5e-8)
  }

  @Test func `is symmetric and 1 where nothing can be told`() {
    #expect(FisherExact.twoSided((0, 0), (3, 5)) == 1)
    #expect(FisherExact.twoSided((0, 9), (0, 5)) == 1)
    #expect(abs(FisherExact.twoSided((7, 9), (1, 8)) - FisherExact.twoSided((1, 8), (7, 9))) < 1e-12)
    #expect(abs(FisherExact.twoSided((7, 9), (1, 8)) - FisherExact.twoSided((2, 9), (7, 8))) < 1e-12)
  }

  @Test func `large tables neither overflow nor lose the tail`() {
    let p = FisherExact.twoSided((600, 1000), (500, 1000))
    #expect(p > 8e-6 && p < 9e-6, "\(p)")
  }
}
