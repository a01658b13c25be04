internal import AST
internal import Foundation

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

  /// Roundings to 1, 2, 3… significant digits, as far as they are shorter to write.
  private static func shorter(_ number: Double) -> [Double] {
    guard number.isFinite else { return [] }
    var candidates = [0.0, 1, -1, 2, 10]
    for digits in 0..<17 {
      if let rounded = Double(String(format: "%.\(digits)e", number)) { candidates.append(rounded) }
    }
    let length = "\(number)".utf8.count
    return candidates.filter { candidate in
      let shorter = "\(candidate)".utf8.count
      return shorter < length || shorter == length && candidate.magnitude < number.magnitude
    }
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
