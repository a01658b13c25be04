/// A task file cut into its items: key lines, helpers and cases, each the text from its first token to its last.
///
/// An item goes on over line ends while a bracket is open. One whose bracket is never closed would swallow the rest of
/// the file; it is cut where the next item seems to begin, so that the rest is still looked at. Linear in the text.
struct TaskOutline {
  struct Item {
    enum Kind: Hashable {
      case key(TaskKey)
      /// A line of `train:` or `test:`, or what stands where such a line might.
      case row
      /// A word that is no key.
      case unknown
    }

    var kind: Kind
    /// From the first token to the end of the last.
    var range: Range<Int>
    /// True if a bracket is not closed, which is already reported: nothing more can be said of the item.
    var isOpen = false
  }

  private(set) var items: [Item] = []
  private(set) var diagnostics = DiagnosticList()
  private let source: Source
  /// True once a bracket was found that nothing closes: from then on items end at what looks like the next one.
  private var isMending = false

  init(_ source: Source) {
    self.source = source
    var start = 0
    while let next = item(from: start) { start = next }
  }

  /// Finds the item at or after an offset; gives the offset after it, or `nil` at the end of the text.
  private mutating func item(from start: Int) -> Int? {
    var lexer = Lexer(source, range: start..<source.scalars.count, style: .task)
    var token = lexer.next()
    while token.kind == .newline { token = lexer.next() }
    if token.kind == .end { return nil }
    let kind = kind(of: token)
    if case .key(let key) = kind, key.isFreeText, lexer.next().kind == .colon {
      let end = lineEnd(from: token.range.upperBound)
      items.append(Item(kind: kind, range: token.range.lowerBound..<end))
      return end
    }
    return finish(kind, first: token)
  }

  /// Finds the end of an item that begins with a token; gives the offset after it.
  private mutating func finish(_ kind: Item.Kind, first: Token) -> Int {
    let start = first.range.lowerBound
    var lexer = Lexer(source, range: start..<source.scalars.count, style: .task)
    var open: [Int] = []
    var hasArrow = false
    var problem: (offset: Int, message: String)?
    var end = start
    while true {
      let token = lexer.next()
      switch token.kind {
      case .open, .openBracket: open.append(token.range.lowerBound)
      case .close, .closeBracket: _ = open.popLast()
      case .arrow: hasArrow = hasArrow || open.isEmpty
      case .invalid(let message): problem = problem ?? (token.range.lowerBound, message)
      case .newline:
        items.append(Item(kind: kind == .unknown && hasArrow ? .row : kind, range: start..<end))
        return end
      case .end:
        guard let last = open.last else {
          items.append(Item(kind: kind == .unknown && hasArrow ? .row : kind, range: start..<end))
          return end
        }
        guard isMending else {
          isMending = true
          return finish(kind, first: first)
        }
        return cut(kind, start..<end, problem ?? unclosed(last))
      default: break
      }
      if isMending, !open.isEmpty, token.range.lowerBound > start, begins(with: token, after: kind) {
        if token.kind == .open || token.kind == .openBracket { _ = open.popLast() }
        return cut(kind, start..<end, problem ?? unclosed(open.last ?? start))
      }
      end = token.range.upperBound
    }
  }

  private func unclosed(_ bracket: Int) -> (offset: Int, message: String) {
    (bracket, "'\(source.scalars[bracket])' is never closed")
  }

  /// Ends an item whose bracket is not closed. If something else in it is wrong (a quote that is not closed may have hidden
  /// the bracket), that is told instead.
  private mutating func cut(_ kind: Item.Kind, _ range: Range<Int>, _ problem: (offset: Int, message: String)) -> Int {
    diagnostics.append(source, at: problem.offset, problem.message)
    items.append(Item(kind: kind, range: range, isOpen: true))
    return range.upperBound
  }

  /// True if an item seems to begin with a token, though an earlier bracket is open.
  private func begins(with token: Token, after kind: Item.Kind) -> Bool {
    var before = token.range.lowerBound
    while before > 0, source.scalars[before - 1] == " " || source.scalars[before - 1] == "\t" { before -= 1 }
    guard before > 0, source.scalars[before - 1] == "\n" else { return false }
    if case .key = self.kind(of: token) { return true }
    return kind == .row && token.kind != .close && token.kind != .closeBracket
  }

  /// What begins with a token.
  private func kind(of token: Token) -> Item.Kind {
    switch token.kind {
    case .name:
      let word = source.text(token.range.prefix(20))
      if word == "random", let next = following(token), source.text(next.range.prefix(20)) == "constants" {
        return .key(.randomConstants)
      }
      guard let key = TaskKey(rawValue: word), key != .define else { return .unknown }
      return .key(key)
    case .open:
      guard let next = following(token), next.kind == .name, source.text(next.range.prefix(20)) == "define" else {
        return .row
      }
      return .key(.define)
    default: return .row
    }
  }

  private func following(_ token: Token) -> Token? {
    var lexer = Lexer(source, range: token.range.upperBound..<source.scalars.count, style: .task)
    return lexer.next()
  }

  private func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < source.scalars.count, source.scalars[end] != "\n" { end += 1 }
    return end
  }
}
