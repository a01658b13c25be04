/// What an `operators:` line says, before it meets the task's types.
public struct OperatorChoice: Hashable, Sendable {
  /// The operators named, by themselves or by their groups; `nil` if the line has only removals, or there is none.
  public var named: Set<Operator>?
  public var removed: Set<Operator>

  public init(named: Set<Operator>? = nil, removed: Set<Operator> = []) {
    self.named = named
    self.removed = removed
  }

  /// Those of a group that naming the group names: `nand` and `nor` need to be named themselves.
  public static func members(of group: Operator.Group) -> [Operator] {
    OperatorTable.operators(in: group).filter { $0 != .nand && $0 != .nor }
  }

  /// The operators that a word stands for: a group, a name, or both (`list`, `tuple`, `char`); `nil` if it is neither.
  public static func meaning(of word: String) -> [Operator]? {
    let group = Operator.Group(rawValue: word).map(members)
    let single = Operator(name: word).map { [$0] }
    guard group != nil || single != nil else { return nil }
    return (group ?? []) + (single ?? [])
  }

  /// What a word may be, for suggestions.
  package static var words: [String] {
    Operator.Group.allCases.map(\.rawValue) + OperatorTable.rows.map(\.name)
  }
}
