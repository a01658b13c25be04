/// A text of S-expressions in the lexis of SMT-LIB, as a flat prefix array.
///
/// Linear in the text, without recursion. Symbols may stand between bars; a string doubles its quotes.
struct SExpressions {
  enum Kind: Hashable {
    case list, symbol, string, numeral, hexadecimal, binary, other
  }

  struct Node {
    var kind: Kind
    /// Where it stands in the source, brackets and quotes included.
    var range: Range<Int>
    /// How many nodes it has, itself included.
    var length: Int
  }

  /// The most lists that may stand in one another.
  static let maximumDepth = 200

  let source: Source
  private(set) var nodes: [Node] = []
  /// What makes the text unreadable, if anything does: what stands before it is read all the same.
  private(set) var problem: Diagnostic?

  init(_ source: Source) {
    self.source = source
    read()
  }

  // MARK: Looking at nodes

  /// The children of a list.
  func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    while child < index + nodes[index].length {
      result.append(child)
      child += nodes[child].length
    }
    return result
  }

  /// The outermost expressions.
  var roots: [Int] {
    var result: [Int] = []
    var index = 0
    while index < nodes.count {
      result.append(index)
      index += nodes[index].length
    }
    return result
  }

  /// The text of a symbol without its bars; `nil` for anything else.
  func symbol(_ index: Int) -> String? {
    guard nodes[index].kind == .symbol else { return nil }
    let range = nodes[index].range
    guard source.scalars[range.lowerBound] == "|" else { return source.text(range) }
    return source.text(range.lowerBound + 1..<range.upperBound - 1)
  }

  /// The symbol that a list begins with.
  func head(_ index: Int) -> String? {
    nodes[index].kind == .list && nodes[index].length > 1 ? symbol(index + 1) : nil
  }

  /// The text of an atom as it is written.
  func text(_ index: Int) -> String { source.text(nodes[index].range) }

  /// The text between the quotes of a string, its escapes (`\u{…}`, `\uXXXX`) read.
  func string(_ index: Int) -> [Unicode.Scalar] {
    let range = nodes[index].range
    let scalars = source.scalars
    var result: [Unicode.Scalar] = []
    var place = range.lowerBound + 1
    while place < range.upperBound - 1 {
      if scalars[place] == "\\", let (scalar, end) = escape(at: place, limit: range.upperBound - 1) {
        result.append(scalar)
        place = end
      } else {
        result.append(scalars[place])
        place += scalars[place] == "\"" ? 2 : 1
      }
    }
    return result
  }

  /// The character of an escape, and where it ends; `nil` if the backslash stands for itself.
  private func escape(at place: Int, limit: Int) -> (Unicode.Scalar, Int)? {
    let scalars = source.scalars
    guard place + 2 < limit, scalars[place + 1] == "u" else { return nil }
    let isBraced = scalars[place + 2] == "{"
    var value: UInt32 = 0
    var digits = 0
    var next = place + (isBraced ? 3 : 2)
    while next < limit, digits < (isBraced ? 5 : 4), let digit = scalars[next].hexadecimalDigit {
      value = value << 4 | digit
      digits += 1
      next += 1
    }
    guard isBraced ? digits > 0 && next < limit && scalars[next] == "}" : digits == 4 else { return nil }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, isBraced ? next + 1 : next)
  }

  // MARK: Reading

  private mutating func read() {
    let scalars = source.scalars
    var open: [Int] = []
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      let start = place
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{0C}", "\u{0B}": place += 1
      case ";": while place < scalars.count, scalars[place] != "\n" { place += 1 }
      case "(":
        guard open.count < SExpressions.maximumDepth else {
          return fail(start, "nested too deeply: more than \(SExpressions.maximumDepth) levels")
        }
        open.append(nodes.count)
        nodes.append(Node(kind: .list, range: start..<start + 1, length: 1))
        place += 1
      case ")":
        guard let list = open.popLast() else { return fail(start, "a ')' without a '(' before it") }
        place += 1
        nodes[list].range = nodes[list].range.lowerBound..<place
        nodes[list].length = nodes.count - list
      case "\"":
        guard let end = endOfString(from: start) else { return fail(start, "the quote is never closed") }
        place = end
        nodes.append(Node(kind: .string, range: start..<end, length: 1))
      case "|":
        guard let bar = scalars[(start + 1)...].firstIndex(of: "|") else {
          return fail(start, "the '|' is never closed")
        }
        place = bar + 1
        nodes.append(Node(kind: .symbol, range: start..<place, length: 1))
      default:
        while place < scalars.count, !SExpressions.isDelimiter(scalars[place]) { place += 1 }
        nodes.append(Node(kind: kind(start..<place), range: start..<place, length: 1))
      }
    }
    if let list = open.last {
      fail(nodes[list].range.lowerBound, "the '(' is never closed")
    }
  }

  /// Leaves the unfinished outermost expression out.
  private mutating func fail(_ offset: Int, _ message: String) {
    problem = source.diagnostic(at: offset, message)
    var index = 0
    while index < nodes.count, nodes[index].kind != .list || nodes[index].range.count > 1 {
      index += nodes[index].length
    }
    nodes.removeLast(nodes.count - min(index, nodes.count))
  }

  private func endOfString(from start: Int) -> Int? {
    let scalars = source.scalars
    var place = start + 1
    while place < scalars.count {
      if scalars[place] == "\"" {
        guard place + 1 < scalars.count, scalars[place + 1] == "\"" else { return place + 1 }
        place += 1
      }
      place += 1
    }
    return nil
  }

  private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{0C}", "\u{0B}", "(", ")", "\"", ";", "|": true
    default: false
    }
  }

  private func kind(_ range: Range<Int>) -> Kind {
    let scalars = source.scalars[range]
    guard let first = scalars.first else { return .other }
    if first == "#" {
      let digits = scalars.dropFirst(2)
      switch scalars.dropFirst().first {
      case "x" where !digits.isEmpty && digits.allSatisfy({ $0.hexadecimalDigit != nil }): return .hexadecimal
      case "b" where !digits.isEmpty && digits.allSatisfy({ $0 == "0" || $0 == "1" }): return .binary
      default: return .other
      }
    }
    // SyGuS-IF 1.0 has negative numerals, which SMT-LIB writes as `(- 1)`.
    let digits = first == "-" ? scalars.dropFirst() : scalars
    if !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) { return .numeral }
    if ("0"..."9").contains(first) || first == ":" { return .other }
    return .symbol
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII hexadecimal digit.
  var hexadecimalDigit: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
