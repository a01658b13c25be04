/// `gp new [FILE]`: an annotated example task to start from.
enum NewCommand: Command {
  static let file = Argument(
    "file", .file, presence: .optional,
    help: "The file to create, which must not exist yet; without it, standard output.")

  static let specification = CommandSpecification(
    name: "new", overview: "Write an annotated example task to start from.", arguments: [file])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    throw CommandFailure.notAvailable(command: "new")
  }
}
