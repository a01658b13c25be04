internal import AST

/// A title and named facts below it, escaped and wrapped.
struct FactText {
  let title: String
  let facts: [(name: String, value: String)]

  /// Where values begin.
  static let valueColumn = 15

  func text(columns: Int) -> String {
    let head = TextWrapping.lines(TerminalText.escapedLine(title), columns: columns)
    let rows = facts.flatMap { fact in
      HelpScreen.row(fact.name, TerminalText.escapedLine(fact.value), at: Self.valueColumn, columns: columns)
    }
    return (head + [""] + rows).map { $0 + "\n" }.joined()
  }

  /// `a: Int, b: [Int]`
  static func list(_ parameters: [Parameter]) -> String {
    parameters.isEmpty ? "none" : parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
  }

  /// `half (x: Int) -> Int`
  static func signature(_ helper: Helper) -> String {
    "\(helper.name) (\(helper.parameters.isEmpty ? "" : list(helper.parameters))) -> \(helper.result)"
  }
}
