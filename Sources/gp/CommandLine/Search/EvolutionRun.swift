internal import AST
internal import Genetic
internal import Interpreter

/// A search by evolution from a task to its result, the way every command runs one.
struct EvolutionRun {
  let ready: ReadyTask
  let seeds: SeedPool
  /// The seeds in it are those of the pool.
  let options: EvolutionOptions

  init(_ ready: ReadyTask, seeds: SeedPool, options: EvolutionOptions) {
    self.ready = ready
    self.seeds = seeds
    var options = options
    options.seeds = seeds.trees
    self.options = options
  }

  /// Searches until the task is solved, a limit is reached, or someone asks to stop.
  ///
  /// - Parameters:
  ///   - wantsFront: Whether there is to be a choice of programs where none is right.
  ///   - shouldStop: Asked after each generation, and all the time before the first.
  ///   - report: Told of the state after each generation.
  ///   - waiting: Told now and then, before the first generation, how many seconds have gone by.
  /// - Throws: `SourceFailure` if the task allows no program at all.
  func result(
    wantsFront: Bool = false, shouldStop: @escaping () -> Bool = { false },
    report: (Evolution, Double) -> Void = { _, _ in }, waiting: @escaping (Double) -> Void = { _ in }
  ) throws(SourceFailure) -> SearchResult {
    let begin = ContinuousClock.now
    var evolution = try evolution()
    var isInterrupted = false
    var nextSign = Self.secondsBetweenSigns
    while !evolution.isDone, !isInterrupted {
      evolution.step {
        let seconds = begin.duration(to: .now).inSeconds
        if seconds >= nextSign {
          nextSign = seconds + Self.secondsBetweenSigns
          waiting(seconds)
        }
        return shouldStop()
      }
      report(evolution, begin.duration(to: .now).inSeconds)
      isInterrupted = !evolution.isDone && shouldStop()
    }
    let found = evolution.answer()
    let answer = found?.program
    let program = answer?.withoutIdleHelpers
    let executions = evolution.statistics.executions
    return SearchResult(
      task: ready.task, method: "evolution", program: program, isSeed: evolution.outcome == .solvedBySeed,
      train: CaseScore(program, on: ready.cases.train, of: ready.task),
      test: CaseScore(program, on: ready.cases.test, of: ready.task),
      executions: executions.asked, executionsToSolution: evolution.solved?.executions,
      cachedExecutions: executions.reused, generations: evolution.generation,
      seconds: begin.duration(to: .now).inSeconds, randomSeed: options.seed, threads: options.threads,
      stop: isInterrupted ? .interrupted : Self.stop(evolution.outcome),
      definition: answer.flatMap { ready.task.grammar?.definition(of: $0.tree) },
      distinguishing: found.flatMap { evolution.distinguishingInput(of: $0) },
      front: wantsFront && found?.isRight == false
        ? found.flatMap { evolution.front(of: $0) }.map { SearchFront($0, ready) } : nil,
      native: options.usesNativeCode ? .here : nil, keptColumns: evolution.statistics.columns)
  }

  /// What goes before the first generation is over within that, mostly.
  private static let secondsBetweenSigns = 0.5

  private func evolution() throws(SourceFailure) -> Evolution {
    Evolution(
      interface: seeds.interface,
      primitives: try ready.primitives(
        helpers: seeds.helpers, minesConstants: options.minesConstants),
      train: CaseColumns(ready.cases.train, of: ready.task), cases: ready.cases.train, options: options,
      grammar: ready.task.grammar)
  }

  private static func stop(_ outcome: Evolution.Outcome?) -> SearchResult.Stop {
    switch outcome {
    case .solved, .solvedBySeed: .solved
    case .timeOver: .time
    case .budgetSpent, nil: .budget
    }
  }
}

extension ReadyTask {
  /// What programs of the task are made of.
  ///
  /// - Parameters:
  ///   - helpers: Those of the task, and perhaps more.
  ///   - minesConstants: Whether constants found in the train cases are among it.
  func primitives(helpers: [Helper], minesConstants: Bool = true) throws(SourceFailure) -> PrimitiveSet {
    do {
      return try PrimitiveSet(
        PrimitiveSet.Recipe(task, cases, helpers: helpers, minesConstants: minesConstants))
    } catch {
      throw SourceFailure([error.diagnostic(for: task)], in: source)
    }
  }
}

extension PrimitiveSet.Recipe {
  /// What programs of a task are made of.
  ///
  /// - Parameters:
  ///   - helpers: Those of the task, and perhaps more.
  ///   - minesConstants: Whether constants found in the train cases are among it.
  init(_ task: Task, _ cases: TaskCases, helpers: [Helper], minesConstants: Bool = true) {
    self.init(
      task, inputs: minesConstants ? cases.train.inputColumns : [],
      outputs: minesConstants ? cases.train.expectedColumns : [])
    self.helpers = helpers
  }
}

extension PrimitiveSetError {
  /// The error as one of a task.
  func diagnostic(for task: Task) -> Diagnostic {
    switch self {
    case .nothingGives(let type):
      Diagnostic(
        file: task.file,
        "no program can be made: nothing among the inputs, constants and operators gives \(type)")
    }
  }
}
