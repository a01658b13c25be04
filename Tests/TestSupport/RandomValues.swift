public import AST

extension RandomStream {
  /// A value of a type, edge cases and duplicates often among them.
  ///
  /// - Parameters:
  ///   - length: the most elements that any one sequence has.
  ///   - allowsEmptyLists: whether an empty list may occur anywhere in it (an empty String always may).
  public mutating func value(of type: Type, length: Int = 5, allowsEmptyLists: Bool = true) -> Value {
    switch type.constructor {
    case .int: return .int(integer())
    case .float: return .float(number())
    case .bool: return .bool(chance(0.5))
    case .char: return .char(character())
    case .string: return .string(text(length: length))
    case .list:
      let count = allowsEmptyLists ? below(length + 1) : 1 + below(length)
      var items: [Value] = []
      for _ in 0..<count {
        if let earlier = element(of: items), chance(0.25) {
          items.append(earlier)
        } else {
          let element = type.element ?? .int
          items.append(value(of: element, length: Swift.max(1, length - 1), allowsEmptyLists: allowsEmptyLists))
        }
      }
      return .list(items)
    case .tuple, .function:
      return .tuple(type.parts.map { value(of: $0, length: length, allowsEmptyLists: allowsEmptyLists) })
    }
  }

  /// An Int: mostly small, sometimes at an edge or anything.
  public mutating func integer() -> Int64 {
    switch below(20) {
    case 0...14: int(in: -3...9)
    case 15, 16: int(in: -200...200)
    case 17, 18: element(of: [.min, .min + 1, .max, .max - 1, 63, 64, 65, 0xD800, 0x10FFFF, 1 << 53 + 1, 1 << 32]) ?? 0
    default: Int64(bitPattern: next())
    }
  }

  /// A Float: mostly plain, sometimes at an edge or anything but a second nan.
  public mutating func number() -> Double {
    switch below(20) {
    case 0...7: return Double(int(in: -4...8))
    case 8...12: return Double(int(in: -80...80)) / 8
    case 13, 14: return float(-100, 100)
    case 15...18:
      let edges: [Double] = [
        .nan, .infinity, -.infinity, 0, -0.0, 0.5, -0.5, 0.1, 1e-5, 1e16, 1e300, -0x1p63, 0x1p63,
        .leastNonzeroMagnitude,
        .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      ]
      return element(of: edges) ?? 0
    default:
      let value = Double(bitPattern: next())
      return value.isNaN ? .nan : value
    }
  }

  /// A character: mostly of a small ASCII alphabet, sometimes a control, combining, astral or any other scalar.
  public mutating func character() -> Unicode.Scalar {
    let common: [Unicode.Scalar] = ["a", "b", "c", "A", "B", "e", "z", "0", "1", "9", " ", " ", ",", ".", "-", "\n"]
    let edges: [Unicode.Scalar] = [
      "\0", "\t", "\u{B}", "\u{C}", "\r", "\u{1B}", "\"", "'", "\\", ";", "#", "(", "[", "\u{7F}", "\u{85}", "\u{A0}",
      "é", "e\u{301}".unicodeScalars.last ?? "e", "ß", "İ", "١", "\u{200D}", "\u{2028}", "\u{FEFF}", "\u{D7FF}",
      "\u{E000}", "😀", "\u{10FFFF}",
    ]
    switch below(10) {
    case 0...7: return element(of: common) ?? "a"
    case 8: return element(of: edges) ?? "a"
    default: return Unicode.Scalar(UInt32(below(0x110000))) ?? " "
    }
  }

  /// A text: random characters, or one that some text operator finds special.
  public mutating func text(length: Int = 5) -> [Unicode.Scalar] {
    guard chance(0.3) else { return (0..<below(length + 1)).map { _ in character() } }
    let special = [
      "", "12", "-7", "+3", "007", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "2.5", "-1e3",
      "1e999", "1.", ".5", "inf", "nan", "a,b,", ",", ",,", "  ", " to be ", "a\n", "\n", "\n\n", "a\r\nb", "aa", "aaa",
      "abab", "aba", "cafe\u{301}", "café",
    ]
    return Array((element(of: special) ?? "").unicodeScalars)
  }
}
