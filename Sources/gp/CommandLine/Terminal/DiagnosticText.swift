internal import AST

/// Errors and warnings the way compilers show them, each with the line it is about.
///
/// ```
/// median.txt:3:10: error: unknown type 'Integer'; did you mean 'Int'?
///   3 | input a: Integer
///     |          ^
/// ```
///
/// Everything is escaped: none of it can do harm to a terminal.
struct DiagnosticText {
  let columns: Int
  let hasColors: Bool
  private let source: Source
  /// The offsets of the lines of the source, without their line feeds.
  private let lines: [Range<Int>]

  /// - Parameter source: The text that lines are shown of; diagnostics of other files are shown without.
  init(_ source: Source, traits: TerminalTraits) {
    columns = max(40, traits.columns)
    hasColors = traits.hasColors
    self.source = source
    var lines: [Range<Int>] = []
    var start = 0
    for (offset, scalar) in source.scalars.enumerated() where scalar == "\n" {
      lines.append(start..<offset)
      start = offset + 1
    }
    self.lines = lines + [start..<source.scalars.count]
  }

  /// The diagnostics one below the other, each line ended.
  ///
  /// - Parameter limit: How many to show at most; how many more there are is told.
  func text(_ diagnostics: [Diagnostic], limit: Int = .max) -> String {
    let shown = diagnostics.prefix(limit).map { text($0) }.joined()
    let rest = diagnostics.count - limit
    return shown + (rest > 0 ? "… and \(rest) more; 'gp check' shows all.\n" : "")
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    var place = diagnostic.file
    if let location = diagnostic.location {
      place += (place.isEmpty ? "" : ":") + "\(location.line):\(location.column)"
    }
    if !place.isEmpty { place = bold(TerminalText.escapedLine(place) + ":") + " " }
    return place + label(diagnostic.severity) + " " + TerminalText.escapedLine(diagnostic.message) + "\n"
      + excerpt(diagnostic)
  }

  private func label(_ severity: Diagnostic.Severity) -> String {
    let text = "\(severity.rawValue):"
    return hasColors ? "\u{1B}[1;\(severity == .error ? 31 : 35)m\(text)\u{1B}[0m" : text
  }

  private func bold(_ text: String) -> String {
    hasColors ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// The line with a mark under the place; nothing where there is no such line.
  private func excerpt(_ diagnostic: Diagnostic) -> String {
    guard let location = diagnostic.location, diagnostic.file == source.file, lines.indices.contains(location.line - 1)
    else { return "" }
    let line = lines[location.line - 1]
    let number = "\(location.line)"
    let room = columns - number.count - 6
    let place = min(line.lowerBound + max(0, location.column - 1), line.upperBound)
    var before = shown(max(line.lowerBound, place - room)..<place)
    if place - room > line.lowerBound || DisplayWidth.of(before) > room * 2 / 3 {
      before = "…" + Self.suffix(of: before, columns: room * 2 / 3)
    }
    let after = shown(place..<min(line.upperBound, place + room + 1))
    let mark = String(repeating: " ", count: DisplayWidth.of(before)) + "^"
    let margin = String(repeating: " ", count: number.count + 2) + " |"
    return "  \(number) | \(DisplayWidth.fitted(before + after, columns: room))\n\(margin) \(mark)\n"
  }

  /// Part of a line as it can be shown; tabs become spaces.
  private func shown(_ range: Range<Int>) -> String {
    var text = ""
    for scalar in source.scalars[range] {
      text += scalar == "\t" ? " " : scalar.needsEscape ? scalar.escaped : String(Character(scalar))
    }
    return text
  }

  /// The end of a text, as much as fits.
  private static func suffix(of text: String, columns: Int) -> String {
    var scalars = Array(text.unicodeScalars)
    var width = DisplayWidth.of(text)
    var dropped = 0
    while width > columns, dropped < scalars.count {
      width -= DisplayWidth.of(scalars[dropped])
      dropped += 1
    }
    scalars.removeFirst(dropped)
    return String(String.UnicodeScalarView(scalars))
  }
}
