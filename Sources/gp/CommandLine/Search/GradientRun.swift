internal import AST
internal import Interpreter
internal import Neural

/// Which gradients a search follows.
enum GradientArm: String, CaseIterable, Sendable {
  /// A soft program, by its values.
  case values
  /// A distribution of programs, by its samples.
  case policy
  /// Values with half of the budget, then policy with what is left.
  case both
}

/// A search by gradient from a task to its result, the way every command runs one.
struct GradientRun {
  let ready: ReadyTask
  /// Programs that are judged before anything is searched for.
  let seeds: SeedPool
  let arm: GradientArm
  let options: GradientOptions

  /// What there is to tell while it works.
  enum Report {
    case values(ValueSearch, seconds: Double)
    case policy(PolicySearch, seconds: Double)
    case note(String)
  }

  /// What came of it, and of the soft programs on the way.
  struct Outcome {
    var result: SearchResult
    /// `nil` if no soft program was trained.
    var values: ValueSearch?
    var policy: PolicySearch?
  }

  private struct State {
    var isInterrupted = false
    var timeIsOver = false
    var executions = 0
    var steps = 0
  }

  /// Searches until the task is solved, a limit is reached, or someone asks to stop.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked after each step.
  ///   - report: Told of the state after each step.
  /// - Throws: `SourceFailure` if the task has nothing for the arm to search in.
  func outcome(
    shouldStop: () -> Bool = { false }, report: (Report) -> Void = { _ in }
  ) throws(SourceFailure) -> Outcome {
    let begin = ContinuousClock.now
    let elapsed = { begin.duration(to: .now).inSeconds }
    if let seed = solvingSeed() {
      return Outcome(result: result(seed, method: Self.valuesMethod, isSeed: true, State(), elapsed(), .solved))
    }
    var state = State()
    var values: ValueSearch?
    var policy: PolicySearch?
    if arm != .policy {
      do {
        values = try ValueSearch(
          ready.task, train: ready.cases.train, options: share(isFirstOfTwo: arm == .both, state, elapsed()))
      } catch {
        guard arm == .both else { throw failure(error) }
        report(.note("Nothing to relax: \(error); the search is by policy alone."))
      }
    }
    if var search = values {
      if !search.unrelaxed.isEmpty {
        report(.note("Without a relaxation, so not used by values: \(Self.names(search.unrelaxed))"))
      }
      drive(&search, &state, shouldStop) { report(.values($0, seconds: elapsed())) }
      values = search
    }
    if arm != .values, !state.isInterrupted, !isRight(values?.best) {
      do {
        var search = try PolicySearch(
          ready.task, train: ready.cases.train, options: share(isFirstOfTwo: false, state, elapsed()))
        drive(&search, &state, shouldStop) { report(.policy($0, seconds: elapsed())) }
        policy = search
      } catch {
        throw failure(error)
      }
    }
    let isByPolicy = Self.isBetter(policy?.best, than: values?.best)
    let program = isByPolicy ? policy?.answer() : values?.answer()
    let solved = isRight(isByPolicy ? policy?.best : values?.best)
    let stop: SearchResult.Stop =
      state.isInterrupted ? .interrupted : solved ? .solved : state.timeIsOver ? .time : .budget
    return Outcome(
      result: result(
        program, method: isByPolicy ? Self.policyMethod : Self.valuesMethod, isSeed: false, state, elapsed(), stop),
      values: values, policy: policy)
  }

  private static let valuesMethod = "gradient-values"
  private static let policyMethod = "gradient-policy"

  /// The options of the next arm: half of the budget for the first of two, else what is left of it.
  private func share(isFirstOfTwo: Bool, _ state: State, _ seconds: Double) -> GradientOptions {
    var options = options
    options.executions = isFirstOfTwo ? options.executions / 2 : max(0, options.executions - state.executions)
    options.seconds = self.options.seconds.map { isFirstOfTwo ? $0 / 2 : max(0, $0 - seconds) }
    options.maximumSteps = self.options.maximumSteps.map { isFirstOfTwo ? $0 / 2 : max(0, $0 - state.steps) }
    return options
  }

  private func drive<Search: GradientSearch>(
    _ search: inout Search, _ state: inout State, _ shouldStop: () -> Bool, _ report: (Search) -> Void
  ) {
    while !search.isDone, !state.isInterrupted {
      search.step()
      report(search)
      state.isInterrupted = !search.isDone && shouldStop()
    }
    state.executions += search.executions
    state.steps += search.steps
    state.timeIsOver = search.outcome == .timeOver
  }

  private func isRight(_ candidate: Candidate?) -> Bool {
    candidate.map { $0.right == ready.cases.train.count } ?? false
  }

  private static func isBetter(_ candidate: Candidate?, than other: Candidate?) -> Bool {
    guard let candidate else { return false }
    guard let other else { return true }
    return (-candidate.right, candidate.error) < (-other.right, other.error)
  }

  /// A seed that is right on every train case, made smaller.
  private func solvingSeed() -> Program? {
    let cases = CaseColumns(ready.cases.train, of: ready.task)
    for tree in seeds.trees {
      var reducer = Reducer(tree, cases: cases, helpers: seeds.interface.helpers)
      guard reducer.right == cases.count else { continue }
      reducer.run()
      return Program(interface: seeds.interface, tree: reducer.tree)
    }
    return nil
  }

  private func result(
    _ program: Program?, method: String, isSeed: Bool, _ state: State, _ seconds: Double, _ stop: SearchResult.Stop
  ) -> SearchResult {
    let program = program?.withoutIdleHelpers
    return SearchResult(
      task: ready.task, method: method, program: program, isSeed: isSeed,
      train: CaseScore(program, on: ready.cases.train, of: ready.task),
      test: CaseScore(program, on: ready.cases.test, of: ready.task), executions: state.executions,
      executionsToSolution: stop == .solved && !isSeed ? state.executions : nil, cachedExecutions: 0,
      generations: state.steps, seconds: seconds, randomSeed: options.seed, threads: options.threads, stop: stop)
  }

  private func failure(_ error: RelaxationError) -> SourceFailure {
    SourceFailure([Diagnostic(file: ready.task.file, "the task has no search by gradient: \(error)")], in: ready.source)
  }

  private static func names(_ operators: [Operator]) -> String {
    operators.map(\.name).joined(separator: " ")
  }
}
