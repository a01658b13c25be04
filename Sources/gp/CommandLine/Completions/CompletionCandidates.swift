internal import AST

/// What a shell should offer for a value.
enum CompletionCandidates: Equatable {
  case nothing
  case files
  case directories
  case words([String])

  init(_ expectation: ValueExpectation) {
    switch expectation {
    case .file: self = .files
    case .directory: self = .directories
    case .command:
      self = .words(
        CommandLocation.root.command.subcommands.map { $0.specification.name } + HelpTopic.allCases.map(\.rawValue))
    case .operatorName: self = .words(Operator.Group.allCases.map(\.rawValue))
    case .choice(let names): self = .words(names)
    case .integerOr(let word, _): self = .words([word])
    case .text, .integer, .number, .fraction, .duration, .shard: self = .nothing
    }
  }
}

extension OptionSpecification {
  /// Every way to write the option: `-o`, `--out`.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + ["--\(name)"] }
}
