internal import AST
internal import Genetic
internal import Interpreter
internal import Neural

/// `gp relax TASK`: the search by gradient.
enum RelaxCommand: Command {
  static let arm = Option<GradientArm>(
    "arm", "arm", .choice, standard: "both",
    help: "What the gradient is of: values of a soft program, a policy that samples programs, or both in turn.")
  static let population = Option(
    "population", "n", .integer(in: 2...1_000_000), standard: "16 and 1000",
    help: "Restarts that compete with one another (values); programs sampled in a step (policy).")
  static let restarts = Option(
    "restarts", "n", .integer(in: 1...1_000_000),
    help: "Train this many restarts of values to their end and report the share that comes out right.")

  static let specification = CommandSpecification(
    name: "relax", overview: "Search for a program by gradient descent instead of evolution.",
    discussion: """
      Values: a program whose every choice is soft is trained by descent, then read out as an ordinary program. Policy: a \
      distribution over programs is moved towards its best samples. Output, budget and exit codes are those of 'gp evolve'; \
      a soft run costs the executions that programs of its size would.
      """,
    arguments: [SearchOptions.task],
    sections: [
      OptionSection("Search options", [arm, SearchOptions.seeds, SearchOptions.randomSeed, population, restarts]),
      SearchOptions.budget,
      OptionSection("Options", [SearchOptions.threads, SearchOptions.json, SearchOptions.quiet]),
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let input = try SearchInput(
      path: try arguments.required(SearchOptions.task), seeds: try arguments.values(SearchOptions.seeds))
    let isStudy = try arguments.value(restarts) != nil
    let run = GradientRun(
      ready: input.ready, seeds: input.seeds, arm: isStudy ? .values : try arguments.value(arm) ?? .both,
      options: try options(input.ready, arguments))
    let isQuiet = arguments.has(SearchOptions.quiet)
    let reporter = input.begin(
      limits: SearchInput.limits(
        executions: run.options.executions, run.options.maximumSteps, "step", seconds: run.options.seconds),
      randomSeed: run.options.seed, isQuiet: isQuiet, console)
    let outcome = try run.outcome(
      shouldStop: { console.stopSignal.pending() != nil },
      report: { report in
        switch report {
        case .values(let search, let seconds): reporter.update(GradientProgress.line(search, seconds: seconds))
        case .policy(let search, let seconds): reporter.update(GradientProgress.line(search, seconds: seconds))
        case .note(let text): reporter.note(text)
        }
      })
    reporter.finish()

    return try outcome.result.write(
      json: arguments.has(SearchOptions.json) ? outcome.json : nil, remarks: outcome.restartLines, isQuiet: isQuiet,
      console)
  }

  /// The budget is that of an evolution of the task.
  private static func options(_ ready: ReadyTask, _ arguments: ParsedArguments) throws(UsageError) -> GradientOptions {
    let count = ready.cases.train.count
    let evolution = EvolutionOptions(ready.task)
    var options = GradientOptions()
    options.executions = try arguments.value(SearchOptions.executions) ?? evolution.budget(cases: count)
    options.maximumSteps = try arguments.value(SearchOptions.generations)
    options.seconds = try arguments.value(SearchOptions.time)?.inSeconds
    if let seed = try arguments.value(SearchOptions.randomSeed) { options.seed = UInt64(seed) }
    if let threads = try arguments.value(SearchOptions.threads) { options.threads = threads }
    options.population = try arguments.value(population)
    if let restarts = try arguments.value(restarts) {
      options.restarts = restarts
      if try arguments.value(SearchOptions.executions) == nil { options.executions = .max }
    }
    return options
  }
}

extension GradientRun.Outcome {
  /// The documented answer to `--json`: that of every search, and what became of the restarts.
  var json: JSONValue {
    guard case .object(var keys) = result.json else { return result.json }
    if let values {
      let now = values.statistics
      keys["unrelaxed"] = .array(values.unrelaxed.map { .string($0.name) })
      keys["restarts"] = .object([
        "finished": .int(now.finished), "stopped": .int(now.stopped), "right": .int(now.right),
        "solved_softly": .int(now.solvedSoftly), "mirages": .int(now.mirages),
      ])
      keys["loss"] = .measured(now.loss)
      keys["entropy"] = .measured(now.entropy)
      keys["invalid_derivatives"] = .int(now.invalid)
    }
    return .object(keys)
  }

  /// `Restarts: 12 of 64 right; 13 solved softly, 1 of them a mirage; 0 stopped early.`
  var restartLines: [String] {
    guard let now = values?.statistics, now.finished > 0 else { return [] }
    return [
      "Restarts: \(now.right) of \(now.finished) right; \(now.solvedSoftly) solved softly, "
        + "\(NumberText.count(now.mirages, "mirage")); \(now.stopped) stopped early."
    ]
  }
}
