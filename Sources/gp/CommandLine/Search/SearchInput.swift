internal import AST
internal import Genetic
internal import Interpreter

/// What a command that searches is given: a task, and programs to begin with.
struct SearchInput {
  let ready: ReadyTask
  let seeds: SeedPool

  /// - Parameters:
  ///   - path: The task file; standard input if that is `-`.
  ///   - paths: Files of seeds, besides those of the task.
  ///   - target: The column to predict, where the task is a table.
  /// - Throws: `UsageError` if standard input is to be read twice; `CommandFailure` if a file cannot be read,
  ///   `SourceFailure` if it has errors.
  init(path: String, seeds paths: [String], target: String? = nil) throws {
    if ([path] + paths).count(where: { $0 == "-" }) > 1 { throw UsageError.exclusive("-", "--seeds -") }
    ready = try ReadyTask(path: path, target: target)
    var seeds = SeedPool(ready.task)
    for path in paths { try seeds.add(path: path) }
    self.seeds = seeds
  }

  /// Searches by evolution as the command line says, showing the progress.
  ///
  /// - Parameter wantsFront: Whether there is to be a choice of programs where none is right.
  /// - Throws: `UsageError`; `SourceFailure` if the task allows no program at all.
  func evolve(_ arguments: ParsedArguments, wantsFront: Bool, _ console: Console) throws -> SearchResult {
    let options = try SearchOptions.evolution(
      ready.task, arguments, executions: try arguments.value(SearchOptions.executions))
    let budget = options.budget(cases: ready.cases.train.count)
    let reporter = begin(
      limits: Self.limits(
        executions: budget, options.maximumGenerations, "generation", seconds: options.seconds),
      randomSeed: options.seed, isQuiet: arguments.has(SearchOptions.quiet), console)
    defer { reporter.finish() }
    return try EvolutionRun(ready, seeds: seeds, options: options).result(
      wantsFront: wantsFront, shouldStop: { console.stopSignal.pending() != nil },
      report: { reporter.update(SearchProgress.line($0, seconds: $1)) },
      waiting: { reporter.update(SearchProgress.waiting(seconds: $0)) })
  }

  /// When a search stops, as phrases.
  ///
  /// - Parameters:
  ///   - executions: `Int.max` for no limit.
  ///   - steps: The most steps of the search, if they are limited.
  ///   - step: What one of them is called.
  static func limits(executions: Int, _ steps: Int?, _ step: String, seconds: Double?) -> [String] {
    [
      executions == .max ? nil : "\(NumberText.compact(Double(executions))) executions",
      steps.map { NumberText.count($0, step) },
      seconds.map { DurationText.describe(seconds: $0) },
    ].compactMap(\.self)
  }

  /// Begins to listen to requests to stop, and says what is about to be searched for.
  ///
  /// - Parameter limits: When the search stops, as phrases.
  /// - Returns: What shows the progress.
  func begin(limits: [String], randomSeed: UInt64, isQuiet: Bool, _ console: Console) -> ProgressReporter {
    console.stopSignal.listen()
    let reporter = ProgressReporter(console: console, isQuiet: isQuiet)
    if !isQuiet {
      // That there are no test cases is said at the end, of the answer.
      console.report(ready.diagnostics.filter { !CaseRemarks.saysUntested($0) }, in: ready.source)
      reporter.note(announcement(limits, randomSeed))
    }
    return reporter
  }

  /// `median of three: 10 train cases, 4 test cases; at most 3M executions; random seed 1`
  private func announcement(_ limits: [String], _ randomSeed: UInt64) -> String {
    let cases = ready.cases
    return [
      "\(ready.task.displayName): \(NumberText.count(cases.train.count, "train case")), "
        + (cases.test.isEmpty ? "no test cases" : NumberText.count(cases.test.count, "test case")),
      limits.isEmpty ? nil : "at most \(limits.joined(separator: ", "))",
      seeds.trees.isEmpty ? nil : NumberText.count(seeds.trees.count, "seed"),
      "random seed \(randomSeed)",
    ].compactMap(\.self).joined(separator: "; ")
  }
}

extension SearchResult {
  /// Writes the answer to standard output, and what there is to say of it to standard error.
  ///
  /// - Parameters:
  ///   - json: The answer as JSON, if that is wanted.
  ///   - remarks: What is said after the summary.
  /// - Returns: How the command ends.
  func write(json: JSONValue?, remarks: [String] = [], isQuiet: Bool, _ console: Console) throws -> ExitCode {
    if let json {
      try console.write(json.line())
    } else {
      if let program { try console.writeUntrusted(Printer.canonical(program) + "\n") }
      try console.flush()
      if !isQuiet || program == nil {
        let definition = [definition].compactMap(\.self).map(TerminalText.escaped)
        (definition + summary + remarks).forEach(console.explain)
      }
    }
    if let request = console.stopSignal.pending(), stop == .interrupted { return request.exitCode }
    return isSolved ? .success : .unsolved
  }
}
