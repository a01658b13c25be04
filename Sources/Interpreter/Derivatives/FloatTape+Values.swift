internal import AST

extension FloatTape {
  /// The program's value in every case, to the bit that of the language.
  ///
  /// - Parameter output: room for a number for each case.
  package func values(into output: UnsafeMutablePointer<Double>) {
    fillConstants()
    var first = 0
    while first < count {
      let lanes = min(Self.blockSize, count - first)
      evaluate(first, lanes)
      (output + first).update(from: column(result, first), count: lanes)
      first += lanes
    }
  }

  /// Constants do not change from block to block.
  func fillConstants() {
    for (constant, step) in constantSteps.enumerated() {
      (values + step * Self.blockSize).update(repeating: constants[constant], count: Self.blockSize)
    }
  }

  /// Computes the values of all steps for a block of cases.
  func evaluate(_ first: Int, _ lanes: Int) {
    for (index, step) in steps.enumerated() {
      guard let op = step.op else { continue }
      apply(op, column(step.a, first), column(step.b, first), values + index * Self.blockSize, lanes)
    }
  }

  private func apply(
    _ op: Operator, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>,
    _ lanes: Int
  ) {
    @inline(__always) func map(_ function: (Double) -> Double) {
      for lane in 0..<lanes { target[lane] = function(a[lane]) }
    }
    @inline(__always) func map2(_ function: (Double, Double) -> Double) {
      for lane in 0..<lanes { target[lane] = function(a[lane], b[lane]) }
    }
    switch op {
    case .add: map2 { $0 + $1 }
    case .subtract: map2 { $0 - $1 }
    case .multiply: map2 { $0 * $1 }
    case .divide: map2 { $0 / $1 }
    case .min: map2(Scalar.min)
    case .max: map2(Scalar.max)
    case .negate: map(Scalar.negate)
    case .abs: map(Scalar.abs)
    case .sign: map(Scalar.sign)
    case .square: map(Scalar.square)
    case .cube: map(Scalar.cube)
    case .inverse: map(Scalar.inverse)
    case .sqrt: map(Scalar.sqrt)
    case .exp: FloatMath.expColumn(a, target, lanes)
    case .log: FloatMath.logColumn(a, target, lanes)
    case .sin: FloatMath.sinColumn(a, target, lanes)
    case .cos: FloatMath.cosColumn(a, target, lanes)
    case .tan: FloatMath.tanColumn(a, target, lanes)
    case .tanh: FloatMath.tanhColumn(a, target, lanes)
    case .pow: FloatMath.powColumn(a, b, target, lanes)
    // Not on a tape.
    default: break
    }
  }
}
