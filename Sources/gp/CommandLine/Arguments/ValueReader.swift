/// Turns the text of a value into a typed value, or says that it cannot.
struct ValueReader<Value: Sendable>: Sendable {
  let expectation: ValueExpectation
  /// The value that the text stands for; nil if the text is not what is expected.
  let read: @Sendable (String) -> Value?
}

extension ValueReader where Value == String {
  static let text = ValueReader(expectation: .text) { $0 }
  /// The path of a file. `-` stands for standard input where a command reads it.
  static let file = ValueReader(expectation: .file) { $0.isEmpty ? nil : $0 }
  static let directory = ValueReader(expectation: .directory) { $0.isEmpty ? nil : $0 }
  /// The name of a command or help topic.
  static let command = ValueReader(expectation: .command) { $0 }

  static func choice(_ names: [String]) -> ValueReader {
    ValueReader(expectation: .choice(names)) { text in names.contains(text) ? text : nil }
  }
}

extension ValueReader where Value == Int {
  /// A whole number in decimal digits within `range`.
  static func integer(in range: ClosedRange<Int>) -> ValueReader {
    ValueReader(expectation: .integer(range)) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension ValueReader where Value == Double {
  /// A decimal number within `range`.
  static func number(in range: ClosedRange<Double>) -> ValueReader {
    ValueReader(expectation: .number(range)) { text in
      decimal(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A number above 0 and at most 1.
  static let fraction = ValueReader(expectation: .fraction) { text in
    decimal(text).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
  }
}

extension ValueReader where Value == Duration {
  /// `90`, `90s`, `5m` or `2h`.
  static let duration = ValueReader(expectation: .duration) { DurationText.parse($0) }
}

extension ValueReader where Value == Shard {
  static let shard = ValueReader(expectation: .shard) { Shard($0) }
}

extension ValueReader where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the names of an enum's cases.
  static var choice: ValueReader {
    ValueReader(expectation: .choice(Value.allCases.map(\.rawValue))) { Value(rawValue: $0) }
  }
}

/// Reads decimal notation alone: Swift's own `Double(_:)` also takes hexadecimal digits, `inf` and `nan`.
func decimal(_ text: String) -> Double? {
  let isDecimal = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
  guard isDecimal, let value = Double(text), value.isFinite else { return nil }
  return value
}
