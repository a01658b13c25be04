import AST
import Interpreter
import Testing

@testable import gp

extension BenchmarkProblem: CustomTestStringConvertible {
  public var testDescription: String { name }
}

@Suite("The first program-synthesis suite")
struct PSB1Tests {
  @Test("has 29 problems with names of their own and whole-task descriptions")
  func problems() {
    let problems = PSB1.suite.problems
    #expect(problems.count == 29)
    #expect(Set(problems.map(\.name)).count == 29)
    for problem in problems {
      #expect(BenchmarkSuite.problem(named: problem.name)?.problem.name == problem.name)
      #expect(!problem.statement.contains("\n"))
      #expect(!problem.inputs.isEmpty && !problem.outputs.isEmpty)
    }
    #expect(BenchmarkSuite.problem(named: "no-such-problem") == nil)
  }

  @Test(
    "the oracle gives the published outputs", .enabled(if: PublishedCases.areThere),
    arguments: PSB1.suite.problems)
  func oracle(problem: BenchmarkProblem) throws {
    guard case .generated(_, let oracle) = problem.cases else { return }
    for published in try PublishedCases.cases(of: problem) {
      let outputs = oracle(published.inputs)
      #expect(
        zip(outputs, published.outputs).allSatisfy {
          Judge.isRight($0, expected: $1, tolerance: problem.grants.tolerance)
        },
        "\(published.inputs) -> \(outputs), published \(published.outputs)")
    }
  }

  @Test("all 763 published cases are there", .enabled(if: PublishedCases.areThere))
  func publishedCount() throws {
    #expect(try PSB1.suite.problems.reduce(0) { try $0 + PublishedCases.cases(of: $1).count } == 763)
  }

  @Test(
    "train cases hold every published hand-made input", .enabled(if: PublishedCases.areThere),
    arguments: PSB1.suite.problems)
  func handMadeInputs(problem: BenchmarkProblem) throws {
    // checksum counts all visible characters as hand-made: they are all there with its later size, 300.
    let cases = problem.generate(.train, count: max(problem.trainCount, problem.name == "checksum" ? 300 : 0), seed: 1)
    let missing = Set(try PublishedCases.cases(of: problem).map(\.inputs)).subtracting(cases.map(\.inputs))
    #expect(missing.isEmpty)
  }

  @Test("cases lie in the published ranges and have the declared types", arguments: PSB1.suite.problems)
  func ranges(problem: BenchmarkProblem) throws {
    let isInRange = try #require(PSB1Ranges.all[problem.name])
    for seed in [1, 2, 3] as [UInt64] {
      for split in [CaseGenerator.Split.train, .test] {
        let cases = problem.generate(split, seed: seed)
        #expect(cases.count == (split == .train ? problem.trainCount : problem.testCount))
        let stray = cases.first { row in
          row.inputs.count != problem.inputs.count || row.outputs.count != problem.outputs.count
            || !zip(row.inputs, problem.inputs).allSatisfy { $0.conforms(to: $1.type) }
            || !zip(row.outputs, problem.outputs).allSatisfy { $0.conforms(to: $1.type) }
            || !isInRange(row.inputs)
        }
        #expect(stray == nil, "seed \(seed)")
      }
    }
  }

  @Test("cases are a function of the seed", arguments: PSB1.suite.problems)
  func deterministic(problem: BenchmarkProblem) {
    for split in [CaseGenerator.Split.train, .test] {
      let cases = problem.generate(split, count: 120, seed: 7)
      #expect(cases == problem.generate(split, count: 120, seed: 7))
      #expect(cases != problem.generate(split, count: 120, seed: 8))
    }
    #expect(problem.generate(.train, seed: 7) != problem.generate(.test, seed: 7))
  }

  @Test(
    "train and test cases that are dealt from one deck are disjoint", arguments: [PSB1.wallisPi, PSB1.sumOfSquares])
  func disjoint(problem: BenchmarkProblem) {
    let train = Set(problem.generate(.train, seed: 5).map(\.inputs))
    #expect(train.count == problem.trainCount)
    #expect(train.isDisjoint(with: problem.generate(.test, seed: 5).map(\.inputs)))
  }

  @Test("both truth values are frequent where the output is a truth value", arguments: PSB1.suite.problems)
  func balanced(problem: BenchmarkProblem) {
    guard problem.outputs.map(\.type) == [.bool] else { return }
    let cases = problem.generate(.test, seed: 1)
    let trues = cases.filter { $0.outputs == [.bool(true)] }.count
    #expect(trues * 5 > cases.count && trues * 5 < cases.count * 4)
  }
}
