package import AST

/// A program of Floats as a list of steps, for values on columns and the derivatives by its constants.
///
/// Derivatives are exact, by reverse accumulation: one sweep back over the steps gives, for every case, the derivatives by
/// all constants at once (Griewank and Walther, "Evaluating Derivatives", 2008, doi:10.1137/1.9780898717761). Where
/// an operator has a kink (`abs`, `min`, `max`) the derivative is that of the branch taken; `sign` has derivative 0.
///
/// One tape belongs to one worker at a time, and keeps its buffers from program to program. Memory: two columns of 256
/// numbers for each node.
package final class FloatTape {
  /// Where a step's argument is: a step before it, or an input, written as the complement of its index.
  typealias Place = Int

  struct Step {
    /// `nil` for a constant.
    let op: Operator?
    var a: Place = 0
    var b: Place = 0
    /// True if the value depends on a constant.
    let isActive: Bool
  }

  /// The number of cases that are computed together.
  static let blockSize = 256

  /// The number of cases.
  package let count: Int
  /// The values of the constants, which may be changed: those of the program's Float literals, in prefix order.
  package var constants: [Double] = []

  let inputs: [UnsafeMutablePointer<Double>]
  var steps: [Step] = []
  /// By constant: its step.
  var constantSteps: [Int] = []
  /// Where the program's value is.
  var result: Place = 0
  /// By step, a block of values.
  var values: UnsafeMutablePointer<Double>
  /// By step, a block of derivatives by the step's value.
  var adjoints: UnsafeMutablePointer<Double>
  private var capacity = 0

  /// A tape for programs on the inputs of some cases.
  ///
  /// - Returns: `nil` unless all inputs are Float.
  package init?(_ cases: CaseColumns) {
    guard cases.inputs.allSatisfy({ $0.type == .float }) else { return nil }
    count = cases.count
    inputs = cases.inputWords.map { words in
      let column = UnsafeMutablePointer<Double>.allocate(capacity: max(words.count, 1))
      for (row, word) in words.enumerated() { column[row] = Double(bitPattern: word) }
      return column
    }
    values = .allocate(capacity: 0)
    adjoints = .allocate(capacity: 0)
  }

  deinit {
    for column in inputs { column.deallocate() }
    values.deallocate()
    adjoints.deallocate()
  }

  /// Takes a program, with its constants as they are.
  ///
  /// - Returns: False, and the tape is empty, if it holds anything but Float inputs and literals, `let`, and operators
  ///   that have a derivative (see ``hasDerivative(_:)``).
  package func load(_ tree: Tree) -> Bool {
    steps.removeAll(keepingCapacity: true)
    constants.removeAll(keepingCapacity: true)
    constantSteps.removeAll(keepingCapacity: true)
    var scope = inputs.indices.map { ~$0 }
    var index = 0
    guard !tree.nodes.isEmpty, let place = append(tree, &index, &scope) else {
      steps.removeAll()
      return false
    }
    result = place
    if steps.count > capacity {
      capacity = max(2 * capacity, steps.count)
      values.deallocate()
      adjoints.deallocate()
      values = .allocate(capacity: capacity * Self.blockSize)
      adjoints = .allocate(capacity: capacity * Self.blockSize)
    }
    return true
  }

  /// True of operators on Floats that programs on a tape may have.
  package static func hasDerivative(_ op: Operator) -> Bool {
    switch op {
    case .add, .subtract, .multiply, .divide, .min, .max, .negate, .abs, .sign, .square, .sqrt, .exp, .log, .sin, .cos,
      .tan, .tanh, .cube, .inverse, .pow:
      true
    default: false
    }
  }

  /// Appends the steps of the subtree at an index, which moves behind it.
  private func append(_ tree: Tree, _ index: inout Int, _ scope: inout [Place]) -> Place? {
    let node = tree.nodes[index]
    guard node.type == .float else { return nil }
    let end = index + Int(node.length)
    index += 1
    switch node.kind {
    case .literal:
      constants.append(Double(bitPattern: node.payload))
      constantSteps.append(steps.count)
      return append(Step(op: nil, isActive: true))
    case .variable:
      return scope.indices.contains(node.slot) ? scope[node.slot] : nil
    case .apply where node.op == .let:
      guard let value = append(tree, &index, &scope) else { return nil }
      scope.append(value)
      defer { scope.removeLast() }
      return append(tree, &index, &scope)
    case .apply where Self.hasDerivative(node.op):
      guard let a = append(tree, &index, &scope) else { return nil }
      guard index < end else { return append(Step(op: node.op, a: a, isActive: isActive(a))) }
      guard let b = append(tree, &index, &scope) else { return nil }
      return append(Step(op: node.op, a: a, b: b, isActive: isActive(a) || isActive(b)))
    case .apply, .lambda, .call:
      return nil
    }
  }

  private func append(_ step: Step) -> Place {
    steps.append(step)
    return steps.count - 1
  }

  func isActive(_ place: Place) -> Bool { place >= 0 && steps[place].isActive }

  /// The values at a place for the block of cases from `first` on.
  func column(_ place: Place, _ first: Int) -> UnsafeMutablePointer<Double> {
    place >= 0 ? values + place * Self.blockSize : inputs[~place] + first
  }
}
