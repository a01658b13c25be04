package import AST

extension TreeEditor {
  /// Replaces a subtree of the receiver by one of the donor of the same type.
  ///
  /// Size-fair (Langdon 2000, doi:10.1023/A:1010024515191): the subtree that goes in is at most 1 + 2 × as large as
  /// the one that goes out, and on average as large. Lambdas count as subtrees of their function types.
  package mutating func crossover(_ receiver: Tree, _ donor: Tree, _ random: inout RandomStream) -> Tree? {
    for _ in 0..<3 {
      let place = innerNode(of: receiver, &random)
      let removed = Int(receiver.nodes[place].length)
      let largest = Swift.min(1 + 2 * removed, limits.nodes - receiver.size + removed)
      guard
        let source = fairSubtree(
          of: donor.nodes, type: receiver.nodes[place].type, size: removed, largest: largest, &random)
      else { continue }
      beginReplacing(place, of: receiver)
      if graft(source, of: donor, scopeCount: scopeCount(donor.nodes, at: source), &random) {
        return endReplacing(place, of: receiver)
      }
    }
    return nil
  }

  /// A node, leaves less often than their number would have it.
  @inline(__always)
  func innerNode(of tree: Tree, _ random: inout RandomStream) -> Int {
    let index = random.below(tree.size)
    return tree.nodes[index].length > 1 || random.chance(0.3) ? index : random.below(tree.size)
  }

  /// A subtree of a type, drawn so that its size is the given one on average; `nil` if none is small enough.
  private func fairSubtree(
    of nodes: [Node], type: Type, size: Int, largest: Int, _ random: inout RandomStream
  ) -> Int? {
    let bits = type.bits
    var equal = 0
    var smaller = (count: 0, lack: 0)
    var larger = (count: 0, excess: 0)
    for node in nodes where node.type.bits == bits {
      let length = Int(node.length)
      if length == size {
        equal += 1
      } else if length < size {
        smaller.count += 1
        smaller.lack += size - length
      } else if length <= largest {
        larger.count += 1
        larger.excess += length - size
      }
    }
    let chosen: Range<Int>
    var count: Int
    if smaller.count > 0, larger.count > 0, equal == 0 || !random.chance(1 / Double(size)) {
      let meanLack = Double(smaller.lack) / Double(smaller.count)
      let meanExcess = Double(larger.excess) / Double(larger.count)
      let takesLarger = random.unit() * (meanLack + meanExcess) < meanLack
      (chosen, count) = takesLarger ? (size + 1..<largest + 1, larger.count) : (1..<size, smaller.count)
    } else if equal > 0 {
      (chosen, count) = (size..<size + 1, equal)
    } else if smaller.count > 0 {
      (chosen, count) = (1..<size, smaller.count)
    } else if larger.count > 0 {
      (chosen, count) = (size + 1..<largest + 1, larger.count)
    } else {
      return nil
    }
    count = random.below(count)
    for (index, node) in nodes.enumerated() where node.type.bits == bits && chosen.contains(Int(node.length)) {
      if count == 0 { return index }
      count -= 1
    }
    return nil
  }
}
