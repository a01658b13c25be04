package import AST

extension Tree {
  /// True if the tree is a program over the inputs and helpers of the set: every application is an instance of a
  /// signature of its operator, variables have slots in scope of their types, lambdas stand where functions are wanted,
  /// literals have values of their types, lengths add up, and the whole has the result type.
  ///
  /// The operators and types need not be among those of the set.
  package func isWellFormed(in primitives: PrimitiveSet) -> Bool {
    guard let root = nodes.first, Int(root.length) == nodes.count, root.type == primitives.result else { return false }
    var scope = primitives.inputs
    var open: [OpenNode] = []
    var pooled = 0
    for (index, node) in nodes.enumerated() {
      let end = index + Int(node.length)
      guard node.length > 0, end <= open.last?.end ?? nodes.count else { return false }
      if let parent = open.last {
        open[open.count - 1].arguments.append(node.type)
        if node.kind == .lambda, nodes[parent.index].kind != .apply { return false }
        if nodes[parent.index].isLet, parent.arguments.count == 1 { scope.append(parent.arguments[0]) }
      } else if index > 0 {
        return false
      }
      guard node.type.isFunction == (node.kind == .lambda) else { return false }
      switch node.kind {
      case .literal:
        guard let value = literal(at: index), value.conforms(to: node.type), node.length == 1 else { return false }
        if node.isPooled {
          guard node.slot == pooled else { return false }
          pooled += 1
        }
      case .variable:
        guard scope.indices.contains(node.slot), scope[node.slot] == node.type, node.length == 1 else { return false }
      case .lambda, .apply, .call:
        open.append(OpenNode(index: index, end: end, scopeCount: scope.count))
        if node.kind == .lambda { scope += node.type.parameters }
      }
      while let last = open.last, last.end == index + 1 {
        guard isWellTyped(last, in: primitives) else { return false }
        scope.removeSubrange(last.scopeCount...)
        open.removeLast()
      }
    }
    return open.isEmpty && pooled == literals.count
  }

  private func isWellTyped(_ open: OpenNode, in primitives: PrimitiveSet) -> Bool {
    let node = nodes[open.index]
    switch node.kind {
    case .apply:
      if let family = withView({ primitives.families.family(at: open.index, of: $0) }) ?? nil,
        primitives.families.members[family].contains(where: {
          primitives.functions[$0].root.kind == .apply && primitives.functions[$0].root.op == node.op
        })
      {
        return true
      }
      return node.op.row.signatures.contains { $0.admits(open.arguments, result: node.type) }
    case .call:
      guard primitives.helpers.indices.contains(node.slot) else { return false }
      let helper = primitives.helpers[node.slot]
      return helper.result == node.type && helper.parameters.map(\.type) == open.arguments
    case .lambda:
      return open.arguments.count == 1 && open.arguments.first == node.type.result
    case .literal, .variable:
      return false
    }
  }
}

/// A node whose children are being read.
private struct OpenNode {
  let index: Int
  let end: Int
  /// The number of slots in scope before the node.
  let scopeCount: Int
  var arguments: [Type] = []
}
