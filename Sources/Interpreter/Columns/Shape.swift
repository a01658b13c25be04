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
  /// One for each word of a value; the memory is the table's.
  let leaves: UnsafeMutableBufferPointer<Leaf>
  /// The number of words of a value.
  let width: Int
  /// True if no leaf is a sequence: such a value has size 0.
  let isFlat: Bool
  /// True if equality is equality of bits.
  let isBitwise: Bool
  /// True of one word that is compared bit by bit.
  let isWord: Bool
}

/// The shapes met so far, by index; a type's shape is made once a worker.
///
/// Shapes stand in memory of their own and not in arrays, so that looking at one in an inner loop counts no references;
/// whoever owns the table deallocates it.
struct ShapeTable {
  private var shapes: UnsafeMutablePointer<Shape>
  private var count = 0
  private var capacity = 16

  init() {
    shapes = .allocate(capacity: capacity)
  }

  func deallocate() {
    for index in 0..<count { shapes[index].leaves.deallocate() }
    shapes.deallocate()
  }

  @inline(__always) subscript(index: Int) -> Shape { shapes[index] }

  /// The index of a type's shape.
  mutating func index(of type: Type) -> Int {
    for index in 0..<count where shapes[index].type == type { return index }
    var leaves: [Shape.Leaf] = []
    append(type, to: &leaves)
    let isFlat = leaves.allSatisfy { $0.kind != .sequence }
    let isBitwise = leaves.allSatisfy { $0.kind == .word }
    let copy = UnsafeMutableBufferPointer<Shape.Leaf>.allocate(capacity: leaves.count)
    _ = copy.initialize(from: leaves)
    if count == capacity {
      let larger = UnsafeMutablePointer<Shape>.allocate(capacity: 2 * capacity)
      larger.moveInitialize(from: shapes, count: count)
      shapes.deallocate()
      shapes = larger
      capacity *= 2
    }
    (shapes + count).initialize(
      to: Shape(
        type: type, leaves: copy, width: leaves.count, isFlat: isFlat, isBitwise: isBitwise,
        isWord: isBitwise && leaves.count == 1))
    count += 1
    return count - 1
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
    for offset in 0..<shapes[shape].width where shapes[shape].leaves[offset].kind == .sequence {
      total += size(Handle(words[offset]), element: shapes[shape].leaves[offset].element, heap)
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
    if shapes[shape].isWord { return a[0] == b[0] }
    for offset in 0..<shapes[shape].width {
      let leaf = shapes[shape].leaves[offset]
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
    for offset in 0..<shapes[shape].width {
      let leaf = shapes[shape].leaves[offset]
      var word = words[offset]
      switch leaf.kind {
      case .word: break
      case .float: word = Double(bitPattern: word) == 0 ? 0 : canonicalBits(Double(bitPattern: word))
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
