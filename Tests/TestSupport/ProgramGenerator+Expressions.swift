import AST

extension ProgramGenerator {
  /// What code may refer to.
  struct Scope {
    /// The types of the slots.
    var types: [Type]
    var helpers: [Helper]

    func adding(_ more: [Type]) -> Scope { Scope(types: types + more, helpers: helpers) }
  }

  /// Code of a type, of about so many nodes. `isDetermined`: whether its surroundings say its type.
  mutating func expression(of type: Type, scope: Scope, size: Int, isDetermined: Bool) -> Tree {
    guard size > 1, random.chance(0.95) else { return leaf(of: type, scope: scope, isDetermined: isDetermined) }
    if random.chance(0.15), let call = call(of: type, scope: scope, size: size) { return call }
    // Some tries, for an operator may have no instance here.
    for _ in 0..<8 {
      guard let op = random.element(of: operators), op.tupleIndex == nil || random.chance(0.25) else { continue }
      let fitting = op.row.signatures.filter { signature in
        var instance = Instantiation(signature)
        return instance.bind(signature.result, to: type)
      }
      guard let signature = random.element(of: fitting), signature.parameters.count < size || op.tupleIndex != nil
      else { continue }
      var instance = Instantiation(signature)
      guard instance.bind(signature.result, to: type) else { continue }
      let determined = isDetermined ? instance.bound : []
      if let tree = application(of: op, instance, determined: determined, scope: scope, size: size) { return tree }
    }
    return leaf(of: type, scope: scope, isDetermined: isDetermined)
  }

  /// An application of one operator at whatever types, or `nil` if the universe has none for it.
  mutating func application(of op: Operator, scope: Scope, size: Int) -> Tree? {
    for _ in 0..<16 {
      guard let signature = random.element(of: op.row.signatures) else { return nil }
      let instance = Instantiation(signature)
      // The type of the whole becomes the program's result, so all that the result pattern names is determined.
      let determined = signature.result.variables
      if let tree = application(of: op, instance, determined: determined, scope: scope, size: size) { return tree }
    }
    return nil
  }

  private mutating func application(
    of op: Operator, _ partial: Instantiation, determined: Set<Int>, scope: Scope, size: Int
  ) -> Tree? {
    var instance = partial
    if op == .unfold, random.chance(0.5), !instance.bind(.variable(0), to: .int) { return nil }
    guard instance.complete(from: universe, using: &random), let result = instance.type(of: instance.signature.result)
    else { return nil }
    let patterns = instance.signature.parameters
    let types = patterns.compactMap(instance.type(of:))
    guard types.count == patterns.count, types.allSatisfy({ $0.symbolCount <= 20 }) else { return nil }
    // Sequence variables stand for their elements too.
    var settled = determined
    for index in determined {
      if case .sequence(let element) = instance.signature.variables[index].constraint { settled.insert(element) }
    }
    var sizes = shares(of: size - 1, among: types.count)
    var children: [Tree] = []
    for (index, (pattern, type)) in zip(patterns, types).enumerated() {
      if op == .let, index == 1 {
        children.append(
          expression(
            of: type, scope: scope.adding([types[0]]), size: sizes[index],
            isDetermined: pattern.variables.isSubset(of: settled)))
      } else if type.isFunction, case .function(_, let body) = pattern {
        sizes[index] -= 1
        children.append(
          lambda(
            type, of: op, index: index, scope: scope, size: sizes[index],
            isDetermined: body.variables.isSubset(of: settled)))
      } else {
        children.append(
          expression(
            of: type, scope: scope, size: sizes[index], isDetermined: pattern.variables.isSubset(of: settled)))
      }
    }
    return Tree(root: .apply(op, result, length: 1), children: children)
  }

  /// A lambda; half of the loops over an Int count upwards to a bound, so that not all loops run for ever or not at all.
  private mutating func lambda(
    _ type: Type, of op: Operator, index: Int, scope: Scope, size: Int, isDetermined: Bool
  ) -> Tree {
    let inner = scope.adding(type.parameters)
    let slot = Node.variable(scope.types.count, .int)
    var body: Tree?
    if op == .while || op == .unfold, type.parameters == [.int], random.chance(0.5) {
      let isStep = index == (op == .while ? 2 : 3)
      if isStep || type.result == .bool {
        let number = Tree(literal: .int(random.int(in: 1...6)), type: .int)
        let root = isStep ? Node.apply(.add, .int, length: 3) : .apply(.less, .bool, length: 3)
        body = Tree(root: root, children: [Tree(nodes: [slot]), number])
      }
    }
    let code =
      body ?? expression(of: type.result ?? .int, scope: inner, size: size, isDetermined: isDetermined)
    return Tree(root: .lambda(type, length: 1), children: [code])
  }

  private mutating func call(of type: Type, scope: Scope, size: Int) -> Tree? {
    let fitting = scope.helpers.indices.filter { scope.helpers[$0].result == type }
    guard let index = random.element(of: fitting) else { return nil }
    let parameters = scope.helpers[index].parameters
    let sizes = shares(of: size - 1, among: parameters.count)
    var children: [Tree] = []
    for (parameter, size) in zip(parameters, sizes) {
      children.append(expression(of: parameter.type, scope: scope, size: size, isDetermined: true))
    }
    return Tree(root: .call(index, type, length: 1), children: children)
  }

  /// A variable or a literal; a tuple is put together from leaves.
  private mutating func leaf(of type: Type, scope: Scope, isDetermined: Bool) -> Tree {
    let slots = scope.types.indices.filter { scope.types[$0] == type }
    if let slot = random.element(of: slots), random.chance(0.75) { return Tree(nodes: [.variable(slot, type)]) }
    guard type.isTuple else {
      let allowsEmptyLists = isDetermined || emptyLists == .anywhere
      return Tree(literal: random.value(of: type, length: 4, allowsEmptyLists: allowsEmptyLists), type: type)
    }
    let parts = type.parts.map { leaf(of: $0, scope: scope, isDetermined: isDetermined) }
    return Tree(root: .apply(.tuple, type, length: 1), children: parts)
  }

  /// A random partition of a number of nodes, each share at least 1.
  private mutating func shares(of total: Int, among count: Int) -> [Int] {
    var shares = Array(repeating: 1, count: count)
    guard count > 0, total > count else { return shares }
    for _ in 0..<(total - count) { shares[random.below(count)] += 1 }
    return shares
  }
}
