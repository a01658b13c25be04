public import AST
internal import Foundation
public import Interpreter

/// Search by a gradient on values (arm A): a soft program, trained by descent from many starts, read out as a program.
///
/// ```swift
/// var search = try ValueSearch(task, train: cases.train, options: GradientOptions())
/// while !search.isDone { search.step() }
/// ```
///
/// Restarts are run in brackets: all begin, and twice the better half, by the score of the best program that can be read
/// out, goes on (successive halving; Jamieson, Talwalkar 2016, arXiv:1502.07943). Circuits that end wrong are heated and
/// annealed again (``Schedule/heatings``). A run is a function of task, options and seed: the number of threads changes
/// nothing.
///
/// Executions are what evolution would have paid: a forward run of a soft program costs, for each case, the number of
/// operators that it evaluates over the number in one program of its size; a backward run two forward ones; a program that
/// is tried by the exact interpreter one.
public struct ValueSearch: Sendable {
  public let interface: Interface
  public let train: CaseColumns
  public let options: GradientOptions
  /// The operators of the task that have no relaxation, which no program of this search contains.
  public let unrelaxed: [Operator]
  /// How many of the train cases soft programs are trained on: the others hold sequences that are too long.
  public let trainedCases: Int
  /// The best program so far.
  public private(set) var best: Candidate?
  public private(set) var statistics = ValueStatistics()
  /// Why the search ended; `nil` while it has not.
  public private(set) var outcome: GradientOutcome?

  private let vocabulary: Vocabulary
  private let variants: [LaidOutProgram]
  private let schedule: Schedule
  private let workers: WorkerPool<CandidateJudge>
  private let begin = ContinuousClock.now
  private var bracket: [Descent] = []
  private var stage = 0
  /// How many of the bracket have been trained in this stage.
  private var position = 0
  private var started = 0

  /// Whether descents are trained to their end in this stage, for the first time or heated.
  private var isLastStage: Bool { stage >= Self.stages.count - 1 }

  /// The shares of the steps after which the better half of a bracket goes on.
  private static let stages = [0.4, 0.7, 1]
  private static let bracketSize = 16
  /// How many restarts are trained in a step: few, so that a search can be stopped soon.
  private static let chunk = 4

  /// A search that is about to begin.
  ///
  /// - Throws: ``RelaxationError`` if the task has no relaxation.
  public init(_ task: Task, train cases: Cases, options: GradientOptions) throws(RelaxationError) {
    try self.init(task, train: cases, options: options, schedule: nil)
  }

  /// A search with another schedule than the usual one.
  package init(
    _ task: Task, train cases: Cases, options: GradientOptions, schedule: Schedule?
  ) throws(RelaxationError) {
    for type in (task.inputs + task.outputs).map(\.type) where !SoftShape.relaxes(type) {
      throw .noRelaxation(type)
    }
    guard let vocabulary = Vocabulary(task, cases) else { throw .longCases(Vocabulary.longest) }
    let count = min(vocabulary.rows.count, vocabulary.maximumCases)
    variants = Layout.layouts(for: vocabulary).compactMap { layout in
      SoftProgramBuilder.build(vocabulary, layout).map { LaidOutProgram($0, vocabulary, cases: count) }
    }
    guard !variants.isEmpty else { throw .noOperators }
    self.vocabulary = vocabulary
    self.schedule = schedule ?? Schedule(for: vocabulary)
    self.options = options
    interface = task.interface
    unrelaxed = vocabulary.unrelaxed
    trainedCases = vocabulary.rows.count
    train = CaseColumns(cases, of: task)
    self.cases = cases
    workers = WorkerPool(Threads(options.threads)) { [train] in CandidateJudge(train, helpers: task.helpers) }
  }

  private let cases: Cases

  /// Trains some restarts of the bracket for one stage.
  public mutating func step() {
    guard outcome == nil else { return }
    if let seconds = options.seconds, elapsed >= seconds {
      outcome = .timeOver
      return
    }
    if let most = options.maximumSteps, statistics.steps >= most {
      outcome = .budgetSpent
      return
    }
    if bracket.isEmpty { beginBracket() }
    let end = Int((Double(schedule.steps) * Self.stages[min(stage, Self.stages.count - 1)]).rounded())
    if position == 0 {
      let affordable = affordable(to: end)
      // Those that cannot be heated for want of budget have ended.
      if stage >= Self.stages.count { for descent in bracket.dropFirst(affordable.count) { count(descent) } }
      bracket = affordable
      guard !bracket.isEmpty else {
        outcome = .budgetSpent
        return
      }
    }
    train(position..<min(position + Self.chunk, bracket.count), to: end, isLast: isLastStage)
    statistics.steps += 1
    if position == bracket.count {
      position = 0
      finishStage()
    }
    if options.restarts == nil, best?.right == train.count, train.count > 0 { outcome = .solved }
  }

  private mutating func beginBracket() {
    stage = 0
    var count = max(options.population ?? Self.bracketSize, 1)
    if let restarts = options.restarts { count = min(count, max(restarts - started, 0)) }
    bracket = (started..<started + count).map { index in
      let layout = index % variants.count
      return Descent(
        index: index, layout: layout, program: variants[layout].program, vocabulary: vocabulary, schedule: schedule,
        seed: options.seed)
    }
    started += count
  }

  /// The descents that the rest of the budget pays for.
  private func affordable(to end: Int) -> [Descent] {
    var rest = options.executions - statistics.executions
    var result: [Descent] = []
    // Constants are fitted, and programs read out once more, at the end alone.
    let isLast = isLastStage
    for descent in bracket {
      let steps = end - descent.step + (isLast ? schedule.fitting : 0)
      rest -= trainingCost(descent, steps: steps) + (isLast ? 2 : 1) * Candidates.maximum * train.count
      guard rest >= 0 else { break }
      result.append(descent)
    }
    return result
  }

  /// Forward and backward runs together cost three forward ones.
  private func trainingCost(_ descent: Descent, steps: Int) -> Int {
    let program = variants[descent.layout].program
    return Int((3 * program.breadth * Double(descent.rows.count)).rounded(.up)) * steps
  }

  private mutating func train(_ places: Range<Int>, to end: Int, isLast: Bool) {
    let stage = stage
    let results = workers.map(places.count, chunk: 1) { [self] judge, index in
      trained(bracket[places.lowerBound + index], to: end, stage: stage, isLast: isLast, judge)
    }
    for (place, result) in zip(places, results) {
      statistics.invalid += result.descent.invalid - bracket[place].invalid
      bracket[place] = result.descent
      statistics.executions += result.executions
      statistics.soft += result.soft
      if let candidate = result.descent.best, candidate.isBetter(than: best) { best = candidate }
    }
    position = places.upperBound
    let losses = results.map { Double($0.descent.loss) }
    statistics.loss = losses.min() ?? .infinity
    statistics.entropy = results.reduce(0) { $0 + Double($1.descent.entropy) } / Double(max(results.count, 1))
  }

  private struct Trained: Sendable {
    var descent: Descent
    var executions: Int
    var soft: Int
  }

  private func trained(
    _ descent: Descent, to end: Int, stage: Int, isLast: Bool, _ judge: CandidateJudge
  ) -> Trained {
    var descent = descent
    let variant = variants[descent.layout]
    let run = TapeRun(variant.tape, weights: variant.program.weights)
    variant.load(cases, rows: descent.rows, into: run)
    var soft = trainingCost(descent, steps: end - descent.step)
    var checks = 0
    descent.descend(to: end, schedule, variant.program, run)
    read(&descent, variant, run, stage: 2 * stage, &checks, judge)
    if isLast, variant.program.fitted > 0, descent.best?.right != train.count {
      soft += trainingCost(descent, steps: schedule.fitting)
      descent.fitConstants(schedule, variant.program, run)
      read(&descent, variant, run, stage: 2 * stage + 1, &checks, judge)
    }
    return Trained(descent: descent, executions: soft + checks * train.count, soft: soft)
  }

  /// Judges the programs that a descent may stand for.
  private func read(
    _ descent: inout Descent, _ variant: LaidOutProgram, _ run: TapeRun, stage: Int, _ checks: inout Int,
    _ judge: CandidateJudge
  ) {
    descent.setWeights(run, variant.program, temperature: schedule.point(descent.step).temperature)
    let weights = (0..<variant.program.weights).map { run.weights[$0] }
    var random = RandomStream(
      seed: options.seed, purpose: .training, island: 1, generation: stage, slot: descent.index)
    for tree in Candidates(variant.program, interface, weights: weights, &random).trees {
      let candidate = judge.judge(tree)
      checks += 1
      if candidate.isBetter(than: descent.best) { descent.best = candidate }
    }
  }

  /// Drops the worse half of the bracket; at the end heats those that are not right, or counts how they ended.
  private mutating func finishStage() {
    if stage < Self.stages.count - 1 {
      stage += 1
      guard options.restarts == nil else { return }
      let order = bracket.sorted { one, other in
        guard let best = one.best else { return false }
        if let second = other.best, best.right == second.right, best.error == second.error {
          return one.index < other.index
        }
        return best.isBetter(than: other.best)
      }
      statistics.stopped += order.count / 2
      bracket = Array(order.prefix((order.count + 1) / 2))
      return
    }
    let wrong = bracket.filter { $0.best?.right != train.count }
    if stage + 1 - Self.stages.count < schedule.heatings, !wrong.isEmpty {
      for descent in bracket where descent.best?.right == train.count { count(descent) }
      bracket = wrong
      for index in bracket.indices { bracket[index].heat(schedule) }
      stage += 1
      return
    }
    for descent in bracket { count(descent) }
    bracket = []
    if let restarts = options.restarts, started >= restarts {
      outcome = best?.right == train.count ? .solved : .budgetSpent
    }
  }

  /// Counts how a descent ended.
  private mutating func count(_ descent: Descent) {
    statistics.finished += 1
    let isRight = descent.best?.right == train.count
    if isRight { statistics.right += 1 }
    if descent.isSolvedSoftly {
      statistics.solvedSoftly += 1
      if !isRight { statistics.mirages += 1 }
    }
  }

  private var elapsed: Double {
    let duration = begin.duration(to: .now).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }
}

/// Why a task cannot be relaxed.
public enum RelaxationError: Error, Hashable, Sendable {
  /// Values of an input or output type have no relaxation.
  case noRelaxation(Type)
  /// Every case has a sequence of more elements than soft sequences hold.
  case longCases(Int)
  /// No operator of the task that gives the types needed has a relaxation.
  case noOperators
}

extension RelaxationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRelaxation(let type): "values of type \(type) have no relaxation"
    case .longCases(let longest): "every case has a sequence of more than \(longest) elements"
    case .noOperators: "no operator of the task that gives its output has a relaxation"
    }
  }
}
