internal import AST
internal import Neural

/// Surplus parameters help both engines; more constraints do not.
enum WidthExperiment: Experiment {
  static let description = ExperimentDescription(
    name: "width",
    claim: "Surplus parameters help gradient descent and evolution alike; a longer chain of constraints does not.",
    source: "this project; soft gates as in Petersen et al. 2022, circuits as in Miller and Thomson 2000",
    replicates: (full: 30, quick: 10))

  static let tables = [TruthTable.parity6, .multiplexer6, .majority5]
  private static let layers = 4
  private static let evaluationBudget = 10_000

  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult {
    let replicates = options.replicates(description)
    let widths = options.isQuick ? [4, 8, 16, 32] : [4, 8, 16, 32, 64, 128, 256]
    let nodeCounts = [8, 16, 32, 64, 128]
    let descent = CircuitDescent(steps: options.isQuick ? 600 : 1200, layers: layers)
    var findings = WidthFindings()
    for (index, table) in tables.enumerated() {
      for width in widths {
        let outcomes = try workers.map(replicates, "descent, \(table.name), width \(width)") { replicate in
          descent.run(
            table, width: width,
            random: RandomStream(
              seed: options.randomSeed, purpose: .experiment, island: index, generation: width, slot: replicate))
        }
        findings.add(
          "descent", table.name, size: width, outcomes.map(\.isSolved), parameters: outcomes.first?.parameters ?? 0)
      }
      // Evolution is quick: three times the replicates.
      for nodes in nodeCounts {
        let solved = try workers.map(3 * replicates, "evolution, \(table.name), \(nodes) nodes") { replicate in
          var random = RandomStream(
            seed: options.randomSeed, purpose: .experiment, island: 100 + index, generation: nodes, slot: replicate)
          var circuit = CartesianCircuit(table, nodes: nodes, random: &random)
          return circuit.evolve(budget: evaluationBudget, random: &random) != nil
        }
        findings.add("evolution", table.name, size: nodes, solved, parameters: 3 * nodes + 1)
      }
    }
    for length in [4, 8, 16, 32, 64] {
      let solved = try workers.map(5 * replicates, "parity chain, \(length) bits") { replicate in
        var random = RandomStream(
          seed: options.randomSeed, purpose: .experiment, island: 200, generation: length, slot: replicate)
        let chain = ParityChain(count: length, random: &random)
        return chain.faults(ParityChainDescent().solve(chain, random: random)) == 0
      }
      findings.add("descent", WidthFindings.chain, size: length, solved, parameters: length)
    }
    return findings.result
  }
}
