import AST

extension Value {
  /// The language's `=`: IEEE at every depth (nan equals nothing, 0.0 equals -0.0).
  func equals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.bool(let a), .bool(let b)): a == b
    case (.char(let a), .char(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
    default: false
    }
  }

  /// The language's `<`: IEEE for Floats, text by Unicode scalar.
  func isLess(than other: Value) -> Bool {
    if case (.float(let a), .float(let b)) = (self, other) { return a < b }
    return precedes(other)
  }

  /// The language's `<=`: of Floats false if either is nan.
  func isAtMost(_ other: Value) -> Bool {
    if case (.float(let a), .float(let b)) = (self, other) { return a <= b }
    return !other.precedes(self)
  }

  /// The order of sorting: that of `<`, but nan comes after inf.
  func precedes(_ other: Value) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a < b
    case (.float(let a), .float(let b)): Scalar.precedes(a, b)
    case (.char(let a), .char(let b)): a < b
    case (.string(let a), .string(let b)): a.lexicographicallyPrecedes(b)
    default: false
    }
  }

  /// A value that is the same, as a representation, for any two values that are equal in the language; `nil` if the value
  /// equals nothing, not even itself.
  var equalityKey: Value? {
    switch self {
    case .int, .bool, .char, .string: return self
    case .float(let value): return value.isNaN ? nil : .float(value == 0 ? 0 : value)
    case .list(let items):
      let keys = items.compactMap(\.equalityKey)
      return keys.count == items.count ? .list(keys) : nil
    case .tuple(let parts):
      let keys = parts.compactMap(\.equalityKey)
      return keys.count == parts.count ? .tuple(keys) : nil
    }
  }
}

/// The indices of keys in ascending order of the keys; equal ones keep their places.
func stableOrder(of keys: [Value]) -> [Int] {
  keys.indices.sorted { a, b in
    if keys[a].precedes(keys[b]) { return true }
    return a < b && !keys[b].precedes(keys[a])
  }
}
