extension Unicode.Scalar {
  /// True of the scalars that literals and messages never hold raw: control and format characters, line and paragraph
  /// separators, private and unassigned ones, and every space but the plain one.
  package var needsEscape: Bool {
    if value < 0x7F { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned, .surrogate:
      return true
    default:
      return false
    }
  }

  /// The scalar as an escape: `\n`, `\t`, `\r`, `\0`, or `\u{H…}`.
  package var escaped: String {
    switch self {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case "\0": "\\0"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }

  /// True of the ASCII letters and `_`, with which names start.
  package var isNameStart: Bool {
    self >= "a" && self <= "z" || self >= "A" && self <= "Z" || self == "_"
  }

  /// True of what may follow in a name: letters, `_`, digits, `?`, `!`, `-`.
  package var isNamePart: Bool {
    isNameStart || isDigit || self == "?" || self == "!" || self == "-"
  }

  /// True of 0 to 9.
  package var isDigit: Bool { self >= "0" && self <= "9" }
}
