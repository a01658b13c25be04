import Testing

@testable import gp

struct SuccessCurveTests {
  @Test func `the share reached grows in steps`() {
    let curve = SuccessCurve([100, nil, 10, 1000])
    #expect([9.0, 10, 99, 100, 1000, 1e9].map(curve.share) == [0, 0.25, 0.25, 0.5, 0.75, 0.75])
    #expect(curve.steps.map(\.evaluations) == [10, 100, 1000])
    #expect(curve.steps.map(\.share) == [0.25, 0.5, 0.75])
  }

  @Test func `the area is that of the steps on a logarithmic axis`() throws {
    let curve = SuccessCurve([100, nil, 10, 1000])
    // From 10 to 10^5: four decades; shares .25, .5, .75, .75.
    #expect(abs(try #require(curve.area(from: 10, to: 1e5)) - 0.5625) < 1e-12)
    #expect(SuccessCurve([1, 2]).area(from: 5, to: 50) == 1)
    #expect(SuccessCurve([nil, 60]).area(from: 5, to: 50) == 0)
  }

  @Test func `nonsense has no area`() {
    #expect(SuccessCurve([1]).area(from: 0, to: 10) == nil)
    #expect(SuccessCurve([1]).area(from: 10, to: 10) == nil)
    #expect(SuccessCurve([]).area(from: 1, to: 10) == nil)
    #expect(SuccessCurve([]).share(at: 10) == 0)
  }
}
