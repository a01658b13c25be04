internal import AST
internal import Neural

/// Where the law ends for code: slot frequencies of evolving populations against natural-gradient flow.
enum MarginalsExperiment: Experiment {
  static let description = ExperimentDescription(
    name: "marginals",
    claim: """
      Without epistasis the mean slot frequencies of evolving populations follow natural-gradient flow; with it they need \
      not.
      """,
    source: "this project; the flow is that of Fisher 1930 and Amari 1998",
    replicates: (full: 1000, quick: 300))

  /// Members of a population.
  private static let populationSize = 200
  /// The log ratio of weights of two members whose fitness differs by one standard deviation of the first generation.
  private static let selection = 0.1
  static let generations = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 119]
  /// Programs are more, and slower.
  private static let taskReplicateShare = 5

  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult {
    let replicates = options.replicates(description)
    var findings = MarginalsFindings()
    var random = RandomStream(seed: options.randomSeed, purpose: .initialisation)
    for landscape in BitLandscapes.all(&random) {
      let start = BitLandscapes.start(&random)
      for isRecombining in [true, false] {
        findings.add(
          try compare(
            landscape.name, landscape.genes, from: start, isRecombining: isRecombining, replicates: replicates,
            island: findings.entries.count, seed: options.randomSeed, workers))
      }
    }
    let skeletons = options.isQuick ? Array(Skeleton.all.prefix(4)) : Skeleton.all
    for skeleton in skeletons {
      let genes = try skeleton.landscape()
      let start = genes.choices.flatMap { [Double](repeating: 1 / Double($0), count: $0) }
      for isRecombining in [true, false] {
        findings.add(
          try compare(
            skeleton.problem, genes, from: start, isRecombining: isRecombining, isTask: true,
            replicates: max(2, replicates / taskReplicateShare), island: findings.entries.count,
            seed: options.randomSeed, workers))
      }
    }
    return findings.result(seed: options.randomSeed)
  }

  /// Populations and the flow from one start.
  private static func compare(
    _ name: String, _ genes: GeneLandscape, from start: [Double], isRecombining: Bool, isTask: Bool = false,
    replicates: Int, island: Int, seed: UInt64, _ workers: ExperimentWorkers
  ) throws(ExperimentInterrupted) -> MarginalsFindings.Entry {
    let deviation = genes.variance(start).squareRoot()
    let strength = deviation > 0 ? selection / deviation : 0
    let weights = GenePopulation.weights(genes, selection: strength)
    let stage = "\(name), \(isRecombining ? "recombining" : "clonal")"
    let runs = try workers.map(replicates, stage) { replicate in
      var population = GenePopulation(
        genes, weights: weights, size: populationSize, isRecombining: isRecombining, from: start,
        random: RandomStream(seed: seed, purpose: .experiment, island: island, slot: replicate))
      var frequencies: [[Double]] = []
      for generation in 1...(generations.last ?? 1) {
        population.step()
        if generations.contains(generation) { frequencies.append(population.frequencies) }
      }
      return frequencies
    }
    var flow = ReplicatorFlow(genes, from: start)
    var path: [[Double]] = []
    for generation in 1...(generations.last ?? 1) {
      flow.advance(strength)
      if generations.contains(generation) { path.append(flow.probabilities) }
    }
    let comparisons = generations.indices.map { time in
      CloudComparison(
        time: Double(generations[time]), places: runs.map { $0[time] }, start: start, descent: path[time],
        descentStart: start)
    }
    let gaps = generations.indices.map { time in
      let places = runs.map { $0[time] }
      return Summary.mean(places.map { genes.expectation($0).mean }) - genes.expectation(Vector.mean(places)).mean
    }
    return MarginalsFindings.Entry(
      name: name, isRecombining: isRecombining, isTask: isTask, genomes: genes.fitness.count,
      additiveShare: genes.additiveShare(start) ?? .nan, comparisons: comparisons,
      jensenGaps: gaps,
      flowFitness: path.map { genes.expectation($0).mean },
      relativeDistance: zip(comparisons, path).map { $0.bias / Vector.squaredDistance($1, start).squareRoot() })
  }
}
