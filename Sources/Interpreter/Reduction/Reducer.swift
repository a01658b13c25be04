public import AST

/// Makes a program smaller without making it worse on its cases: every subtree is tried to be replaced by a part of
/// itself, a variable in scope, or the default of its type, until nothing gives.
///
/// A smaller program that fits the same cases is more likely to be what was meant (Helmuth, McPhee, Pantridge, Spector
/// 2017, doi:10.1145/3071178.3071330). Deterministic: of several replacements the first that does no harm is taken.
public struct Reducer {
  public private(set) var tree: Tree
  /// The number of cases that the program has right.
  public private(set) var right: Int
  /// The sum of its errors.
  public private(set) var error: Double
  /// Executions spent.
  public private(set) var executions = 0
  private let cases: CaseColumns
  private let helpers: [Helper]
  private let evaluator: Evaluator
  private var errors: [Double]

  public init(_ tree: Tree, cases: CaseColumns, helpers: [Helper] = []) {
    self.tree = tree
    self.cases = cases
    self.helpers = helpers
    evaluator = Evaluator(cases, helpers: helpers)
    errors = Array(repeating: 0, count: max(cases.count * cases.outputs.count, 1))
    (right, error) = (0, 0)
    (right, error) = judge(tree)
  }

  /// Replaces until nothing gives.
  ///
  /// - Complexity: each round tries at most the square of the program's size, and each but the last makes it smaller.
  public mutating func run() {
    var index = 0
    while index < tree.size {
      if shrink(index) { index = 0 } else { index += 1 }
    }
  }

  private mutating func judge(_ candidate: Tree) -> (right: Int, error: Double) {
    executions += cases.count
    let right = errors.withUnsafeMutableBufferPointer { errors in
      errors.baseAddress.map { evaluator.errors(of: candidate, into: $0).right } ?? 0
    }
    return (right, errors.reduce(0, +))
  }

  /// Tries everything smaller in the place of one subtree; true if something was taken.
  private mutating func shrink(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    guard node.length > 1, node.kind != .lambda else { return false }
    let scope = tree.scope(at: index, inputs: cases.inputs.map(\.type))
    var replacements = scope.indices.filter { scope[$0] == node.type }.map { Tree(nodes: [.variable($0, node.type)]) }
    if !node.type.isTuple { replacements.append(Tree(literal: node.type.defaultValue, type: node.type)) }
    let parts = tree.range(at: index).dropFirst().filter { tree.nodes[$0].type == node.type }
      .sorted { (tree.nodes[$0].length, $0) < (tree.nodes[$1].length, $1) }
    for part in parts {
      let inner = tree.scope(at: part, inputs: cases.inputs.map(\.type)).count
      if let moved = tree.subtree(at: part).leaving(inner, for: scope.count) { replacements.append(moved) }
    }
    for replacement in replacements {
      var candidate = tree
      candidate.replaceSubtree(at: index, with: replacement)
      guard candidate.isDetermined(inputs: cases.inputs, helpers: helpers, result: tree.type) else { continue }
      let result = judge(candidate)
      guard result.right >= right, result.error <= error || result.right == cases.count else { continue }
      (tree, right, error) = (candidate, result.right, result.error)
      return true
    }
    return false
  }
}

extension Tree {
  /// The types of the slots in scope at a node: inputs, then those of the binders around it.
  fileprivate func scope(at index: Int, inputs: [Type]) -> [Type] {
    var scope = inputs
    for ancestor in ancestors(of: index) {
      let node = nodes[ancestor]
      if node.kind == .lambda {
        scope += node.type.parameters
      } else if node.kind == .apply, node.op == .let {
        let value = ancestor + 1
        if index >= value + Int(nodes[value].length) { scope.append(nodes[value].type) }
      }
    }
    return scope
  }

  /// The subtree where fewer slots are in scope: `nil` if it names one of those that are gone.
  fileprivate func leaving(_ inner: Int, for outer: Int) -> Tree? {
    guard !nodes.contains(where: { $0.kind == .variable && $0.slot >= outer && $0.slot < inner }) else { return nil }
    var result = self
    result.shiftSlots(from: inner, by: outer - inner)
    return result
  }
}
