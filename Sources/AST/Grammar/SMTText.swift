/// How SMT-LIB 2.6 writes values.
enum SMTText {
  /// A literal; whole numbers as numerals, or as 64 bits in hexadecimal.
  static func literal(_ value: Value, isBitVector: Bool) -> String {
    switch value {
    case .int(let number) where isBitVector:
      let digits = String(UInt64(bitPattern: number), radix: 16)
      return "#x" + String(repeating: "0", count: 16 - digits.count) + digits
    case .int(let number): return number < 0 ? "(- \(number.magnitude))" : "\(number)"
    case .bool(let value): return value ? "true" : "false"
    case .string(let scalars): return string(scalars)
    case .float, .char, .list, .tuple: return Printer.value(value)
    }
  }

  /// A string literal: quotes doubled, and what is not printable ASCII, or a backslash, as `\u{…}`.
  static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = "\""
    for scalar in scalars {
      switch scalar {
      case "\"": text += "\"\""
      case " "..."~" where scalar != "\\": text.unicodeScalars.append(scalar)
      default: text += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return text + "\""
  }
}
