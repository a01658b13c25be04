import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct EvolutionTests {
  @Test func aSmallTaskIsSolved() throws {
    let problem = try Problem.medianOfThree()
    var evolution = problem.evolution { $0.generations = 60 }
    while !evolution.isDone { evolution.step() }
    #expect(evolution.outcome == .solved)
    let best = try #require(evolution.hallOfFame.best)
    #expect(best.right == problem.train.count)
    #expect(best.error == 0)
    #expect(Evaluator(problem.train).evaluations(of: best.tree).count == problem.train.count)
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let problem = try Problem.countOdds()
    func run(threads: Int) -> (trees: [Tree], executions: GenerationStatistics.Executions, front: [HallOfFame.Entry]) {
      var evolution = problem.evolution {
        $0.threads = threads
        $0.population = 150
        $0.maximumGenerations = 5
        $0.continuesWhenSolved = true
      }
      while !evolution.isDone { evolution.step() }
      return (evolution.population.map(\.tree), evolution.statistics.executions, evolution.hallOfFame.front)
    }
    let one = run(threads: 1)
    for threads in [2, 5] {
      let other = run(threads: threads)
      #expect(one.trees == other.trees)
      #expect(one.executions == other.executions)
      #expect(one.front == other.front)
    }
  }

  @Test(arguments: [1, 2, 5, 50]) func whoeverStopsARunBeforeItsFirstGenerationGetsAProgram(polls: Int) throws {
    let problem = try Problem.divide()
    var evolution = problem.evolution {
      $0.bank = BankOptions()
      $0.continuesWhenSolved = true
    }
    var left = polls
    evolution.step {
      left -= 1
      return left <= 0
    }
    #expect(left <= 0)
    #expect(evolution.generation == 0)
    #expect(evolution.outcome == nil)
    #expect(evolution.answer() != nil)
    #expect(evolution.statistics.executions.asked > 0)
  }

  @Test func aCopyGoesOnAsTheOriginalDoes() throws {
    let problem = try Problem.polynomial()
    var original = problem.evolution {
      $0.continuesWhenSolved = true
      $0.population = 60
    }
    for _ in 0..<3 { original.step() }
    var copy = original
    for _ in 0..<3 { original.step() }
    for _ in 0..<3 { copy.step() }
    #expect(original.population.map(\.tree) == copy.population.map(\.tree))
  }

  @Test func aSearchThatBeginsAnewInEveryGenerationBreedsNothing() throws {
    let problem = try Problem.countOdds()
    var evolution = problem.evolution {
      $0.restarts = .everyGeneration
      $0.population = 50
      $0.maximumGenerations = 6
      $0.continuesWhenSolved = true
    }
    var programs: Set<Tree> = []
    while !evolution.isDone {
      evolution.step()
      #expect(evolution.statistics.edits.allSatisfy { $0.made == 0 })
      programs.formUnion(evolution.population.map(\.tree))
    }
    #expect(evolution.generation == 6)
    // Every generation has new ones: 300 were drawn, and few of them twice.
    #expect(programs.count > 250)
  }

  @Test func aSeedThatSolvesEndsTheRunBeforeAnythingIsEvolved() throws {
    let problem = try Problem.medianOfThree()
    var evolution = problem.evolution { $0.seeds = [problem.solution] }
    evolution.step()
    #expect(evolution.outcome == .solvedBySeed)
    #expect(evolution.generation == 0)
    #expect(evolution.hallOfFame.best?.tree == problem.solution)
    #expect(evolution.statistics.executions.asked == problem.train.count)
  }

  @Test func seedsAndTheirMutantsFillTheirShareOfTheFirstPopulation() throws {
    let problem = try Problem.medianOfThree()
    let seed = try Parser.expression("(min a b)", inputs: problem.interface.inputs, result: .int)
    let stranger = try Parser.expression("x", inputs: [Parameter(name: "x", type: .bool)], result: .bool)
    let evolution = problem.evolution {
      $0.seeds = [seed, stranger]
      $0.population = 200
    }
    let first = evolution.firstPopulation()
    #expect(first.count == 200)
    #expect(first[0].tree == seed)
    #expect(first.filter { $0.origin == .seed }.count == 20)
  }

  @Test func theFirstPopulationHasNoDuplicatesWhereThereIsRoom() throws {
    let evolution = try Problem.countOdds().evolution { $0.population = 500 }
    let first = evolution.firstPopulation()
    #expect(Duplicates(first).repeated.count < 15)
  }

  @Test(arguments: [0, 1, 1499, 1500, 4000, 9999])
  func theBudgetIsNeverExceeded(_ executions: Int) throws {
    let problem = try Problem.polynomial()
    var evolution = problem.evolution {
      $0.executions = executions
      $0.continuesWhenSolved = true
      $0.downSample = DownSample(fraction: 0.25)
    }
    while !evolution.isDone { evolution.step() }
    #expect(evolution.outcome == .budgetSpent)
    #expect(evolution.statistics.executions.asked <= executions)
  }

  @Test func executionsAreProgramsTimesCasesWhateverIsReused() throws {
    let problem = try Problem.polynomial()
    var evolution = problem.evolution {
      $0.downSample = .none
      $0.continuesWhenSolved = true
      $0.population = 100
      $0.constants.isOn = false
    }
    for generation in 1...4 {
      evolution.step()
      #expect(evolution.statistics.executions.asked == generation * 100 * 20)
    }
  }

  @Test func theEliteStaysInThePopulation() throws {
    let problem = try Problem.polynomial()
    var evolution = problem.evolution {
      $0.continuesWhenSolved = true
      $0.population = 50
    }
    evolution.step()
    for _ in 0..<4 {
      let best = evolution.hallOfFame.best?.tree
      evolution.step()
      #expect(evolution.population[0].tree == best)
    }
  }

  @Test func statisticsAreOneRowOfAsManyFieldsAsTheHeaderHas() throws {
    var evolution = try Problem.divide().evolution()
    evolution.step()
    let statistics = evolution.statistics
    #expect(statistics.csvRow.split(separator: ",").count == GenerationStatistics.csvHeader.split(separator: ",").count)
    #expect(statistics.criteria == 2 * statistics.sampledCases)
    #expect(statistics.programs == 300)
    #expect(statistics.distinctBehaviours <= statistics.distinctPrograms)
  }

  @Test func aRunWithoutCasesOrProgramsEndsAtOnce() throws {
    let problem = try Problem.polynomial(cases: 0)
    var empty = problem.evolution()
    while !empty.isDone { empty.step() }
    #expect(empty.outcome == .budgetSpent)
    var none = try Problem.polynomial().evolution { $0.population = 0 }
    while !none.isDone { none.step() }
    #expect(none.outcome == .budgetSpent)
  }
}
