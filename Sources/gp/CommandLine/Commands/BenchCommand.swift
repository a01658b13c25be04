internal import AST
internal import Genetic

/// `gp bench [SUITE|TASK …]`: replicated runs over benchmark suites.
enum BenchCommand: Command {
  static let suites = Argument(
    "suite", .file, presence: .anyNumber,
    help:
      "Suites and problems by name (gp new --list), task files, or folders of them; without any, the list of suites.")
  private static let standardRuns = 10
  static let runs = BenchOptions.runs(of: "each task", standard: standardRuns)
  static let shard = Option(
    "shard", "i/n", .shard, help: "Do only part i of n of the runs; 'gp merge' puts the parts together.")
  static let executions = BenchOptions.executions(standard: "published")
  static let out = Option(
    "out", "file", .file,
    help: "Append every finished run to this file, one JSON object a line, and do not repeat those that it holds.")

  static let specification = CommandSpecification(
    name: "bench", overview: "Measure how often and how soon the search solves a suite of tasks.",
    discussion: """
      Run i of a problem has the random seed and the cases of the seed that is i after the first. The table shows how \
      many runs are right on all train cases (solved) and on all unseen ones too (general), the 95 % interval of the \
      latter rate, the median executions to a first right program and the median seconds of solved runs, and the median \
      error on unseen cases. A bench that was stopped goes on where it was if called again with the same --out.
      """,
    arguments: [suites],
    sections: [
      OptionSection("Search options", [SearchOptions.target] + SearchOptions.ofEvolution),
      OptionSection("Budget options", [executions, SearchOptions.generations, SearchOptions.time]),
      OptionSection("Options", [runs, shard, out, SearchOptions.threads, SearchOptions.json, SearchOptions.quiet]),
    ])

  static var subcommands: [any Command.Type] { [ThroughputCommand.self] }

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let words = try arguments.values(suites)
    guard !words.isEmpty else {
      try console.write(list)
      return .success
    }
    let isQuiet = arguments.has(SearchOptions.quiet)
    let tasks = try BenchTask.named(words, target: try arguments.value(SearchOptions.target)) { failure in
      console.report(failure.diagnostics, in: failure.source)
      if !isQuiet { console.explain(TerminalText.escapedLine("\(failure.source.file): left out")) }
    }
    let method = BenchMethod.evolution(
      try arguments.value(SearchOptions.selection) ?? .lexicase,
      without: Set(try arguments.values(SearchOptions.without)), with: Set(try arguments.values(SearchOptions.with)),
      options: { try options($0, arguments) })
    let bench = try Bench(
      tasks, [method], runs: try arguments.value(runs) ?? standardRuns, shard: try arguments.value(shard), arguments)
    let session = BenchSession(
      bench: bench, file: try arguments.value(out), isQuiet: isQuiet)
    let results = try session.results(console)
    try write(BenchSummary.all(results), threads: bench.threads, asJSON: arguments.has(SearchOptions.json), console)
    return console.stopSignal.pending()?.exitCode ?? .success
  }

  /// The summaries as one JSON object or as a table.
  static func write(_ summaries: [BenchSummary], threads: Int?, asJSON: Bool, _ console: Console) throws {
    try console.write(
      asJSON
        ? JSONValue.object(["tasks": .array(summaries.map { $0.json(threads: threads) })]).line()
        : BenchTable.text(summaries))
  }

  private static func options(_ task: Task, _ arguments: ParsedArguments) throws -> EvolutionOptions {
    var options = try SearchOptions.evolution(task, arguments, executions: nil)
    if case .count(let count) = try arguments.value(executions) { options.executions = count }
    return options
  }

  private static var list: String {
    BenchmarkSuite.all.map { "\($0.name): \(NumberText.count($0.problems.count, "problem")), \($0.about)\n" }.joined()
  }
}
