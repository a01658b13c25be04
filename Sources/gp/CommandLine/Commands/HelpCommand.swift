/// `gp help [COMMAND …]`
enum HelpCommand: Command {
  static let command = Argument(
    "command", .command, presence: .anyNumber, help: "A command, or 'exit-codes'.")

  static let specification = CommandSpecification(
    name: "help", overview: "Explain a command, or what the exit codes mean.", arguments: [command])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let words = try arguments.values(command)
    let columns = console.outputTraits.columns
    if let first = words.first, let topic = HelpTopic(rawValue: first) {
      if words.count > 1 { throw UsageError.unexpectedArguments(Array(words.dropFirst())) }
      try console.write(topic.text(columns: columns))
      return .success
    }
    let (location, rest) = CommandLocation.resolve(words)
    if let word = rest.first {
      if location.command.subcommands.isEmpty { throw UsageError.unexpectedArguments(rest) }
      throw location.unknown(word, besides: location.path.count == 1 ? HelpTopic.allCases.map(\.rawValue) : [])
    }
    try console.write(location.helpScreen.text(columns: columns))
    return .success
  }
}
