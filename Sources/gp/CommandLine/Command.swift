/// A command of gp.
protocol Command {
  /// The command's words and what they mean.
  static var specification: CommandSpecification { get }
  /// Commands inside this one.
  static var subcommands: [any Command.Type] { get }
  /// Does the work.
  /// - Throws: `UsageError`, `CommandFailure` or `OutputError`; anything else counts as an internal error.
  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode
}

extension Command {
  static var subcommands: [any Command.Type] { [] }
}
