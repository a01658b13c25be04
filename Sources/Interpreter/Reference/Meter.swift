import AST

/// A case cost more than its fuel, or built a sequence that is too long. It has no value.
struct Exhausted: Error {}

/// Counts what an evaluation costs and stops it at the limits.
///
/// Cost only grows and does not depend on the order of evaluation. So stopping at the moment the fuel is passed gives the
/// same outcome as adding up everything first, and costs may be charged element by element as a sequence is built: no
/// sequence is ever in memory that the limits do not allow.
struct Meter {
  let limits: Limits
  /// What has been spent so far; never more than the fuel.
  private(set) var cost = 0

  init(limits: Limits) {
    self.limits = limits
  }

  mutating func charge(_ amount: Int) throws(Exhausted) {
    guard amount <= limits.fuel - cost else { throw Exhausted() }
    cost += amount
  }

  /// Checks the length of a sequence about to be built.
  func allow(length: Int) throws(Exhausted) {
    guard length <= limits.length else { throw Exhausted() }
  }

  /// Adds an element to a sequence being built.
  mutating func append(_ element: Value, to elements: inout Elements) throws(Exhausted) {
    try allow(length: elements.count + 1)
    try charge(1 + element.size)
    elements.append(element)
  }

  /// A built sequence of a type with the given elements.
  mutating func build(_ type: Type, _ items: some Sequence<Value>) throws(Exhausted) -> Value {
    var elements = Elements(of: type)
    for item in items { try append(item, to: &elements) }
    return elements.value
  }

  /// A built String.
  mutating func build(_ text: some Collection<Unicode.Scalar>) throws(Exhausted) -> Value {
    try allow(length: text.count)
    try charge(text.count)
    return .string(Array(text))
  }
}

extension Value {
  /// The size that costs count: a scalar 0, a tuple the sum of its parts, a sequence its length and the sizes of its
  /// elements.
  var size: Int {
    switch self {
    case .int, .float, .bool, .char: return 0
    case .string(let text): return text.count
    case .tuple(let parts): return parts.reduce(0) { $0 + $1.size }
    case .list(let items):
      switch items.first {
      case nil, .int, .float, .bool, .char: return items.count
      case .string, .list, .tuple: return items.reduce(items.count) { $0 + $1.size }
      }
    }
  }
}
