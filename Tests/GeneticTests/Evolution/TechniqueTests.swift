import AST
import Interpreter
import Testing

@testable import Genetic

struct TechniqueTests {
  @Test func withoutMixtureEveryEditIsAdditionAndDeletion() throws {
    var evolution = try Problem.countOdds().evolution {
      $0.leaveOut(.bank)
      $0.leaveOut(.mixture)
      $0.population = 100
      $0.continuesWhenSolved = true
    }
    evolution.step()
    evolution.step()
    let made = Edit.allCases.filter { evolution.statistics.edits[$0.rawValue].made > 0 }
    #expect(made == [.additionDeletion])
  }

  @Test func withoutTheBankTheFirstGenerationIsAllThatIsAskedFor() throws {
    var evolution = try Problem.countOdds().evolution {
      $0.leaveOut(.bank)
      $0.population = 100
      $0.continuesWhenSolved = true
      $0.downSample = .none
    }
    evolution.step()
    #expect(evolution.statistics.executions.asked == 100 * evolution.train.count)
  }

  @Test(arguments: Technique.allCases)
  func leavingATechniqueOutChangesTheOptions(_ technique: Technique) {
    var options = EvolutionOptions()
    options.leaveOut(technique)
    #expect(options != EvolutionOptions())
  }

  @Test(arguments: Variant.allCases)
  func takingAVariantChangesTheOptions(_ variant: Variant) {
    var options = EvolutionOptions()
    options.take(variant)
    #expect(options != EvolutionOptions())
  }

  @Test func withoutMiningThereAreNoConstantsFromTheCases() throws {
    let text = "input a: Int\noutput: Int\ntrain:\n1 -> 777\n2 -> 777\n3 -> 777\n4 -> 5\n"
    let task = try #require(TaskParser.parse(text, file: "").task)
    let train = try TaskCases(of: task).train
    var options = EvolutionOptions(task)
    func constants() throws -> [Node] {
      let primitives = try Evolution(task, train: train, options: options).primitives
      return primitives.leaves[try #require(primitives.table.index(of: .int))].listed.map(\.node)
    }
    #expect(try constants() == [Constant(.int(777), .int).node])
    options.leaveOut(.mining)
    #expect(try constants().isEmpty)
  }

  @Test func withoutSimplificationTheAnswerIsWhatWasFound() throws {
    let problem = try Problem.polynomial()
    let tree = try Parser.expression(
      "(+ (+ (* x x) (+ x 1.0)) (- x x))", inputs: problem.interface.inputs, result: .float)
    for simplifies in [true, false] {
      var evolution = problem.evolution {
        $0.seeds = [tree]
        if !simplifies { $0.leaveOut(.simplification) }
      }
      evolution.step()
      let answer = try #require(evolution.answer())
      #expect(answer.isRight && (answer.program.tree == tree) == !simplifies)
    }
  }

  @Test(
    "a run is a function of its options, whatever the number of threads",
    arguments: ["informed-sampling", "adaptive-rates", "islands"])
  func anyNumberOfThreads(_ name: String) throws {
    let problem = try Problem.divide()
    let runs = [1, 4].map { threads in
      var evolution = problem.evolution {
        $0.population = 120
        $0.generations = 1000
        $0.maximumGenerations = 25
        $0.continuesWhenSolved = true
        $0.threads = threads
        if let variant = Variant(rawValue: name) { $0.take(variant) } else { $0.islands = 4 }
      }
      while !evolution.isDone { evolution.step() }
      return (evolution.hallOfFame, evolution.statistics.executions, evolution.population.map(\.hash))
    }
    #expect(runs[0].0 == runs[1].0)
    #expect(runs[0].1 == runs[1].1)
    #expect(runs[0].2 == runs[1].2)
    // It is not the usual run.
    var usual = problem.evolution {
      $0.population = 120
      $0.generations = 1000
      $0.maximumGenerations = 25
      $0.continuesWhenSolved = true
    }
    while !usual.isDone { usual.step() }
    #expect(usual.population.map(\.hash) != runs[0].2)
  }
}
