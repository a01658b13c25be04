// The lines that say what the search may use, and how much.

extension TaskReader {
  mutating func readSearch() {
    if let range = items[.operators]?.first { readOperators(range) }
    for range in items[.constants] ?? [] { readConstants(range) }
    for range in items[.randomConstants] ?? [] { readRandomConstants(range) }
    if let range = items[.fuel]?.first, let fuel = count(range, .fuel, Task.Limits.fuels) { limits.fuel = fuel }
    if let range = items[.length]?.first, let length = count(range, .length, Task.Limits.lengths) {
      limits.length = length
    }
    if let range = items[.tolerance]?.first { readTolerance(range) }
    if let range = items[.budget]?.first { readBudget(range) }
  }

  // MARK: Operators

  private mutating func readOperators(_ range: Range<Int>) {
    guard let reader = valueReader(range, .operators, "groups and names of operators") else { return }
    for word in words(in: reader.rest) {
      let text = source.text(word.prefix(100))
      let isRemoval = text != "-" && text.hasPrefix("-")
      let name = isRemoval ? String(text.unicodeScalars.dropFirst()) : text
      guard let meaning = OperatorChoice.meaning(of: name) else {
        let suggestion = Suggestion.text(for: name, among: OperatorChoice.words)
        report(
          at: word.lowerBound + (isRemoval ? 1 : 0),
          "unknown operator or group '\(source.excerpt(word.dropFirst(isRemoval ? 1 : 0)))'\(suggestion)")
        continue
      }
      if isRemoval {
        choice.removed.formUnion(meaning)
      } else {
        choice.named = (choice.named ?? []).union(meaning)
      }
    }
  }

  /// What stands between spaces and commas.
  private func words(in range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for offset in range {
      let scalar = source.scalars[offset]
      if Lexer.isSpace(scalar) || scalar == "," {
        if let first = start { words.append(first..<offset) }
        start = nil
      } else if start == nil {
        start = offset
      }
    }
    if let start { words.append(start..<range.upperBound) }
    return words
  }

  // MARK: Random constants

  private mutating func readRandomConstants(_ range: Range<Int>) {
    let expected = "a type and its range, as in: random constants: Int -100...100"
    guard var reader = valueReader(range, .randomConstants, expected) else { return }
    let offset = reader.offset
    let type: Type
    switch reader.text {
    case "Int": type = .int
    case "Float": type = .float
    default:
      diagnostics.append(reader.unexpected("Int or Float, the types of random constants"))
      return
    }
    reader.take()
    guard let values = valueRange(&reader, type) else { return }
    expectEnd(reader)
    if constants.ranges.contains(where: { $0.type == type }) {
      report(at: offset, "the random constants of type \(type) are given twice")
    } else {
      constants.ranges.append(values)
    }
  }

  // MARK: Numbers

  /// A range `LOW...HIGH` of a number type; reported and `nil` if it is none.
  mutating func valueRange(_ reader: inout ItemReader, _ type: Type) -> ValueRange? {
    let start = reader.offset
    guard let low = number(&reader, type) else { return nil }
    guard reader.take(.ellipsis) else {
      diagnostics.append(reader.unexpected("'...' and the upper end of the range"))
      return nil
    }
    guard let high = number(&reader, type) else { return nil }
    switch (low, high) {
    case (.int(let low), .int(let high)) where low <= high: return .int(low...high)
    case (.float(let low), .float(let high)) where low <= high: return .float(low: low, high: high)
    default:
      report(at: start, "the lower end of a range comes first")
      return nil
    }
  }

  /// A finite number of a type.
  private mutating func number(_ reader: inout ItemReader, _ type: Type) -> Value? {
    switch reader.token.kind {
    case .integer(let value?) where type == .int:
      reader.take()
      return .int(value)
    case .integer, .float:
      guard type == .float, let value = Double(reader.text), value.isFinite else { break }
      reader.take()
      return .float(value)
    default: break
    }
    diagnostics.append(
      reader.unexpected(type == .int ? "a whole number that fits 64 bits" : "a finite number"))
    return nil
  }

  /// The whole number that a key has.
  private mutating func count(_ range: Range<Int>, _ key: TaskKey, _ allowed: ClosedRange<Int>) -> Int? {
    let expected = "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
    guard var reader = valueReader(range, key, expected) else { return nil }
    guard let value = count(&reader, allowed, "\(expected) for '\(key.rawValue)'") else { return nil }
    expectEnd(reader)
    return value
  }

  /// A whole number within bounds.
  mutating func count(_ reader: inout ItemReader, _ allowed: ClosedRange<Int>, _ expected: String) -> Int? {
    guard case .integer(let value?) = reader.token.kind, let count = Int(exactly: value), allowed.contains(count) else {
      diagnostics.append(reader.unexpected(expected))
      return nil
    }
    reader.take()
    return count
  }

  private mutating func readTolerance(_ range: Range<Int>) {
    let expected = "a number from 0 to 1e9 for 'tolerance'"
    guard var reader = valueReader(range, .tolerance, expected) else { return }
    var value: Double?
    switch reader.token.kind {
    case .integer, .float: value = Double(reader.text)
    default: break
    }
    guard let value, Task.Limits.tolerances.contains(value) else {
      diagnostics.append(reader.unexpected(expected))
      return
    }
    reader.take()
    expectEnd(reader)
    limits.tolerance = value.magnitude
  }

  /// `300 generations, 1000 programs`: either or both, in any order.
  private mutating func readBudget(_ range: Range<Int>) {
    let expected = "a budget, as in: budget: 300 generations, 1000 programs"
    guard var reader = valueReader(range, .budget, expected) else { return }
    repeat {
      let offset = reader.offset
      let allowed = 0...Task.Budget.generationCounts.upperBound
      guard
        let value = count(&reader, allowed, "a whole number from 0 to \(allowed.upperBound) of generations or programs")
      else { return }
      let unit = reader.text
      switch unit {
      case "generations" where budget.generations == nil: budget.generations = value
      case "programs" where budget.programs == nil:
        let programs = Task.Budget.programCounts
        if programs.contains(value) {
          budget.programs = value
        } else {
          report(at: offset, "a budget has from \(programs.lowerBound) to \(programs.upperBound) programs")
        }
      case "generations", "programs":
        report(at: reader.offset, "the budget has its \(unit) twice")
      default:
        diagnostics.append(reader.unexpected("'generations' or 'programs'"))
        return
      }
      reader.take()
    } while reader.take(.comma)
    expectEnd(reader)
  }
}
