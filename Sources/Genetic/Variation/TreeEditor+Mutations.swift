package import AST

extension TreeEditor {
  /// Replaces a subtree by a program of the bank, or by a new one of at most about twice its size and on average of its
  /// size.
  package mutating func replaceSubtree(_ tree: Tree, _ random: inout RandomStream) -> Tree? {
    let place = valueNode(innerNode(of: tree, &random), of: tree)
    guard let type = primitives.table.index(of: tree.nodes[place].type) else { return nil }
    let removed = Int(tree.nodes[place].length)
    let wanted = 1 + random.below(Swift.max(2 * removed - 1, 3))
    beginReplacing(place, of: tree)
    if blockRate > 0, random.chance(blockRate), let blocks, let block = blocks.block(type, in: scope, &random) {
      guard graft(0, of: block.tree, scopeCount: block.slots, &random) else { return nil }
    } else {
      grow(type, budget: Swift.min(wanted, limits.nodes - tree.size + removed), &random)
    }
    return endReplacing(place, of: tree)
  }

  /// Exchanges one operator for another of the same types, or one leaf for another.
  package mutating func mutatePoint(_ tree: Tree, _ random: inout RandomStream) -> Tree? {
    for _ in 0..<4 {
      let place = valueNode(random.below(tree.size), of: tree)
      let node = tree.nodes[place]
      switch node.kind {
      case .literal, .variable:
        guard let type = primitives.table.index(of: node.type) else { continue }
        beginReplacing(place, of: tree)
        guard growLeaf(type, &random) else { continue }
        if output[place] == node, !node.isPooled { continue }
        return endReplacing(place, of: tree)
      case .apply, .call:
        guard let family = primitives.families.family(at: place, of: tree.nodes) else { continue }
        let members = primitives.families.members[family]
        guard members.count > 1 else { continue }
        var root = primitives.functions[members[random.below(members.count)]].root
        guard root.kind != node.kind || root.op != node.op || root.payload != node.payload else { continue }
        root.length = node.length
        output.clear()
        output.append(0..<tree.size, of: tree)
        output[place] = root
        return finish()
      case .lambda:
        continue
      }
    }
    return nil
  }

  /// Replaces a subtree by a proper part of it of the same type.
  package mutating func hoist(_ tree: Tree, _ random: inout RandomStream) -> Tree? {
    for _ in 0..<4 {
      let place = innerNode(of: tree, &random)
      let type = tree.nodes[place].type.bits
      let range = tree.range(at: place)
      var count = 0
      for index in range.dropFirst() where tree.nodes[index].type.bits == type { count += 1 }
      guard count > 0 else { continue }
      var rank = random.below(count)
      for index in range.dropFirst() where tree.nodes[index].type.bits == type {
        if rank == 0 {
          beginReplacing(place, of: tree)
          guard graft(index, of: tree, scopeCount: scopeCount(tree.nodes, at: index), &random) else { break }
          return endReplacing(place, of: tree)
        }
        rank -= 1
      }
    }
    return nil
  }

  /// Exchanges two arguments of one application that have the same type.
  package mutating func swapArguments(_ tree: Tree, _ random: inout RandomStream) -> Tree? {
    let start = random.below(tree.size)
    for step in 0..<tree.size {
      let place = (start + step) % tree.size
      let node = tree.nodes[place]
      guard node.length > 2, node.kind == .apply || node.kind == .call, !node.isLet else { continue }
      collectChildren(of: place, in: tree)
      let first = random.below(candidates.count)
      var second = -1
      for offset in 1..<Swift.max(candidates.count, 1) {
        let other = (first + offset) % candidates.count
        if tree.nodes[candidates[other]].type == tree.nodes[candidates[first]].type {
          second = other
          break
        }
      }
      guard second >= 0 else { continue }
      candidates.swapAt(first, second)
      output.clear()
      output.append(0..<place + 1, of: tree)
      for child in candidates { output.append(tree.range(at: child), of: tree) }
      output.append(tree.range(at: place).upperBound..<tree.size, of: tree)
      return finish()
    }
    return nil
  }

  /// Wraps a sequence in a higher-order operator: the new application takes the place of a subtree of the type that it
  /// gives, and its sequence is a part of that subtree where there is one of the type.
  package mutating func wrapSequence(_ tree: Tree, _ random: inout RandomStream) -> Tree? {
    for _ in 0..<4 {
      let place = valueNode(random.below(tree.size), of: tree)
      guard let type = primitives.table.index(of: tree.nodes[place].type),
        let wrapper = primitives.sequenceWrappers[type].draw(&random)
      else { continue }
      let argument = primitives.functions[wrapper.function].arguments.lowerBound + wrapper.argument
      let sequence = primitives.table.types[primitives.arguments[argument].type]
      candidates.removeAll(keepingCapacity: true)
      for index in tree.range(at: place) where tree.nodes[index].type.bits == sequence.bits {
        candidates.append(index)
      }
      let kept = random.element(of: candidates)
      beginReplacing(place, of: tree)
      let smallest = primitives.sizes.smallest(wrapper.function, scope: scope.mask)
      let done = apply(
        wrapper.function, budget: smallest + random.below(4), keeping: kept == nil ? -1 : wrapper.argument, &random
      ) { editor, random in
        guard let kept else { return false }
        return editor.graft(kept, of: tree, scopeCount: editor.scopeCount(tree.nodes, at: kept), &random)
      }
      if done, let result = endReplacing(place, of: tree) { return result }
    }
    return nil
  }

  /// The node itself, or the body if it is a lambda.
  @inline(__always)
  func valueNode(_ index: Int, of tree: Tree) -> Int {
    tree.nodes[index].kind == .lambda ? index + 1 : index
  }

  /// Makes the candidates the children of a node.
  mutating func collectChildren(of index: Int, in tree: Tree) {
    candidates.removeAll(keepingCapacity: true)
    var child = index + 1
    let end = tree.range(at: index).upperBound
    while child < end {
      candidates.append(child)
      child += Int(tree.nodes[child].length)
    }
  }
}
