import AST
import Testing

@testable import Neural

struct PopulationTests {
  /// Three loci with 2, 3 and 2 choices, fitness drawn at random.
  private let landscape: GeneLandscape = {
    var random = RandomStream(seed: 8, purpose: .test)
    return GeneLandscape(choices: [2, 3, 2]) { _ in random.unit() }
  }()
  private let probabilities = [0.25, 0.75, 0.5, 0.2, 0.3, 0.9, 0.1]

  @Test func `genomes are numbered with the last locus fastest`() {
    let landscape = GeneLandscape(choices: [2, 3]) { Double(10 * $0[0] + $0[1]) }
    #expect(landscape.fitness == [0, 1, 2, 10, 11, 12])
    #expect(landscape.starts == [0, 2, 5])
  }

  @Test func `expectations are sums over all genomes`() {
    let (mean, given) = landscape.expectation(probabilities)
    var sum = 0.0
    var sums = [Double](repeating: 0, count: 7)
    for a in 0..<2 {
      for b in 0..<3 {
        for c in 0..<2 {
          let value = landscape.fitness[a * 6 + b * 2 + c]
          let (pa, pb, pc) = (probabilities[a], probabilities[2 + b], probabilities[5 + c])
          sum += pa * pb * pc * value
          sums[a] += pb * pc * value
          sums[2 + b] += pa * pc * value
          sums[5 + c] += pa * pb * value
        }
      }
    }
    #expect(abs(mean - sum) < 1e-14)
    #expect(zip(given, sums).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func `the additive share is 1 without epistasis and 0 for parity`() throws {
    let even = [0.5, 0.5, 0.5, 0.5]
    let sum = GeneLandscape(choices: [2, 2]) { Double($0[0]) + 3 * Double($0[1]) }
    #expect(abs(try #require(sum.additiveShare(even)) - 1) < 1e-12)
    let parity = GeneLandscape(choices: [2, 2]) { Double(($0[0] + $0[1]) % 2) }
    #expect(abs(try #require(parity.additiveShare(even))) < 1e-12)
    #expect(GeneLandscape(choices: [2, 2]) { _ in 3 }.additiveShare(even) == nil)
  }

  /// With one locus the replicator equation is solved by p_a(t) ∝ p_a(0) exp(t f_a).
  @Test func `the flow at one locus is the exponential one`() {
    let landscape = GeneLandscape(choices: [3], fitness: [0.1, 0.9, 0.4])
    var flow = ReplicatorFlow(landscape, from: [0.5, 0.2, 0.3])
    for _ in 0..<100 { flow.advance(0.05) }
    let weights = zip([0.5, 0.2, 0.3], [1.6487212707001282, 90.01713130052181, 7.38905609893065]).map { $0 * $1 }
    let sum = weights.reduce(0, +)
    #expect(zip(flow.probabilities, weights).allSatisfy { abs($0 - $1 / sum) < 1e-7 })
  }

  @Test func `large recombining populations follow the flow`() {
    var flow = ReplicatorFlow(landscape, from: probabilities)
    var population = GenePopulation(
      landscape, weights: GenePopulation.weights(landscape, selection: 0.1), size: 20_000, isRecombining: true,
      from: probabilities,
      random: RandomStream(seed: 2, purpose: .test))
    for _ in 0..<40 {
      population.step()
      flow.advance(0.1)
    }
    let worst = zip(population.frequencies, flow.probabilities).map { abs($0 - $1) }.max() ?? 1
    #expect(worst < 0.03, "\(population.frequencies) \(flow.probabilities)")
  }

  @Test func `without selection and recombination members are copies of the first ones`() {
    var population = GenePopulation(
      landscape, weights: GenePopulation.weights(landscape, selection: 0), size: 50, isRecombining: false,
      from: [1, 0, 0, 1, 0, 0, 1],
      random: RandomStream(seed: 2, purpose: .test))
    for _ in 0..<5 { population.step() }
    #expect(population.frequencies == [1, 0, 0, 1, 0, 0, 1])
  }
}
