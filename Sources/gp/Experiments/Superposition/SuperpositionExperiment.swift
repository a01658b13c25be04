internal import AST
internal import Neural

/// A space holds more features than it has dimensions once they are sparse.
enum SuperpositionExperiment: Experiment {
  static let description = ExperimentDescription(
    name: "superposition",
    claim: "Trained vectors hold more features than dimensions once features are sparse, in regular arrangements.",
    source: "Elhage et al. 2022, Toy models of superposition",
    replicates: (full: 6, quick: 4))

  /// Instances of one model, of which the one with the least loss counts.
  struct Model: Sendable {
    let dimensions: Int
    let importance: [Double]
    let density: Double
  }

  /// A trained instance.
  struct Instance: Sendable {
    let loss: Double
    let vectors: [[Double]]

    var squaredLengths: [Double] { vectors.map { Vector.dot($0, $0) } }
    /// ‖W‖², which is the number of features if all that are there have unit length.
    var squaredNorm: Double { squaredLengths.reduce(0, +) }
    /// Features with more than half of the unit length squared.
    var features: Int { squaredLengths.count { $0 > 0.5 } }
  }

  /// Twenty features in five dimensions, each 0.7 times as important as the one before.
  private static let importance = (0..<20).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 0.7 } }
  private static let densities = [1, 0.5, 0.2, 0.1, 0.05]
  private static let quickDensities = [1, 0.1]
  /// Tasks whose soft programs are watched.
  private static let tasks = ["even-4-parity", "nguyen-1", "median", "last2"]
  private static let batch = 256
  private static let rate = 3e-3
  private static let evaluationSamples = 50_000

  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult {
    let densities = options.isQuick ? quickDensities : densities
    let instances = options.replicates(description)
    let models =
      densities.map { Model(dimensions: 5, importance: importance, density: $0) }
      + [Model(dimensions: 2, importance: [1, 1, 1, 1, 1], density: 0.05)]
    let trained = try workers.map(models.count * instances, "training") { job in
      train(
        models[job / instances], steps: options.isQuick ? 3000 : 6000, seed: options.randomSeed, model: job / instances,
        instance: job % instances)
    }
    let best = models.indices.map { model in
      trained[model * instances..<(model + 1) * instances].min { $0.loss < $1.loss } ?? trained[0]
    }
    let gates = try workers.map(instances, "soft circuits") { replicate in
      CircuitDescent(steps: 1000, layers: 4).run(
        .parity6, width: 16, stopsWhenSolved: false,
        random: RandomStream(seed: options.randomSeed, purpose: .experiment, island: 1000, slot: replicate))
    }
    let programs = try (options.isQuick ? Array(tasks.prefix(2)) : tasks).map { name in
      try Self.programs(name, count: instances, seed: options.randomSeed, on: workers)
    }
    return SuperpositionFindings(
      densities: densities, spectrum: Array(best.dropLast()), pentagon: best[best.count - 1], gates: gates,
      programs: programs
    ).result
  }

  /// The soft programs of a task, one for each restart.
  struct Programs: Sendable {
    let task: String
    let slots: Int
    /// For each restart, the mean number of operators per slot at the start, after exploration and after annealing.
    let operatorsPerSlot: [[Double]]
  }

  private static func programs(
    _ name: String, count: Int, seed: UInt64, on workers: ExperimentWorkers
  ) throws -> Programs {
    let relaxed = try ExperimentTask.relaxed(try ReadyTask(named: name), name)
    let stages = try workers.map(count, "soft programs, \(name)") { restart in
      let training = SoftTraining(relaxed, seed: seed, restart: restart)
      return [0, training.openStepCount, training.stepCount].map { step in
        training.advance(to: step)
        return training.operatorsPerSlot()
      }
    }
    return Programs(task: name, slots: relaxed.slotCount, operatorsPerSlot: stages)
  }

  private static func train(_ model: Model, steps: Int, seed: UInt64, model index: Int, instance: Int) -> Instance {
    var random = RandomStream(seed: seed, purpose: .experiment, island: index, slot: instance)
    let trained = FeatureModel(
      dimensions: model.dimensions, importance: model.importance, density: model.density, random: &random)
    trained.train(steps: steps, batch: batch, rate: rate, random: &random)
    // All instances of a model are judged on the same samples.
    var judging = RandomStream(seed: seed, purpose: .experiment, island: index, slot: -1)
    return Instance(
      loss: trained.loss(samples: evaluationSamples, random: &judging),
      vectors: (0..<trained.features).map(trained.vector))
  }
}
