/// Reads literals out of syntax: as programs have them, which say their type themselves, and as cases have them, whose
/// type is declared.
struct LiteralReader {
  let syntax: Syntax

  init(_ syntax: Syntax) {
    self.syntax = syntax
  }

  /// A literal of a program: a scalar, a String, or a list of literals, in which tuples may stand. `nil`, with all that
  /// is wrong reported, if it is none; whether the elements agree in type is not looked at.
  func literal(_ index: Int, depth: Int = 0, _ problems: inout Problems) -> Value? {
    if let value = syntax.literal(index) { return value }
    guard depth < Type.maximumSymbols else {
      problems.report(at: syntax.place(index), Parser.typeTooLarge)
      return nil
    }
    switch syntax.nodes[index].kind {
    case .bracket:
      let items = syntax.children(of: index)
      let values = items.compactMap { literal($0, depth: depth + 1, &problems) }
      return values.count == items.count ? .list(values) : nil
    case .list where depth > 0 && syntax.head(of: index) == nil:
      let items = syntax.items(of: index)
      let values = items.compactMap { literal($0, depth: depth + 1, &problems) }
      guard values.count == items.count else { return nil }
      guard (2...8).contains(values.count) else {
        problems.report(at: syntax.place(index), "a tuple has 2 to 8 parts, found \(values.count)")
        return nil
      }
      return .tuple(values)
    case .largeInteger:
      problems.report(at: syntax.place(index), outOfRange(index))
      return nil
    case .invalid: return nil
    default:
      let text = syntax.excerpt(index)
      let suggestion = Suggestion.text(for: text, among: ReservedWord.literals)
      problems.report(
        at: syntax.place(index),
        depth == 0
          ? "expected a literal, found '\(text)'\(suggestion)"
          : "'[…]' holds literals only, found '\(text)'"
            + (suggestion.isEmpty ? "; a list of expressions is built with 'list'" : suggestion))
      return nil
    }
  }

  /// A literal of a declared type, as cases have it: where Float is declared an Int literal is read as one, where Bool
  /// is, `0` and `1` are. `nil`, with all that is wrong reported, if it is none.
  func value(_ index: Int, _ type: Type, _ problems: inout Problems) -> Value? {
    let node = syntax.nodes[index]
    switch (type.constructor, node.kind) {
    case (_, .invalid): return nil
    case (.int, .integer), (.float, .float), (.bool, .bool), (.char, .char), (.string, .string):
      return syntax.literal(index)
    case (.float, .integer), (.float, .largeInteger):
      return Double(syntax.text(index)).map { .float($0) }
    case (.bool, .integer) where node.payload <= 1: return .bool(node.payload == 1)
    case (.int, .largeInteger):
      problems.report(at: syntax.place(index), outOfRange(index))
      return nil
    case (.list, .bracket):
      guard let element = type.element else { return nil }
      let items = syntax.children(of: index)
      let values = items.compactMap { value($0, element, &problems) }
      return values.count == items.count ? .list(values) : nil
    case (.tuple, .list):
      let items = syntax.items(of: index)
      let parts = type.parts
      guard items.count == parts.count else {
        let form = "a tuple of \(parts.count) parts, \(type)"
        problems.report(
          at: syntax.place(index), "expected \(form), found '\(syntax.excerpt(index))' with \(items.count)")
        return nil
      }
      let values = zip(items, parts).compactMap { value($0, $1, &problems) }
      return values.count == items.count ? .tuple(values) : nil
    default:
      problems.report(
        at: syntax.place(index), "expected \(Self.form(of: type)), found '\(syntax.excerpt(index))'\(hint(index, type))"
      )
      return nil
    }
  }

  private func outOfRange(_ index: Int) -> String {
    "'\(syntax.excerpt(index))' is out of the range of Int, \(Int64.min) to \(Int64.max)"
  }

  private static func form(of type: Type) -> String {
    switch type.constructor {
    case .int: "an Int like 42"
    case .float: "a Float like 1.5"
    case .bool: "true or false"
    case .char: "a Char like 'a'"
    case .string: "a String like \"text\""
    case .list: "a list […] of type \(type)"
    case .tuple: "a tuple (…) of type \(type)"
    case .function: "a value"
    }
  }

  private func hint(_ index: Int, _ type: Type) -> String {
    switch (type.constructor, syntax.nodes[index].kind) {
    case (.bool, .name): Suggestion.text(for: syntax.text(index), among: ["true", "false"])
    case (.float, .name): Suggestion.text(for: syntax.text(index), among: ["inf", "nan"])
    case (.string, .name): "; text stands in double quotes"
    case (.char, .name): "; a character stands in single quotes"
    default: ""
    }
  }
}
