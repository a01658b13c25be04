import Testing

@testable import gp

struct HolmTests {
  /// Four hypotheses with p = 0.01, 0.04, 0.03, 0.005: at 0.05 the first and last are rejected (the textbook example of
  /// the step-down procedure; R's `p.adjust(method = "holm")` gives the same values).
  @Test func `four hypotheses`() {
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(abs(value - expected) < 1e-12) }
  }

  @Test func `never above 1, never out of order, one hypothesis stays`() {
    #expect(Holm.adjusted([0.9, 0.8, 0.7]) == [1, 1, 1])
    #expect(Holm.adjusted([0.04]) == [0.04])
    #expect(Holm.adjusted([]) == [])
    #expect(Holm.adjusted([0.02, 0.02]) == [0.04, 0.04])
  }
}
