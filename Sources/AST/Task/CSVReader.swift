/// Cuts comma-separated text (RFC 4180) into records, one at a time.
///
/// A record ends with a line end (LF or CRLF) outside quotes; a line with nothing on it is none. A cell between quotes is
/// raw text, commas, line ends and all, in which a quote is written twice. Linear in the text; the text is held as
/// bytes, and nothing else beyond the record in hand.
package struct CSVReader: Sendable {
  /// One cell of a record.
  package struct Cell: Hashable, Sendable {
    /// What stands in it, quotes taken away.
    package let text: String
    package let location: Diagnostic.Location
    package let isQuoted: Bool
  }

  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  private var lineStart = 0

  /// A reader over the bytes of a file.
  ///
  /// - Throws: A diagnostic with the place of the first byte that is not UTF-8.
  package init(utf8 bytes: [UInt8], file: String) throws(Diagnostics) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      _ = try Source(utf8: bytes, file: file)
      throw Diagnostics([Diagnostic(file: file, "the text is not UTF-8")])
    }
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      lineStart = 3
    }
  }

  /// The cells of the next record; `nil` at the end of the text.
  ///
  /// - Throws: A diagnostic if quotes are not as they should be. The text after it cannot be read.
  package mutating func next() throws(Diagnostics) -> [Cell]? {
    while takeLineEnd() {}
    guard position < bytes.count else { return nil }
    var cells: [Cell] = []
    while true {
      cells.append(peek == quote ? try quotedCell() : try plainCell())
      if position >= bytes.count || takeLineEnd() { return cells }
      position += 1
    }
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
  private let quote = UInt8(ascii: "\"")
  private let comma = UInt8(ascii: ",")

  private var isAtLineEnd: Bool {
    peek == 10 || peek == 13 && position + 1 < bytes.count && bytes[position + 1] == 10
  }

  private mutating func takeLineEnd() -> Bool {
    guard isAtLineEnd else { return false }
    position += peek == 13 ? 2 : 1
    startLine()
    return true
  }

  private mutating func startLine() {
    line += 1
    lineStart = position
  }

  /// The place of a byte on the current line, in characters.
  private func location(_ position: Int) -> Diagnostic.Location {
    let before = bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 }
    return Diagnostic.Location(line: line, column: before + 1)
  }

  private func failure(_ location: Diagnostic.Location, _ message: String) -> Diagnostics {
    Diagnostics([Diagnostic(file: file, at: location, message)])
  }

  private mutating func plainCell() throws(Diagnostics) -> Cell {
    let start = position
    while let byte = peek, byte != comma, !isAtLineEnd {
      if byte == quote {
        throw failure(
          location(position), "a quote inside a cell; the whole cell stands between quotes, and its quotes are doubled")
      }
      position += 1
    }
    return Cell(
      text: String(decoding: bytes[start..<position], as: UTF8.self), location: location(start), isQuoted: false)
  }

  private mutating func quotedCell() throws(Diagnostics) -> Cell {
    let place = location(position)
    position += 1
    var text: [UInt8] = []
    var start = position
    while let byte = peek {
      position += 1
      if byte == 10 {
        startLine()
      } else if byte == quote {
        text += bytes[start..<position - 1]
        if peek != quote {
          guard peek == nil || peek == comma || isAtLineEnd else {
            throw failure(location(position), "expected ',' or the end of the line after a cell between quotes")
          }
          return Cell(text: String(decoding: text, as: UTF8.self), location: place, isQuoted: true)
        }
        start = position
        position += 1
      }
    }
    throw failure(place, "the quote is never closed")
  }
}

extension CSVReader {
  /// The names of a language that the cells of a header stand for: blanks around them dropped, every character that a
  /// name does not have replaced by `_`, and a reserved word followed by one.
  ///
  /// - Throws: Diagnostics of all columns whose names come out the same.
  package static func names(_ header: [Cell], file: String) throws(Diagnostics) -> [String] {
    var first: [String: Int] = [:]
    var clashes: [Diagnostic] = []
    var names: [String] = []
    for (index, cell) in header.enumerated() {
      let name = name(cell.text)
      if let other = first.updateValue(index, forKey: name), clashes.count < TaskParser.maximumDiagnostics {
        first[name] = other
        let what = header[other].text == cell.text ? "stands twice" : "reads as '\(name)', as column \(other + 1) does"
        clashes.append(Diagnostic(file: file, at: cell.location, "the column name \(quoted(cell.text)) \(what)"))
      }
      names.append(name)
    }
    guard clashes.isEmpty else { throw Diagnostics(clashes) }
    return names
  }

  /// A name of the language made of any text.
  package static func name(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in trimmed(text) {
      scalars.append((scalars.isEmpty ? scalar.isNameStart : scalar.isNamePart) ? scalar : "_")
    }
    let name = scalars.isEmpty ? "_" : String(scalars)
    return ReservedWord.isName(name) ? name : name + "_"
  }

  /// The text without blanks at its ends.
  static func trimmed(_ text: String) -> Substring.UnicodeScalarView {
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return scalars
  }

  /// The text as a message quotes it.
  package static func quoted(_ text: String) -> String {
    let source = Source(text)
    return "'\(source.excerpt(source.range))'"
  }
}
