import AST
import Testing

@testable import Neural

struct CircuitTests {
  @Test func `truth tables`() {
    #expect(TruthTable("and", inputs: 2) { $0 == 3 }.bits == 8)
    #expect(TruthTable.majority5.cases == 32 && TruthTable.majority5.mask == 0xFFFF_FFFF)
    #expect(TruthTable.majority5.bits.nonzeroBitCount == 16)
    #expect(TruthTable.parity6.bits.nonzeroBitCount == 32)
    // Address 1 (input 0 on) reads data input 1, which is input 3.
    #expect(TruthTable.multiplexer6.bits >> 0b001001 & 1 == 1)
    #expect(TruthTable.multiplexer6.bits >> 0b000101 & 1 == 0)
    #expect(TruthTable("id", inputs: 2) { $0 & 1 == 1 }.columns == [0b1010, 0b1100])
  }

  @Test func `the form of a gate is its truth table at the corners`() {
    for gate in 0..<Gate.count {
      let c = Gate.coefficients[gate]
      for (a, b) in [(0.0, 0.0), (1, 0), (0, 1), (1, 1)] {
        let soft = c.c0 + c.c1 * a + c.c2 * b + c.c3 * a * b
        let hard = Gate.apply(gate, a == 1 ? 1 : 0, b == 1 ? 1 : 0) & 1
        #expect(soft == Double(hard))
        #expect(hard == UInt64(gate >> Int(a + 2 * b) & 1))
      }
    }
  }

  @Test func `the gradient is that of finite differences`() {
    var random = RandomStream(seed: 12, purpose: .test)
    let circuit = SoftCircuit(.majority5, width: 3, layers: 3, rate: 0.1, random: &random)
    for temperature in [1, 0.4] {
      circuit.loss(temperature: temperature)
      let gradient = circuit.gradient
      for index in 0..<circuit.parameterCount {
        circuit.nudge(index, by: 1e-5)
        let above = circuit.loss(temperature: temperature)
        circuit.nudge(index, by: -2e-5)
        let below = circuit.loss(temperature: temperature)
        circuit.nudge(index, by: 1e-5)
        #expect(abs(gradient[index] - (above - below) / 2e-5) < 1e-7, "logit \(index)")
      }
    }
  }

  @Test func `descent finds exclusive or, and what it decodes is right`() {
    let table = TruthTable("xor", inputs: 2) { $0 == 1 || $0 == 2 }
    let solved = (0..<5).count { seed in
      CircuitDescent(steps: 400, layers: 2).run(
        table, width: 4, random: RandomStream(seed: UInt64(seed), purpose: .test)
      ).isSolved
    }
    #expect(solved == 5)
  }

  @Test func `a mixture starts with many functions and ends with few`() throws {
    let outcome = CircuitDescent(steps: 300, layers: 2).run(
      .majority5, width: 4, stopsWhenSolved: false, random: RandomStream(seed: 1, purpose: .test))
    try #require(outcome.functionsPerGate.count == 3)
    #expect(outcome.functionsPerGate[0] > 8 && outcome.functionsPerGate[0] < 16)
    #expect(outcome.functionsPerGate[2] < outcome.functionsPerGate[0] / 2)
    #expect(outcome.steps == 300)
  }

  @Test func `evolution finds parity within its budget, the same for the same stream`() throws {
    func run(_ seed: UInt64) -> (Int?, CartesianCircuit) {
      var random = RandomStream(seed: seed, purpose: .test)
      var circuit = CartesianCircuit(.parity6, nodes: 40, random: &random)
      return (circuit.evolve(budget: 20_000, random: &random), circuit)
    }
    let (evaluations, circuit) = run(5)
    #expect(try #require(evaluations) <= 20_000)
    #expect(circuit.errors == 0)
    #expect((5...40).contains(circuit.activeNodes))
    #expect(run(5).0 == evaluations)
  }
}
