/// The types and operators that the search of a task may use.
///
/// The universe holds the types of inputs, outputs and the `types:` line, their elements and parts at every depth, Int
/// and Bool; with String also `[String]` (Char is its element). An operator is offered at exactly those types at which
/// everything that passes through it, lambdas included, lies in the universe.
///
/// Tasks all of whose types are Float, or all Bool, have by default only that one type. If they name operators, Int and
/// Bool join so far as some named operator makes them out of the task's type and some makes the task's type out of them:
/// comparisons bring Bool into a Float task, `math` brings nothing.
public struct OperatorSelection: Hashable, Sendable {
  /// In the order of ``Type``'s `<`.
  public let universe: [Type]
  /// Those with at least one instance in the universe, in the table's order.
  public let operators: [Operator]
  private let universeSet: Set<Type>
  private let operatorSet: Set<Operator>

  /// The most types that a universe may have for operators to be offered: their instances grow with its cube.
  public static let maximumTypes = 64

  /// The selection for the types of a task; without operators if there are too many types.
  ///
  /// - Parameters:
  ///   - types: Of inputs, outputs and, with several outputs, the tuple of them.
  ///   - extra: Of the `types:` line.
  public init(_ choice: OperatorChoice, types: [Type], extra: [Type] = []) {
    let own = Set(types + extra)
    let candidates: Set<Operator>
    var universe: Set<Type>
    if own == [.float] || own == [.bool] {
      candidates = Self.candidates(choice, default: own == [.float] ? [.arithmetic, .math] : [.logic])
      universe = choice.named == nil ? own : Self.connected(to: own, by: candidates)
    } else {
      let ordinary = Operator.Group.allCases.filter { $0 != .bits && $0 != .smt }
      candidates = Self.candidates(choice, default: ordinary)
      universe = [.int, .bool]
      for type in own { Self.insert(type, into: &universe) }
      if universe.contains(.string), let strings = Type.list(of: .string) { universe.insert(strings) }
    }
    let sorted = universe.sorted()
    self.universe = sorted
    operators =
      sorted.count > Self.maximumTypes
      ? [] : Operator.allCases.filter { candidates.contains($0) && !$0.instances(in: sorted).isEmpty }
    universeSet = universe
    operatorSet = Set(operators)
  }

  /// The operators before the types are asked: those named or the default, `if` and `let`, less those removed.
  private static func candidates(_ choice: OperatorChoice, default groups: [Operator.Group]) -> Set<Operator> {
    let chosen = choice.named ?? Set(groups.flatMap(OperatorChoice.members))
    return chosen.union([.if, .let]).subtracting(choice.removed)
  }

  /// Adds a type with all that it is made of.
  private static func insert(_ type: Type, into universe: inout Set<Type>) {
    guard universe.insert(type).inserted else { return }
    if let element = type.element { insert(element, into: &universe) }
    for part in type.parts { insert(part, into: &universe) }
  }

  /// A type, and those of Int and Bool that operators lead to from it and back to it from.
  private static func connected(to own: Set<Type>, by operators: Set<Operator>) -> Set<Type> {
    let all = own.union([.int, .bool]).sorted()
    let instances = Operator.allCases.filter { operators.contains($0) && $0 != .let }.flatMap { $0.instances(in: all) }
    // Forwards: what is made out of the task's type, or is taken beside it, as the places of `round-to` are. An `if`
    // leads nowhere in a Float task: any `if` would bring Bool and Int, though nothing compares.
    var made = own
    grow(&made) { made in
      instances.filter { !made.isDisjoint(with: $0.argumentTypes) && ($0.op != .if || own.contains(.bool)) }
    }
    // Backwards: what is of use in making the task's type.
    var useful = own
    grow(&useful) { useful in
      instances.filter { useful.contains($0.result) && made.isSuperset(of: $0.valueTypes) }
    }
    return useful
  }

  /// Adds the types of the instances that a set of types leads to, until it leads to no others.
  private static func grow(_ types: inout Set<Type>, by step: (Set<Type>) -> [OperatorInstance]) {
    var count = 0
    while types.count > count {
      count = types.count
      types.formUnion(step(types).flatMap(\.valueTypes))
    }
  }

  /// True if the operator is offered at types that pass through it (see ``OperatorInstance/valueTypes``).
  public func allows(_ instance: OperatorInstance) -> Bool {
    operatorSet.contains(instance.op) && allows(instance.valueTypes)
  }

  /// True if all of the types lie in the universe; the types of a lambda count one by one.
  public func allows(_ types: [Type]) -> Bool {
    types.allSatisfy { type in type.isFunction ? allows(type.parts) : universeSet.contains(type) }
  }

  /// Every instance offered, in the table's order.
  public var instances: [OperatorInstance] {
    operators.flatMap { $0.instances(in: universe) }
  }

  /// The operators of a tree that are not offered there, in the table's order; helpers' bodies are not looked into.
  public func operatorsOutside(_ tree: Tree) -> [Operator] {
    var outside: Set<Operator> = []
    for (index, node) in tree.nodes.enumerated() where node.kind == .apply && !outside.contains(node.op) {
      let parameters = tree.children(of: index).map { tree.nodes[$0].type }
      if !allows(OperatorInstance(node.op, parameters, node.type)) { outside.insert(node.op) }
    }
    return Operator.allCases.filter(outside.contains)
  }
}
