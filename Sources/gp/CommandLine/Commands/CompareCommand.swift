internal import AST

/// `gp compare TASK …`: evolution and gradient descent side by side.
enum CompareCommand: Command {
  static let tasks = Argument(
    "task", .file, presence: .anyNumber,
    help: "Task files or folders of them, and suites and problems by name (gp new --list).")
  private static let standardRuns = 5
  static let runs = BenchOptions.runs(of: "each arm on each task", standard: standardRuns)
  private static let standardExecutions = 1_000_000
  static let executions = BenchOptions.executions(standard: "\(standardExecutions)")
  static let out = Option(
    "out", "dir", .directory,
    help: "Write numbers (JSON, CSV) and the figure (SVG) here, and every finished run, which is not repeated.")

  static let specification = CommandSpecification(
    name: "compare", overview: "Compare evolution and gradient descent at equal budget.",
    discussion: """
      Six arms search with the same budget on the same cases: the whole of 'gp evolve', genetic programming alone, the \
      same with fitted constants, gradients on values, on a policy, and random programs. A run counts as right if its \
      first program that is right on every train case is right on every unseen one too. The costs are executions, in \
      which a soft program is charged what programs of its size would be, and seconds of the one thread that a run has. \
      A comparison that was stopped goes on where it was if called again with the same --out.
      """,
    arguments: [tasks],
    sections: [
      OptionSection("Budget options", [executions, SearchOptions.time]),
      OptionSection(
        "Options",
        [runs, SearchOptions.randomSeed, out, SearchOptions.threads, SearchOptions.json, SearchOptions.quiet]),
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let words = try arguments.values(tasks)
    guard !words.isEmpty else { throw UsageError.missingArgument(tasks.specification.label) }
    let benchTasks = try BenchTask.named(words) { console.report($0.diagnostics, in: $0.source) }
    let folder = try arguments.value(out)
    if let folder { try OutputFolder.create(folder) }
    let budget = try budget(arguments)
    let isQuiet = arguments.has(SearchOptions.quiet)
    let bench = try Bench(
      benchTasks, ComparisonArm.allCases.map { $0.method(budget) }, runs: try arguments.value(runs) ?? standardRuns,
      arguments)
    let session = BenchSession(bench: bench, file: folder.map { "\($0)/runs.jsonl" }, isQuiet: isQuiet)
    let comparison = Comparison(try session.results(console))

    var document = comparison.json
    document["options"] = .object([
      "runs": .int(bench.runs), "random_seed": .int(bench.firstSeed),
      "executions": budget.executions.map { .int($0) } ?? .null, "time": budget.seconds.map { .number($0) } ?? .null,
    ])
    if let folder {
      try OutputFile.replace("\(folder)/compare.json", text: try JSONValue.object(document).pages())
      for table in comparison.tables { try OutputFile.replace("\(folder)/\(table.name).csv", text: table.csv) }
      try OutputFile.replace("\(folder)/compare.svg", text: comparison.figure.svg)
    }
    if arguments.has(SearchOptions.json) {
      try console.write(JSONValue.object(document).line())
    } else {
      if !isQuiet { console.explain(Comparison.legend) }
      try console.write(comparison.text)
    }
    return console.stopSignal.pending()?.exitCode ?? .success
  }

  /// A time alone stands beside the task's own budget in executions.
  private static func budget(_ arguments: ParsedArguments) throws -> ComparisonBudget {
    var budget = ComparisonBudget(seconds: try arguments.value(SearchOptions.time)?.inSeconds)
    switch try arguments.value(executions) {
    case .count(let count): budget.executions = count
    case .published: break
    case nil: budget.executions = budget.seconds == nil ? standardExecutions : nil
    }
    return budget
  }
}
