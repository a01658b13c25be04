internal import AST

/// Makes text of unknown origin harmless to a terminal.
///
/// Control characters could move the cursor, change colors or answer back; format characters could reorder what is
/// shown or hide it. Both are written as escapes. A backslash stays as it is: this is for reading, not for reversing.
enum TerminalText {
  /// The text on one line: line breaks and tabs are escaped too.
  static func escapedLine(_ text: String) -> String { escaped(text, keepsLayout: false) }

  /// The text with its line feeds and tabs kept.
  static func escaped(_ text: String) -> String { escaped(text, keepsLayout: true) }

  private static func escaped(_ text: String, keepsLayout: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if !scalar.needsEscape || (keepsLayout && (scalar == "\n" || scalar == "\t")) {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar.escaped
      }
    }
    return result
  }
}
