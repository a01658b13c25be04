import Interpreter
import Testing

@testable import Genetic

@Suite struct CaseUnifierTests {
  private typealias Unifier = CaseUnifier<String, String>

  private func set(_ lanes: some Sequence<Int>) -> LaneSet {
    var result = LaneSet()
    for lane in lanes { result.insert(lane) }
    return result
  }

  private func text(_ decision: Unifier.Decision?) -> String {
    switch decision {
    case .term(let term): term
    case .split(let test, let yes, let no): "(\(test) \(text(yes)) \(text(no)))"
    case nil: "nothing"
    }
  }

  @Test func theTestThatTellsMostSplitsFirst() {
    var unifier = Unifier(cases: 6)
    unifier.insert(.init(term: "a", size: 1, right: set([0, 1, 2])))
    unifier.insert(.init(term: "b", size: 1, right: set([3, 4])))
    unifier.insert(.init(term: "c", size: 1, right: set([5])))
    unifier.insert(.init(test: "last?", size: 1, holds: set([5])))
    unifier.insert(.init(test: "half?", size: 9, holds: set([0, 1, 2])))
    #expect(text(unifier.decision(for: set(0..<6))) == "(half? a (last? c b))")
    #expect(text(unifier.decision(for: set(3..<6))) == "(last? c b)")
    #expect(text(unifier.decision(for: set(0..<6), maximumSplits: 1)) == "nothing")
    #expect(text(unifier.decision(for: set(0..<6), stop: { true })) == "nothing")
  }

  @Test func aPriceMakesSmallTestsPreferred() {
    var unifier = Unifier(cases: 4)
    unifier.insert(.init(term: "a", size: 1, right: set([0, 1])))
    unifier.insert(.init(term: "b", size: 1, right: set([2, 3])))
    unifier.insert(.init(test: "large?", size: 20, holds: set([0, 1])))
    unifier.insert(.init(test: "first?", size: 1, holds: set([0])))
    unifier.insert(.init(test: "second?", size: 1, holds: set([1])))
    #expect(text(unifier.decision(for: set(0..<4))) == "(large? a b)")
    #expect(text(unifier.decision(for: set(0..<4), price: 1)) == "(first? a (second? a b))")
  }

  @Test func aTestAndItsOppositeAreOne() {
    var unifier = Unifier(cases: 4)
    unifier.insert(.init(test: "is?", size: 3, holds: set([0, 1])))
    unifier.insert(.init(test: "is-not?", size: 2, holds: set([2, 3])))
    unifier.insert(.init(test: "is-so?", size: 2, holds: set([0, 1])))
    unifier.insert(.init(test: "always?", size: 1, holds: set(0..<4)))
    unifier.insert(.init(test: "never?", size: 1, holds: set([])))
    #expect(unifier.conditions.map(\.test) == ["is-not?"])
  }

  @Test func ofTheTermsForTheSameCasesTheFirstOfTheSmallestStays() {
    var unifier = Unifier(cases: 4)
    let terms = [("large", 3), ("small", 2), ("other", 2)]
    #expect(terms.map { unifier.insert(.init(term: $0, size: $1, right: set([0, 1]))) } == [true, true, false])
    #expect(unifier.leaves.map(\.term) == ["small"])
  }

  /// Suggested conditions depend on the labels that are to be told apart.
  @Test func suggestedConditionsCountAsThoseGiven() {
    var unifier = Unifier(cases: 3)
    for lane in 0..<3 { unifier.insert(.init(term: "\(lane)", size: 1, right: set([lane]))) }
    let decision = unifier.decision(for: set(0..<3)) { labels in
      labels.labels.dropFirst().map { .init(test: "\($0.lanes)?", size: 1, holds: $0) }
    }
    #expect(text(decision) == "([1]? 1 ([2]? 2 0))")
  }
}
