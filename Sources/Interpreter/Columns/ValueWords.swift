import AST

/// Lays values out as words; see ``WordHeap`` for the layout.
struct WordWriter {
  /// The elements of the sequences written so far.
  private(set) var words: [UInt64] = []
  /// The heap index that the first of ``words`` will have.
  let offset: Int

  init(offset: Int) {
    self.offset = offset
  }

  /// The word of a value that has one: a scalar or a sequence, whose elements are appended to ``words``.
  mutating func word(_ value: Value, _ type: Type) -> UInt64 {
    switch value {
    case .int(let value): return UInt64(bitPattern: value)
    case .float(let value): return value.bitPattern
    case .bool(let value): return value ? 1 : 0
    case .char(let value): return UInt64(value.value)
    case .string(let scalars):
      let start = words.count
      for scalar in scalars { words.append(UInt64(scalar.value)) }
      return Handle(start: offset + start, length: scalars.count).word
    case .list(let items):
      let element = type.element ?? .int
      let width = ShapeTable.width(of: element)
      let start = words.count
      words.append(contentsOf: repeatElement(0, count: items.count * width))
      for (index, item) in items.enumerated() {
        for (part, word) in leaves(item, element).enumerated() { words[start + index * width + part] = word }
      }
      return Handle(start: offset + start, length: items.count).word
    case .tuple: return 0
    }
  }

  /// The words of a value of any type, a tuple's parts side by side.
  mutating func leaves(_ value: Value, _ type: Type) -> [UInt64] {
    guard case .tuple(let parts) = value else { return [word(value, type)] }
    var result: [UInt64] = []
    for (part, partType) in zip(parts, type.parts) { result += leaves(part, partType) }
    return result
  }
}

extension WordHeap {
  /// Puts the elements of a scalar's or sequence's value at the end and returns its word.
  mutating func store(_ value: Value, _ type: Type) -> UInt64 {
    var writer = WordWriter(offset: used)
    let word = writer.word(value, type)
    append(writer.words)
    return word
  }
}

/// Reads a value back from its words.
func readValue(_ words: UnsafePointer<UInt64>, _ type: Type, _ heap: UnsafePointer<UInt64>) -> Value {
  switch type.constructor {
  case .int: return .int(Int64(bitPattern: words[0]))
  case .float: return .float(Double(bitPattern: words[0]))
  case .bool: return .bool(words[0] != 0)
  case .char: return .char(Unicode.Scalar(UInt32(truncatingIfNeeded: words[0])) ?? " ")
  case .string:
    let handle = Handle(words[0])
    return .string(
      (0..<handle.length).map { Unicode.Scalar(UInt32(truncatingIfNeeded: heap[handle.start + $0])) ?? " " })
  case .list:
    let handle = Handle(words[0])
    let element = type.element ?? .int
    let width = ShapeTable.width(of: element)
    return .list((0..<handle.length).map { readValue(heap + handle.start + $0 * width, element, heap) })
  case .tuple, .function:
    var offset = 0
    return .tuple(
      type.parts.map { part in
        defer { offset += ShapeTable.width(of: part) }
        return readValue(words + offset, part, heap)
      })
  }
}
