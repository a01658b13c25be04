/// Finds the types of a ``Draft``: bidirectional checking with unification.
///
/// The type that a place expects flows down; what an expression has is unified with it. Of the arguments of a
/// higher-order operator the lambdas come last, so that the types of their parameters are known when their bodies are
/// read and errors stand where they were made. Each node is visited once, from a stack of its own; each visit is bounded
/// by a constant times its breadth, so the whole is linear.
struct Inference {
  /// The place that an expression stands in.
  enum Role {
    /// The outermost: the result of the program or helper.
    case result
    /// An argument of a node, from 0; of a lambda, its body.
    case argument(Int, of: Int)
  }

  /// Something that does not fit, with types in words.
  enum Issue {
    case mismatch(node: Int, found: String, expected: String, Role)
    /// An element of a list literal, by its indices from the outermost list on.
    case element(node: Int, path: [Int], found: String, expected: String)
    /// A tuple that has no such part.
    case missingPart(node: Int, found: String)
    case tooLarge(node: Int)
    case infinite(node: Int)
    case undetermined(node: Int)
  }

  private enum Step {
    case check(Int, TypeTerms.ID, Role)
    case function(Int, parameters: [TypeTerms.ID], result: TypeTerms.ID)
    case bind(slot: Int, TypeTerms.ID)
    /// A mismatch, reported after the arguments were looked at, when more is known of both types.
    case mismatch(Int, found: TypeTerms.ID, expected: TypeTerms.ID, Role)
    /// The argument of a `get`, its term, the part, and the term and role of the whole.
    case part(Int, tuple: TypeTerms.ID, TypeTerms.ID, Role)
  }

  private let draft: Draft
  private let helpers: [Helper]
  private var terms = TypeTerms()
  private var types: [TypeTerms.ID]
  /// The parameters and the result of each lambda.
  private var functions: [Int: [TypeTerms.ID]] = [:]
  private var slots: [TypeTerms.ID] = []
  private var steps: [Step] = []
  private var issues: [Issue] = []

  private init(_ draft: Draft, _ surroundings: Surroundings) {
    self.draft = draft
    helpers = surroundings.helpers
    types = [TypeTerms.ID](repeating: TypeTerms.poison, count: draft.nodes.count)
    for input in surroundings.inputs { slots.append(terms.known(input.type)) }
  }

  /// The typed tree of a draft, or what does not fit in it.
  ///
  /// - Parameter result: The type that is expected of the whole; `nil` if any will do.
  /// - Returns: No tree if there are issues or the draft has holes.
  static func infer(_ draft: Draft, in surroundings: Surroundings, result: Type?) -> (tree: Tree?, issues: [Issue]) {
    var inference = Inference(draft, surroundings)
    let expected = result.map { inference.terms.known($0) } ?? inference.terms.open()
    inference.steps.append(.check(0, expected, .result))
    while let step = inference.steps.popLast() { inference.take(step) }
    let tree = inference.finish()
    return (inference.issues.isEmpty ? tree : nil, inference.issues)
  }

  private mutating func take(_ step: Step) {
    switch step {
    case .check(let node, let expected, let role): check(node, expected, role)
    case .function(let node, let parameters, let result):
      functions[node] = parameters + [result]
      for (index, parameter) in parameters.enumerated() { set(draft.nodes[node].payload + index, parameter) }
      steps.append(.check(node + 1, result, .argument(0, of: node)))
    case .bind(let slot, let term): set(slot, term)
    case .mismatch(let node, let found, let expected, let role):
      let (found, expected) = (terms.description(of: found), terms.description(of: expected))
      issues.append(.mismatch(node: node, found: found, expected: expected, role))
    case .part(let node, let tuple, let result, let role): part(node, tuple, result, role)
    }
  }

  private mutating func set(_ slot: Int, _ term: TypeTerms.ID) {
    while slots.count <= slot { slots.append(TypeTerms.poison) }
    slots[slot] = term
  }

  private mutating func check(_ index: Int, _ expected: TypeTerms.ID, _ role: Role) {
    let node = draft.nodes[index]
    switch node.kind {
    case .literal:
      var path: [Int] = []
      if let found = literal(draft.literals[node.payload], index, &path) { agree(index, found, expected, role) }
    case .variable:
      agree(index, slots.indices.contains(node.payload) ? slots[node.payload] : TypeTerms.poison, expected, role)
    case .call:
      guard helpers.indices.contains(node.payload) else { return }
      let helper = helpers[node.payload]
      agree(index, terms.known(helper.result), expected, role)
      for (argument, child) in draft.children(of: index).enumerated().reversed() {
        let type = helper.parameters.indices.contains(argument) ? helper.parameters[argument].type : .int
        steps.append(.check(child, terms.known(type), .argument(argument, of: index)))
      }
    case .apply: application(index, node, expected, role)
    case .lambda:
      let parameters = (0..<node.parameterCount).map { _ in TypeTerms.poison }
      take(.function(index, parameters: parameters, result: TypeTerms.poison))
    case .hole:
      for offset in 0..<node.parameterCount { set(node.payload + offset, TypeTerms.poison) }
      for child in draft.children(of: index).reversed() { steps.append(.check(child, TypeTerms.poison, .result)) }
    }
  }

  private mutating func application(
    _ index: Int, _ node: Draft.Node, _ expected: TypeTerms.ID, _ role: Role
  ) {
    let children = draft.children(of: index)
    if node.op == .let, children.count == 2 {
      types[index] = expected
      let value = terms.open()
      steps.append(.check(children[1], expected, role))
      steps.append(.bind(slot: node.payload, value))
      steps.append(.check(children[0], value, .argument(0, of: index)))
      return
    }
    if node.op.tupleIndex != nil, let child = children.first {
      types[index] = expected
      let tuple = terms.open(.tuple)
      steps.append(.part(index, tuple: tuple, expected, role))
      steps.append(.check(child, tuple, .argument(0, of: index)))
      return
    }
    guard let signature = node.op.row.signatures.first(where: { $0.parameters.count == children.count }) else { return }
    let variables = terms.variables(of: signature)
    agree(index, terms.instance(of: signature.result, variables), expected, role)
    var values: [Step] = []
    for (argument, (child, pattern)) in zip(children, signature.parameters).enumerated().reversed() {
      if case .function(let parameters, let result) = pattern {
        guard draft.nodes[child].kind == .lambda else {
          steps.append(.check(child, TypeTerms.poison, .argument(argument, of: index)))
          continue
        }
        var inputs: [TypeTerms.ID] = []
        for parameter in parameters { inputs.append(terms.instance(of: parameter, variables)) }
        steps.append(.function(child, parameters: inputs, result: terms.instance(of: result, variables)))
      } else {
        let term = terms.instance(of: pattern, variables)
        values.append(.check(child, term, .argument(argument, of: index)))
      }
    }
    steps += values
  }

  private mutating func part(_ index: Int, _ tuple: TypeTerms.ID, _ expected: TypeTerms.ID, _ role: Role) {
    let position = draft.nodes[index].op.tupleIndex ?? 0
    let found: TypeTerms.ID
    switch terms[tuple] {
    case .known(let type):
      guard let part = type.part(position) else {
        issues.append(.missingPart(node: index, found: type.description))
        return
      }
      found = terms.known(part)
    case .tuple(let parts):
      guard parts.indices.contains(position) else {
        issues.append(.missingPart(node: index, found: terms.description(of: tuple)))
        return
      }
      found = parts[position]
    default:
      do {
        try terms.unifyPart(position, of: tuple, with: expected)
      } catch {
        issues.append(.infinite(node: index))
      }
      return
    }
    agree(index, found, expected, role)
  }

  /// The type of a node is found and must be the expected one.
  private mutating func agree(_ index: Int, _ found: TypeTerms.ID, _ expected: TypeTerms.ID, _ role: Role) {
    types[index] = found
    do {
      try terms.unify(found, expected)
    } catch {
      switch error {
      case .mismatch: steps.append(.mismatch(index, found: found, expected: expected, role))
      case .tooLarge: issues.append(.tooLarge(node: index))
      case .infinite: issues.append(.infinite(node: index))
      }
    }
  }
}

// Literals and the result.
extension Inference {
  /// The term of a literal's type; `nil`, with the issue noted, if its elements do not agree. As deep in recursion as the
  /// literal is nested, which its reader has bounded.
  private mutating func literal(_ value: Value, _ node: Int, _ path: inout [Int]) -> TypeTerms.ID? {
    switch value {
    case .int: return terms.known(.int)
    case .float: return terms.known(.float)
    case .bool: return terms.known(.bool)
    case .char: return terms.known(.char)
    case .string: return terms.known(.string)
    case .tuple(let items):
      var parts: [TypeTerms.ID] = []
      for (index, item) in items.enumerated() {
        path.append(index)
        guard let part = literal(item, node, &path) else { return nil }
        parts.append(part)
        path.removeLast()
      }
      return terms.tuple(parts)
    case .list(let items):
      let element = terms.open()
      for (index, item) in items.enumerated() {
        if case .known(let type) = terms[element], item.conforms(to: type) { continue }
        path.append(index)
        guard let found = literal(item, node, &path) else { return nil }
        do {
          try terms.unify(found, element)
        } catch {
          let (found, expected) = (terms.description(of: found), terms.description(of: element))
          issues.append(
            error == .tooLarge
              ? .tooLarge(node: node) : .element(node: node, path: path, found: found, expected: expected))
          return nil
        }
        path.removeLast()
      }
      return terms.list(of: element)
    }
  }

  /// The tree, once all types are found; notes what is undetermined or too large.
  private mutating func finish() -> Tree? {
    guard issues.isEmpty, draft.nodes.allSatisfy({ $0.kind != .hole }) else { return nil }
    var nodes: [Node] = []
    var literals: [Value] = []
    nodes.reserveCapacity(draft.nodes.count)
    var undetermined: [Int] = []
    for (index, node) in draft.nodes.enumerated() {
      do {
        guard let type = try resolve(index) else {
          undetermined.append(index)
          continue
        }
        switch node.kind {
        case .literal:
          let value = draft.literals[node.payload]
          if let scalar = Node.scalar(value) {
            nodes.append(scalar)
          } else {
            nodes.append(.pooled(literals.count, type))
            literals.append(value)
          }
        case .variable: nodes.append(.variable(node.payload, type))
        case .lambda: nodes.append(.lambda(type, length: node.length))
        case .apply: nodes.append(.apply(node.op, type, length: node.length))
        case .call, .hole: nodes.append(.call(node.payload, type, length: node.length))
        }
      } catch {
        issues.append(.tooLarge(node: index))
      }
    }
    noteUndetermined(undetermined)
    return issues.isEmpty ? Tree(nodes: nodes, literals: literals) : nil
  }

  private mutating func resolve(_ index: Int) throws(TypeTerms.Failure) -> Type? {
    guard let parts = functions[index] else { return try terms.resolve(types[index]) }
    var types: [Type] = []
    for part in parts {
      guard let type = try terms.resolve(part) else { return nil }
      types.append(type)
    }
    guard let result = types.popLast() else { return nil }
    guard let type = Type.function(types, result) else { throw .tooLarge }
    return type
  }

  /// Notes the literals among the nodes without a type, as the cause of the others.
  private mutating func noteUndetermined(_ nodes: [Int]) {
    let literals = nodes.filter { draft.nodes[$0].kind == .literal }
    for node in literals.isEmpty ? Array(nodes.prefix(1)) : literals { issues.append(.undetermined(node: node)) }
  }
}
