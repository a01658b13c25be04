internal import AST
internal import Genetic
internal import Interpreter
internal import Neural

/// What every run of a comparison may spend.
struct ComparisonBudget: Equatable, Sendable {
  /// Programs times cases; `nil` for the task's own budget.
  var executions: Int?
  var seconds: Double?
}

extension ComparisonArm {
  /// How the arm's runs are done.
  ///
  /// Each has one thread, and ends with the first program that is right on every train case, so that what is counted is
  /// what that program cost. Making the answer smaller afterwards is charged to none.
  func method(_ budget: ComparisonBudget) -> BenchMethod {
    BenchMethod(
      options: { options($0, budget) },
      run: { ready, key, _, shouldStop in
        var trace = SearchTrace(cases: ready.cases.train.count)
        switch self {
        case .evolution, .evolutionAlone, .hybrid, .random:
          var options = evolution(ready.task, budget)
          options.seed = UInt64(key.randomSeed)
          let search = EvolutionRun(ready, seeds: SeedPool(ready.task), options: options)
          let result = try search.result(shouldStop: shouldStop) { evolution, _ in
            trace.note(right: evolution.mostRight, executions: evolution.statistics.executions.asked)
          }
          return BenchRun(key, result, trace)
        case .values, .policy:
          var options = gradient(ready, budget)
          options.seed = UInt64(key.randomSeed)
          let search = GradientRun(
            ready: ready, seeds: SeedPool(ready.task), arm: self == .values ? .values : .policy, options: options)
          do throws(SourceFailure) {
            let outcome = try search.outcome(shouldStop: shouldStop) { report in
              switch report {
              case .values(let search, _): trace.note(search)
              case .policy(let search, _): trace.note(search)
              case .note: break
              }
            }
            return BenchRun(key, outcome.result, trace)
          } catch {
            return BenchRun(key, inapplicable: error.diagnostics.first?.message ?? "", ready)
          }
        }
      })
  }

  private func options(_ ready: ReadyTask, _ budget: ComparisonBudget) -> BenchRun.Options {
    let cases = ready.cases.train.count
    switch self {
    case .evolution, .evolutionAlone, .hybrid, .random:
      return BenchRun.Options(
        evolution(ready.task, budget), cases: cases,
        selection: self == .random ? nil : SelectionMethod.lexicase.rawValue, method: rawValue)
    case .values, .policy:
      let options = gradient(ready, budget)
      return BenchRun.Options(
        method: rawValue, executions: options.executions, time: options.seconds)
    }
  }

  private func evolution(_ task: Task, _ budget: ComparisonBudget) -> EvolutionOptions {
    var options = EvolutionOptions(task)
    options.executions = budget.executions
    options.seconds = budget.seconds
    options.threads = 1
    options.generationsAfterSolution = 0
    guard self != .evolution else { return options }
    options.bank = .none
    options.constants.isOn = self == .hybrid
    if self == .random { options.restarts = .everyGeneration }
    return options
  }

  private func gradient(_ ready: ReadyTask, _ budget: ComparisonBudget) -> GradientOptions {
    var options = GradientOptions()
    options.executions =
      budget.executions ?? EvolutionOptions(ready.task).budget(cases: ready.cases.train.count)
    options.seconds = budget.seconds
    options.threads = 1
    return options
  }
}

extension Evolution {
  /// The most train cases that a program has right so far.
  fileprivate var mostRight: Int { max(hallOfFame.best?.right ?? 0, statistics.bestRight) }
}

extension SearchTrace {
  fileprivate mutating func note(_ search: some GradientSearch) {
    note(right: search.best?.right ?? 0, executions: search.executions)
  }
}

extension BenchRun {
  /// A run that was watched; `nil` if it was given up.
  fileprivate init?(_ key: Key, _ result: SearchResult, _ trace: SearchTrace) {
    if result.stop == .interrupted { return nil }
    self.init(key, result)
    seconds = trace.seconds
    reached = trace.reached.compactMap(\.self)
  }

  /// A run that could not begin, because there is nothing for the method to search for.
  fileprivate init(_ key: Key, inapplicable reason: String, _ ready: ReadyTask) {
    self.key = key
    solved = false
    generalised = ready.cases.test.isEmpty ? nil : false
    train = CaseScore(nil, on: ready.cases.train, of: ready.task)
    test = CaseScore(nil, on: ready.cases.test, of: ready.task)
    (executions, generations, seconds) = (0, 0, 0)
    version = Version.current
    reached = []
    inapplicable = reason
  }
}
