internal import AST

extension TreeEditor {
  /// Replaces a subtree by a program of the bank, or by a new one of at most about twice its size and on average of its
  /// size.
  mutating func replaceSubtree(_ random: inout RandomStream) -> Bool {
    let place = valueNode(innerNode(&random))
    guard let type = primitives.table.index(of: source[place].type) else { return false }
    let removed = Int(source[place].length)
    let wanted = 1 + random.below(Swift.max(2 * removed - 1, 3))
    beginReplacing(place)
    if blockRate > 0, random.chance(blockRate), let blocks, let block = blocks.block(type, in: scope, &random) {
      guard block.tree.withView({ graft(0, of: $0, scopeCount: block.slots, &random) }) == true else { return false }
    } else {
      grow(type, budget: Swift.min(wanted, limits.nodes - source.count + removed), &random)
    }
    return endReplacing(place)
  }

  /// Exchanges one operator for another of the same types, or one leaf for another.
  mutating func mutatePoint(_ random: inout RandomStream) -> Bool {
    for _ in 0..<4 {
      let place = valueNode(random.below(source.count))
      let node = source[place]
      switch node.kind {
      case .literal, .variable:
        guard let type = primitives.table.index(of: node.type) else { continue }
        beginReplacing(place)
        guard growLeaf(type, &random), !output.isOverfull else { continue }
        if output[place] == node, !node.isPooled { continue }
        return endReplacing(place)
      case .apply, .call:
        guard let family = primitives.families.family(at: place, of: source.view) else { continue }
        let members = primitives.families.members[family]
        guard members.count > 1 else { continue }
        var root = primitives.functions[members[random.below(members.count)]].root
        guard root.kind != node.kind || root.op != node.op || root.payload != node.payload else { continue }
        root.length = node.length
        output.clear()
        output.append(0..<source.count, of: source.view)
        guard !output.isOverfull else { return false }
        output[place] = root
        return finish(place..<place, above: 0)
      case .lambda:
        continue
      }
    }
    return false
  }

  /// Replaces a subtree by a proper part of it of the same type.
  mutating func hoist(_ random: inout RandomStream) -> Bool {
    for _ in 0..<4 {
      let place = innerNode(&random)
      let type = source[place].type.bits
      let range = source.view.range(at: place)
      var count = 0
      for index in range.dropFirst() where source[index].type.bits == type { count += 1 }
      guard count > 0 else { continue }
      var rank = random.below(count)
      for index in range.dropFirst() where source[index].type.bits == type {
        if rank == 0 {
          beginReplacing(place)
          guard graft(index, &random) else { break }
          return endReplacing(place)
        }
        rank -= 1
      }
    }
    return false
  }

  /// Exchanges two arguments of one application that have the same type.
  mutating func swapArguments(_ random: inout RandomStream) -> Bool {
    let size = source.count
    let start = random.below(size)
    for step in 0..<size {
      let place = (start + step) % size
      let node = source[place]
      guard node.length > 2, node.kind == .apply || node.kind == .call, !node.isLet else { continue }
      collectChildren(of: place)
      let first = random.below(candidates.count)
      var second = -1
      for offset in 1..<Swift.max(candidates.count, 1) {
        let other = (first + offset) % candidates.count
        if source[candidates[other]].type == source[candidates[first]].type {
          second = other
          break
        }
      }
      guard second >= 0 else { continue }
      candidates.swapAt(first, second)
      let nodes = source.view
      output.clear()
      output.append(0..<place + 1, of: nodes)
      for child in candidates { output.append(nodes.range(at: child), of: nodes) }
      output.append(nodes.end(of: place)..<size, of: nodes)
      return finish(place..<place, above: 0)
    }
    return false
  }

  /// Wraps a sequence in a higher-order operator: the new application takes the place of a subtree of the type that it
  /// gives, and its sequence is a part of that subtree where there is one of the type.
  mutating func wrapSequence(_ random: inout RandomStream) -> Bool {
    for _ in 0..<4 {
      let place = valueNode(random.below(source.count))
      guard let type = primitives.table.index(of: source[place].type),
        let wrapper = primitives.sequenceWrappers[type].draw(&random)
      else { continue }
      let argument = primitives.functions[wrapper.function].arguments.lowerBound + wrapper.argument
      let sequence = primitives.table.types[primitives.arguments[argument].type]
      candidates.removeAll(keepingCapacity: true)
      for index in source.view.range(at: place) where source[index].type.bits == sequence.bits {
        candidates.append(index)
      }
      let kept = random.element(of: candidates)
      beginReplacing(place)
      let smallest = primitives.sizes.smallest(wrapper.function, scope: scope.mask)
      let done = apply(
        wrapper.function, budget: smallest + random.below(4), keeping: kept == nil ? -1 : wrapper.argument, &random
      ) { editor, random in
        guard let kept else { return false }
        return editor.graft(kept, &random)
      }
      if done, endReplacing(place) { return true }
    }
    return false
  }

  /// The node itself, or the body if it is a lambda.
  @inline(__always)
  func valueNode(_ index: Int) -> Int {
    source[index].kind == .lambda ? index + 1 : index
  }

  /// Makes the candidates the children of a node.
  mutating func collectChildren(of index: Int) {
    candidates.removeAll(keepingCapacity: true)
    let nodes = source.view
    var child = index + 1
    while child < nodes.end(of: index) {
      candidates.append(child)
      child = nodes.end(of: child)
    }
  }
}
