internal import AST

extension FloatTape {
  /// The program's value and its derivatives by all constants in every case.
  ///
  /// - Parameters:
  ///   - output: room for a number for each case.
  ///   - weight: what the derivatives are multiplied by.
  ///   - jacobian: room for constants × cases numbers, the cases of a constant side by side.
  package func values(
    into output: UnsafeMutablePointer<Double>, weight: Double = 1, jacobian: UnsafeMutablePointer<Double>
  ) {
    fillConstants()
    var first = 0
    while first < count {
      let lanes = min(Self.blockSize, count - first)
      evaluate(first, lanes)
      (output + first).update(from: column(result, first), count: lanes)
      accumulate(weight, first, lanes)
      for (constant, step) in constantSteps.enumerated() {
        (jacobian + constant * count + first).update(from: adjoints + step * Self.blockSize, count: lanes)
      }
      first += lanes
    }
  }

  /// Computes the derivative of the result by the value of every step that depends on a constant.
  private func accumulate(_ weight: Double, _ first: Int, _ lanes: Int) {
    for step in steps.indices { (adjoints + step * Self.blockSize).update(repeating: 0, count: lanes) }
    guard isActive(result) else { return }
    (adjoints + result * Self.blockSize).update(repeating: weight, count: lanes)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Self.blockSize) { scratch in
      guard let scratch = scratch.baseAddress else { return }
      for index in steps.indices.reversed() where steps[index].isActive {
        let step = steps[index]
        guard let op = step.op else { continue }
        let operands = Operands(
          a: column(step.a, first), b: column(step.b, first), value: values + index * Self.blockSize,
          adjoint: adjoints + index * Self.blockSize, lanes: lanes, scratch: scratch)
        if isActive(step.a) { operands.addFirst(op, adjoints + step.a * Self.blockSize) }
        if isActive(step.b), Self.isBinary(op) { operands.addSecond(op, adjoints + step.b * Self.blockSize) }
      }
    }
  }

  private static func isBinary(_ op: Operator) -> Bool {
    switch op {
    case .add, .subtract, .multiply, .divide, .min, .max, .pow: true
    default: false
    }
  }
}

/// What the derivatives of one step are made of.
private struct Operands {
  let a: UnsafePointer<Double>
  let b: UnsafePointer<Double>
  /// The step's own value.
  let value: UnsafePointer<Double>
  /// The derivative of the result by it.
  let adjoint: UnsafePointer<Double>
  let lanes: Int
  /// Two blocks.
  let scratch: UnsafeMutablePointer<Double>

  @inline(__always)
  private func add(_ target: UnsafeMutablePointer<Double>, _ term: (_ lane: Int, _ adjoint: Double) -> Double) {
    for lane in 0..<lanes { target[lane] += term(lane, adjoint[lane]) }
  }

  /// Adds the chain rule's term of the first argument.
  func addFirst(_ op: Operator, _ target: UnsafeMutablePointer<Double>) {
    switch op {
    case .add, .subtract: add(target) { $1 }
    case .multiply: add(target) { $1 * b[$0] }
    case .divide: add(target) { $1 / b[$0] }
    case .min: add(target) { b[$0] < a[$0] ? 0 : $1 }
    case .max: add(target) { a[$0] < b[$0] ? 0 : $1 }
    case .negate: add(target) { -$1 }
    case .abs: add(target) { $1 * Scalar.sign(a[$0]) }
    case .square: add(target) { $1 * (2 * a[$0]) }
    case .cube: add(target) { $1 * (3 * (a[$0] * a[$0])) }
    case .inverse: add(target) { -$1 * (value[$0] * value[$0]) }
    case .sqrt: add(target) { $1 * (0.5 / value[$0]) }
    case .exp: add(target) { $1 * value[$0] }
    case .log: add(target) { $1 / a[$0] }
    case .sin:
      FloatMath.cosColumn(a, scratch, lanes)
      add(target) { $1 * scratch[$0] }
    case .cos:
      FloatMath.sinColumn(a, scratch, lanes)
      add(target) { -$1 * scratch[$0] }
    case .tan: add(target) { $1 * (1 + value[$0] * value[$0]) }
    case .tanh: add(target) { $1 * (1 - value[$0] * value[$0]) }
    case .pow:
      for lane in 0..<lanes { scratch[lane] = b[lane] - 1 }
      FloatMath.powColumn(a, scratch, scratch + FloatTape.blockSize, lanes)
      add(target) { $1 * (b[$0] * scratch[FloatTape.blockSize + $0]) }
    // `sign` is constant wherever it has a derivative.
    default: break
    }
  }

  /// Adds the chain rule's term of the second argument.
  func addSecond(_ op: Operator, _ target: UnsafeMutablePointer<Double>) {
    switch op {
    case .add: add(target) { $1 }
    case .subtract: add(target) { -$1 }
    case .multiply: add(target) { $1 * a[$0] }
    case .divide: add(target) { -$1 * (value[$0] / b[$0]) }
    case .min: add(target) { b[$0] < a[$0] ? $1 : 0 }
    case .max: add(target) { a[$0] < b[$0] ? $1 : 0 }
    case .pow:
      FloatMath.logColumn(a, scratch, lanes)
      // 0^y is 0 for every y > 0, and log 0 is infinite.
      add(target) { value[$0] == 0 ? 0 : $1 * (value[$0] * scratch[$0]) }
    default: break
    }
  }
}
