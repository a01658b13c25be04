extension UsageError {
  /// What the person reads after `Error: `.
  var message: String {
    switch self {
    case .unknownCommand(let name, let suggestion):
      "Unknown command \(quoted(name)).\(didYouMean(suggestion))"
    case .unknownOption(let name, let suggestion):
      "Unknown option \(quoted(name)).\(didYouMean(suggestion))"
    case .unknownOperator(let name, let suggestion):
      "Unknown operator or group \(quoted(name)).\(didYouMean(suggestion))"
    case .unknownProblem(let name, let suggestion):
      "Unknown problem \(quoted(name)).\(didYouMean(suggestion)) 'gp new --list' shows all."
    case .unknownExperiment(let name, let suggestion):
      "Unknown experiment \(quoted(name)).\(didYouMean(suggestion)) 'gp experiment --list' shows all."
    case .missingValue(let option):
      "Missing value for '\(option)'"
    case .unexpectedValue(let value, let option):
      "The option '\(option)' does not take any value, but \(quoted(value)) was specified."
    case .invalidValue(let value, let label, let expectation):
      "The value \(quoted(value)) is invalid for '\(label)'.\(expectation.advice(for: value))"
    case .missingArgument(let label):
      "Missing expected argument '\(label)'"
    case .unexpectedArguments(let words):
      words.count == 1
        ? "Unexpected argument \(quoted(words[0]))"
        : "\(words.count) unexpected arguments: \(words.prefix(8).map(quoted).joined(separator: ", "))"
          + (words.count > 8 ? ", …" : "")
    case .exclusive(let first, let second):
      "'\(first)' and '\(second)' cannot be used together."
    case .incomplete(let first, let second):
      "'\(first)' needs '\(second)'."
    case .fixedCases(let problem, let option):
      "The cases of '\(problem)' follow from a formula, which '\(option)' does not change."
    case .wrongInputCount(let given, let program, let inputs, let expected):
      "'\(program)' takes \(NumberText.count(expected, "input"))\(expected == 0 ? "" : " (\(inputs))"), "
        + "but \(given == 0 ? "none" : "\(given)") \(given == 1 ? "was" : "were") given."
    case .invalidInput(let text, let input, let reason):
      "The value \(quoted(text)) is invalid for input '\(input)': \(TerminalText.escapedLine(reason))."
    }
  }
}

extension CommandFailure {
  /// What the person reads after `Error: `.
  var message: String {
    switch self {
    case .unreadable(let path, let reason): "Cannot read \(quoted(path)): \(reason)"
    case .badInput(let path, let reason): "\(quoted(path)): \(reason)"
    case .cannotCreate(let path, let reason): "Cannot create \(quoted(path)): \(reason)"
    case .inputOutput(let path, let reason): "Reading or writing \(quoted(path)) failed: \(reason)"
    }
  }
}

extension ValueExpectation {
  /// A sentence, with a space before it, that says what to write instead; empty if there is nothing helpful to say.
  func advice(for value: String) -> String {
    switch self {
    case .text, .command, .operatorName: ""
    case .file, .directory: " Please provide a path."
    case .integer(let range): " Please provide a whole number\(Self.bounds(range))."
    case .integerOr(let word, let range): " Please provide a whole number\(Self.bounds(range)), or '\(word)'."
    case .number(let range): " Please provide a number from \(range.lowerBound) to \(range.upperBound)."
    case .fraction: " Please provide a number above 0 and at most 1."
    case .duration: " Please provide a duration like 90, 90s, 5m or 2h."
    case .shard: " Please provide a part of the work like 2/8."
    case .choice(let names):
      didYouMean(Suggestion.closest(to: value, among: names)) + " Please provide one of \(Self.alternatives(names))."
    }
  }

  private static func bounds(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (Int.min, Int.max): ""
    case (let lower, Int.max): " of at least \(lower)"
    case (let lower, let upper): " from \(lower) to \(upper)"
    }
  }

  /// `'a', 'b' or 'c'`
  private static func alternatives(_ names: [String]) -> String {
    let quotedNames = names.map { "'\($0)'" }
    guard let last = quotedNames.last, quotedNames.count > 1 else { return quotedNames.joined() }
    return quotedNames.dropLast().joined(separator: ", ") + " or " + last
  }
}

/// Text that came from outside, in quotes, safe for a terminal, and cut off after eighty characters.
private func quoted(_ text: String) -> String {
  let shortened = text.unicodeScalars.prefix(80)
  let isWhole = shortened.endIndex == text.unicodeScalars.endIndex
  return "'\(TerminalText.escapedLine(String(shortened)))\(isWhole ? "" : "…")'"
}

private func didYouMean(_ suggestion: String?) -> String {
  suggestion.map { " Did you mean '\($0)'?" } ?? ""
}
