internal import AST
internal import Neural

/// Gradient descent gets stuck where discrete search does not.
enum ParityChainExperiment: Experiment {
  static let description = ExperimentDescription(
    name: "parity-chain",
    claim: """
      Gradient descent on relaxed bits gets stuck where mutation and selection do not, unless entropy is rewarded.
      """,
    source: "this project; domain walls as in Glauber 1963, annealing as in Hofmann and Buhmann 1997",
    replicates: (full: 1000, quick: 400))

  /// A way of descent.
  struct Arm: Sendable {
    let name: String
    let descent: ParityChainDescent
    let style: SeriesStyle
  }

  static let plain = Arm(name: "plain", descent: ParityChainDescent(), style: .vermilion)
  static let bonus = Arm(name: "entropy bonus", descent: ParityChainDescent(entropyBonus: 1), style: .blue)
  static let arms = [
    plain, Arm(name: "noise", descent: ParityChainDescent(noise: 0.3), style: .orange), bonus,
    Arm(name: "bonus and noise", descent: ParityChainDescent(noise: 0.3, entropyBonus: 1), style: .purple),
    Arm(name: "double bonus, slow", descent: ParityChainDescent(steps: 2000, entropyBonus: 2), style: .sky),
  ]

  /// A step of descent evaluates the relaxation once, and its gradient costs two evaluations more.
  private static let evaluationsPerStep = 3
  /// What evolution may spend, in cubes of the length: far more than the mean of about e/16.
  private static let budgetFactor = 10

  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult {
    let lengths = options.isQuick ? [4, 8, 16, 32, 64] : [4, 8, 16, 32, 64, 128]
    let replicates = options.replicates(description)
    var findings = ParityChainFindings()
    for (place, length) in lengths.enumerated() {
      @Sendable func stream(_ island: Int, _ replicate: Int) -> RandomStream {
        RandomStream(
          seed: options.randomSeed, purpose: .experiment, island: island, generation: place, slot: replicate)
      }
      @Sendable func chain(_ replicate: Int) -> ParityChain {
        var random = stream(0, replicate)
        return ParityChain(count: length, random: &random)
      }
      for (index, arm) in arms.enumerated() {
        let runs = try workers.map(replicates, "\(arm.name), \(length) bits") { replicate in
          let chain = chain(replicate)
          let bits = arm.descent.solve(chain, random: stream(1 + index, replicate))
          return ExpectedEvaluations.Run(
            evaluations: evaluationsPerStep * arm.descent.steps, isSuccess: chain.faults(bits) == 0)
        }
        findings.add(arm.name, arm.style, length, runs)
      }
      let budget = budgetFactor * length * length * length
      let runs = try workers.map(replicates, "(1+1)-EA, \(length) bits") { replicate in
        let evaluations = ParityChainEvolution.evaluations(
          chain(replicate), budget: budget, random: stream(1 + arms.count, replicate))
        return ExpectedEvaluations.Run(evaluations: evaluations ?? budget, isSuccess: evaluations != nil)
      }
      findings.add(ParityChainFindings.evolution, .ink, length, runs)
    }
    return findings.result
  }
}
