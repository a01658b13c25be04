import AST
import Testing

@testable import Neural

struct ParityChainTests {
  @Test func `an assignment and its complement fulfil the chain, one flip breaks two parities`() {
    let bits = [true, true, false, true, false]
    let chain = ParityChain(of: bits)
    #expect(chain.parities == [false, true, true, true, true])
    #expect(chain.faults(bits) == 0)
    #expect(chain.faults(bits.map { !$0 }) == 0)
    #expect(chain.faults([true, true, true, true, false]) == 2)
  }

  @Test func `the gradient is that of finite differences`() {
    var random = RandomStream(seed: 9, purpose: .test)
    let loss = ParityChainLoss(ParityChain(count: 7, random: &random))
    for bonus in [0, 0.7] {
      loss.entropyBonus = bonus
      expectGradient(of: loss, at: (0..<7).map { _ in random.float(-3, 3) })
    }
  }

  @Test func `at even odds half of the parities are wrong, the entropy is one bit each`() {
    let loss = ParityChainLoss(ParityChain(of: [true, false, false, true]))
    #expect(loss.value(at: [0, 0, 0, 0]) == 2)
    loss.entropyBonus = 1
    #expect(abs(loss.value(at: [0, 0, 0, 0]) - (2 - 4 * 0.6931471805599453)) < 1e-15)
  }

  @Test func `descent solves the shortest ring, and the bonus longer ones`() {
    for replicate in 0..<5 {
      var random = RandomStream(seed: 3, purpose: .test, slot: replicate)
      let short = ParityChain(count: 4, random: &random)
      #expect(short.faults(ParityChainDescent().solve(short, random: random)) == 0)
      let long = ParityChain(count: 8, random: &random)
      #expect(long.faults(ParityChainDescent(entropyBonus: 1).solve(long, random: random)) == 0)
    }
  }

  @Test func `evolution solves every ring within its budget`() throws {
    for replicate in 0..<20 {
      var random = RandomStream(seed: 3, purpose: .test, slot: replicate)
      let chain = ParityChain(count: 3 + replicate, random: &random)
      let evaluations = try #require(ParityChainEvolution.evaluations(chain, budget: 100_000, random: random))
      // The answer is a function of the stream, and the budget only a limit.
      #expect(ParityChainEvolution.evaluations(chain, budget: evaluations, random: random) == evaluations)
      if evaluations > 1 {
        #expect(ParityChainEvolution.evaluations(chain, budget: evaluations - 1, random: random) == nil)
      }
    }
  }
}
