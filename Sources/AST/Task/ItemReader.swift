/// Reads the tokens of one item of a task file.
struct ItemReader {
  let source: Source
  /// The offset after the last token of the item.
  let end: Int
  private var lexer: Lexer
  /// The token that is next.
  private(set) var token: Token

  init(_ source: Source, _ range: Range<Int>) {
    self.source = source
    end = range.upperBound
    lexer = Lexer(source, range: range, style: .task)
    token = lexer.next()
  }

  /// Where the next token begins, or the item ends.
  var offset: Int { token.range.lowerBound }
  var isAtEnd: Bool { token.kind == .end }
  /// How many brackets are open before the next token's end.
  var depth: Int { lexer.depth }

  /// The next token, and on to the one after it.
  @discardableResult
  mutating func take() -> Token {
    let taken = token
    token = lexer.next()
    return taken
  }

  /// Takes the next token if it is of a kind.
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    take()
    return true
  }

  /// Takes the next token if it is a certain word.
  mutating func take(word: String) -> Bool {
    guard token.kind == .name, text == word else { return false }
    take()
    return true
  }

  /// The text of the next token.
  var text: String { source.text(token.range) }

  /// The next token in the words of a message.
  var found: String {
    switch token.kind {
    case .end: "the end of the line"
    case .invalid: "'\(source.excerpt(token.range))'"
    default: "'\(source.excerpt(token.range))'"
    }
  }

  /// What is wrong if the next token should have been something else.
  func unexpected(_ expected: String) -> Diagnostic {
    if case .invalid(let message) = token.kind {
      return source.diagnostic(at: offset, "\(message); expected \(expected)")
    }
    return source.diagnostic(at: offset, "expected \(expected), found \(found)")
  }

  /// The range of the rest of the item.
  var rest: Range<Int> { offset..<Swift.max(offset, end) }

  /// Takes a value as far as its brackets go: one token, or all up to the bracket that closes the one it is.
  mutating func takeGroup() -> Range<Int> {
    let outside = depth - (token.opens ? 1 : 0)
    var last = take()
    let start = last.range.lowerBound
    guard last.opens else { return last.range }
    while !isAtEnd {
      let closes = depth <= outside
      last = take()
      if closes { break }
    }
    return start..<last.range.upperBound
  }
}

extension Token {
  fileprivate var opens: Bool { kind == .open || kind == .openBracket }
}
