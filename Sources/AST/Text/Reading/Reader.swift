/// Reads tokens into ``Syntax``: finds the brackets that match, and reports those that do not.
///
/// Linear in the text; the brackets that are open stand on a stack of its own, so depth costs no recursion.
struct Reader {
  /// The most brackets that may be open: more than three for each level of a program (`(let ((x …`).
  static let maximumDepth = 4 * Parser.maximumDepth

  private var lexer: Lexer
  private var syntax: Syntax
  /// The nodes whose brackets are open.
  private var open: [Int] = []
  /// How many of them are square: within these a comma is white space.
  private var openSquare = 0
  /// The roots with brackets that do not match.
  private var damaged: Set<Int> = []

  private init(_ part: Source.Part) {
    lexer = Lexer(part.source, range: part.range, style: part.style)
    syntax = Syntax(source: part.source)
  }

  /// All that stands in a part of a source.
  static func read(_ part: Source.Part, _ problems: inout Problems) -> Syntax {
    var reader = Reader(part)
    reader.readAll(&problems)
    for root in reader.damaged { reader.syntax.nodes[root].kind = .invalid }
    return reader.syntax
  }

  private mutating func readAll(_ problems: inout Problems) {
    while true {
      let token = lexer.next()
      switch token.kind {
      case .end:
        reportUnclosed(&problems)
        return
      case .newline: break
      case .open, .openBracket: openBracket(token, &problems)
      case .close, .closeBracket: closeBracket(token, &problems)
      case .comma: if openSquare == 0 { append(.comma, token) }
      case .name:
        append(.name, token)
        recover(&problems)
      case .symbol: append(.symbol, token)
      case .integer(let value?): append(.integer, token, UInt64(bitPattern: value))
      case .integer(nil): append(.largeInteger, token)
      case .float(let value): append(.float, token, canonicalBits(value))
      case .bool(let value): append(.bool, token, value ? 1 : 0)
      case .char(let value): append(.char, token, UInt64(value.value))
      case .string(let value):
        append(.string, token, UInt64(syntax.strings.count))
        syntax.strings.append(value)
      case .colon, .arrow, .ellipsis, .percent:
        problems.report(at: token.range.lowerBound, "unexpected '\(syntax.source.text(token.range))'")
        append(.invalid, token)
      case .invalid(let message):
        problems.report(at: token.range.lowerBound, message)
        append(.invalid, token)
      }
    }
  }

  private mutating func append(_ kind: Syntax.Node.Kind, _ token: Token, _ payload: UInt64 = 0) {
    if open.isEmpty { syntax.roots.append(syntax.nodes.count) }
    syntax.nodes.append(Syntax.Node(kind: kind, range: token.range, payload: payload))
  }

  private mutating func openBracket(_ token: Token, _ problems: inout Problems) {
    guard open.count < Self.maximumDepth else {
      damage(at: token.range.lowerBound, Parser.tooDeep, &problems)
      append(.invalid, token)
      let depth = lexer.depth
      while lexer.depth >= depth, lexer.next().kind != .end {}
      return
    }
    let isSquare = token.kind == .openBracket
    append(isSquare ? .bracket : .list, token)
    open.append(syntax.nodes.count - 1)
    if isSquare { openSquare += 1 }
  }

  private mutating func closeBracket(_ token: Token, _ problems: inout Problems) {
    let text = syntax.source.text(token.range)
    guard let index = open.popLast() else {
      problems.report(at: token.range.lowerBound, "unexpected '\(text)': no bracket is open here")
      return
    }
    let isSquare = syntax.nodes[index].kind == .bracket
    if isSquare { openSquare -= 1 }
    if isSquare != (token.kind == .closeBracket) {
      let place = syntax.source.location(at: syntax.place(index))
      damage(
        at: token.range.lowerBound,
        "expected '\(isSquare ? "]" : ")")' to close the '\(isSquare ? "[" : "(")' at \(place.line):\(place.column), "
          + "found '\(text)'", &problems)
    }
    close(index, at: token.range.upperBound)
  }

  private mutating func close(_ index: Int, at end: Int) {
    syntax.nodes[index].length = syntax.nodes.count - index
    syntax.nodes[index].range = syntax.place(index)..<end
  }

  private mutating func reportUnclosed(_ problems: inout Problems) {
    if let first = open.first {
      let isSquare = syntax.nodes[first].kind == .bracket
      damage(
        at: syntax.place(first), "'\(isSquare ? "[" : "(")' is never closed: expected '\(isSquare ? "]" : ")")'",
        &problems)
    }
    while let index = open.popLast() { close(index, at: lexer.offset) }
  }

  /// Reports brackets that do not match, once in each of the outermost things, which then says nothing reliable.
  private mutating func damage(at offset: Int, _ message: String, _ problems: inout Problems) {
    guard let root = syntax.roots.last, !damaged.contains(root) else { return }
    problems.report(at: offset, message)
    damaged.insert(root)
  }

  /// Takes `(define` and `(program` at the start of a line, where they stand outermost, for the end of all that is open.
  private mutating func recover(_ problems: inout Problems) {
    guard open.count > 1, let form = open.last, syntax.nodes.count == form + 2, syntax.nodes[form].kind == .list,
      syntax.source.location(at: syntax.place(form)).column == 1,
      case let word = syntax.text(form + 1), word == "define" || word == "program"
    else { return }
    damage(
      at: syntax.place(open[0]),
      "'\(syntax.nodes[open[0]].kind == .bracket ? "[" : "(")' is not closed before '(\(word)'",
      &problems)
    for index in open.dropLast() {
      syntax.nodes[index].length = form - index
      syntax.nodes[index].range = syntax.place(index)..<syntax.place(form)
    }
    open = [form]
    openSquare = 0
    syntax.roots.append(form)
  }
}
