import AST

/// Kernels that order or deduplicate elements.
extension ColumnMachine {
  /// `sort`: elements are of an ordered type, so one word each.
  mutating func sort(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let shape = Int(i.shape)
    let type = shapes[shape].type
    let target = f[i.target]
    build(i, f, width: 1) { machine, lane in
      let handle = Handle(source[lane])
      return (handle.length, machine.shapes.size(handle, element: shape, machine.heap.base))
    } fill: { lane, length, target, base in
      target.update(from: base + Handle(source[lane]).start, count: length)
      var words = UnsafeMutableBufferPointer(start: target, count: length)
      // Elements that compare equal are the same bits, but for the two zeros, which keep their order below.
      switch type {
      case .float: break
      case .string: words.sort { compareText(Handle($0), Handle($1), base) < 0 }
      default: words.sort { Int64(bitPattern: $0) < Int64(bitPattern: $1) }
      }
    }
    guard type == .float else { return }
    for lane in 0..<f.lanes {
      let handle = Handle(target[lane])
      let mark = stack.mark
      let keys = stack.words(handle.length)
      let order = stack.words(handle.length)
      keys.update(from: heap.base + handle.start, count: handle.length)
      ColumnMachine.order(order, byFloats: keys, count: handle.length)
      for position in 0..<handle.length { heap.base[handle.start + position] = keys[Int(order[position])] }
      stack.release(to: mark)
    }
  }

  /// The stable ascending order of keys, as positions.
  private static func order(
    _ order: UnsafeMutablePointer<UInt64>, byFloats keys: UnsafePointer<UInt64>, count: Int
  ) {
    for position in 0..<count { order[position] = UInt64(position) }
    var ordered = UnsafeMutableBufferPointer(start: order, count: count)
    ordered.sort { left, right in
      let a = Double(bitPattern: keys[Int(left)])
      let b = Double(bitPattern: keys[Int(right)])
      return Scalar.precedes(a, b) || !Scalar.precedes(b, a) && left < right
    }
  }

  /// The stable ascending order of keys of an ordered type, as positions.
  func order(
    _ positions: UnsafeMutablePointer<UInt64>, by keys: UnsafePointer<UInt64>, of type: Type, count: Int
  ) {
    if type == .float { return ColumnMachine.order(positions, byFloats: keys, count: count) }
    for position in 0..<count { positions[position] = UInt64(position) }
    let base = heap.base
    let isText = type == .string
    var ordered = UnsafeMutableBufferPointer(start: positions, count: count)
    ordered.sort { left, right in
      let a = keys[Int(left)]
      let b = keys[Int(right)]
      if isText {
        let comparison = compareText(Handle(a), Handle(b), base)
        return comparison != 0 ? comparison < 0 : left < right
      }
      return a != b ? Int64(bitPattern: a) < Int64(bitPattern: b) : left < right
    }
  }

  /// `distinct`: the first occurrence of each element, found through a hash table of positions.
  mutating func distinct(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let table = shapes
    let mark = stack.mark
    defer { stack.release(to: mark) }
    var longest = 0
    for lane in 0..<f.lanes where !isExhausted(f.cases[lane]) {
      longest = Swift.max(longest, Handle(source[lane]).length)
    }
    var buckets = 4
    // More distinct elements than the limits allow need no place: counting stops there.
    while buckets < 2 * Swift.min(longest, Swift.min(maximumLength, fuel) + 1) { buckets *= 2 }
    let places = UnsafeMutableRawPointer(stack.words(buckets / 2)).assumingMemoryBound(to: Int32.self)
    let limit = Swift.min(maximumLength, fuel)
    func eachDistinct(
      _ handle: Handle, _ base: UnsafePointer<UInt64>, _ body: (_ element: UnsafePointer<UInt64>) -> Void
    ) {
      places.update(repeating: -1, count: buckets)
      var found = 0
      let words = base + handle.start
      for position in 0..<handle.length {
        let element = words + position * width
        var bucket = Int(truncatingIfNeeded: table.hash(element, shape, base) >> 20) & (buckets - 1)
        while places[bucket] >= 0, !table.equal(words + Int(places[bucket]) * width, element, shape, base) {
          bucket = (bucket + 1) & (buckets - 1)
        }
        if places[bucket] >= 0 { continue }
        places[bucket] = Int32(truncatingIfNeeded: position)
        body(element)
        found += 1
        if found > limit { return }
      }
    }
    build(i, f, width: width) { machine, lane in
      let base = UnsafePointer(machine.heap.base)
      var length = 0
      var size = 0
      eachDistinct(Handle(source[lane]), base) { element in
        length += 1
        size += 1 + table.size(element, shape, base)
      }
      return (length, size)
    } fill: { lane, _, target, base in
      var place = target
      eachDistinct(Handle(source[lane]), base) { element in
        place.update(from: element, count: width)
        place += width
      }
    }
  }
}
