/// The memory of one tape: values, and adjoints (derivatives of the loss by them).
///
/// One run belongs to one thread at a time. Everything is allocated at the start.
final class TapeRun {
  let tape: Tape
  let values: UnsafeMutablePointer<Float>
  let adjoints: UnsafeMutablePointer<Float>
  /// Probabilities of choices and constants, which `mix` weighs by, and their adjoints.
  let weights: UnsafeMutablePointer<Float>
  let weightAdjoints: UnsafeMutablePointer<Float>
  let weightCount: Int
  /// The sharpness β of comparisons.
  var beta: Float = 1

  init(_ tape: Tape, weights count: Int) {
    self.tape = tape
    weightCount = count
    values = Self.zeros(tape.size)
    adjoints = Self.zeros(tape.size)
    weights = Self.zeros(count)
    weightAdjoints = Self.zeros(count)
    for (block, value) in tape.constants {
      for column in 0..<block.columns {
        (values + block.offset + column * block.stride).update(repeating: value, count: block.lanes)
      }
    }
  }

  deinit {
    values.deallocate()
    adjoints.deallocate()
    weights.deallocate()
    weightAdjoints.deallocate()
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
    let pointer = UnsafeMutablePointer<Float>.allocate(capacity: max(count, 1))
    pointer.initialize(repeating: 0, count: max(count, 1))
    return pointer
  }

  /// Computes every value; the result is the sum of the losses.
  func forward() -> Float {
    for instruction in tape.instructions { forward(instruction) }
    return tape.losses.reduce(0) { $0 + values[$1.offset] }
  }

  /// Computes the derivatives of the sum of the losses by every value and weight of the latest forward run.
  func backward() {
    adjoints.update(repeating: 0, count: tape.size)
    weightAdjoints.update(repeating: 0, count: weightCount)
    for loss in tape.losses { adjoints[loss.offset] += 1 }
    for instruction in tape.instructions.reversed() { backward(instruction) }
  }

  private func forward(_ step: Instruction) {
    switch step.kind {
    case .mix(let terms): mix(step, terms)
    case .unary(let function): unary(step, function)
    case .binary(let function): binary(step, function)
    case .blend: blend(step)
    case .scale: scale(step)
    case .dot: dot(step)
    case .total: total(step)
    case .linear(let matrix): linear(step, matrix)
    case .transport(let moves): transport(step, moves)
    case .compaction: compaction(step)
    case .permutation: permutation(step)
    case .loss(let loss): self.loss(step, loss)
    }
  }

  private func backward(_ step: Instruction) {
    switch step.kind {
    case .mix(let terms): mixBack(step, terms)
    case .unary(let function): unaryBack(step, function)
    case .binary(let function): binaryBack(step, function)
    case .blend: blendBack(step)
    case .scale: scaleBack(step)
    case .dot: dotBack(step)
    case .total: totalBack(step)
    case .linear(let matrix): linearBack(step, matrix)
    case .transport(let moves): transportBack(step, moves)
    case .compaction: compactionBack(step)
    case .permutation: break
    case .loss(let loss): lossBack(step, loss)
    }
  }

  /// Where the numbers of a block are that meet those of a result from lane `start` of a column on.
  @inline(__always)
  func place(_ block: Block, _ column: Int, _ start: Int) -> Int {
    block.offset + (block.columns == 1 ? 0 : column * block.stride)
      + (block.lanes > start ? start : start % block.lanes)
  }

  /// Goes through a result in runs that are contiguous in it and in its operands.
  @inline(__always)
  func runs(_ result: Block, _ lanes: Int, _ body: (_ column: Int, _ start: Int, _ count: Int) -> Void) {
    for column in 0..<result.columns {
      var start = 0
      while start < result.lanes {
        body(column, start, lanes)
        start += lanes
      }
    }
  }
}

// MARK: Functions of each number

extension TapeRun {
  private func unary(_ step: Instruction, _ function: Unary) {
    let beta = beta
    for column in 0..<step.result.columns {
      let x = values + place(step.a, column, 0)
      let y = values + place(step.result, column, 0)
      let count = step.result.lanes
      switch function {
      case .copy: y.update(from: x, count: count)
      case .complement: for lane in 0..<count { y[lane] = 1 - x[lane] }
      case .negate: for lane in 0..<count { y[lane] = -x[lane] }
      default: for lane in 0..<count { y[lane] = function.value(x[lane], beta: beta) }
      }
    }
  }

  private func unaryBack(_ step: Instruction, _ function: Unary) {
    let beta = beta
    for column in 0..<step.result.columns {
      let from = place(step.a, column, 0)
      let to = place(step.result, column, 0)
      let x = values + from
      let y = values + to
      let dx = adjoints + from
      let dy = adjoints + to
      let count = step.result.lanes
      switch function {
      case .copy: for lane in 0..<count { dx[lane] += dy[lane] }
      case .complement, .negate: for lane in 0..<count { dx[lane] -= dy[lane] }
      default: for lane in 0..<count { dx[lane] += dy[lane] * function.derivative(x[lane], y[lane], beta: beta) }
      }
    }
  }

  private func binary(_ step: Instruction, _ function: Binary) {
    let beta = beta
    runs(step.result, min(step.a.lanes, step.b.lanes)) { column, start, count in
      let a = values + place(step.a, column, start)
      let b = values + place(step.b, column, start)
      let y = values + place(step.result, column, start)
      switch function {
      case .add: for lane in 0..<count { y[lane] = a[lane] + b[lane] }
      case .subtract: for lane in 0..<count { y[lane] = a[lane] - b[lane] }
      case .multiply: for lane in 0..<count { y[lane] = Binary.multiply.value(a[lane], b[lane], beta: beta) }
      case .disjunction: for lane in 0..<count { y[lane] = a[lane] + b[lane] - a[lane] * b[lane] }
      default: for lane in 0..<count { y[lane] = function.value(a[lane], b[lane], beta: beta) }
      }
    }
  }

  private func binaryBack(_ step: Instruction, _ function: Binary) {
    let beta = beta
    runs(step.result, min(step.a.lanes, step.b.lanes)) { column, start, count in
      let left = place(step.a, column, start)
      let right = place(step.b, column, start)
      let to = place(step.result, column, start)
      for lane in 0..<count {
        let slope = adjoints[to + lane]
        let (da, db) = function.derivatives(values[left + lane], values[right + lane], values[to + lane], beta: beta)
        adjoints[left + lane] += slope * da
        adjoints[right + lane] += slope * db
      }
    }
  }
}

// MARK: Blends

extension TapeRun {
  private func blend(_ step: Instruction) {
    runs(step.result, min(step.a.lanes, min(step.b.lanes, step.c.lanes))) { column, start, count in
      let p = values + place(step.a, column, start)
      let yes = values + place(step.b, column, start)
      let no = values + place(step.c, column, start)
      let y = values + place(step.result, column, start)
      for lane in 0..<count { y[lane] = no[lane] + p[lane] * (yes[lane] - no[lane]) }
    }
  }

  private func blendBack(_ step: Instruction) {
    runs(step.result, min(step.a.lanes, min(step.b.lanes, step.c.lanes))) { column, start, count in
      let condition = place(step.a, column, start)
      let yes = place(step.b, column, start)
      let no = place(step.c, column, start)
      let to = place(step.result, column, start)
      for lane in 0..<count {
        let slope = adjoints[to + lane]
        let p = values[condition + lane]
        adjoints[condition + lane] += slope * (values[yes + lane] - values[no + lane])
        adjoints[yes + lane] += slope * p
        adjoints[no + lane] += slope * (1 - p)
      }
    }
  }

  private func scale(_ step: Instruction) {
    runs(step.result, min(step.a.lanes, step.b.lanes)) { column, start, count in
      let p = values + place(step.a, column, start)
      let x = values + place(step.b, column, start)
      let y = values + place(step.result, column, start)
      for lane in 0..<count { y[lane] = p[lane] * x[lane] }
    }
  }

  private func scaleBack(_ step: Instruction) {
    runs(step.result, min(step.a.lanes, step.b.lanes)) { column, start, count in
      let factor = place(step.a, column, start)
      let from = place(step.b, column, start)
      let to = place(step.result, column, start)
      for lane in 0..<count {
        let slope = adjoints[to + lane]
        adjoints[factor + lane] += slope * values[from + lane]
        adjoints[from + lane] += slope * values[factor + lane]
      }
    }
  }
}
