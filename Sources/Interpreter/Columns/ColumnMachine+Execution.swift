import AST

extension ColumnMachine {
  /// Registers for a body with room for a number of lanes; the constants are filled in.
  ///
  /// The memory is the stack's: take a mark before, release to it when the frame is no longer used.
  mutating func makeFrame(_ body: Body, lanes: Int) -> Frame {
    let count = Int(body.registers)
    let stride = (lanes + 7) & ~7
    let table = UnsafeMutableRawPointer(stack.words(count)).assumingMemoryBound(
      to: UnsafeMutablePointer<UInt64>.self)
    let columns = stack.words(stride * count)
    for register in 0..<count { table[register] = columns + register * stride }
    var next = body.lastConstant
    while next >= 0 {
      let constant = code.constants[Int(next)]
      table[Int(constant.register)].update(repeating: constant.word, count: lanes)
      next = constant.previous
    }
    return Frame(registers: table, cases: identity, lanes: lanes)
  }

  /// Lets a body read the registers that it captures where they are: for a body that runs on the same lanes.
  func shareCaptures(_ body: Body, _ inner: Frame, _ outer: Frame) {
    for index in Int(body.captureStart)..<Int(body.captureStart + body.captureCount) {
      let capture = code.captures[index]
      inner.registers[Int(capture.inner)] = outer[capture.outer]
    }
  }

  /// Gathers what a body captures for lanes that each belong to a lane outside.
  func gatherCaptures(
    _ body: Body, _ inner: Frame, _ outer: Frame, lanes: UnsafePointer<Int32>, count: Int
  ) {
    for index in Int(body.captureStart)..<Int(body.captureStart + body.captureCount) {
      let capture = code.captures[index]
      let source = outer[capture.outer]
      let target = inner[capture.inner]
      for lane in 0..<count { target[lane] = source[Int(lanes[lane])] }
    }
    if body.hasCost {
      for lane in 0..<count { inner.cases[lane] = outer.cases[Int(lanes[lane])] }
    }
  }

  /// Room for one 32-bit number a lane.
  mutating func laneNumbers(_ count: Int) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(stack.words((count + 1) / 2)).assumingMemoryBound(to: Int32.self)
  }

  /// Runs a body's instructions on a frame's lanes.
  mutating func run(_ body: Body, _ frame: Frame) {
    var position = Int(body.start)
    let end = Int(body.end)
    while position < end {
      let instruction = code.instructions[position]
      position = Int(instruction.next)
      switch instruction.kind {
      case .apply: apply(instruction, frame)
      case .copy:
        for part in 0..<Int32(instruction.width) {
          frame[instruction.target + part].update(from: frame[instruction.a + part], count: frame.lanes)
        }
      case .select: select(instruction, frame)
      case .branch: branch(instruction, frame)
      case .call: call(instruction, frame)
      }
    }
  }

  private func select(_ instruction: Instruction, _ frame: Frame) {
    let condition = frame[instruction.a]
    let isBits = instruction.variant == .bits
    for part in 0..<Int32(instruction.width) {
      let target = frame[instruction.target + part]
      let yes = frame[instruction.b + part]
      let no = frame[instruction.c + part]
      if isBits {
        for lane in 0..<frame.lanes {
          target[lane] = no[lane] ^ (yes[lane] ^ no[lane]) & condition[lane]
        }
      } else {
        for lane in 0..<frame.lanes {
          target[lane] = no[lane] ^ (yes[lane] ^ no[lane]) & (0 &- condition[lane])
        }
      }
    }
  }

  /// Runs each branch on the lanes that take it.
  private mutating func branch(_ instruction: Instruction, _ frame: Frame) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let condition = frame[instruction.a]
    let taken = laneNumbers(frame.lanes)
    for (offset, wanted) in [UInt64(1), 0].enumerated() {
      var count = 0
      for lane in 0..<frame.lanes {
        taken[count] = Int32(lane)
        if condition[lane] == wanted { count += 1 }
      }
      if count == 0 { continue }
      let inside = stack.mark
      let body = code.bodies[Int(instruction.body) + offset]
      var inner = makeFrame(body, lanes: count)
      if count == frame.lanes {
        inner.cases = frame.cases
        shareCaptures(body, inner, frame)
      } else {
        if body.hasCost { inner.cases = laneNumbers(count) }
        gatherCaptures(body, inner, frame, lanes: taken, count: count)
      }
      run(body, inner)
      for part in 0..<Int32(instruction.width) {
        let source = inner[body.result + part]
        let target = frame[instruction.target + part]
        for lane in 0..<count { target[Int(taken[lane])] = source[lane] }
      }
      stack.release(to: inside)
    }
  }

  /// Runs a helper's body on the same lanes.
  private mutating func call(_ instruction: Instruction, _ frame: Frame) {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let body = code.bodies[Int(instruction.body)]
    var inner = makeFrame(body, lanes: frame.lanes)
    inner.cases = frame.cases
    for parameter in 0..<Int(body.parameters) {
      inner.registers[parameter] = frame[code.arguments[Int(instruction.a) + parameter]]
    }
    run(body, inner)
    for part in 0..<Int32(instruction.width) {
      frame[instruction.target + part].update(from: inner[body.result + part], count: frame.lanes)
    }
  }
}
