internal import AST
internal import Interpreter

/// Fits the constants of Float programs to cases, by least squares.
///
/// An offset and a factor of the whole are found directly (linear scaling, Keijzer 2003, doi:10.1007/3-540-36599-0_7), the
/// constants inside by Levenberg and Marquardt's method on exact derivatives (Kommenda, Burlacu, Kronberger,
/// Affenzeller 2020, doi:10.1007/s10710-019-09371-3).
///
/// One fitter belongs to one worker at a time.
final class ConstantFitter {
  private let tape: FloatTape
  private let expected: [Double]
  private let canSubtract: Bool
  private let limits: TreeLimits
  private var values: [Double]
  private var jacobian: [Double] = []
  /// What the program loaded is multiplied by, and what is added then.
  private var factor = 1.0
  private var offset = 0.0

  /// - Returns: `nil` unless inputs and the one output are Float, and programs may add and multiply.
  init?(_ cases: CaseColumns, _ primitives: PrimitiveSet, _ limits: TreeLimits) {
    guard let expected = cases.expectedFloats, cases.count > 0, expected.allSatisfy(\.isFinite),
      cases.judge.kinds != [.exact], primitives.offers(.add), primitives.offers(.multiply),
      let tape = FloatTape(cases)
    else { return nil }
    self.expected = expected
    self.tape = tape
    self.limits = limits
    canSubtract = primitives.offers(.subtract)
    values = Array(repeating: 0, count: expected.count)
  }

  /// A program with fitted constants.
  struct Fit {
    let tree: Tree
    /// Executions spent, a sweep for values and one for derivatives counting one each for every case.
    let executions: Int
  }

  /// The most sweeps over the cases that a step takes; one more comes before the first.
  static let sweeps = 3

  /// Fits offset, factor and constants.
  ///
  /// - Returns: `nil` if the program is not one of Floats, has too many constants, or values that are not finite.
  func fitted(_ tree: Tree, steps: Int) -> Fit? {
    let core = tree.subtree(at: ScaledProgram.core(of: tree))
    guard tape.load(core), tape.constants.count <= ConstantOptions.mostConstants else { return nil }
    var sweeps = 1
    evaluate()
    guard scale() else { return nil }
    var best = (error: squaredError(), constants: tape.constants, factor: factor, offset: offset)
    let enough = 1e-30 * expected.reduce(0) { $0 + $1 * $1 }
    var damping = 1e-3
    var equations: NormalEquations?
    for _ in 0..<(tape.constants.isEmpty ? 0 : steps) where best.error > enough && damping < 1e9 {
      if equations == nil {
        sweeps += 2
        equations = linearised()
      }
      guard let change = equations?.solution(damping: damping) else { break }
      for index in best.constants.indices { tape.constants[index] = best.constants[index] + change[2 + index] }
      sweeps += 1
      evaluate()
      let error = scale() ? squaredError() : .infinity
      if error < best.error {
        let isSettled = error > best.error * (1 - 1e-9)
        best = (error, tape.constants, factor, offset)
        damping = max(damping * 0.1, 1e-12)
        equations = nil
        if isSettled { break }
      } else {
        tape.constants = best.constants
        (factor, offset) = (best.factor, best.offset)
        damping *= 10
      }
    }
    let result = ScaledProgram.tree(
      core.settingFloats(best.constants), offset: best.offset, factor: best.factor, canSubtract: canSubtract)
    guard result.size <= limits.nodes, result.depth <= limits.depth else { return nil }
    return Fit(tree: result, executions: sweeps * expected.count)
  }

  private func evaluate() {
    values.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { tape.values(into: base) } }
  }

  private func squaredError() -> Double {
    var sum = 0.0
    for row in expected.indices {
      let difference = expected[row] - (offset + factor * values[row])
      sum += difference * difference
    }
    return sum.isFinite ? sum : .infinity
  }

  /// Finds factor and offset by least squares; false if values are not finite.
  private func scale() -> Bool {
    let count = Double(expected.count)
    let mean = values.reduce(0, +) / count
    let wanted = expected.reduce(0, +) / count
    var (product, square, largest) = (0.0, 0.0, 0.0)
    for row in expected.indices {
      let value = values[row] - mean
      product += value * (expected[row] - wanted)
      square += value * value
      largest = max(largest, values[row].magnitude)
    }
    guard square.isFinite, product.isFinite else { return false }
    factor = square > 1e-24 * largest * largest * count ? product / square : 0
    offset = wanted - factor * mean
    clean(largest)
    return true
  }

  /// Takes coefficients that are nought or one but for rounding to be just that.
  private func clean(_ largest: Double) {
    let scale = expected.reduce(0) { max($0, $1.magnitude) }
    let nearest = factor.rounded()
    if nearest.magnitude <= 1, (factor - nearest).magnitude * largest < 1e-11 * scale { factor = nearest }
    if offset.magnitude < 1e-11 * scale { offset = 0 }
  }

  /// The normal equations of the residuals, linear in offset, factor and constants around where these are.
  private func linearised() -> NormalEquations {
    let constants = tape.constants.count
    let cases = expected.count
    if jacobian.count < constants * cases { jacobian = Array(repeating: 0, count: constants * cases) }
    values.withUnsafeMutableBufferPointer { values in
      jacobian.withUnsafeMutableBufferPointer { jacobian in
        if let values = values.baseAddress, let jacobian = jacobian.baseAddress {
          tape.values(into: values, weight: factor, jacobian: jacobian)
        }
      }
    }
    var equations = NormalEquations(count: 2 + constants)
    var row = Array(repeating: 1.0, count: equations.count)
    for index in expected.indices {
      let residual = expected[index] - (offset + factor * values[index])
      row[1] = values[index]
      for constant in 0..<constants { row[2 + constant] = jacobian[constant * cases + index] }
      for left in row.indices {
        equations.right[left] += row[left] * residual
        for right in 0...left { equations.matrix[left * row.count + right] += row[left] * row[right] }
      }
    }
    return equations
  }
}

extension Tree {
  /// The tree with other values for its Float literals, in prefix order.
  fileprivate func settingFloats(_ values: [Double]) -> Tree {
    var tree = self
    var next = 0
    for index in nodes.indices where nodes[index].kind == .literal && nodes[index].type == .float {
      guard next < values.count, let node = Node.scalar(.float(values[next])) else { break }
      tree.updateNode(at: index) { $0.payload = node.payload }
      next += 1
    }
    return tree
  }
}

extension PrimitiveSet {
  /// True if programs may apply the operator to Floats, giving a Float.
  func offers(_ op: Operator) -> Bool {
    functions.contains { $0.root.kind == .apply && $0.root.op == op && $0.root.type == .float }
  }
}
