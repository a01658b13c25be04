internal import AST
internal import Interpreter

/// The typed grammar of a task's programs: for each type, the ways to make an expression of it.
struct Grammar: Sendable {
  /// One way to make an expression.
  enum Production: Sendable {
    case apply(OperatorInstance)
    case call(helper: Int, parameters: [Type])
    case input(Int)
    case literal(Value)
    /// A fresh Int from a range.
    case int(ClosedRange<Int64>)
    /// A fresh Float from a range.
    case float(ClosedRange<Double>)
    /// A parameter of the lambda around: 0 the innermost.
    case parameter(Int)
  }

  struct Rule: Sendable {
    let production: Production
    /// What it makes expressions of, as numbers of types; a lambda counts as its body.
    let children: [Int]
    /// A number that tells it from all other rules of the grammar.
    let id: Int
    var isLeaf: Bool { children.isEmpty }
  }

  /// The types, and for each the rules that give it.
  let types: [Type]
  let rules: [[Rule]]
  /// By type: the logits from which learning starts, which make leaves and applications about equally likely.
  let prior: [[Float]]
  let result: Int
  let interface: Interface

  /// How many enclosing parameters a leaf may name.
  static let reach = 2

  /// The grammar of a task; `nil` if nothing gives its result.
  init?(_ task: Task) {
    interface = task.interface
    var types = task.universe
    for type in [task.result] + task.helpers.flatMap({ $0.parameters.map(\.type) + [$0.result] })
    where !types.contains(type) { types.append(type) }
    let numbers = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1, $0) })
    var rules = [[Rule]](repeating: [], count: types.count)
    var next = 0
    func add(_ production: Production, _ children: [Type], to type: Type) {
      let places = children.compactMap { numbers[$0.result ?? $0] }
      guard let index = numbers[type], places.count == children.count else { return }
      rules[index].append(Rule(production: production, children: places, id: next))
      next += 1
    }
    for (slot, input) in task.inputs.enumerated() { add(.input(slot), [], to: input.type) }
    for type in types { for depth in 0..<Self.reach { add(.parameter(depth), [], to: type) } }
    for literal in task.constants.literals { add(.literal(literal.value), [], to: literal.type) }
    for type in types where !task.constants.replacesDefault(of: type) {
      switch type.constructor {
      case .int:
        for value in [0, 1] as [Int64] { add(.literal(.int(value)), [], to: type) }
        add(.int(-10...10), [], to: type)
      case .float:
        for value in [0.0, 1] { add(.literal(.float(value)), [], to: type) }
        add(.float(-2...2), [], to: type)
      case .bool: for value in [false, true] { add(.literal(.bool(value)), [], to: type) }
      case .char, .string, .list: add(.literal(type.defaultValue), [], to: type)
      case .tuple, .function: break
      }
    }
    for range in task.constants.ranges {
      switch range {
      case .int(let bounds): add(.int(bounds), [], to: .int)
      case .float(let low, let high): add(.float(low...max(low, high)), [], to: .float)
      }
    }
    for instance in task.selection.instances where instance.op != .let {
      add(.apply(instance), instance.parameters, to: instance.result)
    }
    if task.result.isTuple, !task.operators.contains(.tuple) {
      let parts = task.result.parts
      add(.apply(OperatorInstance(.tuple, parts, task.result)), parts, to: task.result)
    }
    for (index, helper) in task.helpers.enumerated() {
      let parameters = helper.parameters.map(\.type)
      add(.call(helper: index, parameters: parameters), parameters, to: helper.result)
    }
    guard let result = numbers[task.result] else { return nil }
    // Rules of which every child can be closed; a type is closed by a leaf, or by a rule of closed types.
    var closed = rules.map { $0.contains { if case .parameter = $0.production { false } else { $0.isLeaf } } }
    for _ in types {
      for index in types.indices where !closed[index] {
        closed[index] = rules[index].contains { !$0.isLeaf && $0.children.allSatisfy { closed[$0] } }
      }
    }
    guard closed[result] else { return nil }
    self.types = types
    self.rules = rules.map { $0.filter { $0.children.allSatisfy { closed[$0] } } }
    prior = self.rules.map { rules in
      let leaves = Float(max(1, rules.count(where: \.isLeaf)))
      let others = Float(max(1, rules.count - rules.count(where: \.isLeaf)))
      return rules.map { -SoftMath.log($0.isLeaf ? leaves : others) }
    }
    self.result = result
  }
}
