import AST
import Testing

@testable import Genetic

@Suite struct LexicaseTests {
  /// The survivors of criteria in a given order, one program at a time, as the definition has it.
  static func naive(_ matrix: ErrorMatrix, order: [Int], tolerances: [Double]) -> [Int] {
    var pool = Array(0..<matrix.programs)
    for criterion in order where pool.count > 1 {
      let errors = pool.map { matrix.errors[$0 * matrix.criteria + criterion] }
      let threshold = (errors.min() ?? 0) + tolerances[criterion]
      pool = zip(pool, errors).filter { $1 <= threshold }.map(\.0)
    }
    return pool
  }

  static func randomMatrix(_ random: inout RandomStream) -> ErrorMatrix {
    let (programs, criteria) = (1 + random.below(60), 1 + random.below(6))
    let levels = 1 + random.below(5)
    return ErrorMatrix((0..<programs * criteria).map { _ in Double(random.below(levels)) }, criteria: criteria)
  }

  @Test func survivorsOfEveryOrderAreThoseOfTheDefinition() {
    var random = Fixtures.stream(0, seed: 21)
    var scratch = LexicaseScratch()
    for round in 0..<300 {
      let matrix = LexicaseTests.randomMatrix(&random)
      let tolerances = (0..<matrix.criteria).map { _ in round.isMultiple(of: 2) ? 0 : Double(random.below(2)) }
      let lexicase = Lexicase(matrix, Behaviours(matrix), tolerances: tolerances)
      var order = Array(0..<matrix.criteria)
      random.shuffle(&order)
      scratch.prepare(groups: lexicase.behaviours.count, criteria: matrix.criteria)
      for (rank, criterion) in order.enumerated() { lexicase.filter(by: criterion, isFirst: rank == 0, &scratch) }
      let groups = Set((0..<scratch.poolCount).map { scratch.pool[$0] })
      let survivors = (0..<matrix.programs).filter { groups.contains(lexicase.behaviours.groups[$0]) }
      #expect(
        survivors == LexicaseTests.naive(matrix, order: order, tolerances: tolerances), "seed 21, round \(round)")
    }
  }

  @Test func everyProgramIsChosenAsOftenAsByTheDefinition() {
    var random = Fixtures.stream(0, seed: 22)
    var scratch = LexicaseScratch()
    for round in 0..<5 {
      let matrix = LexicaseTests.randomMatrix(&random)
      let tolerances = Array(repeating: round.isMultiple(of: 2) ? 0.0 : 1.0, count: matrix.criteria)
      let lexicase = Lexicase(matrix, Behaviours(matrix), tolerances: tolerances)
      let draws = 4000
      var ours = Array(repeating: 0, count: matrix.programs)
      var theirs = ours
      for _ in 0..<draws {
        ours[lexicase.select(&random, &scratch)] += 1
        var order = Array(0..<matrix.criteria)
        random.shuffle(&order)
        let pool = LexicaseTests.naive(matrix, order: order, tolerances: tolerances)
        theirs[pool[random.below(pool.count)]] += 1
      }
      for program in 0..<matrix.programs {
        // Six standard deviations of the difference of two counts.
        let deviation = Double(ours[program] + theirs[program] + 1).squareRoot()
        #expect(
          abs(Double(ours[program] - theirs[program])) < 6 * deviation, "seed 22, round \(round), program \(program)")
      }
    }
  }

  @Test func aSelectionIsAFunctionOfItsStreamAlone() {
    var random = Fixtures.stream(0, seed: 23)
    let matrix = LexicaseTests.randomMatrix(&random)
    let lexicase = Lexicase(matrix, Behaviours(matrix), tolerances: Array(repeating: 0, count: matrix.criteria))
    var used = LexicaseScratch()
    for slot in 0..<100 {
      var fresh = LexicaseScratch()
      var first = Fixtures.stream(slot)
      var second = Fixtures.stream(slot)
      #expect(lexicase.select(&first, &used) == lexicase.select(&second, &fresh))
    }
  }

  @Test func programsWithEqualErrorsFormOneGroup() {
    let matrix = ErrorMatrix([1, 2, 0, 0, 1, 2, 0, 1, -0.0, 0], criteria: 2)
    let behaviours = Behaviours(matrix)
    #expect(behaviours.groups == [0, 1, 0, 2, 1])
    #expect(behaviours.representatives == [0, 1, 3])
    #expect(matrix.columns(of: behaviours.representatives) == [1, 0, 0, 2, 0, 1])
    #expect(behaviours.size(of: 1) == 2)
    #expect(behaviours.member(1, of: 1) == 4)
  }
}
