public import AST

/// The definition of what programs mean: one case at a time, small and plain rather than quick.
///
/// Everything else that runs programs is checked against it, so it shares no sequence, lambda or cost code with any of
/// it; only the meaning of operators on single numbers and characters (``Scalar``, ``FloatMath``) is common.
///
/// ```swift
/// let interpreter = ReferenceInterpreter(interface: program.interface)
/// let evaluation = interpreter.run(program.tree, inputs: [.int(3), .int(1), .int(2)])
/// ```
public struct ReferenceInterpreter: Sendable {
  public let interface: Interface
  public let limits: Limits
  /// How deep the evaluation of each helper's body nests, the helpers that it calls included.
  private let helperDepths: [Int]

  public init(interface: Interface, limits: Limits = Limits()) {
    self.interface = interface
    self.limits = limits
    var depths: [Int] = []
    for helper in interface.helpers { depths.append(helper.body.depth(withHelpers: depths)) }
    helperDepths = depths
  }

  /// The deepest code that is run, in nodes from the root to a leaf, bodies of called helpers included.
  ///
  /// The parser's own limit on nesting is far lower: only a chain of hundreds of helpers could come near. Deeper code
  /// counts as exhausted.
  public static let maximumDepth = 100_000

  /// Code up to this depth is run on the stack of the caller, which should have 256 KB to spare; deeper code on one of
  /// its own.
  private static let directDepth = 64
  /// More than four times what one level of nesting takes on the stack in builds without optimisation; sanitizers need
  /// some of that.
  private static let bytesPerLevel = 8192

  /// Runs code on one case.
  ///
  /// - Parameters:
  ///   - tree: well-typed code over the inputs of the interface.
  ///   - inputs: one value of its type for each input.
  /// - Complexity: at most proportional to the fuel times the size of the code, helpers expanded, times the size of the
  ///   inputs, which an operator with a small result may read whole.
  public func run(_ tree: Tree, inputs: [Value]) -> Evaluation {
    let depth = tree.depth(withHelpers: helperDepths)
    guard depth > Self.directDepth else { return evaluate(tree, inputs) }
    let exhausted = Evaluation(value: nil, cost: limits.fuel)
    guard depth <= Self.maximumDepth else { return exhausted }
    return runOnOwnStack(bytes: (depth + Self.directDepth) * Self.bytesPerLevel) { evaluate(tree, inputs) } ?? exhausted
  }

  private func evaluate(_ tree: Tree, _ inputs: [Value]) -> Evaluation {
    var evaluator = ReferenceEvaluator(helpers: interface.helpers, limits: limits)
    do {
      let value = try evaluator.run(tree, inputs: inputs)
      return Evaluation(value: value, cost: evaluator.meter.cost)
    } catch {
      return Evaluation(value: nil, cost: limits.fuel)
    }
  }
}

extension Tree {
  /// The number of nodes on the longest way from the root to a leaf, where a call is as deep as the helper's body more.
  fileprivate func depth(withHelpers helperDepths: [Int]) -> Int {
    var deepest = 0
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      while let end = ends.last, end <= index { ends.removeLast() }
      ends.append(index + Int(node.length))
      let inside = node.kind == .call && helperDepths.indices.contains(node.slot) ? helperDepths[node.slot] : 0
      deepest = Swift.max(deepest, ends.count + inside)
    }
    return deepest
  }
}
