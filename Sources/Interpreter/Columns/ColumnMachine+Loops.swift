import AST

/// Operators that carry a state from round to round: all lanes take a round together, as long as they have one.
extension ColumnMachine {
  /// Lanes in the order of their number of rounds, most first, so that those still active are always a prefix.
  private struct Rounds {
    let lanes: UnsafeMutablePointer<Int32>
    /// Rounds of the lane in the same place.
    let counts: UnsafeMutablePointer<Int32>
    let most: Int
  }

  /// Charges each lane's rounds, and orders the lanes; the lanes of exhausted cases get none.
  private mutating func rounds(_ f: Frame, _ count: (_ lane: Int) -> Int64) -> Rounds {
    let lanes = laneNumbers(f.lanes)
    let counts = laneNumbers(f.lanes)
    let keys = stack.words(f.lanes)
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      var rounds = 0
      if !isExhausted(index) {
        rounds = Int(Swift.min(Swift.max(count(lane), 0), Int64(fuel) + 1))
        charge(index, rounds)
        if isExhausted(index) { rounds = 0 }
      }
      keys[lane] = UInt64(UInt32.max - UInt32(truncatingIfNeeded: rounds)) << 32 | UInt64(lane)
    }
    var ordered = UnsafeMutableBufferPointer(start: keys, count: f.lanes)
    var isOrdered = true
    for lane in 1..<Swift.max(f.lanes, 1) where keys[lane - 1] > keys[lane] { isOrdered = false }
    if !isOrdered { ordered.sort() }
    for place in 0..<f.lanes {
      lanes[place] = Int32(truncatingIfNeeded: keys[place] & 0xFFFF_FFFF)
      counts[place] = Int32(truncatingIfNeeded: UInt64(UInt32.max) - keys[place] >> 32)
    }
    return Rounds(lanes: lanes, counts: counts, most: f.lanes == 0 ? 0 : Int(counts[0]))
  }

  /// `fold` and `scan`: `a` the first value, `b` the data.
  mutating func accumulate(_ i: Instruction, _ f: Frame) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let source = f[i.b]
    let order = rounds(f) { lane in Int64(Handle(source[lane]).length) }
    let body = code.bodies[Int(i.body)]
    var inner = makeFrame(body, lanes: f.lanes)
    inner.cases = laneNumbers(f.lanes)
    gatherCaptures(body, inner, f, lanes: order.lanes, count: f.lanes)
    let stateWidth = shapes[Int(i.shape2)].width
    let width = shapes[Int(i.shape)].width
    for part in 0..<Int32(stateWidth) {
      let initial = f[i.a + part]
      for place in 0..<f.lanes { inner[part][place] = initial[Int(order.lanes[place])] }
    }
    let starts = stack.words(f.lanes)
    for place in 0..<f.lanes { starts[place] = UInt64(Handle(source[Int(order.lanes[place])]).start) }
    let isScan = i.op == .scan
    let scans = stack.words(isScan ? f.lanes : 0)
    if isScan {
      var total = 0
      for place in 0..<f.lanes {
        scans[place] = UInt64(total)
        total += Int(order.counts[place]) * stateWidth
        if Int(order.counts[place]) > maximumLength { exhaust(f.cases[Int(order.lanes[place])]) }
      }
      let start = heap.reserve(total)
      for place in 0..<f.lanes { scans[place] += UInt64(start) }
    }
    var active = f.lanes
    for round in 0..<order.most {
      while active > 0, Int(order.counts[active - 1]) <= round { active -= 1 }
      let base = heap.base
      for part in 0..<width {
        let element = inner[Int32(stateWidth + part)]
        for place in 0..<active { element[place] = base[Int(starts[place]) + round * width + part] }
      }
      inner.lanes = active
      run(body, inner)
      keepState(body, inner, stateWidth)
      if isScan {
        let base = heap.base
        for part in 0..<stateWidth {
          let state = inner[Int32(part)]
          for place in 0..<active { base[Int(scans[place]) + round * stateWidth + part] = state[place] }
        }
      }
    }
    if isScan {
      let target = f[i.target]
      for place in 0..<f.lanes {
        let lane = Int(order.lanes[place])
        let index = f.cases[lane]
        let handle = Handle(start: Int(scans[place]), length: Int(order.counts[place]))
        target[lane] = 0
        if isExhausted(index) { continue }
        let size = handle.length + elementSizes(handle, Int(i.shape2))
        if chargeBuilt(index, length: handle.length, size: size) { target[lane] = handle.word }
      }
    } else {
      scatterState(i, f, inner, order.lanes, f.lanes)
    }
  }

  /// Makes a body's result its first parameters, for the next round.
  @inline(__always)
  private func keepState(_ body: Body, _ inner: Frame, _ width: Int) {
    if body.result == 0 { return }
    for part in 0..<Int32(width) { inner[part].update(from: inner[body.result + part], count: inner.lanes) }
  }

  private func scatterState(
    _ i: Instruction, _ f: Frame, _ inner: Frame, _ lanes: UnsafePointer<Int32>, _ count: Int
  ) {
    for part in 0..<Int32(i.width) {
      let target = f[i.target + part]
      let state = inner[part]
      for place in 0..<count { target[Int(lanes[place])] = state[place] }
    }
  }

  /// `iterate`: `a` the number of rounds, `b` the first value; the body takes the round and the value.
  mutating func iterate(_ i: Instruction, _ f: Frame) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let times = f.ints(i.a)
    let order = rounds(f) { lane in times[lane] }
    let body = code.bodies[Int(i.body)]
    var inner = makeFrame(body, lanes: f.lanes)
    inner.cases = laneNumbers(f.lanes)
    gatherCaptures(body, inner, f, lanes: order.lanes, count: f.lanes)
    let width = Int32(i.width)
    for part in 0..<width {
      let initial = f[i.b + part]
      for place in 0..<f.lanes { inner[1 + part][place] = initial[Int(order.lanes[place])] }
    }
    var active = f.lanes
    for round in 0..<order.most {
      while active > 0, Int(order.counts[active - 1]) <= round { active -= 1 }
      inner[0].update(repeating: UInt64(round), count: active)
      inner.lanes = active
      run(body, inner)
      if body.result == 1 { continue }
      // The result may be the round itself, which the state must not overwrite piecemeal: widths agree, so it is not
      // wider than one register.
      for part in 0..<width { inner[1 + part].update(from: inner[body.result + part], count: active) }
    }
    for part in 0..<width {
      let target = f[i.target + part]
      let state = inner[1 + part]
      for place in 0..<f.lanes { target[Int(order.lanes[place])] = state[place] }
    }
  }

  /// The lanes of a loop whose length only its condition knows.
  private struct Active {
    /// The outer lane of each place.
    let lanes: UnsafeMutablePointer<Int32>
    var count: Int
  }

  /// `while`: `a` the first state; bodies: condition, step.
  mutating func loop(_ i: Instruction, _ f: Frame) {
    for part in 0..<Int32(i.width) { f[i.target + part].update(from: f[i.a + part], count: f.lanes) }
    runLoop(i, f, Int(i.width), emits: false) { _, _, _, _ in
    } finished: { state, lane, place in
      for part in 0..<Int32(i.width) { f[i.target + part][lane] = state[part][place] }
    }
  }

  /// `unfold`: `a` the first state; bodies: condition, emit, step.
  mutating func unfold(_ i: Instruction, _ f: Frame) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let shape = Int(i.shape2)
    let width = shapes[shape].width
    // What the rounds emit, in the order of rounds: the lane, then the words.
    var emitted: [UInt64] = []
    let body = code.bodies[Int(i.body) + 1]
    runLoop(i, f, shapes[Int(i.shape)].width, emits: true) { machine, frame, lanes, count in
      machine.run(body, frame)
      for place in 0..<count {
        emitted.append(UInt64(lanes[place]))
        for part in 0..<Int32(width) { emitted.append(frame[body.result + part][place]) }
      }
    } finished: { _, _, _ in
    }
    let counts = laneNumbers(f.lanes)
    counts.update(repeating: 0, count: f.lanes)
    for position in stride(from: 0, to: emitted.count, by: width + 1) { counts[Int(emitted[position])] &+= 1 }
    let places = stack.words(f.lanes)
    var total = 0
    for lane in 0..<f.lanes {
      places[lane] = UInt64(total)
      total += Int(counts[lane]) * width
    }
    let start = heap.reserve(total)
    for position in stride(from: 0, to: emitted.count, by: width + 1) {
      let lane = Int(emitted[position])
      for part in 0..<width { heap.base[start + Int(places[lane]) + part] = emitted[position + 1 + part] }
      places[lane] += UInt64(width)
    }
    finish(i, f, counts, start: start, shape: shape)
  }

  /// The rounds of `while` and `unfold`: condition, then whatever the round does, then step; a lane leaves when its
  /// condition fails or its case is exhausted.
  ///
  /// A lane whose state a step leaves as it was would go on for ever, and so would all lanes if the condition does not
  /// look at the state: their cases are exhausted at once.
  private mutating func runLoop(
    _ i: Instruction, _ f: Frame, _ width: Int, emits: Bool,
    round: (inout ColumnMachine, _ frame: Frame, _ lanes: UnsafePointer<Int32>, _ count: Int) -> Void,
    finished: (_ state: Frame, _ lane: Int, _ place: Int) -> Void
  ) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let lanes = laneNumbers(f.lanes)
    let cases = laneNumbers(f.lanes)
    let kept = laneNumbers(f.lanes)
    for lane in 0..<f.lanes {
      lanes[lane] = Int32(lane)
      cases[lane] = f.cases[lane]
    }
    let condition = code.bodies[Int(i.body)]
    let emit = code.bodies[Int(i.body) + 1]
    let step = code.bodies[Int(i.body) + (emits ? 2 : 1)]
    var test = makeFrame(condition, lanes: f.lanes)
    var advance = makeFrame(step, lanes: f.lanes)
    var middle = emits ? makeFrame(emit, lanes: f.lanes) : advance
    test.cases = cases
    advance.cases = cases
    middle.cases = cases
    // The bodies read one state: the first parameters of the condition.
    for part in 0..<width {
      advance.registers[part] = test.registers[part]
      middle.registers[part] = test.registers[part]
    }
    gatherCaptures(condition, test, f, lanes: lanes, count: f.lanes)
    gatherCaptures(step, advance, f, lanes: lanes, count: f.lanes)
    if emits { gatherCaptures(emit, middle, f, lanes: lanes, count: f.lanes) }
    for part in 0..<Int32(width) { test[part].update(from: f[i.a + part], count: f.lanes) }
    let applications = emits ? 2 : 1
    var count = f.lanes
    while count > 0 {
      for place in 0..<count { charge(cases[place], 1) }
      test.lanes = count
      run(condition, test)
      // Which lanes go on: their condition holds, and their case can pay for another round.
      let holds = test[condition.result]
      var keptCount = 0
      for place in 0..<count {
        if holds[place] == 0 {
          finished(test, Int(lanes[place]), place)
          continue
        }
        if !condition.readsParameters { exhaust(cases[place]) }
        charge(cases[place], applications)
        if isExhausted(cases[place]) { continue }
        kept[keptCount] = Int32(place)
        keptCount += 1
      }
      if keptCount < count {
        compact(kept, keptCount, lanes, cases)
        for part in 0..<Int32(width) { compact(kept, keptCount, test[part]) }
        compactCaptures(condition, test, kept, keptCount)
        compactCaptures(step, advance, kept, keptCount)
        if emits { compactCaptures(emit, middle, kept, keptCount) }
        count = keptCount
      }
      if count == 0 { return }
      middle.lanes = count
      round(&self, middle, lanes, count)
      advance.lanes = count
      run(step, advance)
      keepChanges(test, advance, step, width, count)
    }
  }

  /// Makes the step's result the state, and exhausts the cases of lanes whose state it did not change.
  @inline(__always)
  private func keepChanges(_ state: Frame, _ frame: Frame, _ step: Body, _ width: Int, _ count: Int) {
    for place in 0..<count {
      var change: UInt64 = 0
      for part in 0..<Int32(width) { change |= state[part][place] ^ frame[step.result + part][place] }
      if change == 0 { exhaust(frame.cases[place]) }
    }
    if step.result == 0 { return }
    for part in 0..<Int32(width) { state[part].update(from: frame[step.result + part], count: count) }
  }

  /// Moves the kept places of a column to the front.
  @inline(__always)
  private func compact(_ kept: UnsafePointer<Int32>, _ count: Int, _ column: UnsafeMutablePointer<UInt64>) {
    for place in 0..<count { column[place] = column[Int(kept[place])] }
  }

  private func compact(
    _ kept: UnsafePointer<Int32>, _ count: Int, _ lanes: UnsafeMutablePointer<Int32>,
    _ cases: UnsafeMutablePointer<Int32>
  ) {
    for place in 0..<count {
      lanes[place] = lanes[Int(kept[place])]
      cases[place] = cases[Int(kept[place])]
    }
  }

  private func compactCaptures(_ body: Body, _ frame: Frame, _ kept: UnsafePointer<Int32>, _ count: Int) {
    for index in Int(body.captureStart)..<Int(body.captureStart + body.captureCount) {
      compact(kept, count, frame[code.captures[index].inner])
    }
  }
}
