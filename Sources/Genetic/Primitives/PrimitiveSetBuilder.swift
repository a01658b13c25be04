internal import AST

/// The making of a ``PrimitiveSet``: from signatures to functions and leaves.
struct PrimitiveSetBuilder {
  let recipe: PrimitiveSet.Recipe
  /// The universe, then the types that only helpers have.
  private(set) var table: TypeTable
  let resultIndex: Int
  private(set) var functions: [Function] = []
  private(set) var arguments: [Argument] = []
  /// The types over which operators are instantiated.
  private let universe: [Type]
  /// The task's own types: of inputs and result, what they contain, Int and Bool.
  private let own: TypeTable
  private var families: [FamilyKey: Int] = [:]

  init(_ recipe: PrimitiveSet.Recipe) {
    self.recipe = recipe
    table = TypeTable((recipe.inputs + [recipe.result] + recipe.types).filter { !$0.isFunction })
    universe = table.types
    for helper in recipe.helpers {
      for parameter in helper.parameters { table.add(parameter.type) }
      table.add(helper.result)
    }
    resultIndex = table.index(of: recipe.result) ?? 0
    var own = TypeTable(recipe.inputs + [recipe.result, .int, .bool])
    var next = 0
    while next < own.count {
      let type = own.types[next]
      for part in type.parts { own.add(part) }
      if let element = type.element { own.add(element) }
      next += 1
    }
    self.own = own
  }

  // MARK: Functions

  mutating func addFunctions() {
    let allowed = Set(recipe.operators)
    for row in OperatorTable.rows where allowed.contains(row.op) {
      addInstances(row, row.op.instances(in: universe))
    }
    if recipe.result.isTuple, !allowed.contains(.tuple) {
      addInstances(Operator.tuple.row, [OperatorInstance(.tuple, recipe.result.parts, recipe.result)])
    }
    for (index, helper) in recipe.helpers.enumerated() {
      addFunction(
        root: .call(index, helper.result, length: 1), parameters: helper.parameters.map(\.type),
        weight: recipe.weights.helper)
    }
  }

  /// Adds the instances of an operator, whose weight is shared among those of the same result.
  private mutating func addInstances(_ row: OperatorTable.Row, _ instances: [OperatorInstance]) {
    let shares = instances.map { instance in
      (instance.parameters + [instance.result]).allSatisfy { isOwn($0) } ? 1 : recipe.weights.foreign
    }
    var sums: [Double] = Array(repeating: 0, count: table.count)
    var largest: [Double] = sums
    for (instance, share) in zip(instances, shares) {
      guard let result = table.index(of: instance.result) else { continue }
      sums[result] += share
      largest[result] = Swift.max(largest[result], share)
    }
    for (instance, share) in zip(instances, shares) {
      guard let result = table.index(of: instance.result), sums[result] > 0 else { continue }
      addFunction(
        root: .apply(row.op, instance.result, length: 1), parameters: instance.parameters,
        weight: weight(of: row) * largest[result] * share / sums[result])
    }
  }

  private func weight(of row: OperatorTable.Row) -> Double {
    switch row.group {
    case .higherOrder: recipe.weights.higherOrder
    case .loop: recipe.weights.loop
    default: row.op == .let ? recipe.weights.binding : 1
    }
  }

  private func isOwn(_ type: Type) -> Bool {
    type.isFunction ? type.parts.allSatisfy { own.index(of: $0) != nil } : own.index(of: type) != nil
  }

  private mutating func addFunction(root: Node, parameters: [Type], weight: Double) {
    guard weight > 0, let result = table.index(of: root.type) else { return }
    let isLet = root.kind == .apply && root.op == .let
    var places: [Argument] = []
    for (position, parameter) in parameters.enumerated() {
      if parameter.isFunction {
        let bound = parameter.parameters.compactMap { table.index(of: $0) }
        guard let body = parameter.result.flatMap({ table.index(of: $0) }), let first = bound.first,
          let last = bound.last
        else { return }
        places.append(
          Argument(type: body, bound: (first, last), boundCount: bound.count, lambda: .lambda(parameter, length: 1)))
      } else {
        guard let type = table.index(of: parameter) else { return }
        let bound = isLet && position == 1 ? places[0].type : 0
        places.append(
          Argument(type: type, bound: (bound, bound), boundCount: isLet && position == 1 ? 1 : 0, lambda: nil))
      }
    }
    let key = FamilyKey(parameters: parameters, result: root.type, isLet: isLet)
    let family = families[key] ?? families.count
    families[key] = family
    functions.append(
      Function(
        root: root, result: result, arguments: arguments.count..<arguments.count + places.count, family: family,
        weight: weight))
    arguments += places
  }

  // MARK: Leaves

  /// The leaves of every type.
  func leaves() -> [Leaves] {
    var leaves = table.types.map { type in
      switch type.constructor {
      case .bool: Leaves(trivial: [Constant(.bool(true), type), Constant(.bool(false), type)])
      case .string, .list: Leaves(trivial: [Constant(type.defaultValue, type)])
      case .int, .float, .char: Leaves(trivial: [Constant(type.defaultValue, type)])
      case .tuple, .function: Leaves()
      }
    }
    for (slot, type) in recipe.inputs.enumerated() {
      if let index = table.index(of: type) { leaves[index].inputs.append(slot) }
    }
    for (value, type) in recipe.constants where !type.isTuple && value.conforms(to: type) {
      if let index = table.index(of: type) { leaves[index].listed.append(Constant(value, type)) }
    }
    for source in recipe.ephemerals {
      if let index = table.index(of: source.type) { leaves[index].ephemeral = source }
    }
    return leaves
  }
}

/// What functions of one family share.
struct FamilyKey: Hashable {
  let parameters: [Type]
  let result: Type
  /// `let` has a family of its own, because its second argument has a slot more in scope.
  let isLet: Bool
}
