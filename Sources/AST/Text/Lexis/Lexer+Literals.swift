// The tokens with values: numbers, characters and text.

extension Lexer {
  mutating func number() -> Token.Kind {
    let start = offset
    if peek() == "-" { offset += 1 }
    skipDigits()
    var isFloat = false
    if peek() == ".", let next = peek(1), next.isDigit {
      isFloat = true
      offset += 1
      skipDigits()
    }
    if peek() == ".", !(peek(1) == "." && peek(2) == ".") {
      return malformed(from: start, isFloat ? "it has a second '.'" : "a Float has digits on both sides of '.'")
    }
    if peek() == "e" || peek() == "E" {
      let signed = peek(1) == "+" || peek(1) == "-"
      guard let digit = peek(signed ? 2 : 1), digit.isDigit else {
        return malformed(from: start, "digits are missing after 'e'")
      }
      isFloat = true
      offset += signed ? 2 : 1
      skipDigits()
    }
    if let next = peek(), next.isNamePart && !(next == "-" && peek(1) == ">") || next == "." && peek(1) != "." {
      return malformed(from: start, "a number ends with a digit")
    }
    return isFloat ? .float(Double(source.text(start..<offset)) ?? .nan) : .integer(integer(start..<offset))
  }

  private mutating func skipDigits() {
    while let scalar = peek(), scalar.isDigit { offset += 1 }
  }

  private func integer(_ range: Range<Int>) -> Int64? {
    let negative = source.scalars[range.lowerBound] == "-"
    var value: Int64 = 0
    for scalar in source.scalars[range.dropFirst(negative ? 1 : 0)] {
      let digit = Int64(scalar.value) - 48
      let (product, productOverflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflow) = product.addingReportingOverflow(negative ? -digit : digit)
      if productOverflow || sumOverflow { return nil }
      value = sum
    }
    return value
  }

  mutating func malformed(from start: Int, _ reason: String) -> Token.Kind {
    while let scalar = peek(), scalar.isNamePart || scalar == "." { offset += 1 }
    return .invalid("malformed number '\(source.excerpt(start..<offset))': \(reason)")
  }

  mutating func string() -> Token.Kind {
    let (text, problem) = quoted("\"")
    return problem.map { .invalid($0) } ?? .string(text)
  }

  mutating func char() -> Token.Kind {
    let start = offset
    let (text, problem) = quoted("'")
    if let problem { return .invalid(problem) }
    if text.count == 1 { return .char(text[0]) }
    let excerpt = source.excerpt(start..<offset)
    return .invalid(
      text.isEmpty
        ? "the Char literal '' is empty; expected one character between the quotes"
        : "the Char literal \(excerpt) has \(text.count) characters; expected one (a String stands in double quotes)")
  }

  /// What stands between quotes, escapes resolved, and what is wrong with it.
  private mutating func quoted(_ quote: Unicode.Scalar) -> (text: [Unicode.Scalar], problem: String?) {
    let start = offset
    var text: [Unicode.Scalar] = []
    var problem: String?
    offset += 1
    while let scalar = peek(), scalar != "\n", scalar != "\r" {
      if scalar == quote {
        offset += 1
        return (text, problem)
      }
      let escapeStart = offset
      offset += 1
      if scalar != "\\" {
        text.append(scalar)
      } else if let resolved = escape() {
        text.append(resolved)
      } else if problem == nil {
        problem =
          "unknown escape '\(source.excerpt(escapeStart..<offset))'; expected one of \\n \\t \\r \\0 \\\\ \\\" \\' "
          + "or \\u{H…} with the hexadecimal code of a character"
      }
    }
    return (text, "unclosed \(source.excerpt(start..<offset)): expected \(quote) before the end of the line")
  }

  /// The character that the text after a backslash means; `nil` if it means none.
  private mutating func escape() -> Unicode.Scalar? {
    guard let scalar = peek(), scalar != "\n", scalar != "\r" else { return nil }
    offset += 1
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "0": return "\0"
    case "\\", "\"", "'": return scalar
    case "u": return hexadecimal()
    default: return nil
    }
  }

  /// The character of `{H…}`, one to eight hexadecimal digits.
  private mutating func hexadecimal() -> Unicode.Scalar? {
    guard peek() == "{" else { return nil }
    offset += 1
    var value: UInt32 = 0
    var count = 0
    while count < 8, let digit = peek().flatMap({ Character($0).hexDigitValue }), digit < 16, peek()?.isASCII == true {
      value = value &* 16 &+ UInt32(digit)
      count += 1
      offset += 1
    }
    guard count > 0, peek() == "}" else { return nil }
    offset += 1
    return Unicode.Scalar(value)
  }
}
