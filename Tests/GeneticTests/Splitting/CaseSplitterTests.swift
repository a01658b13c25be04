import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct CaseSplitterTests {
  private func number(_ value: Int64) -> Tree { Tree(literal: .int(value), type: .int) }
  private let n = Tree(nodes: [.variable(0, .int)])

  private func set(_ lanes: some Sequence<Int>) -> LaneSet {
    var result = LaneSet()
    for lane in lanes { result.insert(lane) }
    return result
  }

  @Test func aTermThatIsRightEverywhereIsTheAnswer() {
    var splitter = CaseSplitter(type: .int, cases: 4, maximumSplits: 2)
    splitter.insert(.init(tree: number(1), right: set(0..<2)))
    splitter.insert(.init(tree: number(2), right: set(0..<4)))
    #expect(splitter.joined() == [number(2)])
  }

  @Test func termsAreJoinedByTheConditionThatTellsTheirCasesApart() {
    var splitter = CaseSplitter(type: .int, cases: 8, maximumSplits: 2)
    splitter.insert(.init(tree: number(1), right: set(0..<4)))
    splitter.insert(.init(tree: number(2), right: set(4..<8)))
    let flags = (0..<2).map { Tree(nodes: [.variable($0, .bool)]) }
    splitter.insert(.init(tree: flags[0], holds: set([0, 2, 4, 6])))
    splitter.insert(.init(tree: flags[1], holds: set(0..<4)))
    #expect(splitter.joined().map { $0.text() } == ["(if v1 int(1) int(2))"])
  }

  @Test func numbersAreComparedWithTheRoundestConstantThatTheCasesAllow() {
    var splitter = CaseSplitter(type: .int, cases: 6, maximumSplits: 2)
    let numbers: [Double] = [-5, 30, 999, 1003, 2000, 1999]
    splitter.insert(.init(tree: number(1), right: set([0, 1, 2])))
    splitter.insert(.init(tree: number(2), right: set([3, 5])))
    splitter.insert(.init(tree: number(3), right: set([4])))
    splitter.features = [.init(tree: n, numbers: numbers)]
    #expect(splitter.joined().first?.text() == "(if (< v0 int(1000)) int(1) (if (< v0 int(2000)) int(2) int(3)))")
  }

  @Test func withoutEnoughTermsConditionsOrSplitsNothingIsJoined() {
    var splitter = CaseSplitter(type: .int, cases: 3, maximumSplits: 1)
    splitter.insert(.init(tree: number(1), right: set([0])))
    splitter.insert(.init(tree: number(2), right: set([1])))
    #expect(splitter.joined().isEmpty)
    splitter.insert(.init(tree: number(3), right: set([2])))
    #expect(splitter.joined().isEmpty)
    splitter.features = [.init(tree: n, numbers: [1, 2, 3])]
    #expect(splitter.joined().isEmpty)
  }

  @Test func ofTermsThatAreRightOnTheSameCasesTheSmallerStays() {
    var splitter = CaseSplitter(type: .int, cases: 3, maximumSplits: 1)
    let large = Tree(root: .apply(.negate, .int, length: 2), children: [number(1)])
    let terms: [(Tree, LaneSet)] = [
      (large, set([0])), (number(1), set([0])), (large, set([0])), (number(2), set([])),
    ]
    var taken: [Bool] = []
    for (tree, right) in terms { taken.append(splitter.insert(.init(tree: tree, right: right))) }
    #expect(taken == [true, true, false, false])
    #expect(splitter.unifier.leaves.map(\.term) == [number(1)])
  }

  @Test(arguments: [
    (999.0, 1000.0, 1000.0), (1000, 1999, 1100), (12, 3456, 1000), (-7, 3, 0), (-120, -15, -100), (4, 5, 5),
  ])
  func theRoundestNumberOfARangeHasTheFewestDigits(low: Double, high: Double, expected: Double) {
    #expect(CaseSplitter.roundest(above: low, upTo: high, isWhole: true) == expected)
  }

  @Test func aPiecewiseProgramIsFoundBeforeAnythingEvolves() throws {
    let rows = (0..<40).map { [Value.int(Int64($0 * 7 % 83) - 20), .int(Int64($0 * 5 % 31))] }
    let problem = try Problem(
      inputs: [("a", .int), ("b", .int)], result: .int, solution: "(if (< a 17) (+ a b) (if (< b 11) a (* b b)))",
      rows: rows, operators: Fixtures.operators(.arithmetic, .compare, .control))
    var evolution = problem.evolution {
      $0.bank = BankOptions()
      $0.executions = 3_000_000
      $0.population = 50
    }
    evolution.step()
    #expect(evolution.hallOfFame.isSolved)
  }
}
