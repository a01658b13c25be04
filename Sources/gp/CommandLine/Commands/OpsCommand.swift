internal import AST

/// `gp ops [GROUP|NAME]`: the operator reference.
enum OpsCommand: Command {
  static let name = Argument(
    "name", .operatorName, presence: .optional, help: "A group of operators or a single one; without it, all of them.")

  static let specification = CommandSpecification(
    name: "ops", overview: "Show the operators of the language.", arguments: [name])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let reference = OperatorReference(columns: console.outputTraits.columns)
    guard let name = try arguments.value(name) else {
      try console.write(reference.everything)
      return .success
    }
    // `list` and `char` are both an operator and a group: then both are shown.
    let screens = [
      Operator(name: name).map { reference.screen(of: $0) },
      Operator.Group(rawValue: name).map { reference.screen(of: [$0]) },
    ].compactMap(\.self)
    if screens.isEmpty {
      let names = Operator.Group.allCases.map(\.rawValue) + OperatorTable.rows.map(\.name)
      throw UsageError.unknownOperator(name, suggestion: Suggestion.closest(to: name, among: names))
    }
    try console.write(screens.joined(separator: "\n"))
    return .success
  }
}

extension ValueReader where Value == String {
  /// The name of an operator or of a group of them.
  static let operatorName = ValueReader(expectation: .operatorName) { $0 }
}
