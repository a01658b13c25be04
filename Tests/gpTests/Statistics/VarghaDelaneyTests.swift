import AST
import Testing

@testable import gp

struct VarghaDelaneyTests {
  /// Hollander and Wolfe (1973), p. 69, the example of R's `wilcox.test`: U = 35 of 10 · 5 pairs.
  @Test func `is U over the number of pairs`() {
    let atTerm = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    let early = [1.15, 0.88, 0.90, 0.74, 1.21]
    #expect(VarghaDelaney.probability(atTerm, exceeds: early) == 0.7)
    #expect(abs((VarghaDelaney.probability(early, exceeds: atTerm) ?? 0) - 0.3) < 1e-12)
  }

  @Test func `equal values count half`() {
    #expect(VarghaDelaney.probability([1, 2, 3], exceeds: [1, 2, 3]) == 0.5)
    #expect(VarghaDelaney.probability([2], exceeds: [1, 2, 3, 2]) == 0.5)
  }

  @Test func `a censored run exceeds every cost and ties with its like`() {
    let never = Double.infinity
    #expect(VarghaDelaney.probability([never], exceeds: [1e300, 5]) == 1)
    #expect(VarghaDelaney.probability([never, 1], exceeds: [never, 2]) == 0.375)
    #expect(VarghaDelaney.probability([never, never], exceeds: [never]) == 0.5)
  }

  @Test func `agrees with counting the pairs`() {
    var random = RandomStream(seed: 11, purpose: .test)
    for _ in 0..<200 {
      let first = (0...random.below(8)).map { _ in Double(random.below(6)) }
      let second = (0...random.below(8)).map { _ in Double(random.below(6)) }
      let wins = first.reduce(0.0) { wins, x in
        wins + Double(second.count { x > $0 }) + 0.5 * Double(second.count { x == $0 })
      }
      let share = VarghaDelaney.probability(first, exceeds: second) ?? -1
      #expect(abs(share - wins / Double(first.count * second.count)) < 1e-12, "\(first) \(second)")
    }
  }

  @Test func `an empty sample has no answer`() {
    #expect(VarghaDelaney.probability([], exceeds: [1]) == nil)
    #expect(VarghaDelaney.probability([1], exceeds: []) == nil)
  }
}
