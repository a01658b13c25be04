/// `gp evolve TASK`: the search by evolution.
enum EvolveCommand: Command {
  static let specification = CommandSpecification(
    name: "evolve", overview: "Search for a program that does what a task's examples show.",
    discussion: """
      The program found goes to standard output, everything else to standard error. The first Ctrl-C finishes the step \
      under way and prints the best program so far; the second leaves at once.
      """,
    arguments: [SearchOptions.task],
    sections: [
      OptionSection("Search options", [SearchOptions.target, SearchOptions.seeds] + SearchOptions.ofEvolution),
      SearchOptions.budget,
      OptionSection(
        "Options", [SearchOptions.threads, SearchOptions.noNative, SearchOptions.json, SearchOptions.quiet]),
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let input = try SearchInput(
      path: try arguments.required(SearchOptions.task), seeds: try arguments.values(SearchOptions.seeds),
      target: try arguments.value(SearchOptions.target))
    let result = try input.evolve(arguments, wantsFront: true, console)
    return try result.write(
      json: arguments.has(SearchOptions.json) ? result.json : nil, isQuiet: arguments.has(SearchOptions.quiet), console)
  }
}
