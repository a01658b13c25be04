import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct SelectorTests {
  @Test func theMedianIsTheMiddleOfTheSortedValues() {
    var random = Fixtures.stream(0, seed: 31)
    for round in 0..<200 {
      var values = (0..<1 + random.below(40)).map { _ in Double(random.below(8)) }
      let expected = values.sorted()[values.count / 2]
      #expect(values.withUnsafeMutableBufferPointer { Median.select($0) } == expected, "seed 31, round \(round)")
    }
  }

  @Test func deviationsAreMediansOfDistancesFromTheMedian() {
    let matrix = ErrorMatrix([1, 0, 2, 0, 4, 0, 8, 0, 1e9, 7], criteria: 2)
    #expect(matrix.medianAbsoluteDeviations() == [3, 0])
  }

  @Test func deviationsOfManyCriteriaAreThoseOfTheDefinition() {
    var random = Fixtures.stream(0, seed: 34)
    for round in 0..<30 {
      let (programs, criteria) = (1 + random.below(80), 1 + random.below(70))
      let levels = 1 + random.below(30)
      let errors = (0..<programs * criteria).map { _ in
        random.chance(0.1) ? 1e9 : Double(random.below(levels)) * 0.3
      }
      let expected = (0..<criteria).map { criterion in
        let column = (0..<programs).map { errors[$0 * criteria + criterion] }
        let median = column.sorted()[programs / 2]
        return column.map { ($0 - median).magnitude }.sorted()[programs / 2]
      }
      let matrix = ErrorMatrix(errors, criteria: criteria)
      for threads in [1, 3] {
        #expect(matrix.medianAbsoluteDeviations(on: Threads(threads)) == expected, "seed 34, round \(round)")
      }
    }
  }

  @Test(arguments: [Selection.lexicase, .tournament(size: 3)])
  func parentsAreTheSameOnAnyNumberOfThreads(_ selection: Selection) {
    var random = Fixtures.stream(0, seed: 35)
    let (programs, criteria) = (300, 150)
    let rows = (0..<programs / 2).map { _ in (0..<criteria).map { _ in Double(random.below(40)) } }
    let matrix = ErrorMatrix((0..<programs).flatMap { _ in rows[random.below(rows.count)] }, criteria: criteria)
    let isFloat = (0..<criteria).map { $0 % 3 > 0 }
    func parents(threads: Int) -> [Int] {
      let selector = Selector(selection, matrix, isFloat: isFloat, on: Threads(threads))
      var scratch = LexicaseScratch()
      return selector.behaviours.representatives
        + (0..<200).map { slot in
          var random = Fixtures.stream(slot, seed: 36)
          return selector.select(&random, &scratch)
        }
    }
    let one = parents(threads: 1)
    #expect(one == parents(threads: 2))
    #expect(one == parents(threads: 5))
  }

  @Test func onlyFloatCriteriaAreTolerant() {
    let matrix = ErrorMatrix([0, 1, 2, 50], criteria: 1)
    var scratch = LexicaseScratch()
    func chosen(_ selection: Selection, isFloat: Bool) -> Set<Int> {
      let selector = Selector(selection, matrix, isFloat: [isFloat])
      return Set(
        (0..<200).map { slot in
          var random = Fixtures.stream(slot)
          return selector.select(&random, &scratch)
        })
    }
    #expect(chosen(.lexicase, isFloat: false) == [0])
    #expect(chosen(.lexicase, isFloat: true) == [0, 1, 2])
    #expect(chosen(.strictLexicase, isFloat: true) == [0])
  }

  @Test func aLargeTournamentChoosesTheLeastTotalError() {
    let matrix = ErrorMatrix((0..<10).flatMap { [Double(($0 + 3) % 10), 0] }, criteria: 2)
    let selector = Selector(.tournament(size: 10), matrix, isFloat: [false, false])
    var scratch = LexicaseScratch()
    var random = Fixtures.stream(0, seed: 32)
    let best = (0..<300).filter { _ in selector.select(&random, &scratch) == 7 }.count
    #expect(best > 150)
  }

  @Test func aSampleHasItsShareOfTheCasesButNotFewerThanTheMinimum() {
    #expect(DownSample(fraction: 0.05, minimum: 5).size(of: 200) == 10)
    #expect(DownSample(fraction: 0.05, minimum: 5).size(of: 30) == 5)
    #expect(DownSample(fraction: 0.05, minimum: 5).size(of: 3) == 3)
    #expect(DownSample.none.size(of: 77) == 77)
    var random = Fixtures.stream(0, seed: 33)
    let rows = DownSample(fraction: 0.1, minimum: 5).rows(of: 100, &random)
    #expect(rows.count == 10)
    #expect(Set(rows).count == 10)
    #expect(rows == rows.sorted())
    #expect(DownSample.none.rows(of: 4, &random) == [0, 1, 2, 3])
  }

  @Test func hardCasesComeBackInTheirShareOfTheSample() {
    var difficulty = Array(repeating: 0.0, count: 100)
    difficulty[17] = 3
    difficulty[71] = 1
    let sample = DownSample(fraction: 0.1, minimum: 5, hardShare: 0.2)
    for slot in 0..<20 {
      var random = Fixtures.stream(slot, seed: 34)
      let rows = sample.rows(of: 100, difficulty: difficulty, &random)
      #expect(rows.count == 10 && Set(rows).count == 10)
      #expect(rows.contains(17) && rows.contains(71))
    }
    var random = Fixtures.stream(0, seed: 34)
    #expect(Set(sample.rows(of: 100, difficulty: Array(repeating: 0, count: 100), &random)).count == 10)
  }

  @Test func informedSamplesHaveCasesThatDifferInWhoSolvesThem() {
    // Eight kinds of cases, one of them nine times as frequent as the others together.
    let solves = (0..<80).map { $0 < 72 ? UInt64(0) : UInt64(1) << UInt64($0 % 8) | 0xFF00 }
    let sample = DownSample(fraction: 0.1, minimum: 5, hardShare: 0, isInformed: true)
    for slot in 0..<20 {
      var random = Fixtures.stream(slot, seed: 36)
      let rows = sample.rows(of: 80, solves: solves, &random)
      #expect(rows.count == 8 && Set(rows).count == 8 && rows == rows.sorted())
      #expect(Set(rows.map { solves[$0] }).count == 8)
    }
    // Where no case differs from another the sample is as random as any.
    var random = Fixtures.stream(0, seed: 36)
    var seen: Set<Int> = []
    for _ in 0..<100 { seen.formUnion(sample.rows(of: 80, solves: Array(repeating: 7, count: 80), &random)) }
    #expect(seen.count == 80)
  }

  @Test func informationAboutCasesIsPaidFor() throws {
    for isInformed in [true, false] {
      var evolution = try Problem.divide().evolution {
        $0.population = 200
        $0.downSample = DownSample(fraction: 0.25, isInformed: isInformed)
        $0.continuesWhenSolved = true
      }
      evolution.step()
      #expect(evolution.solves.isEmpty)
      let before = evolution.executions.asked
      evolution.generation = Evolution.askInterval
      evolution.askAboutCases()
      // Two of 200 programs are asked about forty cases.
      #expect(evolution.executions.asked - before == (isInformed ? 2 * 40 : 0))
      #expect(evolution.solves.count == (isInformed ? 40 : 0))
      #expect(evolution.solves.allSatisfy { $0 < 1 << 2 })
    }
  }

  @Test func brevityPrefersTheSmallerOfEquals() {
    let matrix = ErrorMatrix([0, 0, 5], criteria: 1)
    var scratch = LexicaseScratch()
    func counts(brevity: Double) -> [Int] {
      let selector = Selector(.lexicase, matrix, isFloat: [false], programSizes: [9, 4, 1], brevity: brevity)
      var counts = [0, 0, 0]
      for slot in 0..<1000 {
        var random = Fixtures.stream(slot, seed: 35)
        counts[selector.select(&random, &scratch)] += 1
      }
      return counts
    }
    #expect(counts(brevity: 0)[0] > 420)
    #expect((200...300).contains(counts(brevity: 1)[0]))
    #expect(counts(brevity: 1)[2] == 0)
  }
}
