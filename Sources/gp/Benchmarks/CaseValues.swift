import AST

// Short ways to write case values, to read them in oracles, and to draw them at random.

extension Value {
  /// A list of integers.
  static func ints(_ items: [Int64]) -> Value { .list(items.map(Value.int)) }
  /// A list of floats.
  static func floats(_ items: [Double]) -> Value { .list(items.map(Value.float)) }
  /// A list of texts.
  static func texts(_ items: [[Unicode.Scalar]]) -> Value { .list(items.map(Value.string)) }

  var asInt: Int64 { if case .int(let value) = self { value } else { 0 } }
  var asFloat: Double { if case .float(let value) = self { value } else { 0 } }
  var asText: [Unicode.Scalar] { if case .string(let value) = self { value } else { [] } }
  var asList: [Value] { if case .list(let value) = self { value } else { [] } }
}

/// An oracle's inputs, read by position; a value of another type, or none, reads as the type's default.
extension [Value] {
  func int(_ index: Int) -> Int64 { indices.contains(index) ? self[index].asInt : 0 }
  func float(_ index: Int) -> Double { indices.contains(index) ? self[index].asFloat : 0 }
  func text(_ index: Int) -> [Unicode.Scalar] { indices.contains(index) ? self[index].asText : [] }
  func list(_ index: Int) -> [Value] { indices.contains(index) ? self[index].asList : [] }
  func ints(_ index: Int) -> [Int64] { list(index).map(\.asInt) }
  func floats(_ index: Int) -> [Double] { list(index).map(\.asFloat) }
  func texts(_ index: Int) -> [[Unicode.Scalar]] { list(index).map(\.asText) }
}

/// Characters that random texts are made of.
enum Alphabet {
  /// Space to `~`.
  static let printable = scalars(32...126)
  /// `!` to `~`.
  static let visible = scalars(33...126)
  /// Line feed, tab, and space to `~`.
  static let typed: [Unicode.Scalar] = ["\n", "\t"] + printable
  static let lowercase = scalars(97...122)
  /// Space to `~` without capitals.
  static let uncapital = scalars(32...64) + scalars(91...126)

  private static func scalars(_ codes: ClosedRange<UInt8>) -> [Unicode.Scalar] {
    codes.map { Unicode.Scalar($0) }
  }
}

extension RandomStream {
  /// A length, uniform on the closed range.
  mutating func count(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// A text of the given length with characters uniform on an alphabet.
  mutating func text(_ count: Int, of alphabet: [Unicode.Scalar]) -> [Unicode.Scalar] {
    (0..<count).map { _ in element(of: alphabet) ?? " " }
  }

  /// Integers uniform on the closed range.
  mutating func ints(_ count: Int, in range: ClosedRange<Int64>) -> [Int64] {
    (0..<count).map { _ in int(in: range) }
  }

  /// Floats uniform on the range.
  mutating func floats(_ count: Int, _ low: Double, _ high: Double) -> [Double] {
    (0..<count).map { _ in float(low, high) }
  }
}
