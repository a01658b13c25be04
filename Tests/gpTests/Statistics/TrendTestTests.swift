import Testing

@testable import gp

struct TrendTestTests {
  private func groups(_ rows: [(Double, Int, Int)]) -> [TrendTest.Group] {
    rows.map { TrendTest.Group(score: $0.0, successes: $0.1, trials: $0.2) }
  }

  /// Agresti (2002), p. 181, after Graubard and Korn (1987), alcohol and malformation: z² = 6.57, p = 0.0104.
  @Test func `alcohol and malformation`() throws {
    let result = try #require(
      TrendTest.cochranArmitage(
        groups([(0, 48, 17114), (0.5, 38, 14502), (1.5, 5, 793), (4, 1, 127), (7, 1, 38)])))
    #expect(abs(result.z * result.z - 6.57) < 0.005)
    #expect(result.z > 0)
    #expect(abs(result.p - 0.0104) < 0.00005)
  }

  /// Fleiss (1981), p. 139, smokers among lung-cancer patients, the example of R's `prop.trend.test`: X² = 8.2249,
  /// p = 0.004132.
  @Test func `smokers among patients`() throws {
    let result = try #require(
      TrendTest.cochranArmitage(groups([(1, 83, 86), (2, 90, 93), (3, 129, 136), (4, 70, 82)])))
    #expect(abs(result.z * result.z - 8.2249) < 0.00005)
    #expect(result.z < 0)
    #expect(abs(result.p - 0.004132) < 0.0000005)
  }

  @Test func `where nothing varies there is no test`() {
    #expect(TrendTest.cochranArmitage(groups([(1, 5, 5), (2, 7, 7)])) == nil)
    #expect(TrendTest.cochranArmitage(groups([(1, 2, 5), (1, 3, 5)])) == nil)
    #expect(TrendTest.cochranArmitage([]) == nil)
  }
}
