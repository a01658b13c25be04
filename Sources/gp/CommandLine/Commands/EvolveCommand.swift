internal import AST
internal import Genetic
internal import Interpreter

/// `gp evolve TASK`: the search by evolution.
enum EvolveCommand: Command {
  static let task = Argument("task", .file, help: "The task file; '-' reads standard input.")

  static let specification = CommandSpecification(
    name: "evolve", overview: "Search for a program that does what a task's examples show.",
    discussion: """
      The program found goes to standard output, everything else to standard error. The first Ctrl-C finishes the step \
      under way and prints the best program so far; the second leaves at once.
      """,
    arguments: [task],
    sections: [
      OptionSection(
        "Search options",
        [
          SearchOptions.target, SearchOptions.seeds, SearchOptions.randomSeed, SearchOptions.population,
          SearchOptions.selection,
          SearchOptions.downSample,
        ]),
      OptionSection("Budget options", [SearchOptions.generations, SearchOptions.executions, SearchOptions.time]),
      OptionSection(
        "Options", [SearchOptions.threads, SearchOptions.noNative, SearchOptions.json, SearchOptions.quiet]),
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let path = try arguments.required(task)
    let seedPaths = try arguments.values(SearchOptions.seeds)
    if ([path] + seedPaths).count(where: { $0 == "-" }) > 1 { throw UsageError.exclusive("-", "--seeds -") }
    let ready = try ReadyTask(path: path, target: try arguments.value(SearchOptions.target))
    var seeds = SeedPool(ready.task)
    for path in seedPaths { try seeds.add(path: path) }
    let run = EvolutionRun(
      ready, seeds: seeds,
      options: try SearchOptions.evolution(
        ready.task, arguments, executions: try arguments.value(SearchOptions.executions)))
    let isQuiet = arguments.has(SearchOptions.quiet)
    let isJSON = arguments.has(SearchOptions.json)

    console.stopSignal.listen()
    let reporter = ProgressReporter(console: console, isQuiet: isQuiet)
    if !isQuiet {
      // That there are no test cases is said at the end, of the answer.
      console.report(ready.diagnostics.filter { !CaseRemarks.saysUntested($0) }, in: ready.source)
      reporter.note(announcement(run))
    }
    let result = try run.result(
      shouldStop: { console.stopSignal.pending() != nil },
      report: { reporter.update(SearchProgress.line($0, seconds: $1)) })
    reporter.finish()

    if isJSON {
      try console.write(result.json.line())
    } else {
      if let program = result.program { try console.writeUntrusted(Printer.canonical(program) + "\n") }
      try console.flush()
      if let definition = result.definition, !isQuiet { console.explain(TerminalText.escaped(definition)) }
      if !isQuiet || result.program == nil { result.summary.forEach(console.explain) }
    }
    if let request = console.stopSignal.pending(), result.stop == .interrupted { return request.exitCode }
    return result.isSolved ? .success : .unsolved
  }

  /// `median of three: 10 train cases, 4 test cases; at most 3M executions; random seed 1`
  private static func announcement(_ run: EvolutionRun) -> String {
    let cases = run.ready.cases
    let limits = [
      run.options.executionLimit(cases: cases.train.count).map { "\(NumberText.compact(Double($0))) executions" },
      run.options.maximumGenerations.map { NumberText.count($0, "generation") },
      run.options.seconds.map { DurationText.describe(seconds: $0) },
    ].compactMap(\.self)
    return [
      "\(run.ready.task.displayName): \(NumberText.count(cases.train.count, "train case")), "
        + (cases.test.isEmpty ? "no test cases" : NumberText.count(cases.test.count, "test case")),
      limits.isEmpty ? nil : "at most \(limits.joined(separator: ", "))",
      run.seeds.trees.isEmpty ? nil : NumberText.count(run.seeds.trees.count, "seed"),
      "random seed \(run.options.seed)",
    ].compactMap(\.self).joined(separator: "; ")
  }
}

extension EvolutionOptions {
  /// The most executions, if they are limited.
  fileprivate func executionLimit(cases: Int) -> Int? {
    let budget = budget(cases: cases)
    return budget == Int.max ? nil : budget
  }
}
