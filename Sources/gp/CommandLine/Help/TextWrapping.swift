/// Breaks text into lines.
enum TextWrapping {
  /// Breaks at spaces so that no line takes more than `columns`, unless a single word does. Line breaks in the text
  /// stay, and a line that begins with a space is left as it is: that is how examples are written.
  static func lines(_ text: String, columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix(" ") ? [String(line)] : wrapped(line, columns: columns)
    }
  }

  private static func wrapped(_ line: Substring, columns: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ") {
      let width = DisplayWidth.of(String(word))
      if used > 0, used + 1 + width > columns {
        lines.append(current)
        (current, used) = ("", 0)
      }
      current += (used > 0 ? " " : "") + word
      used += (used > 0 ? 1 : 0) + width
    }
    return lines + [current]
  }
}
