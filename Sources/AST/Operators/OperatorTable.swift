/// The operators as data: one row each, from which the checker, the search's primitive set, `gp ops` and the reference
/// page are derived.
public enum OperatorTable {
  /// What is known of one operator.
  public struct Row: Sendable {
    public let op: Operator
    public let name: String
    public let group: Operator.Group
    /// The signatures; more than one only where the number of parameters or the width of a tuple varies.
    public let signatures: [Signature]
    public let cost: Operator.Cost
    /// One line on what it gives, edge cases included.
    public let summary: String
    /// An expression without variables and the value it has, both as text.
    public let example: (expression: String, value: String)
    /// The SMT-LIB symbol that means the same with the same argument order, if any.
    public let smtSymbol: String?

    /// The signature as a reader wants it: one line, however many widths there are.
    public var signatureText: String {
      switch op {
      case .let: "a b -> b"
      case .list: "a … -> [a]"
      case .tuple: "a b … -> (a b …)"
      default: op.tupleIndex == nil ? signatures.first?.text ?? "" : "(a b …) -> part \(op.tupleIndex ?? 0)"
      }
    }

    /// The number of arguments if it is fixed.
    public var arity: Int? {
      signatures.count == 1 || op.tupleIndex != nil ? signatures.first?.parameters.count : nil
    }

    /// True if some parameter is a lambda.
    public var isHigherOrder: Bool {
      signatures.contains { signature in
        signature.parameters.contains { if case .function = $0 { true } else { false } }
      }
    }
  }

  /// All rows, in the order of ``Operator/allCases``.
  public static let rows: [Row] = {
    let unsorted =
      controlRows + numberRows + convertRows + bitRows + charRows + sequenceRows + listRows + textRows + tupleRows
      + higherOrderRows + smtRows
    return unsorted.sorted { $0.op.rawValue < $1.op.rawValue }
  }()

  /// Operators by name.
  public static let byName: [String: Operator] = {
    var names: [String: Operator] = [:]
    for row in rows { names[row.name] = row.op }
    return names
  }()

  /// The operators of a group, in the table's order.
  public static func operators(in group: Operator.Group) -> [Operator] {
    rows.filter { $0.group == group }.map(\.op)
  }

  static func row(
    _ op: Operator, _ name: String, _ group: Operator.Group, _ signatures: String..., cost: Operator.Cost = .none,
    smt: String? = nil, about summary: String, _ expression: String, _ value: String
  ) -> Row {
    Row(
      op: op, name: name, group: group, signatures: signatures.map(Signature.init), cost: cost, summary: summary,
      example: (expression, value), smtSymbol: smt)
  }
}
