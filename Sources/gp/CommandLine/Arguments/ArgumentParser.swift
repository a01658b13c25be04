/// Reads the words after a command's name by its specification.
///
/// - `--name value`, `--name=value`, `-n value`, `-nvalue`, `-n=value`; flags of one letter can be joined: `-qh`.
/// - A word that begins as a number does (`-7`, `-.5`, `-inf`) is a value, never an option.
/// - `-` alone is a value; after `--` everything is an argument.
/// - An option that repeats takes the plain words that follow it too, but leaves the last of them to arguments which
///   the command requires and nothing else fills: both `evolve --seeds a.gp b.gp task.txt` and
///   `evolve task.txt --seeds a.gp b.gp` mean two seeds and one task.
struct ArgumentParser {
  let specification: CommandSpecification

  /// - Throws: the first thing wrong, from left to right; then what is missing or too much.
  func parse(_ words: [String]) throws(UsageError) -> ParsedArguments {
    var scan = ArgumentScan(options: specification.options)
    try scan.read(words)
    return try assign(scan.findings)
  }

  /// Whether the words ask for help, whatever else may be wrong with them.
  static func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  private func assign(_ findings: [ArgumentScan.Finding]) throws(UsageError) -> ParsedArguments {
    var parsed = ParsedArguments()
    for case .option(let name, let text) in findings { parsed.append(text, option: name) }

    let plain = findings.count { if case .plain = $0 { true } else { false } }
    let contested = findings.count { if case .contested = $0 { true } else { false } }
    let needed = specification.arguments.count { isRequired($0, given: parsed) }
    var leftToOptions = contested - min(contested, max(0, needed - plain))

    var words: [String] = []
    for finding in findings {
      switch finding {
      case .option: break
      case .plain(let word): words.append(word)
      case .contested(let word, let option, let label):
        guard leftToOptions > 0 else {
          words.append(word)
          continue
        }
        leftToOptions -= 1
        if let value = option.value, !value.accepts(word) {
          throw .invalidValue(word, label: label, expectation: value.expectation)
        }
        parsed.append(word, option: option.name)
      }
    }
    try fill(words, into: &parsed)
    for option in specification.options where option.isRequired && !parsed.has(option: option.name) {
      throw .missingArgument(option.label(spelled: "--\(option.name)"))
    }
    return parsed
  }

  private func fill(_ words: [String], into parsed: inout ParsedArguments) throws(UsageError) {
    var rest = words[...]
    for argument in specification.arguments {
      let taken = argument.presence == .anyNumber ? rest : rest.prefix(1)
      rest = rest.dropFirst(taken.count)
      if taken.isEmpty, isRequired(argument, given: parsed) { throw .missingArgument(argument.label) }
      for word in taken {
        guard argument.value.accepts(word) else {
          throw .invalidValue(word, label: argument.label, expectation: argument.value.expectation)
        }
        parsed.append(word, argument: argument.value.placeholder)
      }
    }
    if !rest.isEmpty { throw .unexpectedArguments(Array(rest)) }
  }

  private func isRequired(_ argument: ArgumentSpecification, given parsed: ParsedArguments) -> Bool {
    switch argument.presence {
    case .required: true
    case .requiredUnless(let option): !parsed.has(option: option)
    case .optional, .anyNumber: false
    }
  }
}
