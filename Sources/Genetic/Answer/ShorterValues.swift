internal import AST

extension Value {
  /// About how many characters it takes to write the value.
  var writtenLength: Int {
    switch self {
    case .int(let number): "\(number)".utf8.count
    case .float(let number): "\(number)".utf8.count
    case .bool, .char: 4
    case .string(let scalars): scalars.count + 2
    case .list(let items), .tuple(let items): items.reduce(2) { $0 + $1.writtenLength + 1 }
    }
  }

  /// Values that are simpler to write than this one, the simplest first.
  func shorter() -> [Value] {
    switch self {
    case .int(let number): Value.shorter(number).map { .int($0) }
    case .float(let number): Value.shorter(number).map { .float($0) }
    case .bool, .char: []
    case .string(let scalars): Value.shorter(scalars).map { .string($0) }
    case .list(let items): Value.shorter(items).map { .list($0) }
    case .tuple: []
    }
  }

  private static func shorter(_ number: Int64) -> [Int64] {
    var candidates: [Int64] = [0, 1, -1, 2, 10, 100]
    var scale: Int64 = 1
    while number / scale >= 10 || number / scale <= -10 {
      scale *= 10
      candidates.append(number / scale * scale)
      guard scale < 1_000_000_000_000_000_000 else { break }
    }
    candidates += [number / 2, number > 0 ? number - 1 : number &+ 1, 0 &- number]
    return candidates.filter { isSimpler($0, than: number) }
  }

  private static func isSimpler(_ candidate: Int64, than number: Int64) -> Bool {
    let left = ("\(candidate)".utf8.count, candidate.magnitude)
    return left < ("\(number)".utf8.count, number.magnitude)
  }

  private static func shorter(_ number: Double) -> [Double] {
    guard number.isFinite else { return [] }
    let written = "\(number)"
    let length = written.utf8.count
    return ([0.0, 1, -1, 2, 10] + roundings(of: written)).filter { candidate in
      let shorter = "\(candidate)".utf8.count
      return shorter < length || shorter == length && candidate.magnitude < number.magnitude
    }
  }

  /// A written number rounded to 1, 2, 3, … significant digits, as long as that changes it.
  private static func roundings(of written: String) -> [Double] {
    let parts = written.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    // The digits as one number; those of a float fit, also with the zeros that it may end in.
    var digits: UInt64 = 0
    var isFraction = false
    for character in (parts.first ?? "").utf8 {
      if character == UInt8(ascii: ".") { isFraction = true }
      guard character >= UInt8(ascii: "0") else { continue }
      digits = digits &* 10 &+ UInt64(character - UInt8(ascii: "0"))
      if isFraction { exponent -= 1 }
    }
    let sign = written.hasPrefix("-") ? "-" : ""
    var roundings: [Double] = []
    var unit: UInt64 = 10
    while unit <= digits, unit < 1_000_000_000_000_000_000 {
      exponent += 1
      let rounded = digits / unit + (digits % unit >= unit / 2 ? 1 : 0)
      if digits % unit > 0, let value = Double("\(sign)\(rounded)e\(exponent)"), value != roundings.last {
        roundings.append(value)
      }
      unit *= 10
    }
    return roundings.reversed()
  }

  /// The empty sequence, then those without one element.
  private static func shorter<Element>(_ items: [Element]) -> [[Element]] {
    guard !items.isEmpty else { return [] }
    var result: [[Element]] = [[]]
    guard items.count > 1 else { return result }
    for index in items.indices {
      var rest = items
      rest.remove(at: index)
      result.append(rest)
    }
    return result
  }
}
