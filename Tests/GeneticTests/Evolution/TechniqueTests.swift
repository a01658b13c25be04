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
}
