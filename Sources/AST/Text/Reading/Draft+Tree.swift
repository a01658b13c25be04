extension Draft {
  /// The draft that the text of a tree would give; `nil` if its nodes do not fit together.
  init?(_ tree: Tree, inputCount: Int) {
    /// The ends of the nodes that are open, with the number of names that go out of scope there.
    var ends: [(end: Int, names: Int)] = []
    /// The bodies, not yet reached, of the `let`s that are open.
    var bodies: [Range<Int>] = []
    var names = inputCount
    for (index, node) in tree.nodes.enumerated() {
      while let last = ends.last, last.end <= index {
        names -= last.names
        ends.removeLast()
      }
      if let body = bodies.last, body.lowerBound == index {
        bodies.removeLast()
        ends.append((body.upperBound, 1))
        names += 1
      }
      let end = index + Int(node.length)
      guard node.length > 0, end <= ends.last?.end ?? tree.size else { return nil }
      var item = Node(kind: .hole, length: Int(node.length), origin: index)
      switch node.kind {
      case .literal:
        guard let value = tree.literal(at: index) else { return nil }
        item = Node(kind: .literal, payload: literals.count, origin: index)
        literals.append(value)
      case .variable:
        guard node.slot >= 0, node.slot < names else { return nil }
        item = Node(kind: .variable, payload: node.slot, origin: index)
      case .lambda:
        item = Node(
          kind: .lambda, payload: names, parameterCount: node.type.arity, length: item.length, origin: index)
      case .apply:
        item = Node(kind: .apply, op: node.op, payload: names, length: item.length, origin: index)
        if node.op == .let, index + 1 < end { bodies.append(index + 1 + Int(tree.nodes[index + 1].length)..<end) }
      case .call: item = Node(kind: .call, payload: node.slot, length: item.length, origin: index)
      }
      nodes.append(item)
      let added = node.kind == .lambda ? node.type.arity : 0
      names += added
      ends.append((end, added))
    }
  }
}
