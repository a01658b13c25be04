internal import AST

extension TreeEditor {
  /// Replaces a subtree by one of the donor of the same type.
  ///
  /// Size-fair (Langdon 2000, doi:10.1023/A:1010024515191): the subtree that goes in is at most 1 + 2 × as large as
  /// the one that goes out, and on average as large. Lambdas count as subtrees of their function types.
  mutating func crossover(_ donor: Tree, _ random: inout RandomStream) -> Bool {
    donor.withView { crossover($0, &random) } ?? false
  }

  private mutating func crossover(_ donor: NodeView, _ random: inout RandomStream) -> Bool {
    for _ in 0..<3 {
      let place = innerNode(&random)
      let removed = Int(source[place].length)
      let largest = Swift.min(1 + 2 * removed, limits.nodes - source.count + removed)
      guard let chosen = fairSubtree(of: donor, type: source[place].type, size: removed, largest: largest, &random)
      else { continue }
      beginReplacing(place)
      if graft(chosen, of: donor, scopeCount: scopeCount(donor, at: chosen), &random) { return endReplacing(place) }
    }
    return false
  }

  /// A node, leaves less often than their number would have it.
  @inline(__always)
  func innerNode(_ random: inout RandomStream) -> Int {
    let index = random.below(source.count)
    return source[index].length > 1 || random.chance(0.3) ? index : random.below(source.count)
  }

  /// A subtree of a type, drawn so that its size is the given one on average; `nil` if none is small enough.
  private func fairSubtree(
    of nodes: NodeView, type: Type, size: Int, largest: Int, _ random: inout RandomStream
  ) -> Int? {
    let bits = type.bits
    var equal = 0
    var smaller = (count: 0, lack: 0)
    var larger = (count: 0, excess: 0)
    for index in 0..<nodes.count where nodes[index].type.bits == bits {
      let length = Int(nodes[index].length)
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
    for index in 0..<nodes.count
    where nodes[index].type.bits == bits && chosen.contains(Int(nodes[index].length)) {
      if count == 0 { return index }
      count -= 1
    }
    return nil
  }
}
