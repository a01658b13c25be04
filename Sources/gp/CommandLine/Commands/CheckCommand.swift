/// `gp check TASK|PROGRAM`: reports every error, and what was understood.
enum CheckCommand: Command {
  static let file = Argument("file", .file, help: "A task or program file; '-' reads standard input.")

  static let specification = CommandSpecification(
    name: "check", overview: "Report all errors and warnings of a task or program, and what was understood.",
    arguments: [file],
    sections: [OptionSection("Options", [SearchOptions.target, SearchOptions.json])])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    throw CommandFailure.notAvailable(command: "check")
  }
}
