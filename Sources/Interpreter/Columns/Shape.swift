import AST

/// How a type's values lie in words, and what each word means: what comparing and measuring need to know.
struct Shape {
  /// One word of a value.
  struct Leaf {
    enum Kind: UInt8 {
      /// Compared bit by bit: Int, Bool, Char.
      case word
      /// Compared as IEEE floats.
      case float
      /// A handle; its elements have the shape of index `element`.
      case sequence
    }

    let kind: Kind
    /// The index of the element's shape, for a sequence.
    let element: Int
    /// True of a Char, whose default is not 0.
    var isChar = false
  }

  let type: Type
  let leaves: [Leaf]
  /// True if no leaf is a sequence: such a value has size 0.
  let isFlat: Bool
  /// True if equality is equality of bits.
  let isBitwise: Bool

  /// The number of words of a value.
  var width: Int { leaves.count }
}

/// The shapes met so far, by index; a type's shape is made once a worker.
struct ShapeTable {
  private(set) var shapes: [Shape] = []

  /// The index of a type's shape.
  mutating func index(of type: Type) -> Int {
    for (index, shape) in shapes.enumerated() where shape.type == type { return index }
    var leaves: [Shape.Leaf] = []
    append(type, to: &leaves)
    let isFlat = leaves.allSatisfy { $0.kind != .sequence }
    shapes.append(
      Shape(
        type: type, leaves: leaves, isFlat: isFlat, isBitwise: leaves.allSatisfy { $0.kind == .word }))
    return shapes.count - 1
  }

  private mutating func append(_ type: Type, to leaves: inout [Shape.Leaf]) {
    switch type.constructor {
    case .int, .bool: leaves.append(.init(kind: .word, element: -1))
    case .char: leaves.append(.init(kind: .word, element: -1, isChar: true))
    case .float: leaves.append(.init(kind: .float, element: -1))
    case .string, .list: leaves.append(.init(kind: .sequence, element: index(of: type.element ?? .int)))
    case .tuple, .function: for part in type.parts { append(part, to: &leaves) }
    }
  }

  /// The number of words of a type's values.
  static func width(of type: Type) -> Int {
    type.isTuple ? type.parts.reduce(0) { $0 + width(of: $1) } : 1
  }

  /// The word of a shape's default value: a Char's is the space, every other's is 0.
  func defaultWord(_ shape: Int, _ leaf: Int) -> UInt64 {
    shapes[shape].leaves[leaf].isChar ? 0x20 : 0
  }

  // MARK: Deep operations; recursion is bounded by the nesting of the type.

  /// The size (in the language's sense) of a value whose words start at a pointer.
  func size(_ words: UnsafePointer<UInt64>, _ shape: Int, _ heap: UnsafePointer<UInt64>) -> Int {
    if shapes[shape].isFlat { return 0 }
    var total = 0
    for (offset, leaf) in shapes[shape].leaves.enumerated() where leaf.kind == .sequence {
      total += size(Handle(words[offset]), element: leaf.element, heap)
    }
    return total
  }

  /// The size of a sequence: its length and the sizes of its elements.
  func size(_ handle: Handle, element: Int, _ heap: UnsafePointer<UInt64>) -> Int {
    let length = handle.length
    if shapes[element].isFlat { return length }
    var total = length
    let width = shapes[element].width
    for index in 0..<length { total += size(heap + handle.start + index * width, element, heap) }
    return total
  }

  /// The language's equality of two values.
  func equal(
    _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>, _ shape: Int, _ heap: UnsafePointer<UInt64>
  ) -> Bool {
    for (offset, leaf) in shapes[shape].leaves.enumerated() {
      switch leaf.kind {
      case .word: if a[offset] != b[offset] { return false }
      case .float: if Double(bitPattern: a[offset]) != Double(bitPattern: b[offset]) { return false }
      case .sequence:
        if !equal(Handle(a[offset]), Handle(b[offset]), element: leaf.element, heap) { return false }
      }
    }
    return true
  }

  /// The language's equality of two sequences.
  func equal(_ a: Handle, _ b: Handle, element: Int, _ heap: UnsafePointer<UInt64>) -> Bool {
    let length = a.length
    guard length == b.length else { return false }
    let width = shapes[element].width
    let left = heap + a.start
    let right = heap + b.start
    if shapes[element].isBitwise {
      for index in 0..<length * width where left[index] != right[index] { return false }
      return true
    }
    for index in 0..<length where !equal(left + index * width, right + index * width, element, heap) { return false }
    return true
  }
}

extension ShapeTable {
  /// A hash under which values that are equal in the language agree.
  func hash(_ words: UnsafePointer<UInt64>, _ shape: Int, _ heap: UnsafePointer<UInt64>) -> UInt64 {
    var result: UInt64 = 0x9E37_79B9_7F4A_7C15
    for (offset, leaf) in shapes[shape].leaves.enumerated() {
      var word = words[offset]
      switch leaf.kind {
      case .word: break
      case .float: if Double(bitPattern: word) == 0 { word = 0 }
      case .sequence:
        let handle = Handle(word)
        let width = shapes[leaf.element].width
        word = UInt64(handle.length)
        for index in 0..<handle.length {
          word = (word ^ hash(heap + handle.start + index * width, leaf.element, heap)) &* 0xD6E8_FEB8_6659_FD93
        }
      }
      result = (result ^ word) &* 0xBF58_476D_1CE4_E5B9
      result ^= result >> 32
    }
    return result
  }
}

/// Compares two texts by Unicode scalar: negative, zero or positive.
func compareText(_ a: Handle, _ b: Handle, _ heap: UnsafePointer<UInt64>) -> Int {
  let left = heap + a.start
  let right = heap + b.start
  for index in 0..<min(a.length, b.length) where left[index] != right[index] {
    return left[index] < right[index] ? -1 : 1
  }
  return a.length - b.length
}
