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
    runLoop(i, f, Int(i.width), bodies: 2) { _, _, _ in
    } finished: { inner, lane, place in
      for part in 0..<Int32(i.width) { f[i.target + part][lane] = inner[part][place] }
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
    runLoop(i, f, shapes[Int(i.shape)].width, bodies: 3) { machine, active, frames in
      let body = machine.code.bodies[Int(i.body) + 1]
      machine.run(body, frames[1])
      for place in 0..<active.count {
        emitted.append(UInt64(active.lanes[place]))
        for part in 0..<Int32(width) { emitted.append(frames[1][body.result + part][place]) }
      }
    } finished: { _, _, _ in
    }
    let counts = laneNumbers(f.lanes)
    counts.update(repeating: 0, count: f.lanes)
    for position in stride(from: 0, to: emitted.count, by: width + 1) { counts[Int(emitted[position])] &+= 1 }
    let starts = stack.words(f.lanes)
    var total = 0
    for lane in 0..<f.lanes {
      starts[lane] = UInt64(total)
      total += Int(counts[lane]) * width
    }
    let start = heap.reserve(total)
    let places = stack.words(f.lanes)
    for lane in 0..<f.lanes {
      starts[lane] += UInt64(start)
      places[lane] = starts[lane]
    }
    for position in stride(from: 0, to: emitted.count, by: width + 1) {
      let lane = Int(emitted[position])
      for part in 0..<width { heap.base[Int(places[lane]) + part] = emitted[position + 1 + part] }
      places[lane] += UInt64(width)
    }
    let target = f[i.target]
    for lane in 0..<f.lanes {
      let index = f.cases[lane]
      let handle = Handle(start: Int(starts[lane]), length: Int(counts[lane]))
      target[lane] = 0
      if isExhausted(index) { continue }
      if chargeBuilt(index, length: handle.length, size: handle.length + elementSizes(handle, shape)) {
        target[lane] = handle.word
      }
    }
  }

  /// The rounds of `while` and `unfold`: condition, then whatever the round does, then step; a lane leaves when its
  /// condition fails or its case is exhausted.
  private mutating func runLoop(
    _ i: Instruction, _ f: Frame, _ width: Int, bodies count: Int,
    round: (inout ColumnMachine, Active, _ frames: [Frame]) -> Void,
    finished: (_ inner: Frame, _ lane: Int, _ place: Int) -> Void
  ) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    var active = Active(lanes: laneNumbers(f.lanes), count: f.lanes)
    let cases = laneNumbers(f.lanes)
    for lane in 0..<f.lanes {
      active.lanes[lane] = Int32(lane)
      cases[lane] = f.cases[lane]
    }
    var frames: [Frame] = []
    for offset in 0..<count {
      var frame = makeFrame(code.bodies[Int(i.body) + offset], lanes: f.lanes)
      frame.cases = cases
      // The bodies read one state: the first parameters of the first.
      if offset > 0 { for part in 0..<width { frame.registers[part] = frames[0].registers[part] } }
      frames.append(frame)
      gatherCaptures(
        code.bodies[Int(i.body) + offset], frame, f, lanes: active.lanes, count: f.lanes)
    }
    for part in 0..<Int32(width) { frames[0][part].update(from: f[i.a + part], count: f.lanes) }
    let condition = code.bodies[Int(i.body)]
    let step = code.bodies[Int(i.body) + count - 1]
    while true {
      for place in 0..<active.count { charge(cases[place], 1) }
      for offset in 0..<count { frames[offset].lanes = active.count }
      run(condition, frames[0])
      // Which lanes go on: their condition holds, and their case can pay for another round.
      let holds = frames[0][condition.result]
      let stays = stack.mark
      let kept = laneNumbers(active.count)
      var keptCount = 0
      let applications = count - 1
      for place in 0..<active.count {
        if holds[place] == 0 {
          finished(frames[0], Int(active.lanes[place]), place)
          continue
        }
        charge(cases[place], applications)
        if isExhausted(cases[place]) { continue }
        kept[keptCount] = Int32(place)
        keptCount += 1
      }
      if keptCount < active.count { compact(i, &frames, width, kept, keptCount, active.lanes, cases) }
      active.count = keptCount
      stack.release(to: stays)
      if keptCount == 0 { return }
      for offset in 0..<count { frames[offset].lanes = keptCount }
      round(&self, active, frames)
      run(step, frames[count - 1])
      if step.result != 0 {
        for part in 0..<Int32(width) {
          frames[0][part].update(from: frames[count - 1][step.result + part], count: keptCount)
        }
      }
    }
  }

  /// Moves the kept places of all per-lane columns to the front.
  private func compact(
    _ i: Instruction, _ frames: inout [Frame], _ width: Int, _ kept: UnsafePointer<Int32>, _ count: Int,
    _ lanes: UnsafeMutablePointer<Int32>, _ cases: UnsafeMutablePointer<Int32>
  ) {
    for place in 0..<count {
      lanes[place] = lanes[Int(kept[place])]
      cases[place] = cases[Int(kept[place])]
    }
    for part in 0..<Int32(width) {
      let state = frames[0][part]
      for place in 0..<count { state[place] = state[Int(kept[place])] }
    }
    for (offset, frame) in frames.enumerated() {
      let body = code.bodies[Int(i.body) + offset]
      for index in Int(body.captureStart)..<Int(body.captureStart + body.captureCount) {
        let column = frame[code.captures[index].inner]
        for place in 0..<count { column[place] = column[Int(kept[place])] }
      }
    }
  }
}
