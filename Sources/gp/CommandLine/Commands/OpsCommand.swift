/// `gp ops [GROUP|NAME]`: the operator reference.
enum OpsCommand: Command {
  static let name = Argument(
    "name", .text, presence: .optional, help: "A group of operators or a single one; without it, all of them.")

  static let specification = CommandSpecification(
    name: "ops", overview: "Show the operators of the language.", arguments: [name])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    throw CommandFailure.notAvailable(command: "ops")
  }
}
