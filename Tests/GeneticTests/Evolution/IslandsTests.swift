import AST
import Testing

@testable import Genetic

@Suite struct IslandsTests {
  @Test func everySlotHasOneIslandAndIslandsAreEqualButForOneProgram() {
    for population in 1...60 {
      for count in 1...12 {
        let islands = Islands(count: count, population: population)
        let all = (0..<islands.count).map { islands.slots(of: $0, programs: population) }
        #expect(all.flatMap { Array($0) } == Array(0..<population), "\(count) islands of \(population)")
        for (island, slots) in all.enumerated() {
          #expect(slots.allSatisfy { islands.island(of: $0) == island }, "\(count) islands of \(population)")
        }
        let sizes = all.map(\.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        #expect(islands.count == 1 || (sizes.min() ?? 0) >= 2)
      }
    }
  }

  @Test func migrantsComeFromTheIslandBeforeInSomeGenerationsOnly() {
    let islands = Islands(count: 4, population: 400)
    let origins = (0..<400).map { islands.origin(of: $0, generation: 20) }
    for island in 0..<4 {
      let slots = islands.slots(of: island, programs: 400)
      #expect(origins[slots].compactMap(\.self) == [(island + 3) % 4, (island + 3) % 4])
    }
    #expect((0..<400).allSatisfy { islands.origin(of: $0, generation: 21) == nil })
    let single = Islands(count: 1, population: 400)
    #expect((0..<400).allSatisfy { single.origin(of: $0, generation: 20) == nil })
  }

  @Test func parentsComeFromTheOffspringsOwnIsland() throws {
    var evolution = try Problem.divide().evolution {
      $0.islands = 3
      $0.population = 90
      $0.elites = 0
      $0.downSample = .none
      $0.continuesWhenSolved = true
    }
    for generation in 0..<12 {
      evolution.step()
      for (slot, individual) in evolution.population.enumerated() where individual.parent >= 0 {
        let islands = evolution.islands
        let from = islands.origin(of: slot, generation: generation) ?? islands.island(of: slot)
        #expect(islands.island(of: individual.parent) == from)
      }
    }
    #expect(evolution.selectors.count == 3)
  }

  @Test func aPopulationThatTheBudgetCutsShortHasEmptyIslands() throws {
    var evolution = try Problem.divide().evolution {
      $0.islands = 4
      $0.population = 100
      $0.downSample = .none
      $0.continuesWhenSolved = true
      $0.executions = 100 * 40 + 30 * 40
    }
    while !evolution.isDone { evolution.step() }
    #expect(evolution.generation == 2 && evolution.population.count == 30)
    #expect(evolution.statistics.executions.asked == evolution.budget)
    let worker = Worker(evolution.primitives, TreeLimits(), evolution.train)
    var random = Fixtures.stream(1)
    for island in 0..<4 {
      #expect(evolution.population.indices.contains(evolution.select(from: island, &random, worker)))
    }
  }
}
