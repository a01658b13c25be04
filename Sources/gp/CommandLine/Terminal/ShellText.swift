internal import AST

/// Text as a shell reads it.
enum ShellText {
  /// The text as one word that can be pasted into a shell, control characters included; plain words stay as they are.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ","),
        UInt8(ascii: "@"), UInt8(ascii: "%"):
        true
      default: false
      }
    }
    if isPlain, !text.isEmpty { return text }
    if text.unicodeScalars.allSatisfy({ !$0.needsEscape }) {
      return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    return "$'" + text.unicodeScalars.map(ansiQuoted).joined() + "'"
  }

  /// A character within `$'…'`, each byte that needs it as three octal digits.
  private static func ansiQuoted(_ scalar: Unicode.Scalar) -> String {
    if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
    if !scalar.needsEscape { return String(Character(scalar)) }
    return String(Character(scalar)).utf8
      .map { byte in
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
      .joined()
  }
}
