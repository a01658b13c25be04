/// Writes the completion script for fish.
struct FishCompletions {
  let commands: [CommandLocation]

  var script: String {
    let lines = ["# fish completion for gp. Load it with: gp completions fish | source", "complete -c gp -f"]
    return (lines + commands.flatMap(Self.lines)).joined(separator: "\n") + "\n"
  }

  private static func lines(_ location: CommandLocation) -> [String] {
    let start = "complete -c gp -n '\(condition(location))'"
    let specification = location.command.specification
    let subcommands = location.command.subcommands.map { subcommand in
      "\(start) -a \(subcommand.specification.name) -d \(quoted(subcommand.specification.overview))"
    }
    let arguments = specification.arguments.suffix(1).compactMap { argument in
      action(argument.value.expectation).map { "\(start) \($0)" }
    }
    let options = specification.options.map { option in
      var words = [start]
      if let short = option.short { words.append("-s \(short)") }
      words.append("-l \(option.name)")
      if let value = option.value { words += ["-r"] + (action(value.expectation).map { [$0] } ?? []) }
      words.append("-d \(quoted(option.help))")
      return words.joined(separator: " ")
    }
    return subcommands + arguments + options
  }

  /// When the words so far lead to this command and not to one below it.
  private static func condition(_ location: CommandLocation) -> String {
    let names = location.command.subcommands.map { $0.specification.name }.joined(separator: " ")
    if location.path.count == 1 { return "not __fish_seen_subcommand_from \(names)" }
    let seen = location.path.dropFirst().map { "__fish_seen_subcommand_from \($0)" }
    let unseen = names.isEmpty ? [] : ["not __fish_seen_subcommand_from \(names)"]
    return (seen + unseen).joined(separator: "; and ")
  }

  private static func action(_ expectation: ValueExpectation) -> String? {
    switch CompletionCandidates(expectation) {
    case .nothing: nil
    case .files: "-F"
    case .directories: "-a '(__fish_complete_directories)'"
    case .words(let words): "-a '\(words.joined(separator: " "))'"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "'" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return "'\(result)'"
  }
}
