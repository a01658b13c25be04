/// `gp evolve TASK`: the search by evolution.
enum EvolveCommand: Command {
  static let task = Argument(
    "task", .file, presence: .requiredUnless(option: "resume"), help: "The task file; '-' reads standard input.")
  static let out = Option(
    "out", short: "o", "dir", .directory,
    help: "Keep everything here that is needed to repeat, continue and judge the run.")
  static let resume = Option(
    "resume", "dir", .directory, help: "Continue the run that was kept in this folder by --out.")

  static let specification = CommandSpecification(
    name: "evolve", overview: "Search for a program that does what a task's examples show.",
    discussion: """
      The program found goes to standard output, everything else to standard error. The first Ctrl-C finishes the step \
      under way, saves and prints the best program so far; the second leaves at once.
      """,
    arguments: [task],
    sections: [
      OptionSection(
        "Search options",
        [
          SearchOptions.seeds, SearchOptions.randomSeed, SearchOptions.population, SearchOptions.islands,
          SearchOptions.selection, SearchOptions.downSample,
        ]),
      OptionSection("Budget options", [SearchOptions.generations, SearchOptions.executions, SearchOptions.time]),
      OptionSection(
        "Options",
        [out, resume, SearchOptions.target, SearchOptions.threads, SearchOptions.json, SearchOptions.quiet]),
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    throw CommandFailure.notAvailable(command: "evolve")
  }
}
