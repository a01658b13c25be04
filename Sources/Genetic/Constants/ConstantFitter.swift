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
  private var residuals: [Double]
  /// The columns of the equations: ones, the values, the derivatives by each constant.
  private var columns: [Double] = []
  /// Of what is expected: the mean, the largest magnitude, and the sum of squared errors that is as good as none.
  private let mean: Double
  private let largest: Double
  private let enough: Double
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
    residuals = values
    mean = expected.reduce(0, +) / Double(expected.count)
    largest = expected.reduce(0) { max($0, $1.magnitude) }
    enough = 1e-30 * expected.reduce(0) { $0 + $1 * $1 }
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

  /// Calls a function with every row's value and what is expected there.
  @inline(__always)
  private func forEachRow(_ body: (_ row: Int, _ value: Double, _ expected: Double) -> Void) {
    values.withUnsafeBufferPointer { values in
      expected.withUnsafeBufferPointer { expected in
        for row in 0..<expected.count { body(row, values[row], expected[row]) }
      }
    }
  }

  private func squaredError() -> Double {
    let (offset, factor) = (offset, factor)
    var sum = 0.0
    forEachRow { _, value, expected in
      let difference = expected - (offset + factor * value)
      sum += difference * difference
    }
    return sum.isFinite ? sum : .infinity
  }

  /// Finds factor and offset by least squares; false if values are not finite.
  private func scale() -> Bool {
    let count = Double(expected.count)
    let (own, wanted) = (values.reduce(0, +) / count, mean)
    var (product, square, magnitude) = (0.0, 0.0, 0.0)
    forEachRow { _, value, expected in
      product += (value - own) * (expected - wanted)
      square += (value - own) * (value - own)
      magnitude = max(magnitude, value.magnitude)
    }
    guard square.isFinite, product.isFinite else { return false }
    factor = square > 1e-24 * magnitude * magnitude * count ? product / square : 0
    offset = wanted - factor * own
    clean(magnitude)
    return true
  }

  /// Takes coefficients that are nought or one but for rounding to be just that.
  private func clean(_ magnitude: Double) {
    let nearest = factor.rounded()
    if nearest.magnitude <= 1, (factor - nearest).magnitude * magnitude < 1e-11 * largest { factor = nearest }
    if offset.magnitude < 1e-11 * largest { offset = 0 }
  }

  /// The normal equations of the residuals, linear in offset, factor and constants around where these are.
  private func linearised() -> NormalEquations? {
    let count = 2 + tape.constants.count
    let cases = expected.count
    if columns.count < count * cases { columns = Array(repeating: 1, count: count * cases) }
    return columns.withUnsafeMutableBufferPointer { columns in
      residuals.withUnsafeMutableBufferPointer { residuals in
        guard let columns = columns.baseAddress, let residuals = residuals.baseAddress else { return nil }
        tape.values(into: columns + cases, weight: factor, jacobian: columns + 2 * cases)
        let (offset, factor) = (offset, factor)
        for row in 0..<cases { residuals[row] = expected[row] - (offset + factor * columns[cases + row]) }
        return NormalEquations(columns, count: count, residuals, rows: cases)
      }
    }
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
