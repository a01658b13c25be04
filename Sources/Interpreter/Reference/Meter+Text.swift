import AST

extension Meter {
  typealias Text = [Unicode.Scalar]

  /// The character of a code; a space if it is none.
  func character(_ code: UInt32) -> Value { .char(Unicode.Scalar(code) ?? " ") }

  mutating func show(_ value: Value) throws(Exhausted) -> Value {
    switch value {
    case .int(let value): try build(Scalar.show(value))
    case .float(let value): try build(Scalar.show(value))
    case .bool(let value): try build(Scalar.show(value))
    case .char(let value): try build(Scalar.show(value))
    case .string, .list, .tuple: .string([])
    }
  }

  /// The text of a character, or of a list of characters.
  mutating func string(_ value: Value) throws(Exhausted) -> Value {
    if case .char(let scalar) = value { return try build([scalar]) }
    return try build(.string, Elements(value))
  }

  /// A character or text with every code changed; a text is built, a character costs nothing.
  mutating func recased(_ value: Value, _ change: (UInt32) -> UInt32) throws(Exhausted) -> Value {
    if case .char(let scalar) = value { return character(change(scalar.value)) }
    var result = Elements(of: .string)
    for code in Arguments(values: [value]).codes(0) { try append(character(change(code)), to: &result) }
    return result.value
  }

  /// Adds a part freshly cut from a text to a list of texts.
  private mutating func append(part: ArraySlice<Unicode.Scalar>, to parts: inout Elements) throws(Exhausted) {
    try allow(length: part.count)
    try append(.string(Array(part)), to: &parts)
  }

  /// The parts between occurrences of a separator, from the left; the whole if it is empty.
  mutating func split(_ text: Text, at separator: Text, _ type: Type) throws(Exhausted) -> Value {
    var parts = Elements(of: type)
    var start = 0
    while !separator.isEmpty, let end = firstIndex(of: separator, in: text, from: start) {
      try append(part: text[start..<end], to: &parts)
      start = end + separator.count
    }
    try append(part: text[start...], to: &parts)
    return parts.value
  }

  mutating func join(_ texts: Elements, with separator: Text) throws(Exhausted) -> Value {
    var result = Elements(of: .string)
    for (index, text) in texts.enumerated() {
      if index > 0 { for scalar in separator { try append(.char(scalar), to: &result) } }
      for element in Elements(text) { try append(element, to: &result) }
    }
    return result.value
  }

  /// The runs of what is not white space.
  mutating func words(of text: Text, _ type: Type) throws(Exhausted) -> Value {
    var parts = Elements(of: type)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(where: isSpace) ?? text.count
      if end > start { try append(part: text[start..<end], to: &parts) }
      start = end + 1
    }
    return parts.value
  }

  /// The parts that line feeds end, and what follows the last of them unless it is empty.
  mutating func lines(of text: Text, _ type: Type) throws(Exhausted) -> Value {
    var parts = Elements(of: type)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: "\n") ?? text.count
      try append(part: text[start..<end], to: &parts)
      start = end + 1
    }
    return parts.value
  }

  func trimmed(_ text: Text) -> ArraySlice<Unicode.Scalar> {
    let front = text.drop(while: isSpace)
    let end = front.lastIndex { !isSpace($0) } ?? front.startIndex - 1
    return front[..<(end + 1)]
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { Scalar.isSpace(scalar.value) }

  /// True if a part stands in a text at an index, which may lie outside.
  func occurs(_ part: Text, in text: Text, at index: Int) -> Bool {
    guard index >= 0, part.count <= text.count - index else { return false }
    return part.indices.allSatisfy { part[$0] == text[index + $0] }
  }

  /// The first index, from a start on, at which a part stands in a text.
  func firstIndex(of part: Text, in text: Text, from start: Int) -> Int? {
    (start...max(start, text.count)).first { occurs(part, in: text, at: $0) }
  }

  /// -1 if the start lies outside the text (its end is inside) or the part does not follow.
  func find(_ part: Text, in text: Text, from start: Int64) -> Int64 {
    guard start >= 0, start <= text.count else { return -1 }
    return firstIndex(of: part, in: text, from: Int(start)).map(Int64.init) ?? -1
  }

  /// An empty old text is found in front.
  mutating func replaceFirst(_ old: Text, in text: Text, with new: Text) throws(Exhausted) -> Value {
    guard let index = firstIndex(of: old, in: text, from: 0) else { return try build(text) }
    return try build([text[..<index], new[...], text[(index + old.count)...]].lazy.joined())
  }

  /// Occurrences from the left that do not overlap; none of an empty text.
  mutating func replaceAll(_ old: Text, in text: Text, with new: Text) throws(Exhausted) -> Value {
    var result = Elements(of: .string)
    var start = 0
    while !old.isEmpty, let index = firstIndex(of: old, in: text, from: start) {
      for scalar in text[start..<index] { try append(.char(scalar), to: &result) }
      for scalar in new { try append(.char(scalar), to: &result) }
      start = index + old.count
    }
    for scalar in text[start...] { try append(.char(scalar), to: &result) }
    return result.value
  }

  /// The characters from a start, at most so many; empty if the start lies outside or the number is not positive.
  mutating func substring(of text: Text, from start: Int64, length: Int64) throws(Exhausted) -> Value {
    let count = Int64(text.count)
    guard start >= 0, start < count, length > 0 else { return .string([]) }
    return try build(text[Int(start)..<Int(start + min(length, count - start))])
  }
}
