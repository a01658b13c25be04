import AST

/// Kernels of text: conversion, search, replacement.
extension ColumnMachine {
  // MARK: Between scalars and text

  mutating func convertText(_ i: Instruction, _ f: Frame) {
    switch i.op {
    case .show: show(i, f)
    case .smtFromInt: showInts(i, f) { $0 < 0 ? 0 : ColumnMachine.digitCount($0) }
    default: parse(i, f)
    }
  }

  private mutating func show(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    switch shapes[Int(i.shape)].type.constructor {
    case .int: showInts(i, f, ColumnMachine.digitCount)
    case .char:
      build(i, f, width: 1) { _, _ in
        (1, 1)
      } fill: { lane, _, target, _ in
        target[0] = source[lane]
      }
    case .bool: showTexts(i, f) { Scalar.show(source[$0] != 0) }
    default: showTexts(i, f) { Scalar.show(Double(bitPattern: source[$0])) }
    }
  }

  private mutating func showTexts(_ i: Instruction, _ f: Frame, _ text: (_ lane: Int) -> [Unicode.Scalar]) {
    var texts: [[Unicode.Scalar]] = []
    texts.reserveCapacity(f.lanes)
    for lane in 0..<f.lanes { texts.append(isExhausted(f.cases[lane]) ? [] : text(lane)) }
    build(i, f, width: 1) { _, lane in
      (texts[lane].count, texts[lane].count)
    } fill: { lane, length, target, _ in
      for offset in 0..<length { target[offset] = UInt64(texts[lane][offset].value) }
    }
  }

  private mutating func showInts(_ i: Instruction, _ f: Frame, _ digits: (Int64) -> Int) {
    let source = f.ints(i.a)
    build(i, f, width: 1) { _, lane in
      let count = digits(source[lane])
      return (count, count)
    } fill: { lane, length, target, _ in
      var rest = source[lane].magnitude
      var place = length
      repeat {
        place -= 1
        target[place] = 0x30 + rest % 10
        rest /= 10
      } while rest != 0
      if source[lane] < 0 { target[0] = 0x2D }
    }
  }

  /// The number of characters of a number in decimal, the sign included.
  private static func digitCount(_ value: Int64) -> Int {
    var count = value < 0 ? 2 : 1
    var rest = value.magnitude / 10
    while rest != 0 {
      count += 1
      rest /= 10
    }
    return count
  }

  private func parse(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let target = f[i.target]
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      target[lane] = 0
      if isExhausted(index) { continue }
      let handle = Handle(source[lane])
      charge(index, handle.length)
      if isExhausted(index) { continue }
      let codes = UnsafeBufferPointer(start: heap.base + handle.start, count: handle.length).lazy.map {
        UInt32(truncatingIfNeeded: $0)
      }
      switch i.op {
      case .parseInt: target[lane] = UInt64(bitPattern: Scalar.parseInt(codes))
      case .smtToInt: target[lane] = UInt64(bitPattern: Scalar.smtToInt(codes))
      default: target[lane] = Scalar.parseFloat(codes).bitPattern
      }
    }
  }

  // MARK: Search

  /// The first place from `start` on at which a part occurs, or -1.
  private static func find(
    _ part: UnsafePointer<UInt64>, _ partLength: Int, in words: UnsafePointer<UInt64>, _ length: Int, from start: Int
  ) -> Int {
    guard partLength > 0 else { return start <= length ? start : -1 }
    var place = start
    let head = part[0]
    while place + partLength <= length {
      if words[place] == head {
        var offset = 1
        while offset < partLength, words[place + offset] == part[offset] { offset += 1 }
        if offset == partLength { return place }
      }
      place += 1
    }
    return -1
  }

  mutating func applyText(_ i: Instruction, _ f: Frame) {
    switch i.op {
    case .join: join(i, f)
    case .replaceFirst: replaceFirst(i, f)
    case .replaceAll: replaceAll(i, f)
    default: searchText(i, f)
    }
  }

  private func searchText(_ i: Instruction, _ f: Frame) {
    let first = f[i.a]
    let second = f[i.b]
    let from = f.ints(i.c)
    let target = f[i.target]
    let base = UnsafePointer(heap.base)
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      target[lane] = 0
      if isExhausted(index) { continue }
      let text = Handle(first[lane])
      let part = Handle(second[lane])
      charge(index, text.length + part.length)
      if isExhausted(index) { continue }
      switch i.op {
      case .startsWith:
        let head = text.slice(0, Swift.min(part.length, text.length), width: 1)
        target[lane] = compareText(head, part, base) == 0 ? 1 : 0
      case .endsWith:
        let tail = text.slice(Swift.max(text.length - part.length, 0), text.length, width: 1)
        target[lane] = compareText(tail, part, base) == 0 ? 1 : 0
      case .hasSubstring:
        let place = ColumnMachine.find(base + part.start, part.length, in: base + text.start, text.length, from: 0)
        target[lane] = place >= 0 ? 1 : 0
      default:
        let start = from[lane]
        let isInside = start >= 0 && start <= Int64(text.length)
        let place =
          isInside
          ? ColumnMachine.find(
            base + part.start, part.length, in: base + text.start, text.length, from: Int(start)) : -1
        target[lane] = UInt64(bitPattern: Int64(place))
      }
    }
  }

  // MARK: Joining and replacing

  private mutating func join(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let separator = f[i.b]
    build(i, f, width: 1) { machine, lane in
      let parts = Handle(source[lane])
      var length = Handle(separator[lane]).length * Swift.max(parts.length - 1, 0)
      for position in 0..<parts.length {
        length += Handle(machine.heap.base[parts.start + position]).length
        if length > machine.maximumLength { break }
      }
      return (length, length)
    } fill: { lane, _, target, base in
      let parts = Handle(source[lane])
      let between = Handle(separator[lane])
      var place = target
      for position in 0..<parts.length {
        if position > 0 {
          place.update(from: base + between.start, count: between.length)
          place += between.length
        }
        let part = Handle(base[parts.start + position])
        place.update(from: base + part.start, count: part.length)
        place += part.length
      }
    }
  }

  private mutating func replaceFirst(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let old = f[i.b]
    let new = f[i.c]
    func place(_ lane: Int, _ base: UnsafePointer<UInt64>) -> Int {
      let text = Handle(source[lane])
      let part = Handle(old[lane])
      return ColumnMachine.find(base + part.start, part.length, in: base + text.start, text.length, from: 0)
    }
    build(i, f, width: 1) { machine, lane in
      let length = Handle(source[lane]).length
      let change = Handle(new[lane]).length - Handle(old[lane]).length
      let result = place(lane, machine.heap.base) < 0 ? length : length + change
      return (result, result)
    } fill: { lane, length, target, base in
      let text = Handle(source[lane])
      let found = place(lane, base)
      guard found >= 0 else { return target.update(from: base + text.start, count: length) }
      let part = Handle(new[lane])
      let rest = found + Handle(old[lane]).length
      target.update(from: base + text.start, count: found)
      (target + found).update(from: base + part.start, count: part.length)
      (target + found + part.length).update(from: base + text.start + rest, count: text.length - rest)
    }
  }

  private mutating func replaceAll(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let old = f[i.b]
    let new = f[i.c]
    /// Calls with each found place, from the left, not overlapping.
    func eachPlace(_ lane: Int, _ base: UnsafePointer<UInt64>, _ body: (Int) -> Void) {
      let text = Handle(source[lane])
      let part = Handle(old[lane])
      guard part.length > 0 else { return }
      var start = 0
      while true {
        let found = ColumnMachine.find(base + part.start, part.length, in: base + text.start, text.length, from: start)
        if found < 0 { return }
        body(found)
        start = found + part.length
      }
    }
    build(i, f, width: 1) { machine, lane in
      var count = 0
      eachPlace(lane, machine.heap.base) { _ in count += 1 }
      let length = Handle(source[lane]).length + count * (Handle(new[lane]).length - Handle(old[lane]).length)
      return (length, length)
    } fill: { lane, _, target, base in
      let text = Handle(source[lane])
      let part = Handle(new[lane])
      var place = target
      var start = 0
      eachPlace(lane, base) { found in
        place.update(from: base + text.start + start, count: found - start)
        place += found - start
        place.update(from: base + part.start, count: part.length)
        place += part.length
        start = found + Handle(old[lane]).length
      }
      place.update(from: base + text.start + start, count: text.length - start)
    }
  }

  // MARK: Cutting into parts

  /// `chunk`, `split`, `words` and `lines`: the parts are handles into the whole.
  mutating func buildParts(_ i: Instruction, _ f: Frame) {
    let source = f[i.a]
    let width = shapes[Int(i.shape)].width
    let shape = Int(i.shape)
    build(i, f, width: 1) { machine, lane in
      var count = 0
      var size = 0
      var isTooLong = false
      let base = UnsafePointer(machine.heap.base)
      let whole = Handle(source[lane])
      ColumnMachine.eachPart(i, f, lane, base) { from, to in
        count += 1
        size += 1 + machine.shapes.size(whole.slice(from, to, width: width), element: shape, base)
        if to - from > machine.maximumLength { isTooLong = true }
        return count <= machine.maximumLength && size <= machine.fuel
      }
      return (isTooLong ? Int.max : count, size)
    } fill: { lane, _, target, base in
      let whole = Handle(source[lane])
      var place = target
      ColumnMachine.eachPart(i, f, lane, base) { from, to in
        place[0] = whole.slice(from, to, width: width).word
        place += 1
        return true
      }
    }
  }

  /// Calls with the bounds of each part, in order, as long as the answer is true.
  private static func eachPart(
    _ i: Instruction, _ f: Frame, _ lane: Int, _ base: UnsafePointer<UInt64>, _ body: (_ from: Int, _ to: Int) -> Bool
  ) {
    let whole = Handle(f[i.a][lane])
    let words = base + whole.start
    let length = whole.length
    var start = 0
    switch i.op {
    case .chunk:
      let size = f.ints(i.b)[lane]
      guard size > 0 else { return }
      while start < length {
        let end = start + clamp(size, length - start)
        if !body(start, end) { return }
        start = end
      }
    case .split:
      let separator = Handle(f[i.b][lane])
      while separator.length > 0 {
        let found = find(base + separator.start, separator.length, in: words, length, from: start)
        if found < 0 { break }
        if !body(start, found) { return }
        start = found + separator.length
      }
      _ = body(start, length)
    case .words:
      while start < length {
        while start < length, Scalar.isSpace(UInt32(truncatingIfNeeded: words[start])) { start += 1 }
        if start == length { return }
        var end = start
        while end < length, !Scalar.isSpace(UInt32(truncatingIfNeeded: words[end])) { end += 1 }
        if !body(start, end) { return }
        start = end
      }
    default:
      while start < length {
        var end = start
        while end < length, words[end] != 0x0A { end += 1 }
        if !body(start, end) { return }
        start = end + 1
      }
    }
  }
}
