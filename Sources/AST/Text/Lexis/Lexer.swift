/// Cuts source text into tokens, from any place in it to any other.
///
/// It never fails: text that is no token becomes an ``Token/Kind/invalid(_:)`` one with a message, and the next token
/// starts after it. Linear in the text, with no memory beyond the token in hand.
package struct Lexer: Sendable {
  /// Which characters start comments, and whether lines count.
  package enum Style: Hashable, Sendable {
    /// Program text: `;` starts a comment, a line end is white space.
    case program
    /// A task file: `#` starts a comment, and inside brackets `;` does too; outside brackets a line end is a token.
    case task
  }

  package let source: Source
  /// The offset from which the next token is sought.
  package internal(set) var offset: Int
  /// The number of brackets open, never below 0.
  package private(set) var depth = 0
  private let end: Int
  private let style: Style

  /// A lexer over a part of a source; by default all of it.
  package init(_ source: Source, range: Range<Int>? = nil, style: Style = .program) {
    let range = (range ?? source.range).clamped(to: source.range)
    self.source = source
    self.offset = range.lowerBound
    self.end = range.upperBound
    self.style = style
  }

  /// True of the characters between tokens.
  package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
  }

  /// The next token; at the end of the text `end`, however often it is asked for.
  package mutating func next() -> Token {
    skipSpace()
    let start = offset
    guard let scalar = peek() else { return Token(kind: .end, range: start..<start) }
    let kind = scan(scalar)
    return Token(kind: kind, range: start..<offset)
  }

  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    offset + distance < end ? source.scalars[offset + distance] : nil
  }

  private mutating func skipSpace() {
    while let scalar = peek() {
      if scalar == "\n", style == .task, depth == 0 { return }
      if Self.isSpace(scalar) {
        offset += 1
      } else if startsComment(scalar) {
        while let scalar = peek(), scalar != "\n" { offset += 1 }
      } else {
        return
      }
    }
  }

  private func startsComment(_ scalar: Unicode.Scalar) -> Bool {
    switch style {
    case .program: scalar == ";"
    case .task: scalar == "#" || scalar == ";" && depth > 0
    }
  }

  private mutating func scan(_ scalar: Unicode.Scalar) -> Token.Kind {
    switch scalar {
    case "(", "[":
      offset += 1
      depth += 1
      return scalar == "(" ? .open : .openBracket
    case ")", "]":
      offset += 1
      depth = max(0, depth - 1)
      return scalar == ")" ? .close : .closeBracket
    case ",": return single(.comma)
    case ":": return single(.colon)
    case "%": return single(.percent)
    case "\n": return single(.newline)
    case "\"": return string()
    case "'": return char()
    case ".":
      if peek(1) == ".", peek(2) == "." {
        offset += 3
        return .ellipsis
      }
      if let next = peek(1), next.isDigit { return malformed(from: offset, "a Float has digits on both sides of '.'") }
      return unknown()
    case "-":
      if let next = peek(1), next.isDigit { return number() }
      if peek(1) == ">", !isSymbol(peek(2)) {
        offset += 2
        return .arrow
      }
      if peek(1) == "i", peek(2) == "n", peek(3) == "f", wordEnd(from: 1) == 4 {
        offset += 4
        return .float(-.infinity)
      }
      return symbol()
    default:
      if scalar.isDigit { return number() }
      if scalar.isNameStart { return name() }
      return isSymbol(scalar) ? symbol() : unknown()
    }
  }

  private mutating func single(_ kind: Token.Kind) -> Token.Kind {
    offset += 1
    return kind
  }

  private func isSymbol(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "+", "-", "*", "/", "=", "!", "<", ">": true
    default: false
    }
  }

  private mutating func symbol() -> Token.Kind {
    while isSymbol(peek()) { offset += 1 }
    return .symbol
  }

  /// The distance at which the run of name characters from a distance on ends; `->` is no part of a name.
  private func wordEnd(from start: Int) -> Int {
    var distance = start
    while let scalar = peek(distance), scalar.isNamePart, !(scalar == "-" && peek(distance + 1) == ">") {
      distance += 1
    }
    return distance
  }

  private mutating func name() -> Token.Kind {
    let start = offset
    offset += wordEnd(from: 0)
    guard offset - start <= 5 else { return .name }
    switch source.text(start..<offset) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "inf": return .float(.infinity)
    case "nan": return .float(.nan)
    default: return .name
    }
  }

  /// Characters that start nothing, up to the next that might.
  private mutating func unknown() -> Token.Kind {
    let start = offset
    while let scalar = peek(), !Self.isSpace(scalar), !scalar.isNamePart, !isSymbol(scalar),
      !"()[],:%\"'".unicodeScalars.contains(scalar), !startsComment(scalar)
    {
      offset += 1
    }
    if offset == start { offset += 1 }
    let count = offset - start
    return .invalid("unexpected character\(count == 1 ? "" : "s") '\(source.excerpt(start..<offset))'")
  }
}
