/// `gp bench [SUITE|TASK …]`: replicated runs over benchmark suites.
enum BenchCommand: Command {
  static let suites = Argument(
    "suite", .file, presence: .anyNumber, help: "Suites by name, or task files; without any, the list of suites.")
  static let runs = Option(
    "runs", "n", .integer(in: 1...100_000), standard: "10", help: "Runs of each task, with consecutive random seeds.")
  static let shard = Option(
    "shard", "i/n", .shard, help: "Do only part i of n of the runs; the parts are merged later.")

  static let specification = CommandSpecification(
    name: "bench", overview: "Measure how often and how soon the search solves a suite of tasks.",
    arguments: [suites],
    sections: [
      OptionSection(
        "Search options",
        [
          SearchOptions.randomSeed, SearchOptions.population, SearchOptions.selection, SearchOptions.downSample,
        ]),
      OptionSection("Budget options", [SearchOptions.generations, SearchOptions.executions, SearchOptions.time]),
      OptionSection("Options", [runs, shard, SearchOptions.threads, SearchOptions.json, SearchOptions.quiet]),
    ])

  static var subcommands: [any Command.Type] { [ThroughputCommand.self] }

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    throw CommandFailure.notAvailable(command: "bench")
  }
}
