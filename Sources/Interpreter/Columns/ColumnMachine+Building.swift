import AST

/// Kernels that build sequences element by element.
extension ColumnMachine {
  mutating func build(_ i: Instruction, _ f: Frame) {
    switch i.op {
    case .upcase: mapCharacters(i, f, Scalar.upcase)
    case .downcase: mapCharacters(i, f, Scalar.downcase)
    case .chars, .string: convertCharacters(i, f)
    case .reverse: reverse(i, f)
    case .concat: concat(i, f)
    case .push, .cons: extend(i, f)
    case .list: list(i, f)
    case .repeat: `repeat`(i, f)
    case .range: range(i, f)
    case .zip, .enumerate: pair(i, f)
    case .sort: sort(i, f)
    case .replace: replace(i, f)
    case .setAt: setAt(i, f)
    case .distinct: distinct(i, f)
    default: remove(i, f)
    }
  }

  /// Both passes of a kernel that builds one sequence a lane.
  ///
  /// - Parameters:
  ///   - width: words of an element of the result.
  ///   - measure: the result's length and its size, or a length only if elements have size 0.
  ///   - fill: writes the elements of a lane.
  @inline(__always)
  mutating func build(
    _ i: Instruction, _ f: Frame, width: Int,
    measure: (_ machine: borrowing ColumnMachine, _ lane: Int) -> (length: Int, size: Int),
    fill: (_ lane: Int, _ length: Int, _ target: UnsafeMutablePointer<UInt64>, _ base: UnsafePointer<UInt64>) -> Void
  ) {
    let target = f[i.target]
    var total = 0
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      target[lane] = 0
      if isExhausted(index) { continue }
      let (length, size) = measure(self, lane)
      if chargeBuilt(index, length: length, size: size) {
        target[lane] = Handle(start: total, length: length).word
        total += length * width
      }
    }
    let start = heap.reserve(total)
    let base = heap.base
    for lane in 0..<f.lanes {
      let handle = Handle(target[lane])
      if handle.length == 0 { continue }
      target[lane] = Handle(start: start + handle.start, length: handle.length).word
      fill(lane, handle.length, base + start + handle.start, base)
    }
  }

  private mutating func mapCharacters(_ i: Instruction, _ f: Frame, _ change: (UInt32) -> UInt32) {
    let source = f[i.a]
    build(i, f, width: 1) { _, lane in
      let length = Handle(source[lane]).length
      return (length, length)
    } fill: { lane, length, target, base in
      let words = base + Handle(source[lane]).start
      for offset in 0..<length { target[offset] = UInt64(change(UInt32(truncatingIfNeeded: words[offset]))) }
    }
  }

  /// Between Char, [Char] and String, which differ in type only.
  private mutating func convertCharacters(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let isChar = i.variant == .word
    if isChar {
      build(i, f, width: 1) { _, _ in
        (1, 1)
      } fill: { lane, _, target, _ in
        target[0] = source[lane]
      }
      return
    }
    let target = f[i.target]
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      let length = Handle(source[lane]).length
      target[lane] = !isExhausted(index) && chargeBuilt(index, length: length, size: length) ? source[lane] : 0
    }
  }

  private mutating func reverse(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    build(i, f, width: width) { machine, lane in
      let handle = Handle(source[lane])
      return (handle.length, machine.shapes.size(handle, element: shape, machine.heap.base))
    } fill: { lane, length, target, base in
      let words = base + Handle(source[lane]).start
      if width == 1 {
        for offset in 0..<length { target[offset] = words[length - 1 - offset] }
      } else {
        for offset in 0..<length {
          (target + offset * width).update(from: words + (length - 1 - offset) * width, count: width)
        }
      }
    }
  }

  private mutating func concat(_ i: Instruction, _ f: Frame) {
    let first = f[i.a]
    let second = f[i.b]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    build(i, f, width: width) { machine, lane in
      let a = Handle(first[lane])
      let b = Handle(second[lane])
      return (
        a.length + b.length,
        machine.shapes.size(a, element: shape, machine.heap.base)
          + machine.shapes.size(b, element: shape, machine.heap.base)
      )
    } fill: { lane, _, target, base in
      let a = Handle(first[lane])
      let b = Handle(second[lane])
      target.update(from: base + a.start, count: a.length * width)
      (target + a.length * width).update(from: base + b.start, count: b.length * width)
    }
  }

  private mutating func extend(_ i: Instruction, _ f: Frame) {
    let isPush = i.op == .push
    let source = f[isPush ? i.a : i.b]
    let item = isPush ? i.b : i.a
    let shape = Int(i.shape)
    let width = shapes[shape].width
    build(i, f, width: width) { machine, lane in
      let handle = Handle(source[lane])
      let size = machine.shapes.size(handle, element: shape, machine.heap.base)
      return (handle.length + 1, size + 1 + machine.size(f, item, lane, shape))
    } fill: { lane, length, target, base in
      let handle = Handle(source[lane])
      (isPush ? target : target + width).update(from: base + handle.start, count: (length - 1) * width)
      let place = isPush ? target + (length - 1) * width : target
      for part in 0..<width { place[part] = f[item + Int32(part)][lane] }
    }
  }

  private mutating func list(_ i: Instruction, _ f: Frame) {
    let count = Int(i.shape2)
    let shape = Int(i.shape)
    let width = shapes[shape].width
    build(i, f, width: width) { machine, lane in
      var size = count
      for item in 0..<count { size += machine.size(f, i.argument(item), lane, shape) }
      return (count, size)
    } fill: { lane, _, target, _ in
      for item in 0..<count {
        for part in 0..<width { target[item * width + part] = f[i.argument(item) + Int32(part)][lane] }
      }
    }
  }

  private mutating func `repeat`(_ i: Instruction, _ f: Frame) {
    let count = f.ints(i.b)
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let limit = Int64(maximumLength) + 1
    build(i, f, width: width) { machine, lane in
      let length = Int(Swift.min(Swift.max(count[lane], 0), limit))
      if length > machine.maximumLength { return (length, 0) }
      return (length, length * (1 + machine.size(f, i.a, lane, shape)))
    } fill: { lane, length, target, _ in
      for part in 0..<width {
        let word = f[i.a + Int32(part)][lane]
        for offset in 0..<length { target[offset * width + part] = word }
      }
    }
  }

  private mutating func range(_ i: Instruction, _ f: Frame) {
    let from = f.ints(i.a)
    let to = f.ints(i.b)
    let limit = maximumLength + 1
    build(i, f, width: 1) { _, lane in
      guard to[lane] > from[lane] else { return (0, 0) }
      let distance = to[lane].subtractingReportingOverflow(from[lane])
      let length = distance.overflow || distance.partialValue > Int64(limit) ? limit : Int(distance.partialValue)
      return (length, length)
    } fill: { lane, length, target, _ in
      for offset in 0..<length { target[offset] = UInt64(bitPattern: from[lane] &+ Int64(offset)) }
    }
  }

  /// `zip` and `enumerate`.
  private mutating func pair(_ i: Instruction, _ f: Frame) {
    let first = f[i.a]
    let second = f[i.b]
    let isZip = i.op == .zip
    let shape = Int(i.shape)
    let shape2 = Int(i.shape2)
    let left = isZip ? shapes[shape].width : 1
    let right = shapes[isZip ? shape2 : shape].width
    let width = left + right
    build(i, f, width: width) { machine, lane in
      let a = Handle(first[lane])
      if !isZip { return (a.length, machine.shapes.size(a, element: shape, machine.heap.base)) }
      let b = Handle(second[lane])
      let length = Swift.min(a.length, b.length)
      return (
        length,
        length + machine.elementSizes(a.slice(0, length, width: left), shape)
          + machine.elementSizes(b.slice(0, length, width: right), shape2)
      )
    } fill: { lane, length, target, base in
      let a = base + Handle(first[lane]).start
      let b = isZip ? base + Handle(second[lane]).start : a
      for offset in 0..<length {
        let place = target + offset * width
        if isZip { place.update(from: a + offset * left, count: left) } else { place[0] = UInt64(offset) }
        (place + left).update(from: b + offset * right, count: right)
      }
    }
  }

  private mutating func replace(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let table = shapes
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let old = stack.words(width)
    build(i, f, width: width) { machine, lane in
      let handle = Handle(source[lane])
      if machine.shapes[shape].isFlat { return (handle.length, handle.length) }
      for part in 0..<width { old[part] = f[i.b + Int32(part)][lane] }
      let new = machine.size(f, i.c, lane, shape)
      let base = machine.heap.base
      var size = handle.length
      for position in 0..<handle.length {
        let element = base + handle.start + position * width
        size += table.equal(element, old, shape, base) ? new : table.size(element, shape, base)
      }
      return (handle.length, size)
    } fill: { lane, length, target, base in
      for part in 0..<width { old[part] = f[i.b + Int32(part)][lane] }
      let words = base + Handle(source[lane]).start
      for position in 0..<length {
        let element = words + position * width
        if table.equal(element, old, shape, base) {
          for part in 0..<width { target[position * width + part] = f[i.c + Int32(part)][lane] }
        } else {
          (target + position * width).update(from: element, count: width)
        }
      }
    }
  }

  private mutating func setAt(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let index = f.ints(i.b)
    let shape = Int(i.shape)
    let width = shapes[shape].width
    build(i, f, width: width) { machine, lane in
      let handle = Handle(source[lane])
      var size = machine.shapes.size(handle, element: shape, machine.heap.base)
      if !machine.shapes[shape].isFlat, index[lane] >= 0, index[lane] < Int64(handle.length) {
        let element = machine.heap.base + handle.start + Int(index[lane]) * width
        size += machine.size(f, i.c, lane, shape) - machine.shapes.size(element, shape, machine.heap.base)
      }
      return (handle.length, size)
    } fill: { lane, length, target, base in
      target.update(from: base + Handle(source[lane]).start, count: length * width)
      guard index[lane] >= 0, index[lane] < Int64(length) else { return }
      for part in 0..<width { target[Int(index[lane]) * width + part] = f[i.c + Int32(part)][lane] }
    }
  }

  private mutating func remove(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let shape = Int(i.shape)
    let width = shapes[shape].width
    let table = shapes
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let item = stack.words(width)
    build(i, f, width: width) { machine, lane in
      let handle = Handle(source[lane])
      let base = UnsafePointer(machine.heap.base)
      for part in 0..<width { item[part] = f[i.b + Int32(part)][lane] }
      var length = 0
      var size = 0
      for position in 0..<handle.length {
        let element = base + handle.start + position * width
        if table.equal(element, item, shape, base) { continue }
        length += 1
        size += 1 + table.size(element, shape, base)
      }
      return (length, size)
    } fill: { lane, _, target, base in
      let handle = Handle(source[lane])
      for part in 0..<width { item[part] = f[i.b + Int32(part)][lane] }
      var place = target
      for position in 0..<handle.length {
        let element = base + handle.start + position * width
        if table.equal(element, item, shape, base) { continue }
        place.update(from: element, count: width)
        place += width
      }
    }
  }
}

extension Instruction {
  /// The register of an argument by position.
  @inline(__always) func argument(_ index: Int) -> Int32 {
    switch index {
    case 0: a
    case 1: b
    case 2: c
    default: d
    }
  }
}
