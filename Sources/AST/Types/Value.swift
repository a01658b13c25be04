/// A value of the language, as literals, cases and the reference interpreter hold it.
///
/// Equality and hashing are those of *representation*: `0.0` and `-0.0` differ, all nans are one value. The language's
/// own `=` (IEEE at every depth) belongs to evaluation, not here.
public enum Value: Sendable {
  case int(Int64)
  case float(Double)
  case bool(Bool)
  case char(Unicode.Scalar)
  /// Text is a sequence of Unicode scalars: never normalised, never grouped into graphemes.
  case string([Unicode.Scalar])
  case list([Value])
  case tuple([Value])
}

extension Value {
  /// A String value from Swift text.
  public static func text(_ text: String) -> Value {
    .string(Array(text.unicodeScalars))
  }
}

extension Value: Hashable {
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): canonicalBits(a) == canonicalBits(b)
    case (.bool(let a), .bool(let b)): a == b
    case (.char(let a), .char(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.tuple(let a), .tuple(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .int(let value): hasher.combine(value)
    case .float(let value): hasher.combine(canonicalBits(value))
    case .bool(let value): hasher.combine(value)
    case .char(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .list(let value): hasher.combine(value)
    case .tuple(let value): hasher.combine(value)
    }
  }
}

/// The bits of a float with every nan mapped to one.
@inlinable package func canonicalBits(_ value: Double) -> UInt64 {
  value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern
}

extension Value {
  /// True if the value belongs to the type (all elements and parts included).
  public func conforms(to type: Type) -> Bool {
    switch (self, type.constructor) {
    case (.int, .int), (.float, .float), (.bool, .bool), (.char, .char), (.string, .string): return true
    case (.list(let items), .list):
      guard let element = type.element else { return false }
      return items.allSatisfy { $0.conforms(to: element) }
    case (.tuple(let items), .tuple):
      let parts = type.parts
      return items.count == parts.count && zip(items, parts).allSatisfy { $0.conforms(to: $1) }
    default: return false
    }
  }
}
