package import AST

/// Types numbered densely, in the order they were added, with a lookup that is one probe or two.
///
/// The numbers index the tables of a ``PrimitiveSet``.
package struct TypeTable: Sendable {
  /// The types, by number.
  package private(set) var types: [Type] = []
  /// Open addressing: a type's number + 1, or 0 where there is none; a power of two of cells, at most a quarter used.
  private var cells: [UInt16] = Array(repeating: 0, count: 16)

  package init(_ types: [Type] = []) {
    for type in types { add(type) }
  }

  package var count: Int { types.count }

  /// The number of a type, or `nil` if it was never added.
  @inline(__always)
  func index(of type: Type) -> Int? {
    let mask = cells.count - 1
    var cell = TypeTable.hash(type) & mask
    while true {
      let entry = Int(cells[cell])
      if entry == 0 { return nil }
      if types[entry - 1].bits == type.bits { return entry - 1 }
      cell = (cell + 1) & mask
    }
  }

  /// The number of a type, which is added if it is new; `nil` once the table is full (65 535 types).
  @discardableResult
  mutating func add(_ type: Type) -> Int? {
    if let known = index(of: type) { return known }
    guard types.count < Int(UInt16.max) else { return nil }
    types.append(type)
    if types.count * 4 > cells.count {
      cells = Array(repeating: 0, count: cells.count * 2)
      for index in types.indices { enter(index) }
    } else {
      enter(types.count - 1)
    }
    return types.count - 1
  }

  private mutating func enter(_ index: Int) {
    let mask = cells.count - 1
    var cell = TypeTable.hash(types[index]) & mask
    while cells[cell] != 0 { cell = (cell + 1) & mask }
    cells[cell] = UInt16(truncatingIfNeeded: index + 1)
  }

  @inline(__always)
  private static func hash(_ type: Type) -> Int {
    let bits = type.bits
    let folded = UInt64(truncatingIfNeeded: bits) ^ UInt64(truncatingIfNeeded: bits >> 64) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: folded &* 0x9E37_79B9_7F4A_7C15 >> 40)
  }
}

extension Type {
  /// The packed symbols as a number, for comparing and hashing without a call.
  @inline(__always)
  var bits: UInt128 { unsafeBitCast(self, to: UInt128.self) }
}
