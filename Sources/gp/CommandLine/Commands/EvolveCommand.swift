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
          SearchOptions.islands, SearchOptions.selection, SearchOptions.downSample, SearchOptions.without,
          SearchOptions.with,
        ]),
      OptionSection("Budget options", [SearchOptions.generations, SearchOptions.executions, SearchOptions.time]),
      OptionSection(
        "Options", [SearchOptions.threads, SearchOptions.noNative, SearchOptions.json, SearchOptions.quiet]),
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let input = try SearchInput(
      path: try arguments.required(task), seeds: try arguments.values(SearchOptions.seeds),
      target: try arguments.value(SearchOptions.target))
    let run = EvolutionRun(
      input.ready, seeds: input.seeds,
      options: try SearchOptions.evolution(
        input.ready.task, arguments, executions: try arguments.value(SearchOptions.executions)))
    let isQuiet = arguments.has(SearchOptions.quiet)
    let reporter = input.begin(limits: limits(run), randomSeed: run.options.seed, isQuiet: isQuiet, console)
    let result = try run.result(
      wantsFront: true, shouldStop: { console.stopSignal.pending() != nil },
      report: { reporter.update(SearchProgress.line($0, seconds: $1)) })
    reporter.finish()

    return try result.write(
      json: arguments.has(SearchOptions.json) ? result.json : nil, isQuiet: isQuiet, console)
  }

  private static func limits(_ run: EvolutionRun) -> [String] {
    [
      run.options.executionLimit(cases: run.ready.cases.train.count)
        .map { "\(NumberText.compact(Double($0))) executions" },
      run.options.maximumGenerations.map { NumberText.count($0, "generation") },
      run.options.seconds.map { DurationText.describe(seconds: $0) },
    ].compactMap(\.self)
  }
}

extension EvolutionOptions {
  /// The most executions, if they are limited.
  fileprivate func executionLimit(cases: Int) -> Int? {
    let budget = budget(cases: cases)
    return budget == Int.max ? nil : budget
  }
}
