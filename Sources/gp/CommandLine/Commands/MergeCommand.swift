/// `gp merge FILE…`: the table of several results files of `gp bench`.
enum MergeCommand: Command {
  static let files = Argument(
    "file", .file, presence: .anyNumber, help: "Results files that 'gp bench --out' wrote.")

  static let specification = CommandSpecification(
    name: "merge", overview: "Put results files of 'gp bench' together into one table.",
    discussion: "A run that several files hold counts once. Runs with different options have lines of their own.",
    arguments: [files],
    sections: [OptionSection("Options", [SearchOptions.json])])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let paths = try arguments.values(files)
    guard !paths.isEmpty else { throw UsageError.missingArgument(files.specification.label) }
    let runs = try paths.flatMap { try BenchFile(path: $0).runs() }
    try BenchCommand.write(
      BenchSummary.all(runs), threads: nil, asJSON: arguments.has(SearchOptions.json), console)
    return .success
  }
}
