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
    isAtEnd ? "the end of the line" : "'\(source.excerpt(token.range))'"
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
}
