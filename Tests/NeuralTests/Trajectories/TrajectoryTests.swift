import AST
import Testing

@testable import Neural

/// U(x) = Σ (x_i - c)² / 2.
private final class Bowl: DifferentiableLoss {
  let parameterCount = 3

  func value(at parameters: [Double]) -> Double { parameters.reduce(0) { $0 + ($1 - 1) * ($1 - 1) / 2 } }

  func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    for index in parameters.indices { gradient[index] = parameters[index] - 1 }
    return value(at: parameters)
  }
}

struct TrajectoryTests {
  @Test func `plain descent shrinks the distance by a factor`() {
    var descent = GradientDescent(from: [3, 1, -1], rate: 0.25, isNormalised: false)
    descent.step(Bowl())
    descent.step(Bowl())
    #expect(descent.parameters == [2.125, 1, -0.125])
  }

  @Test func `normalised descent makes steps of one length and rests where it is level`() {
    var descent = GradientDescent(from: [1, 4, 5], rate: 0.5, isNormalised: true)
    descent.step(Bowl())
    #expect(descent.parameters.enumerated().allSatisfy { abs($1 - [1.0, 3.7, 4.6][$0]) < 1e-12 })
    var resting = GradientDescent(from: [1, 1, 1], rate: 0.5, isNormalised: true)
    resting.step(Bowl())
    #expect(resting.parameters == [1, 1, 1])
  }

  @Test func `a greedy lineage never gets worse, and accepts a half of small mutations`() {
    let bowl = Bowl()
    let start = [5.0, -3, 2]
    var lineage = Lineage(
      from: start, loss: bowl.value(at: start), mutationSize: 1e-4, inverseTemperature: .infinity,
      random: RandomStream(seed: 1, purpose: .test))
    for _ in 0..<2000 {
      let before = lineage.loss
      lineage.step(bowl)
      #expect(lineage.loss <= before)
      #expect(lineage.loss == bowl.value(at: lineage.parameters))
    }
    #expect((900...1100).contains(lineage.accepted))
  }

  @Test func `at a temperature a lineage samples the Boltzmann distribution`() {
    let bowl = Bowl()
    var lineage = Lineage(
      from: [1, 1, 1], loss: 0, mutationSize: 0.5, inverseTemperature: 2, random: RandomStream(seed: 2, purpose: .test))
    var sum = 0.0
    for _ in 0..<40_000 {
      lineage.step(bowl)
      sum += lineage.loss
    }
    // Equipartition: three quadratic terms of 1/(2β) each.
    #expect(abs(sum / 40_000 - 0.75) < 0.05, "\(sum / 40_000)")
  }

  /// With a constant slope both moments are exact from the first step on, so every step has the length of the rate.
  @Test func `Adam steps by its rate down a constant slope`() {
    var adam = Adam(parameterCount: 2, rate: 0.125)
    var place = [1.0, 1.0]
    for _ in 0..<4 { adam.step(&place, against: [3, -1000]) }
    #expect(abs(place[0] - 0.5) < 1e-7 && abs(place[1] - 1.5) < 1e-7)
  }

  @Test func `Adam comes to rest at the bottom`() {
    var adam = Adam(parameterCount: 3, rate: 0.05)
    var place = [5.0, -3, 1]
    var gradient = [0.0, 0, 0]
    for _ in 0..<2000 {
      _ = Bowl().value(at: place, gradient: &gradient)
      adam.step(&place, against: gradient)
    }
    #expect(place.allSatisfy { abs($0 - 1) < 1e-3 }, "\(place)")
  }
}
