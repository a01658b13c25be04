/// Reads types out of syntax: `Int`, `[String]`, `(Int, Bool)`.
struct TypeReader {
  static let named: [(name: String, type: Type)] = [
    ("Int", .int), ("Float", .float), ("Bool", .bool), ("Char", .char), ("String", .string),
  ]

  /// What other languages call these types.
  private static let foreign: [String: String] = [
    "integer": "Int", "long": "Int", "double": "Float", "real": "Float", "number": "Float", "boolean": "Bool",
    "character": "Char", "str": "String", "text": "String", "list": "[T]", "array": "[T]", "tuple": "(T, U)",
  ]

  let syntax: Syntax

  init(_ syntax: Syntax) {
    self.syntax = syntax
  }

  /// The type in a syntax node; `nil`, with what is wrong reported, if it is none.
  func type(_ index: Int, depth: Int = 1, _ problems: inout Problems) -> Type? {
    let node = syntax.nodes[index]
    guard depth <= Type.maximumSymbols else {
      problems.report(at: syntax.place(index), Parser.typeTooLarge)
      return nil
    }
    let type: Type?
    switch node.kind {
    case .name:
      let name = syntax.text(index)
      if let found = Self.named.first(where: { $0.name == name }) { return found.type }
      let suggestion =
        Self.foreign[name.lowercased()].map { "; did you mean '\($0)'?" }
        ?? Suggestion.text(for: name, among: Self.named.map(\.name))
      problems.report(
        at: syntax.place(index),
        "unknown type '\(syntax.excerpt(index))'"
          + (suggestion.isEmpty ? "; expected Int, Float, Bool, Char, String, [T] or (T, U)" : suggestion))
      return nil
    case .bracket:
      let items = syntax.items(of: index)
      guard items.count == 1 else {
        problems.report(
          at: syntax.place(index), "expected one element type in '[…]', found '\(syntax.excerpt(index))'")
        return nil
      }
      guard let element = self.type(items[0], depth: depth + 1, &problems) else { return nil }
      type = Type.list(of: element)
    case .list:
      let items = syntax.items(of: index)
      guard (2...8).contains(items.count) else {
        problems.report(
          at: syntax.place(index), "a tuple type has 2 to 8 parts, found '\(syntax.excerpt(index))'")
        return nil
      }
      let parts = items.compactMap { self.type($0, depth: depth + 1, &problems) }
      guard parts.count == items.count else { return nil }
      type = Type.tuple(parts)
    case .invalid: return nil
    default:
      problems.report(at: syntax.place(index), "expected a type like Int or [String], found '\(syntax.excerpt(index))'")
      return nil
    }
    if type == nil { problems.report(at: syntax.place(index), Parser.typeTooLarge) }
    return type
  }
}
