internal import AST
internal import Interpreter

/// Texts that are made of texts and of other things.
extension SubgoalSolver {
  /// Texts that all begin or end with the same constant.
  func affix(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    guard allows(.concat, giving: .string), texts.count > 2 else { return nil }
    let longestFirst = constants(table).sorted { $0.count > $1.count }
    for constant in longestFirst {
      if texts.allSatisfy({ $0.count >= constant.count && $0.suffix(constant.count).elementsEqual(constant) }) {
        let rest = texts.map { Value.string(Array($0.dropLast(constant.count))) }
        guard let tree = solve(rest, .string, in: table, depth: depth + 1) else { return nil }
        return apply(.concat, .string, tree, literal(constant))
      }
      if texts.allSatisfy({ $0.starts(with: constant) }) {
        let rest = texts.map { Value.string(Array($0.dropFirst(constant.count))) }
        guard let tree = solve(rest, .string, in: table, depth: depth + 1) else { return nil }
        return apply(.concat, .string, literal(constant), tree)
      }
    }
    return nil
  }

  /// The number that a text is written with, if it is written as `show` would.
  func number(_ text: [Unicode.Scalar]) -> Int64? {
    let string = String(String.UnicodeScalarView(text))
    return Int64(string).flatMap { "\($0)" == string ? $0 : nil }
  }

  /// Texts that are numbers.
  func shown(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    shownInts(texts, in: table, depth: depth) ?? shownFloats(texts, in: table, depth: depth)
  }

  /// Texts that are Floats, rounded to the decimal places that the longest of them has.
  private func shownFloats(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    guard allows(.show, giving: .string, from: [.float]), allows(.roundTo, giving: .float), table.isWhole else {
      return nil
    }
    let numbers = texts.compactMap { text -> Double? in
      let string = String(String.UnicodeScalarView(text))
      return Double(string).flatMap { "\($0)" == string ? $0 : nil }
    }
    let places = texts.map { $0.split(by: ["."]).last?.count ?? 0 }.max() ?? 0
    guard numbers.count == texts.count, numbers.contains(where: { $0 != numbers[0] }), (1...15).contains(places) else {
      return nil
    }
    var unit = 1.0
    for _ in 0..<places { unit /= 10 }
    guard let rounded = table.part(Array(0..<table.lanes), tolerance: unit),
      let tree = solve(numbers.map { .float($0) }, .float, in: rounded, depth: depth + 1)
    else { return nil }
    let digits = Tree(literal: .int(Int64(places)), type: .int)
    let candidate = apply(.show, .string, apply(.roundTo, .float, tree, digits))
    return isRight(candidate, texts.map { .string($0) }, .string, in: table) ? candidate : nil
  }

  private func shownInts(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    guard allows(.show, giving: .string, from: [.int]) else { return nil }
    let numbers = texts.compactMap { number($0).map { Value.int($0) } }
    guard numbers.count == texts.count, let tree = solve(numbers, .int, in: table, depth: depth + 1) else {
      return nil
    }
    return apply(.show, .string, tree)
  }

  /// Texts that are lists joined by a separator, which at least a third of them have.
  func joinedList(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    guard let strings = Type.list(of: .string), table.number(of: strings) != nil, allows(.join, giving: .string) else {
      return nil
    }
    // Lines hold what is separated by other texts.
    let separators = constants(table).filter { $0.count <= 3 }.sorted { $0.count > $1.count }
    for separator in separators.filter({ $0 == ["\n"] }) + separators.filter({ $0 != ["\n"] }) {
      let lists = texts.map { $0.isEmpty ? [] : $0.split(by: separator) }
      guard lists.count(where: { $0.count > 1 }) * 3 >= texts.count else { continue }
      let values = lists.map { Value.list($0.map { .string($0) }) }
      if let tree = solve(values, strings, in: table, depth: depth + 1) {
        return apply(.join, .string, tree, literal(separator))
      }
    }
    return nil
  }

  /// Texts of one character each.
  func character(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    guard allows(.string, giving: .string, from: [.char]), texts.allSatisfy({ $0.count == 1 }),
      let tree = solve(texts.map { .char($0[0]) }, .char, in: table, depth: depth + 1)
    else { return nil }
    return apply(.string, .string, tree)
  }

  /// Texts that all have a separator somewhere: what stands before the first one, and what stands behind it.
  func parted(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    guard allows(.concat, giving: .string), texts.count > 2 else { return nil }
    for separator in constants(table).sorted(by: { $0.count > $1.count }) {
      let parts = texts.map { $0.split(by: separator) }
      guard parts.allSatisfy({ $0.count > 1 }),
        let head = solve(parts.map { .string($0[0]) }, .string, in: table, depth: depth + 1),
        let tail = solve(
          zip(texts, parts).map { .string(Array($0.dropFirst($1[0].count + separator.count))) }, .string, in: table,
          depth: depth + 1)
      else { continue }
      return apply(.concat, .string, head, apply(.concat, .string, literal(separator), tail))
    }
    return nil
  }

  /// Texts of a known last character.
  func pushed(_ texts: [[Unicode.Scalar]], in table: BankTable, depth: Int) -> Tree? {
    guard allows(.push, giving: .string), texts.allSatisfy({ !$0.isEmpty }),
      let last = solve(texts.map { .char($0[$0.count - 1]) }, .char, in: table, depth: SubgoalSolver.maximumDepth - 1),
      let rest = solve(texts.map { .string(Array($0.dropLast())) }, .string, in: table, depth: depth + 1)
    else { return nil }
    return apply(.push, .string, rest, last)
  }
}

extension [Unicode.Scalar] {
  /// The parts between the occurrences of a separator, which is not empty.
  func split(by separator: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var parts: [[Unicode.Scalar]] = []
    var start = 0
    var index = 0
    while index + separator.count <= count {
      if self[index..<index + separator.count].elementsEqual(separator) {
        parts.append(Array(self[start..<index]))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(Array(self[start...]))
    return parts
  }
}
