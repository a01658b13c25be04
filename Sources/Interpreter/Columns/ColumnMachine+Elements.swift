import AST

/// Higher-order operators whose function sees every element on its own: the body runs once over the flat elements of
/// all lanes, in pieces of ``blockLanes``.
extension ColumnMachine {
  mutating func applyToElements(_ i: Instruction, _ f: Frame) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let lengths = laneNumbers(f.lanes)
    let total = enter(i, f, lengths)
    switch i.op {
    case .map, .zipWith: map(i, f, lengths, total)
    case .filter: filter(i, f, lengths, total)
    case .flatMap: flatMap(i, f, lengths, total)
    case .sortBy: sortBy(i, f, lengths, total)
    default: findFirst(i, f, lengths)
    }
  }

  /// Charges the applications of the function to each lane's elements, and tells how many elements each lane has: none
  /// if its case is exhausted.
  private func enter(_ i: Instruction, _ f: Frame, _ lengths: UnsafeMutablePointer<Int32>) -> Int {
    let source = f[i.a]
    let second = f[i.b]
    let isPair = i.op == .zipWith
    var total = 0
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      lengths[lane] = 0
      if isExhausted(index) { continue }
      var length = Handle(source[lane]).length
      if isPair { length = Swift.min(length, Handle(second[lane]).length) }
      charge(index, length)
      if isExhausted(index) { continue }
      lengths[lane] = Int32(truncatingIfNeeded: length)
      total += length
    }
    return total
  }

  /// Runs the body over all elements and hands over the result registers piece by piece.
  ///
  /// - Parameter consume: receives the frame of a piece, how many lanes it has, the outer lane of each, and the position
  ///   of the piece's first element among all elements.
  private mutating func forEachPiece(
    _ i: Instruction, _ f: Frame, _ lengths: UnsafePointer<Int32>,
    _ consume: (inout ColumnMachine, _ inner: Frame, _ body: Body, _ lanes: UnsafePointer<Int32>, _ first: Int) -> Void
  ) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let body = code.bodies[Int(i.body)]
    let capacity = ColumnMachine.blockLanes
    var inner = makeFrame(body, lanes: capacity)
    let outerLanes = laneNumbers(capacity)
    if body.hasCost { inner.cases = laneNumbers(capacity) }
    let width = shapes[Int(i.shape)].width
    let isPair = i.op == .zipWith
    let width2 = isPair ? shapes[Int(i.shape2)].width : 0
    let source = f[i.a]
    let second = f[i.b]
    var lane = 0
    var position = 0
    var first = 0
    while lane < f.lanes {
      var count = 0
      let base = heap.base
      while lane < f.lanes, count < capacity {
        let taken = Swift.min(Int(lengths[lane]) - position, capacity - count)
        if taken > 0 {
          let words = base + Handle(source[lane]).start + position * width
          gather(words, width, taken, inner, 0, count)
          if isPair {
            gather(base + Handle(second[lane]).start + position * width2, width2, taken, inner, Int32(width), count)
          }
          for offset in 0..<taken { outerLanes[count + offset] = Int32(lane) }
          count += taken
          position += taken
        }
        if position >= Int(lengths[lane]) {
          lane += 1
          position = 0
        }
      }
      if count == 0 { break }
      gatherCaptures(body, inner, f, lanes: outerLanes, count: count)
      inner.lanes = count
      run(body, inner)
      consume(&self, inner, body, outerLanes, first)
      first += count
    }
  }

  @inline(__always)
  private func gather(
    _ words: UnsafePointer<UInt64>, _ width: Int, _ count: Int, _ inner: Frame, _ register: Int32, _ at: Int
  ) {
    if width == 1 {
      (inner[register] + at).update(from: words, count: count)
    } else {
      for part in 0..<width {
        let target = inner[register + Int32(part)] + at
        for offset in 0..<count { target[offset] = words[offset * width + part] }
      }
    }
  }

  /// `map` and `zip-with`.
  private mutating func map(
    _ i: Instruction, _ f: Frame, _ lengths: UnsafeMutablePointer<Int32>, _ total: Int
  ) {
    let shape = Int(i.op == .map ? i.shape2 : i.d)
    let width = shapes[shape].width
    for lane in 0..<f.lanes where Int(lengths[lane]) > maximumLength { exhaust(f.cases[lane]) }
    let start = heap.reserve(total * width)
    forEachPiece(i, f, lengths) { machine, inner, body, _, first in
      let target = machine.heap.base + start + first * width
      if width == 1 {
        target.update(from: inner[body.result], count: inner.lanes)
      } else {
        for part in 0..<width {
          let source = inner[body.result + Int32(part)]
          for lane in 0..<inner.lanes { target[lane * width + part] = source[lane] }
        }
      }
    }
    finish(i, f, lengths, start: start, shape: shape)
  }

  /// Sets the handles of sequences that stand one after the other, and charges for them.
  func finish(
    _ i: Instruction, _ f: Frame, _ lengths: UnsafePointer<Int32>, start: Int, shape: Int
  ) {
    let target = f[i.target]
    let width = shapes[shape].width
    var position = start
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      let handle = Handle(start: position, length: Int(lengths[lane]))
      position += handle.length * width
      target[lane] = 0
      if isExhausted(index) { continue }
      if chargeBuilt(index, length: handle.length, size: handle.length + elementSizes(handle, shape)) {
        target[lane] = handle.word
      }
    }
  }

  private mutating func filter(
    _ i: Instruction, _ f: Frame, _ lengths: UnsafeMutablePointer<Int32>, _ total: Int
  ) {
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let start = heap.reserve(total * width)
    let kept = laneNumbers(f.lanes)
    kept.update(repeating: 0, count: f.lanes)
    var place = start
    forEachPiece(i, f, lengths) { machine, inner, body, lanes, _ in
      let keeps = inner[body.result]
      let base = machine.heap.base
      if width == 1 {
        // Every word is written, and the place moves on only past those that are kept.
        let source = inner[0]
        for lane in 0..<inner.lanes {
          base[place] = source[lane]
          place += Int(keeps[lane])
          kept[Int(lanes[lane])] &+= Int32(truncatingIfNeeded: keeps[lane])
        }
      } else {
        for lane in 0..<inner.lanes where keeps[lane] != 0 {
          for part in 0..<width { base[place + part] = inner[Int32(part)][lane] }
          place += width
          kept[Int(lanes[lane])] &+= 1
        }
      }
    }
    finish(i, f, kept, start: start, shape: shape)
  }

  private mutating func flatMap(
    _ i: Instruction, _ f: Frame, _ lengths: UnsafeMutablePointer<Int32>, _ total: Int
  ) {
    let shape = Int(i.shape2)
    let width = shapes[shape].width
    let parts = stack.words(total)
    forEachPiece(i, f, lengths) { _, inner, body, _, first in
      (parts + first).update(from: inner[body.result], count: inner.lanes)
    }
    let starts = stack.words(f.lanes)
    var start: UInt64 = 0
    for lane in 0..<f.lanes {
      starts[lane] = start
      start += UInt64(lengths[lane])
    }
    build(i, f, width: width) { machine, lane in
      var length = 0
      var size = 0
      for position in 0..<Int(lengths[lane]) {
        let handle = Handle(parts[Int(starts[lane]) + position])
        length += handle.length
        size += machine.shapes.size(handle, element: shape, machine.heap.base)
        if length > machine.maximumLength || size > machine.fuel { break }
      }
      return (length, size)
    } fill: { lane, _, target, base in
      var place = target
      for position in 0..<Int(lengths[lane]) {
        let handle = Handle(parts[Int(starts[lane]) + position])
        place.update(from: base + handle.start, count: handle.length * width)
        place += handle.length * width
      }
    }
  }

  private mutating func sortBy(
    _ i: Instruction, _ f: Frame, _ lengths: UnsafeMutablePointer<Int32>, _ total: Int
  ) {
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let keyType = shapes[Int(i.shape2)].type
    let keys = stack.words(total)
    forEachPiece(i, f, lengths) { _, inner, body, _, first in
      (keys + first).update(from: inner[body.result], count: inner.lanes)
    }
    let source = f[i.a]
    let start = heap.reserve(total * width)
    var first = 0
    for lane in 0..<f.lanes {
      let count = Int(lengths[lane])
      let mark = stack.mark
      let positions = stack.words(count)
      order(positions, by: keys + first, of: keyType, count: count)
      let words = heap.base + Handle(source[lane]).start
      let target = heap.base + start + first * width
      for position in 0..<count {
        (target + position * width).update(from: words + Int(positions[position]) * width, count: width)
      }
      first += count
      stack.release(to: mark)
    }
    finish(i, f, lengths, start: start, shape: shape)
  }

  /// `any?`, `all?`, `find-index`, `take-while`, `drop-while`: all are where the function first holds, or first fails.
  private mutating func findFirst(_ i: Instruction, _ f: Frame, _ lengths: UnsafeMutablePointer<Int32>) {
    let wanted: UInt64 = i.op == .any || i.op == .findIndex ? 1 : 0
    let found = laneNumbers(f.lanes)
    let seen = laneNumbers(f.lanes)
    found.update(repeating: -1, count: f.lanes)
    seen.update(repeating: 0, count: f.lanes)
    forEachPiece(i, f, lengths) { _, inner, body, lanes, _ in
      let holds = inner[body.result]
      for lane in 0..<inner.lanes {
        let outer = Int(lanes[lane])
        if holds[lane] == wanted, found[outer] < 0 { found[outer] = seen[outer] }
        seen[outer] &+= 1
      }
    }
    let source = f[i.a]
    let target = f[i.target]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      switch i.op {
      case .any: target[lane] = found[lane] >= 0 ? 1 : 0
      case .all: target[lane] = found[lane] < 0 ? 1 : 0
      case .findIndex: target[lane] = UInt64(bitPattern: Int64(found[lane]))
      default:
        target[lane] = 0
        if isExhausted(index) { continue }
        let handle = Handle(source[lane])
        let split = found[lane] < 0 ? handle.length : Int(found[lane])
        let part =
          i.op == .takeWhile ? handle.slice(0, split, width: width) : handle.slice(split, handle.length, width: width)
        if chargeBuilt(index, length: part.length, size: part.length + elementSizes(part, shape)) {
          target[lane] = part.word
        }
      }
    }
  }
}
