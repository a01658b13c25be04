internal import AST

/// The operator table as text.
struct OperatorReference {
  let columns: Int

  init(columns: Int) { self.columns = max(50, columns) }

  /// Every group, and what the letters in signatures mean.
  var everything: String { screen(of: Operator.Group.allCases) }

  /// Some groups, and what the letters in their signatures mean.
  func screen(of groups: [Operator.Group]) -> String {
    let rows = groups.flatMap { OperatorTable.operators(in: $0).map(\.row) }
    return (groups.map(block) + [legend(for: rows)].compactMap(\.self)).joined(separator: "\n")
  }

  /// A group as three columns: name, signature, summary; the summary takes at least half the width.
  private func block(_ group: Operator.Group) -> String {
    let rows = OperatorTable.operators(in: group).map(\.row)
    let nameWidth = rows.map(\.name.count).max() ?? 0
    let labels = rows.map { row in
      row.name + String(repeating: " ", count: nameWidth + 2 - row.name.count) + row.signatureText
    }
    let column = min(columns / 2, 4 + (labels.map(\.count).max() ?? 0))
    let lines = zip(labels, rows).flatMap { HelpScreen.row($0, $1.summary, at: column, columns: columns) }
    return "\(group.rawValue.uppercased()):\n" + lines.joined(separator: "\n") + "\n"
  }

  /// One operator with its example.
  func screen(of op: Operator) -> String {
    let row = op.row
    var facts = [
      ("Signature", row.signatureText), ("Group", row.group.rawValue), ("Cost", Self.describe(row)),
      ("Example", "\(row.example.expression) = \(row.example.value)"),
    ]
    if let symbol = row.smtSymbol { facts.append(("SMT-LIB", symbol)) }
    let lines = facts.flatMap { HelpScreen.row($0.0, $0.1, at: 13, columns: columns) }
    let head = TextWrapping.lines("\(row.name): \(row.summary)", columns: columns)
    return ([head, lines].map { $0.joined(separator: "\n") + "\n" } + [legend(for: [row])].compactMap(\.self))
      .joined(separator: "\n")
  }

  private static func describe(_ row: OperatorTable.Row) -> String {
    let own =
      switch row.cost {
      case .none: row.isHigherOrder ? [] : ["none"]
      case .builds: ["the size of the result"]
      case .scans: ["the size of sequence arguments"]
      }
    return (own + (row.isHigherOrder ? ["1 for each call of a function"] : [])).joined(separator: ", and ")
  }

  /// What the letters in the signatures mean; nil if there are none.
  private func legend(for rows: [OperatorTable.Row]) -> String? {
    let variables = rows.flatMap { $0.signatures.flatMap(\.variables) }
    let meanings = [
      (variables.filter { $0.constraint == .number }, "Int or Float"),
      (variables.filter { $0.constraint == .ordered }, "Int, Float, Char or String"),
      (variables.filter { $0.constraint == .scalar }, "Int, Float, Bool or Char"),
      (variables.filter { $0.constraint == .cased }, "Char or String"),
      (variables.filter { $0.constraint == .charOrChars }, "Char or [Char]"),
      (variables.filter(\.isSequence), "a list or String; S:e is one with elements of type e"),
      (variables.filter { $0.constraint == .any }, "any type"),
    ].filter { !$0.0.isEmpty }
    if meanings.isEmpty { return nil }
    let lines = meanings.flatMap { variables, meaning in
      HelpScreen.row(Set(variables.map(\.name)).sorted().joined(separator: " "), meaning, at: 13, columns: columns)
    }
    return "TYPES:\n" + lines.joined(separator: "\n") + "\n"
  }
}

extension Signature.Variable {
  fileprivate var isSequence: Bool {
    if case .sequence = constraint { true } else { false }
  }
}
