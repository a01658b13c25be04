/// A source text: its Unicode scalars, the name of its file, and the lines in it.
///
/// A byte-order mark at the start is dropped and CRLF read as a line feed, so that offsets count what matters. A place in
/// the text is an offset into ``scalars``; everything that reads a part of a larger text (a task file's expressions)
/// works on offsets of the whole, so that ``location(at:)`` gives true lines and columns.
public struct Source: Sendable {
  /// The name of the file as the user gave it; empty for text that is not from a file.
  public let file: String
  /// The text.
  public let scalars: [Unicode.Scalar]
  /// The offset at which each line starts.
  private let lineStarts: [Int]

  /// A source text. Linear in its length.
  public init(_ text: String, file: String = "") {
    var scalars: [Unicode.Scalar] = []
    var lineStarts = [0]
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar == "\u{FEFF}", scalars.isEmpty { continue }
      if scalar == "\n" {
        if scalars.last == "\r" { scalars.removeLast() }
        lineStarts.append(scalars.count + 1)
      }
      scalars.append(scalar)
    }
    self.file = file
    self.scalars = scalars
    self.lineStarts = lineStarts
  }

  /// A source text from the bytes of a file.
  ///
  /// - Throws: A diagnostic with the place of the first byte that is not UTF-8.
  public init(utf8 bytes: [UInt8], file: String = "") throws(Diagnostics) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let valid = Source(Source.validPrefix(of: bytes), file: file)
      throw Diagnostics([valid.diagnostic(at: valid.scalars.count, "the text is not UTF-8 from here on")])
    }
    self.init(text, file: file)
  }

  private static func validPrefix(of bytes: [UInt8]) -> String {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var prefix = String.UnicodeScalarView()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { prefix.append(scalar) }
    return String(prefix)
  }

  /// All offsets.
  public var range: Range<Int> { 0..<scalars.count }

  /// The line and column of an offset, both from 1. Logarithmic in the number of lines.
  public func location(at offset: Int) -> Diagnostic.Location {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Diagnostic.Location(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The text between two offsets.
  public func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: self.range)])
    return String(view)
  }

  /// The text between two offsets as a message quotes it: on one line, without control characters, shortened with `…`.
  public func excerpt(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars[range.clamped(to: self.range)] {
      if view.count >= 60 {
        view.append("…")
        break
      }
      if Lexer.isSpace(scalar) {
        if view.last != " " { view.append(" ") }
      } else if scalar.needsEscape {
        view.append(contentsOf: scalar.escaped.unicodeScalars)
      } else {
        view.append(scalar)
      }
    }
    return String(view)
  }

  /// A diagnostic at an offset of this source.
  public func diagnostic(
    _ severity: Diagnostic.Severity = .error, at offset: Int, _ message: String
  ) -> Diagnostic {
    Diagnostic(severity, file: file, at: location(at: offset), message)
  }
}
