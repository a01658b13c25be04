/// How large code is when every helper call in it is replaced by the helper's body: the work and the stack that it may
/// need, which its text does not show.
struct Expansion {
  /// The number of nodes, saturating.
  var size = 0
  /// The number of nodes on the longest way down, saturating.
  var depth = 0

  /// The expansion of code that calls helpers of known expansions. Linear in the code.
  init(of tree: Tree, helpers: [Expansion]) {
    var ends: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      while let end = ends.last, end <= index { ends.removeLast() }
      ends.append(index + Int(node.length))
      size = size.saturatingAdd(1)
      var below = ends.count
      if node.kind == .call, helpers.indices.contains(node.slot) {
        size = size.saturatingAdd(helpers[node.slot].size)
        below = below.saturatingAdd(helpers[node.slot].depth)
      }
      depth = Swift.max(depth, below)
    }
  }
}

extension Expansion {
  /// True if the helper calls of a tree expand to more than the parser admits.
  func isTooLarge(for tree: Tree) -> Bool {
    size > tree.size && size > Parser.maximumExpansion || depth > Parser.maximumDepth
  }
}

extension Int {
  fileprivate func saturatingAdd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
