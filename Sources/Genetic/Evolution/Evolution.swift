public import AST
internal import Foundation
public import Interpreter

/// A search for a program by evolution: a value that steps.
///
/// ```swift
/// let cases = try TaskCases(of: task)
/// var evolution = try Evolution(task, train: cases.train, options: EvolutionOptions(task))
/// while !evolution.isDone { evolution.step() }
/// let answer = evolution.answer()
/// ```
///
/// A run is a function of task, options and seed: the number of threads changes nothing.
public struct Evolution: Sendable {
  public let interface: Interface
  public let primitives: PrimitiveSet
  public let train: CaseColumns
  /// The train cases as values, if they were given as such.
  public let trainCases: Cases?
  public let options: EvolutionOptions
  /// The executions that the run may ask for.
  public let budget: Int
  /// The number of generations that were run.
  public internal(set) var generation = 0
  /// The best programs so far, judged on all train cases.
  public internal(set) var hallOfFame: HallOfFame
  /// Of the latest generation.
  public internal(set) var statistics = GenerationStatistics()
  /// Why the run ended; `nil` while it has not.
  public internal(set) var outcome: Outcome?

  let workers: WorkerPool<Worker>
  /// The numbers of the outputs' types.
  let outputTypes: [Int]
  /// By output: what case splitting has collected; `nil` where programs cannot be joined.
  var splitters: [CaseSplitter?] = []
  /// The seeds that are programs of the interface.
  let seeds: [Tree]
  var population: [Individual] = []
  /// Choose from the islands of the population; none before the first generation.
  var selectors: [Selector] = []
  /// By slot: the mean error on the sample.
  var meanErrors: [Double] = []
  /// True if that was all train cases.
  var isSampleWhole = false
  /// The hashes of programs that were judged on all train cases.
  var checked: Set<UInt64> = []
  /// The hashes of programs whose constants were fitted, and of what came of it.
  var fitted: Set<UInt64> = []
  /// How edits did of late; `nil` if rates do not follow it.
  var credit: EditCredit?
  /// By train case: which of a few programs have it right, a bit each; empty until they were asked.
  var solves: [UInt64] = []
  /// By train case: how often, of late, programs that looked right or best were wrong there.
  var difficulty: [Double]
  /// When the first right program was found, and what had been asked for by then.
  public private(set) var solved: (generation: Int, executions: Int)?
  /// The number of times that the population was begun anew, and the generation in which it next is.
  var lineage = 0
  private var nextRestart: Int
  /// The generation in which the present population was begun.
  var lineageStart = 0
  var executions = GenerationStatistics.Executions()
  let begin = ContinuousClock.now
  /// What answers must derive from; `nil` if every program may be one.
  let grammar: Grammar?
  /// True once what goes before the first generation was done.
  private var isBegun = false
  /// What is tried before evolution; `nil` where nothing is, or no longer.
  var deduction: Deduction?

  /// Why a run ended.
  public enum Outcome: Hashable, Sendable {
    /// A program is right on every train case.
    case solved
    /// A seed already was, before anything was evolved.
    case solvedBySeed
    /// The executions, or the generations, are spent.
    case budgetSpent
    /// The time is over.
    case timeOver
  }

  /// A search that is about to begin.
  ///
  /// - Parameter train: the cases that drive the search.
  /// - Throws: ``PrimitiveSetError`` if the task allows no program at all.
  public init(_ task: Task, train: Cases, options: EvolutionOptions) throws(PrimitiveSetError) {
    let recipe = PrimitiveSet.Recipe(
      task, inputs: options.minesConstants ? train.inputColumns : [],
      outputs: options.minesConstants ? train.expectedColumns : [])
    let columns = CaseColumns(
      inputs: train.inputs, outputs: train.outputs, inputColumns: train.inputColumns,
      expectedColumns: train.expectedColumns, count: train.count, judge: Judge(task), limits: Limits(task))
    self.init(
      interface: task.interface, primitives: try PrimitiveSet(recipe), train: columns, cases: train, options: options,
      grammar: task.grammar)
  }

  /// A search over a primitive set of the caller's making.
  ///
  /// - Parameters:
  ///   - interface: inputs, result and helpers; as in the primitive set.
  ///   - train: the cases that drive the search.
  ///   - cases: the same cases as values, with which the answer is judged once more by the reference interpreter.
  ///   - grammar: what answers must derive from, if not every program may be one; its helpers are the interface's first.
  public init(
    interface: Interface, primitives: PrimitiveSet, train: CaseColumns, cases: Cases? = nil,
    options: EvolutionOptions = EvolutionOptions(), grammar: Grammar? = nil
  ) {
    trainCases = cases
    self.grammar = grammar
    // Who wants nothing enumerated wants no terms of a grammar enumerated either.
    credit = options.adaptsRates ? EditCredit() : nil
    deduction = options.bank.share > 0 ? Evolution.deduction(grammar, interface, cases) : nil
    self.interface = interface
    self.primitives = primitives
    outputTypes = train.outputs.compactMap { primitives.table.index(of: $0.type) }
    self.train = train
    self.options = options
    budget = options.budget(cases: train.count)
    hallOfFame = HallOfFame(cases: train.count, noise: train.roundingNoise)
    nextRestart = options.restarts.length(of: 0)
    difficulty = Array(repeating: 0, count: train.count)
    seeds = options.seeds.filter { $0.isWellFormed(in: primitives) }
    workers = WorkerPool(Threads(options.threads)) {
      Worker(primitives, options.limits, train, native: options.usesNativeCode ? .here : nil)
    }
  }

  /// True once the run has ended.
  public var isDone: Bool { outcome != nil }

  /// Runs one generation.
  ///
  /// - Parameter shouldStop: Asked now and then in what goes before the first generation, which may take long; true to leave
  ///   off there. The time that the run may take is looked at besides.
  public mutating func step(unless shouldStop: @escaping () -> Bool = { false }) {
    guard outcome == nil else { return }
    guard mayContinue() else { return }
    let isOver = { [options, begin] in
      shouldStop() || options.seconds.map { Evolution.seconds(since: begin) >= $0 } ?? false
    }
    if generation == 0, !isBegun {
      isBegun = true
      // Deduction enumerates small programs by itself.
      if judgeSeeds() || deduction == nil && buildBank(unless: isOver) { return }
      if isOver() {
        // Whoever waited for that gets at least a first program.
        if hallOfFame.best == nil { judge(affordable(firstPopulation().prefix(Self.leastPrograms).map(\.tree))) }
        statistics.executions = executions
        return
      }
    }
    if deduce(unless: isOver) { return }
    let sample = drawSample()
    let affordable = sample.columns.count > 0 ? (budget - executions.asked) / sample.columns.count : 0
    guard affordable > 0 else {
      outcome = ending(.budgetSpent)
      return
    }
    if generation == nextRestart {
      lineage += 1
      lineageStart = generation
      nextRestart = generation + options.restarts.length(of: lineage)
      selectors = []
    }
    var next = selectors.isEmpty ? firstPopulation() : offspring()
    if next.count > affordable { next.removeLast(next.count - affordable) }
    evaluate(next, on: sample)
    splitPopulation()
    generation += 1
    if hallOfFame.isSolved, !options.continuesWhenSolved { settle() }
  }

  /// How many programs are judged at least, however early a run is to stop.
  private static let leastPrograms = 10

  /// Ends a run that has a right program once it has gone on a little for a smaller one: among programs that are all
  /// right, the smallest generalises best.
  private mutating func settle() {
    let first = solved ?? (generation: generation, executions: executions.asked)
    solved = first
    let isLongEnough = generation >= first.generation + Swift.max(options.generationsAfterSolution, 0)
    if isLongEnough || executions.asked >= budget { outcome = .solved }
  }

  /// The outcome of a run that reaches a limit: what it was looking for counts, if it has it.
  private mutating func ending(_ limit: Outcome) -> Outcome {
    fitFront()
    statistics.executions = executions
    return hallOfFame.isSolved && !options.continuesWhenSolved ? .solved : limit
  }

  /// False, with the outcome set, if a limit is reached.
  private mutating func mayContinue() -> Bool {
    if let seconds = options.seconds, elapsedSeconds >= seconds {
      outcome = ending(.timeOver)
    } else if executions.asked >= budget || generation >= options.maximumGenerations ?? Int.max
      || options.population < 1
    {
      outcome = ending(.budgetSpent)
    }
    return outcome == nil
  }

  var elapsedSeconds: Double { Evolution.seconds(since: begin) }

  static func seconds(since begin: ContinuousClock.Instant) -> Double {
    let elapsed = begin.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  /// The cases of a generation.
  struct Sample {
    let columns: CaseColumns
    /// True if it is all train cases.
    let isWhole: Bool
  }

  private mutating func drawSample() -> Sample {
    askAboutCases()
    var random = RandomStream(
      seed: options.seed, purpose: .downSampling, island: options.island, generation: generation)
    let rows = options.downSample.rows(of: train.count, difficulty: difficulty, solves: solves, &random)
    guard rows.count < train.count else { return Sample(columns: train, isWhole: true) }
    return Sample(columns: train.sampled(rows), isWhole: false)
  }

  /// Judges the seeds on all train cases; true if one of them solves the task.
  private mutating func judgeSeeds() -> Bool {
    judge(seeds)
    guard hallOfFame.isSolved, !options.continuesWhenSolved else { return false }
    outcome = .solvedBySeed
    statistics.executions = executions
    statistics.bestTrainError = hallOfFame.best?.error ?? .infinity
    statistics.bestRight = hallOfFame.best?.right ?? 0
    return true
  }
}
