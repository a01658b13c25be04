extension Scalar {
  /// True of the ASCII letters.
  @inlinable @inline(__always)
  package static func isLetter(_ code: UInt32) -> Bool { (code | 0x20) &- 0x61 < 26 }

  /// True of the ASCII digits.
  @inlinable @inline(__always)
  package static func isDigit(_ code: UInt32) -> Bool { code &- 0x30 < 10 }

  /// True of space, `\t`, `\n`, `\v`, `\f` and `\r`.
  @inlinable @inline(__always)
  package static func isSpace(_ code: UInt32) -> Bool { code == 0x20 || code &- 0x09 < 5 }

  /// True of A to Z.
  @inlinable @inline(__always)
  package static func isUpper(_ code: UInt32) -> Bool { code &- 0x41 < 26 }

  /// True of a to z.
  @inlinable @inline(__always)
  package static func isLower(_ code: UInt32) -> Bool { code &- 0x61 < 26 }

  /// True of a, e, i, o, u in either case.
  @inlinable @inline(__always)
  package static func isVowel(_ code: UInt32) -> Bool {
    switch code | 0x20 {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: true
    default: false
    }
  }

  /// The ASCII letter in upper case; any other character itself.
  @inlinable @inline(__always)
  package static func upcase(_ code: UInt32) -> UInt32 { isLower(code) ? code &- 0x20 : code }

  /// The ASCII letter in lower case; any other character itself.
  @inlinable @inline(__always)
  package static func downcase(_ code: UInt32) -> UInt32 { isUpper(code) ? code &+ 0x20 : code }

  /// The Unicode code as an Int.
  @inlinable @inline(__always)
  package static func code(_ code: UInt32) -> Int64 { Int64(code) }

  /// The character of a code; a space if no Unicode scalar has it (surrogates, negative, above 0x10FFFF).
  @inlinable @inline(__always)
  package static func char(_ code: Int64) -> UInt32 {
    guard let code = UInt32(exactly: code), code < 0xD800 || code > 0xDFFF, code <= 0x10FFFF else { return 0x20 }
    return code
  }
}
