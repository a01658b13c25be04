import Testing

@testable import gp

struct ExpectedEvaluationsTests {
  private func runs(_ items: [(Int, Bool)]) -> [ExpectedEvaluations.Run] {
    items.map { ExpectedEvaluations.Run(evaluations: $0.0, isSuccess: $0.1) }
  }

  @Test func `failed runs count in full`() {
    #expect(ExpectedEvaluations.perSuccess(runs([(100, true), (300, true), (1000, false)])) == 700)
    #expect(ExpectedEvaluations.perSuccess(runs([(100, true), (300, true)])) == 200)
  }

  /// Auger and Hansen (2005), equation 2: E = E[T success] + (1 - p) / p · E[T failure].
  @Test func `is the published formula`() {
    let (success, failure, p) = (120.0, 1000.0, 0.6)
    let expected: Double = success + (1 - p) / p * failure
    let estimate = ExpectedEvaluations.perSuccess(
      runs([(120, true), (80, true), (1000, false), (160, true), (1000, false)]))
    #expect(abs((estimate ?? 0) - expected) < 1e-9)
  }

  @Test func `without a success there is no estimate`() {
    #expect(ExpectedEvaluations.perSuccess(runs([(100, false)])) == nil)
    #expect(ExpectedEvaluations.perSuccess([]) == nil)
  }
}
