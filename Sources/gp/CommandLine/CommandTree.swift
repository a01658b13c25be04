/// A command and the words that lead to it.
struct CommandLocation {
  /// `["gp", "bench", "throughput"]`
  let path: [String]
  let command: any Command.Type

  static var root: CommandLocation { CommandLocation(path: ["gp"], command: RootCommand.self) }

  /// The command one word further down.
  func descending(to name: String) -> CommandLocation? {
    command.subcommands.first { $0.specification.name == name }
      .map { CommandLocation(path: path + [name], command: $0) }
  }

  var helpScreen: HelpScreen {
    HelpScreen(
      path: path, specification: command.specification, subcommands: command.subcommands.map { $0.specification })
  }

  var usage: String {
    UsageLine.text(path: path, command.specification, hasSubcommands: !command.subcommands.isEmpty)
  }

  /// Follows the leading words that name commands.
  /// - Returns: The command they lead to, and the words after them.
  static func resolve(_ words: [String]) -> (location: CommandLocation, rest: [String]) {
    var location = root
    var rest = words[...]
    while let word = rest.first, let next = location.descending(to: word) {
      location = next
      rest.removeFirst()
    }
    return (location, Array(rest))
  }

  /// Every command below this one, each before its own subcommands.
  var descendants: [CommandLocation] {
    command.subcommands.flatMap { subcommand in
      let child = CommandLocation(path: path + [subcommand.specification.name], command: subcommand)
      return [child] + child.descendants
    }
  }

  /// Says that a word is no command here.
  func unknown(_ word: String, besides topics: [String] = []) -> UsageError {
    let names = command.subcommands.map { $0.specification.name } + topics
    return .unknownCommand(word, suggestion: Suggestion.closest(to: word, among: names))
  }
}
