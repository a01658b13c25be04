public import AST

/// The finite set of types that the values inside a task's programs may have.
public enum TypeUniverse {
  /// The types given, with all that the task format adds to them: their elements and parts at every depth, Int and
  /// Bool; and where String is among them, Char and `[String]`.
  ///
  /// In the order: inputs and what they contain as they come, then the additions. No type occurs twice.
  public static func closed(over types: [Type]) -> [Type] {
    var table = TypeTable()
    var pending = Array(types.reversed())
    while let type = pending.popLast() {
      guard !type.isFunction, table.index(of: type) == nil else { continue }
      table.add(type)
      pending.append(contentsOf: type.parts.reversed())
      if let element = type.element { pending.append(element) }
    }
    table.add(.int)
    table.add(.bool)
    if table.index(of: .string) != nil {
      table.add(.char)
      if let strings = Type.list(of: .string) { table.add(strings) }
    }
    return table.types
  }
}
