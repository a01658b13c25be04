import AST

/// Kernels of sequences without lambdas.
///
/// Every kernel that builds runs in two passes: lengths and charges first, with length 0 for the lanes of exhausted
/// cases, then one reservation, then the elements. Kernels whose result is a part of their argument build a handle only.
extension ColumnMachine {
  /// The size of a sequence's elements from one up to another, without its length.
  @inline(__always)
  func elementSizes(_ handle: Handle, _ shape: Int) -> Int {
    if shapes[shape].isFlat { return 0 }
    return shapes.size(handle, element: shape, heap.base) - handle.length
  }

  /// The size of the value in the registers from one on.
  func size(_ f: Frame, _ register: Int32, _ lane: Int, _ shape: Int) -> Int {
    if shapes[shape].isFlat { return 0 }
    var total = 0
    for (offset, leaf) in shapes[shape].leaves.enumerated() where leaf.kind == .sequence {
      total += shapes.size(Handle(f[register + Int32(offset)][lane]), element: leaf.element, heap.base)
    }
    return total
  }

  /// Charges for a built sequence of a given length and size; false if the case is exhausted by it.
  @inline(__always)
  func chargeBuilt(_ index: Int32, length: Int, size: Int) -> Bool {
    if length > maximumLength {
      exhaust(index)
      return false
    }
    charge(index, size)
    return !isExhausted(index)
  }

  // MARK: Looking at a sequence

  mutating func inspect(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let target = f[i.target]
    switch i.op {
    case .length: for lane in 0..<f.lanes { target[lane] = source[lane] >> 32 }
    case .isEmpty: for lane in 0..<f.lanes { target[lane] = source[lane] >> 32 == 0 ? 1 : 0 }
    case .first: element(i, f) { _, _ in 0 }
    case .last: element(i, f) { length, _ in length - 1 }
    default:
      let index = f.ints(i.b)
      element(i, f) { _, lane in Int(index[lane]) }
    }
  }

  @inline(__always)
  private func element(_ i: Instruction, _ f: Frame, _ index: (_ length: Int, _ lane: Int) -> Int) {
    let source = f[i.a]
    let base = heap.base
    let width = Int(i.width)
    for part in 0..<width {
      let target = f[i.target + Int32(part)]
      let missing = shapes.defaultWord(Int(i.shape), part)
      for lane in 0..<f.lanes {
        let handle = Handle(source[lane])
        let at = index(handle.length, lane)
        target[lane] = at >= 0 && at < handle.length ? base[handle.start + at * width + part] : missing
      }
    }
  }

  // MARK: Parts of a sequence, as handles

  mutating func view(_ i: Instruction, _ f: Frame) {
    switch i.op {
    case .rest: part(i, f) { length, _ in (Swift.min(1, length), length) }
    case .butLast: part(i, f) { length, _ in (0, Swift.max(length - 1, 0)) }
    case .take:
      let count = f.ints(i.b)
      part(i, f) { length, lane in (0, ColumnMachine.clamp(count[lane], length)) }
    case .drop:
      let count = f.ints(i.b)
      part(i, f) { length, lane in (ColumnMachine.clamp(count[lane], length), length) }
    case .slice:
      let from = f.ints(i.b)
      let to = f.ints(i.c)
      part(i, f) { length, lane in
        let start = ColumnMachine.clamp(from[lane], length)
        return (start, Swift.max(start, ColumnMachine.clamp(to[lane], length)))
      }
    case .substring:
      let from = f.ints(i.b)
      let count = f.ints(i.c)
      part(i, f) { length, lane in
        guard from[lane] >= 0, from[lane] < Int64(length), count[lane] > 0 else { return (0, 0) }
        let start = Int(from[lane])
        return (start, start + ColumnMachine.clamp(count[lane], length - start))
      }
    case .smtAt:
      let index = f.ints(i.b)
      part(i, f) { length, lane in
        guard index[lane] >= 0, index[lane] < Int64(length) else { return (0, 0) }
        return (Int(index[lane]), Int(index[lane]) + 1)
      }
    default: trim(i, f)
    }
  }

  /// A count clamped to 0…length.
  @inline(__always)
  static func clamp(_ count: Int64, _ length: Int) -> Int {
    count <= 0 ? 0 : count >= Int64(length) ? length : Int(count)
  }

  @inline(__always)
  private func part(_ i: Instruction, _ f: Frame, _ bounds: (_ length: Int, _ lane: Int) -> (Int, Int)) {
    let source = f[i.a]
    let target = f[i.target]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let isFlat = shapes[shape].isFlat
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      target[lane] = 0
      if isExhausted(index) { continue }
      let handle = Handle(source[lane])
      let (from, to) = bounds(handle.length, lane)
      let result = handle.slice(from, to, width: width)
      let size = isFlat ? to - from : shapes.size(result, element: shape, heap.base)
      if chargeBuilt(index, length: to - from, size: size) { target[lane] = result.word }
    }
  }

  private func trim(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let base = heap.base
    part(i, f) { length, lane in
      let words = base + Handle(source[lane]).start
      var from = 0
      var to = length
      while from < to, Scalar.isSpace(UInt32(truncatingIfNeeded: words[from])) { from += 1 }
      while to > from, Scalar.isSpace(UInt32(truncatingIfNeeded: words[to - 1])) { to -= 1 }
      return (from, to)
    }
  }

  // MARK: Searching and reducing

  mutating func search(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let target = f[i.target]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let base = heap.base
    let wanted = stack.mark
    let words = stack.words(width)
    defer { stack.release(to: wanted) }
    let isWord = width == 1 && shapes[shape].isBitwise
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      target[lane] = i.op == .indexOf ? UInt64.max : 0
      if isExhausted(index) { continue }
      let handle = Handle(source[lane])
      charge(index, shapes.size(handle, element: shape, base) + size(f, i.b, lane, shape))
      if isExhausted(index) { continue }
      for part in 0..<width { words[part] = f[i.b + Int32(part)][lane] }
      let elements = base + handle.start
      var count: UInt64 = 0
      let word = words[0]
      for position in 0..<handle.length {
        let isEqual =
          isWord ? elements[position] == word : shapes.equal(elements + position * width, words, shape, base)
        guard isEqual else { continue }
        if i.op == .indexOf { target[lane] = UInt64(position) } else { count += 1 }
        if i.op != .count { break }
      }
      if i.op != .indexOf { target[lane] = count }
    }
  }

  func reduce(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let base = heap.base
    let isFloat = shapes[Int(i.shape)].type == .float
    let target = f[i.target]
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      target[lane] = 0
      if isExhausted(index) { continue }
      let handle = Handle(source[lane])
      charge(index, handle.length)
      if isExhausted(index) { continue }
      let words = UnsafePointer(base + handle.start)
      target[lane] =
        isFloat
        ? ColumnMachine.reduceFloats(i.op, words, handle.length).bitPattern
        : UInt64(bitPattern: ColumnMachine.reduceInts(i.op, words, handle.length))
    }
  }

  private static func reduceInts(_ op: Operator, _ words: UnsafePointer<UInt64>, _ count: Int) -> Int64 {
    let values = UnsafeRawPointer(words).assumingMemoryBound(to: Int64.self)
    var result: Int64 = op == .product ? 1 : 0
    switch op {
    case .sum: for index in 0..<count { result &+= values[index] }
    case .product: for index in 0..<count { result &*= values[index] }
    case .minimum:
      if count > 0 { result = values[0] }
      for index in 0..<count { result = Swift.min(result, values[index]) }
    default:
      if count > 0 { result = values[0] }
      for index in 0..<count { result = Swift.max(result, values[index]) }
    }
    return result
  }

  private static func reduceFloats(_ op: Operator, _ words: UnsafePointer<UInt64>, _ count: Int) -> Double {
    let values = UnsafeRawPointer(words).assumingMemoryBound(to: Double.self)
    var result: Double = op == .product ? 1 : 0
    switch op {
    case .sum: for index in 0..<count { result += values[index] }
    case .product: for index in 0..<count { result *= values[index] }
    case .minimum:
      if count > 0 { result = values[0] }
      for index in 0..<count { result = Scalar.lesser(result, values[index]) }
    default:
      if count > 0 { result = values[0] }
      for index in 0..<count { result = Scalar.greater(result, values[index]) }
    }
    return result
  }
}
