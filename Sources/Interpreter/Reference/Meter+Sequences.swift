import AST

extension Meter {
  /// The element at an index from 0; `nil` outside.
  func element(of elements: Elements, at index: Int64) -> Value? {
    index >= 0 && index < elements.count ? elements[Int(index)] : nil
  }

  /// The elements from an index up to, not including, another, both clamped.
  mutating func slice(_ elements: Elements, from: Int64, to: Int64, _ type: Type) throws(Exhausted) -> Value {
    let count = Int64(elements.count)
    let start = min(max(from, 0), count)
    let end = min(max(to, start), count)
    return try build(type, elements[Int(start)..<Int(end)])
  }

  mutating func concat(_ sequences: [Elements], _ type: Type) throws(Exhausted) -> Value {
    try build(type, sequences.lazy.joined())
  }

  mutating func sort(_ elements: Elements, _ type: Type) throws(Exhausted) -> Value {
    try allow(length: elements.count)
    try charge(elements.value.size)
    return Elements(of: type, stableOrder(of: Array(elements)).lazy.map { elements[$0] }).value
  }

  /// The first of any elements that are equal; those that equal nothing are all kept.
  mutating func distinct(_ elements: Elements, _ type: Type) throws(Exhausted) -> Value {
    var seen: Set<Value> = []
    var result = Elements(of: type)
    for element in elements {
      if let key = element.equalityKey, !seen.insert(key).inserted { continue }
      try append(element, to: &result)
    }
    return result.value
  }

  mutating func set(_ elements: Elements, at index: Int64, to value: Value, _ type: Type) throws(Exhausted) -> Value {
    try build(type, elements.lazy.enumerated().map { Int64($0.offset) == index ? value : $0.element })
  }

  /// Pieces of so many elements; each piece is a sequence built too.
  mutating func chunk(_ elements: Elements, _ whole: Value, _ size: Int64, _ type: Type) throws(Exhausted) -> Value {
    var result = Elements(of: type)
    guard size > 0 else { return result.value }
    var start = 0
    while start < elements.count {
      let end = start + Int(min(size, Int64(elements.count - start)))
      try allow(length: end - start)
      try append(Elements(of: type.element ?? .string, elements[start..<end]).value, to: &result)
      start = end
    }
    return result.value
  }

  mutating func repeated(_ value: Value, _ count: Int64, _ type: Type) throws(Exhausted) -> Value {
    var result = Elements(of: type)
    while result.count < count { try append(value, to: &result) }
    return result.value
  }

  mutating func range(from: Int64, to: Int64, _ type: Type) throws(Exhausted) -> Value {
    var result = Elements(of: type)
    var next = from
    while next < to {
      try append(.int(next), to: &result)
      next += 1
    }
    return result.value
  }

  /// From 0, left to right.
  func sum(_ elements: Elements, _ type: Type) -> Value {
    if type == .int { return .int(elements.reduce(0) { $0 &+ Arguments(values: [$1]).int(0) }) }
    return .float(elements.reduce(0) { $0 + Arguments(values: [$1]).float(0) })
  }

  /// From 1, left to right.
  func product(_ elements: Elements, _ type: Type) -> Value {
    if type == .int { return .int(elements.reduce(1) { $0 &* Arguments(values: [$1]).int(0) }) }
    return .float(elements.reduce(1) { $0 * Arguments(values: [$1]).float(0) })
  }

  /// The first element that no other is better than; the default if there are none.
  ///
  /// - Parameter isBettered: whether the first is bettered by the second.
  func extreme(_ elements: Elements, _ type: Type, isBettered: (Value, Value) -> Bool) -> Value {
    guard var best = elements.first else { return type.defaultValue }
    for element in elements where isBettered(best, element) { best = element }
    return best
  }
}
