import AST

/// The evaluation of one program on one case: a recursion over the tree with a stack of slots.
///
/// Functions on the way of the recursion are kept small, for the sake of the machine's stack.
struct ReferenceEvaluator {
  let helpers: [Helper]
  var meter: Meter
  /// The values of all slots in scope, callers' below the callee's.
  private var slots: [Value] = []

  /// Code and where in the stack its slot 0 is.
  struct Code {
    let tree: Tree
    let base: Int
  }

  init(helpers: [Helper], limits: Limits) {
    self.helpers = helpers
    meter = Meter(limits: limits)
  }

  mutating func run(_ tree: Tree, inputs: [Value]) throws(Exhausted) -> Value {
    slots = inputs
    return try value(at: 0, of: Code(tree: tree, base: 0))
  }

  /// The value of the subtree at an index.
  mutating func value(at index: Int, of code: Code) throws(Exhausted) -> Value {
    let node = code.tree.nodes[index]
    switch node.kind {
    case .literal: return code.tree.literal(at: index) ?? node.type.defaultValue
    case .variable:
      let slot = code.base + node.slot
      return slots.indices.contains(slot) ? slots[slot] : node.type.defaultValue
    case .lambda: return node.type.defaultValue
    case .call: return try call(at: index, of: code)
    case .apply:
      switch node.op {
      case .if: return try conditional(at: index, of: code)
      case .let: return try binding(at: index, of: code)
      case .map, .filter, .takeWhile, .dropWhile, .flatMap, .fold, .scan, .any, .all, .findIndex, .zipWith, .sortBy:
        return try higherOrder(at: index, of: code)
      case .iterate, .while, .unfold: return try loop(at: index, of: code)
      default: return try application(at: index, of: code)
      }
    }
  }

  /// `(op e …)`: all arguments, then the operator.
  private mutating func application(at index: Int, of code: Code) throws(Exhausted) -> Value {
    let arguments = Arguments(values: try children(of: index, of: code))
    let node = code.tree.nodes[index]
    if OperatorCosts.scans(node.op) { try meter.charge(arguments.size) }
    return try meter.apply(node.op, arguments, node.type)
  }

  /// `(if cond then else)`: only the branch taken.
  private mutating func conditional(at index: Int, of code: Code) throws(Exhausted) -> Value {
    let children = code.tree.children(of: index)
    let condition = try value(at: children[0], of: code)
    return try value(at: condition == .bool(true) ? children[1] : children[2], of: code)
  }

  /// `(let ((x e)) body)`.
  private mutating func binding(at index: Int, of code: Code) throws(Exhausted) -> Value {
    let children = code.tree.children(of: index)
    slots.append(try value(at: children[0], of: code))
    let result = try value(at: children[1], of: code)
    slots.removeLast()
    return result
  }

  /// `(helper e …)`: the arguments become the slots of the body.
  private mutating func call(at index: Int, of code: Code) throws(Exhausted) -> Value {
    let arguments = try children(of: index, of: code)
    let node = code.tree.nodes[index]
    guard helpers.indices.contains(node.slot) else { return node.type.defaultValue }
    let base = slots.count
    slots += arguments
    let result = try value(at: 0, of: Code(tree: helpers[node.slot].body, base: base))
    slots.removeLast(arguments.count)
    return result
  }

  private mutating func children(of index: Int, of code: Code) throws(Exhausted) -> [Value] {
    var values: [Value] = []
    for child in code.tree.children(of: index) { values.append(try value(at: child, of: code)) }
    return values
  }

  /// An application of the lambda at an index, which costs 1 and what its body costs.
  mutating func apply(_ lambda: Int, of code: Code, _ first: Value, _ second: Value? = nil) throws(Exhausted) -> Value {
    try meter.charge(1)
    slots.append(first)
    if let second { slots.append(second) }
    let result = try value(at: lambda + 1, of: code)
    slots.removeLast(second == nil ? 1 : 2)
    return result
  }

  /// An application of a lambda that gives a truth value.
  mutating func holds(_ lambda: Int, of code: Code, _ argument: Value) throws(Exhausted) -> Bool {
    try apply(lambda, of: code, argument) == .bool(true)
  }
}

/// Which operators cost the size of their arguments, from the operator table.
private enum OperatorCosts {
  private static let table = OperatorTable.rows.map { $0.cost == .scans }

  static func scans(_ op: Operator) -> Bool { table[Int(op.rawValue)] }
}
