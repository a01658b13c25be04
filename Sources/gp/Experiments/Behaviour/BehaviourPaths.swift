internal import AST
internal import Genetic
internal import Interpreter
internal import Neural

/// How programs of one task move through the space of behaviours, by evolution and by descent.
struct BehaviourPaths: Sendable {
  let space: BehaviourSpace
  /// Generations that are looked at; the first is that of random programs.
  let generations: [Int]
  /// For each replicate of evolution, where its best program so far is at each of ``generations``.
  let evolved: [[[Double]]]
  /// For each restart of descent, where its soft program is, from the start on, every so many steps.
  let descents: [[[Double]]]

  static let generations = [1, 2, 3, 4, 6, 9, 13, 20, 30, 50, 80]
}

extension BehaviourPaths {
  private static let population = 50
  private static let stepsBetweenLooks = 5

  /// - Parameter island: Which task of the experiment it is, for its random numbers.
  init(
    _ ready: ReadyTask, _ name: String, replicates: Int, restarts: Int, generations: [Int] = Self.generations,
    island: Int, seed: UInt64, on workers: ExperimentWorkers
  ) throws {
    let relaxed = try ExperimentTask.relaxed(ready, name)
    guard let space = BehaviourSpace(relaxed.cases) else {
      throw CommandFailure.badInput(path: name, reason: "it has outputs that are neither numbers nor truth values")
    }
    self.space = space
    self.generations = generations
    let options = Self.options(generations: generations.last ?? 1, seed: seed, island: island)
    // What is needed of the task is the same for all replicates.
    let first = try Evolution(ready.task, train: relaxed.cases, options: options)
    evolved = try workers.map(replicates, "\(name), evolution") { replicate in
      var own = options
      own.island = island << 16 + replicate
      let evolution = Evolution(
        interface: first.interface, primitives: first.primitives, train: first.train, options: own)
      return Self.path(of: evolution, at: generations, in: space)
    }
    descents = try workers.map(restarts, "\(name), descent") { restart in
      let training = SoftTraining(relaxed, seed: seed, restart: restart)
      return stride(from: 0, through: training.stepCount, by: Self.stepsBetweenLooks).map { step in
        training.advance(to: step)
        return space.place(of: training)
      }
    }
  }

  /// Selection and variation alone: nothing enumerated, deduced, joined or fitted, on all cases, and never begun anew.
  private static func options(generations: Int, seed: UInt64, island: Int) -> EvolutionOptions {
    var options = EvolutionOptions()
    options.population = population
    options.executions = .max
    options.maximumGenerations = generations
    options.seed = seed
    options.island = island
    options.threads = 1
    options.downSample = .none
    options.bank.share = 0
    options.splitting.share = 0
    options.splitting.subgoalShare = 0
    options.splitting.period = 0
    options.constants.isOn = false
    options.restarts = .never
    options.continuesWhenSolved = true
    return options
  }

  private static func path(of evolution: Evolution, at generations: [Int], in space: BehaviourSpace) -> [[Double]] {
    var evolution = evolution
    let evaluator = Evaluator(evolution.train, helpers: evolution.interface.helpers)
    return generations.map { generation in
      while !evolution.isDone, evolution.generation < generation { evolution.step() }
      guard let best = evolution.hallOfFame.best else { return space.target.map { _ in 0 } }
      return space.place(of: evaluator.evaluations(of: best.tree).map(\.value))
    }
  }
}
