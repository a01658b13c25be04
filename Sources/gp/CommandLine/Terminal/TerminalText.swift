/// Makes text of unknown origin harmless to a terminal.
///
/// Control characters could move the cursor, change colors or answer back; format characters could reorder what is
/// shown or hide it. Both are written as `\u{…}`. A backslash stays as it is: this is for reading, not for reversing.
enum TerminalText {
  /// The text on one line: line breaks and tabs are escaped too.
  static func escapedLine(_ text: String) -> String { escaped(text, keepsLayout: false) }

  /// The text with its line feeds and tabs kept.
  static func escaped(_ text: String) -> String { escaped(text, keepsLayout: true) }

  private static func escaped(_ text: String, keepsLayout: Bool) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHarmless(scalar) || (keepsLayout && (scalar == "\n" || scalar == "\t")) {
        result.unicodeScalars.append(scalar)
      } else {
        switch scalar {
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        default: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
      }
    }
    return result
  }

  /// Whether showing the character does no more than that.
  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }
}
