extension TypeTerms {
  /// The term in words, for a message: `[Int]`, `Int or Float`, `[?]`.
  mutating func description(of id: ID) -> String {
    var budget = 2 * Type.maximumSymbols
    return description(of: id, nested: false, &budget)
  }

  private mutating func description(of id: ID, nested: Bool, _ budget: inout Int) -> String {
    budget -= 1
    guard budget > 0 else { return "…" }
    switch self[id] {
    case .known(let type): return type.description
    case .list(let element): return "[" + description(of: element, nested: true, &budget) + "]"
    case .tuple(let parts):
      var texts: [String] = []
      for part in parts { texts.append(description(of: part, nested: true, &budget)) }
      return "(" + texts.joined(separator: ", ") + ")"
    case .open(let open):
      if open.shapes == .sequence, let element = open.element, !nested {
        let text = description(of: element, nested: true, &budget)
        return text == "Char" ? "String or [Char]" : "a String or list" + (text == "?" ? "" : " of \(text)")
      }
      return Self.words(for: open.shapes) ?? (nested ? "?" : "a value")
    case .link, .poison: return "?"
    }
  }

  private static func words(for shapes: Shapes) -> String? {
    switch shapes {
    case .number: "Int or Float"
    case .ordered: "Int, Float, Char or String"
    case .scalar: "Int, Float, Bool or Char"
    case [.char, .string]: "Char or String"
    case [.char, .list]: "Char or [Char]"
    case .tuple: "a tuple"
    case .list: "a list"
    default: nil
    }
  }
}
