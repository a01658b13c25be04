extension Scalar {
  /// The decimal digits, with a `-` if negative.
  package static func show(_ value: Int64) -> [Unicode.Scalar] { Array(value.description.unicodeScalars) }

  /// The shortest text that reads back as the same Float: `1.0`, `1e-05`, `inf`, `-inf`, `nan`.
  package static func show(_ value: Double) -> [Unicode.Scalar] {
    Array((value.isNaN ? "nan" : value.description).unicodeScalars)
  }

  /// `true` or `false`.
  package static func show(_ value: Bool) -> [Unicode.Scalar] { Array((value ? "true" : "false").unicodeScalars) }

  /// The character itself.
  package static func show(_ value: Unicode.Scalar) -> [Unicode.Scalar] { [value] }

  /// The digits of a number; none of a negative one.
  package static func smtFromInt(_ value: Int64) -> [Unicode.Scalar] { value < 0 ? [] : show(value) }

  /// The Int that the whole text, given as codes, is: `[+-]?[0-9]+`, in range; otherwise 0.
  package static func parseInt(_ text: some Collection<UInt32>) -> Int64 {
    guard let first = text.first else { return 0 }
    return integer(isSign(first) ? text.dropFirst() : text[...], isNegative: first == minus) ?? 0
  }

  /// The number that the text, given as codes, is if it is ASCII digits alone, at least one, and fits Int; otherwise -1.
  package static func smtToInt(_ text: some Collection<UInt32>) -> Int64 {
    integer(text, isNegative: false) ?? -1
  }

  /// The Float that the whole text, given as codes, is: `[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?`; otherwise 0.0.
  ///
  /// Correctly rounded; a number too large is an infinity, one too small a zero of its sign.
  package static func parseFloat(_ text: some Collection<UInt32>) -> Double {
    var rest = text[...]
    guard skipDecimal(&rest) else { return 0 }
    if rest.first == point {
      rest = rest.dropFirst()
      guard skipDigits(&rest) else { return 0 }
    }
    if let letter = rest.first, upcase(letter) == exponentLetter {
      rest = rest.dropFirst()
      guard skipDecimal(&rest) else { return 0 }
    }
    guard rest.isEmpty else { return 0 }
    return Double(String(decoding: text.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)) ?? 0
  }

  /// Skips an optional sign and digits; false if there are no digits.
  private static func skipDecimal<Codes: Collection<UInt32>>(_ rest: inout Codes) -> Bool
  where Codes.SubSequence == Codes {
    if let first = rest.first, isSign(first) { rest = rest.dropFirst() }
    return skipDigits(&rest)
  }

  /// Skips digits; false if there are none.
  private static func skipDigits<Codes: Collection<UInt32>>(_ rest: inout Codes) -> Bool
  where Codes.SubSequence == Codes {
    let found = rest.first.map(isDigit) ?? false
    rest = rest.drop(while: isDigit)
    return found
  }

  private static let plus: UInt32 = 0x2B
  private static let minus: UInt32 = 0x2D
  private static let point: UInt32 = 0x2E
  private static let exponentLetter: UInt32 = 0x45

  private static func isSign(_ code: UInt32) -> Bool { code == plus || code == minus }

  /// The Int with these digits and that sign, or `nil` if there are none, others than digits, or too many.
  private static func integer(_ digits: some Collection<UInt32>, isNegative: Bool) -> Int64? {
    guard !digits.isEmpty else { return nil }
    var total: Int64 = 0
    for digit in digits {
      guard isDigit(digit) else { return nil }
      let (product, isTooLarge) = total.multipliedReportingOverflow(by: 10)
      let value = Int64(digit &- 0x30)
      let (sum, isOver) = product.addingReportingOverflow(isNegative ? -value : value)
      if isTooLarge || isOver { return nil }
      total = sum
    }
    return total
  }
}
