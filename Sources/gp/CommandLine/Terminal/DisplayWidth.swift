/// How many terminal columns text takes, near enough for wrapping and for cutting a line to the screen.
enum DisplayWidth {
  static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

  /// 0 for combining marks, 2 for East Asian wide characters and emoji, else 1.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return 1
    }
  }

  /// The text cut off so that it takes at most `columns`; an ellipsis shows where.
  static func fitted(_ text: String, columns: Int) -> String {
    if of(text) <= columns { return text }
    var result = ""
    var used = 0
    for scalar in text.unicodeScalars {
      let width = of(scalar)
      if used + width > columns - 1 { break }
      result.unicodeScalars.append(scalar)
      used += width
    }
    return columns > 0 ? result + "…" : ""
  }
}
