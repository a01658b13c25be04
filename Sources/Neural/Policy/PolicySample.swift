internal import AST

/// A program drawn from a policy, with the decisions that made it, in prefix order.
struct PolicySample: Sendable {
  var tree: Tree
  var decisions: [Policy.Decision]
}

extension Policy {
  /// Draws a program.
  func sample(_ random: inout RandomStream) -> PolicySample {
    var sampler = PolicySampler(policy: self)
    let root = Place(type: grammar.result, depth: 0, parent: -1, argument: 0)
    let tree = sampler.expression(root, scope: grammar.interface.inputs.map(\.type), &random)
    return PolicySample(tree: tree, decisions: sampler.decisions)
  }
}

private struct PolicySampler {
  let policy: Policy
  var decisions: [Policy.Decision] = []

  init(policy: Policy) {
    self.policy = policy
  }

  /// - Parameter scope: The types of the slots, inputs and then parameters of the lambdas around.
  mutating func expression(_ place: Policy.Place, scope: [Type], _ random: inout RandomStream) -> Tree {
    let grammar = policy.grammar
    let type = grammar.types[place.type]
    let inputs = grammar.interface.inputs.count
    let parameters = (0..<Grammar.reach).map { depth in
      let slot = scope.count - 1 - depth
      return slot >= inputs && scope[slot] == type
    }
    let isFull = place.depth >= Policy.maximumDepth || decisions.count >= Policy.maximumNodes
    var decision = Policy.Decision(
      place: place, rule: 0, leavesOnly: isFull && policy.hasLeaf(place.type), parameters: parameters)
    decision.rule = draw(policy.probabilities(decision), &random)
    decisions.append(decision)
    let rule = grammar.rules[place.type][decision.rule]
    switch rule.production {
    case .input(let slot): return Tree(nodes: [.variable(slot, type)])
    case .parameter(let depth): return Tree(nodes: [.variable(scope.count - 1 - depth, type)])
    case .literal(let value): return Tree(literal: value, type: type)
    case .int(let range): return Tree(literal: .int(random.int(in: range)), type: type)
    case .float(let range):
      let value = (random.float(range.lowerBound, range.upperBound) * 100).rounded() / 100
      return Tree(literal: .float(value), type: type)
    case .call(let helper, let parameters):
      return Tree(
        root: .call(helper, type, length: 1), children: children(rule, parameters, place, scope: scope, &random))
    case .apply(let instance):
      return Tree(
        root: .apply(instance.op, type, length: 1),
        children: children(rule, instance.parameters, place, scope: scope, &random))
    }
  }

  private mutating func children(
    _ rule: Grammar.Rule, _ parameters: [Type], _ place: Policy.Place, scope: [Type], _ random: inout RandomStream
  ) -> [Tree] {
    var trees: [Tree] = []
    for (argument, child) in rule.children.enumerated() {
      let inner = Policy.Place(type: child, depth: place.depth + 1, parent: rule.id, argument: argument)
      let parameter = parameters[argument]
      let tree = expression(inner, scope: scope + parameter.parameters, &random)
      trees.append(parameter.isFunction ? Tree(root: .lambda(parameter, length: 1), children: [tree]) : tree)
    }
    return trees
  }

  private func draw(_ probabilities: [Float], _ random: inout RandomStream) -> Int {
    var rest = Float(random.unit())
    var last = 0
    for (index, probability) in probabilities.enumerated() where probability > 0 {
      rest -= probability
      last = index
      if rest < 0 { return index }
    }
    return last
  }
}
