/// A typed expression as a flat prefix array of nodes: the one representation of code.
///
/// The parser builds it, the interpreters run it, variation cuts and splices ranges of it. Sequence literals stand in
/// `literals`, one entry for each literal node that needs one, in prefix order; so two trees are equal exactly when they
/// are the same code, and equality, hashing and ordering are scans.
public struct Tree: Hashable, Sendable {
  public private(set) var nodes: [Node]
  /// The values of the pooled literal nodes, in the order of those nodes.
  public private(set) var literals: [Value]

  /// A tree of nodes in prefix order; `literals` in the order of the pooled literal nodes, whose payloads are set here.
  public init(nodes: [Node], literals: [Value] = []) {
    self.nodes = nodes
    self.literals = literals
    if !literals.isEmpty { renumberLiterals() }
  }

  /// A tree of one literal of the given type (which says what `[]` is a list of).
  public init(literal value: Value, type: Type) {
    if let node = Node.scalar(value) {
      self.init(nodes: [node])
    } else {
      self.init(nodes: [.pooled(0, type)], literals: [value])
    }
  }

  /// An application of an operator, a lambda or a call, put together from its root and its children.
  ///
  /// The root's length is set to what the children add up to.
  public init(root: Node, children: [Tree]) {
    var nodes = [root]
    var literals: [Value] = []
    nodes.reserveCapacity(1 + children.reduce(0) { $0 + $1.nodes.count })
    for child in children {
      nodes += child.nodes
      literals += child.literals
    }
    nodes[0].length = UInt32(truncatingIfNeeded: nodes.count)
    self.init(nodes: nodes, literals: literals)
  }

  /// The number of nodes.
  @inlinable public var size: Int { nodes.count }

  /// The type of the whole.
  public var type: Type { nodes.first?.type ?? .int }

  /// The nodes of the subtree rooted at an index.
  @inlinable public func range(at index: Int) -> Range<Int> {
    index..<index + Int(nodes[index].length)
  }

  /// The roots of the children of a node, in order.
  public func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    let end = range(at: index).upperBound
    while child < end {
      result.append(child)
      child += Int(nodes[child].length)
    }
    return result
  }

  /// The value of a literal node; `nil` for any other node.
  public func literal(at index: Int) -> Value? {
    let node = nodes[index]
    guard node.isPooled else { return node.scalarValue }
    return literals.indices.contains(node.slot) ? literals[node.slot] : nil
  }

  /// The subtree rooted at an index, as a tree of its own (its variables keep their slots).
  public func subtree(at index: Int) -> Tree {
    let range = range(at: index)
    guard !literals.isEmpty else { return Tree(nodes: Array(nodes[range])) }
    return Tree(nodes: Array(nodes[range]), literals: Array(literals[literalRange(range)]))
  }

  /// Replaces the subtree at an index by another tree; the lengths of the nodes above are mended.
  ///
  /// The caller answers for types and slots. Linear in the size of the result.
  public mutating func replaceSubtree(at index: Int, with other: Tree) {
    let range = range(at: index)
    let change = other.size - range.count
    if !(literals.isEmpty && other.literals.isEmpty) {
      literals.replaceSubrange(literalRange(range), with: other.literals)
    }
    if change != 0 {
      for ancestor in ancestors(of: index) {
        nodes[ancestor].length = UInt32(truncatingIfNeeded: Int(nodes[ancestor].length) + change)
      }
    }
    nodes.replaceSubrange(range, with: other.nodes)
    if !literals.isEmpty { renumberLiterals() }
  }

  /// The roots of the subtrees that properly contain the node, outermost first. Linear in the depth times the breadth.
  public func ancestors(of index: Int) -> [Int] {
    var result: [Int] = []
    var current = 0
    while current < index {
      result.append(current)
      var child = current + 1
      while child + Int(nodes[child].length) <= index { child += Int(nodes[child].length) }
      current = child
    }
    return result
  }

  /// Adds an offset to every variable slot from `first` on: what a subtree's own binders need when it moves under a
  /// different number of binders.
  public mutating func shiftSlots(from first: Int, by offset: Int) {
    guard offset != 0 else { return }
    for index in nodes.indices where nodes[index].kind == .variable && nodes[index].slot >= first {
      nodes[index].payload = UInt64(truncatingIfNeeded: nodes[index].slot + offset)
    }
  }

  /// Changes nodes in place by a function that keeps kinds, types and lengths (constants, variables, operators of the
  /// same signature).
  public mutating func updateNode(at index: Int, _ change: (inout Node) -> Void) {
    change(&nodes[index])
  }

  /// The pool entries of the literal nodes in a range of nodes.
  private func literalRange(_ range: Range<Int>) -> Range<Int> {
    var before = 0
    var inside = 0
    for index in 0..<range.upperBound where nodes[index].isPooled {
      if index < range.lowerBound { before += 1 } else { inside += 1 }
    }
    return before..<before + inside
  }

  private mutating func renumberLiterals() {
    var next = 0
    for index in nodes.indices where nodes[index].isPooled {
      nodes[index].payload = UInt64(next)
      next += 1
    }
  }

  /// The number of nodes on the longest way from the root to a leaf.
  public var depth: Int {
    var deepest = 0
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      while let end = ends.last, end <= index { ends.removeLast() }
      ends.append(index + Int(node.length))
      deepest = Swift.max(deepest, ends.count)
    }
    return deepest
  }
}

extension Tree: Comparable {
  /// An order by size and then by content, the same in every run and on every machine.
  public static func < (left: Tree, right: Tree) -> Bool {
    if left.size != right.size { return left.size < right.size }
    for (a, b) in zip(left.nodes, right.nodes) where a != b {
      if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
      if a.op != b.op { return a.op.rawValue < b.op.rawValue }
      if a.type != b.type { return a.type < b.type }
      if a.length != b.length { return a.length < b.length }
      return a.payload < b.payload
    }
    for (a, b) in zip(left.literals, right.literals) where a != b { return a.precedes(b) }
    return false
  }
}

extension Value {
  /// An order of representation without further meaning.
  func precedes(_ other: Value) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a < b
    case (.float(let a), .float(let b)): canonicalBits(a) < canonicalBits(b)
    case (.bool(let a), .bool(let b)): !a && b
    case (.char(let a), .char(let b)): a < b
    case (.string(let a), .string(let b)): a.lexicographicallyPrecedes(b)
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
      a.lexicographicallyPrecedes(b) { $0.precedes($1) }
    default: false
    }
  }
}

extension Tree {
  /// A 64-bit hash of the content, the same in every process (unlike `hashValue`), for ordering and deduplication.
  public var contentHash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ value: UInt64) {
      hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    func mix(_ value: Value) {
      switch value {
      case .int(let value): mix(UInt64(bitPattern: value))
      case .float(let value): mix(canonicalBits(value))
      case .bool(let value): mix(value ? 1 : 0)
      case .char(let value): mix(UInt64(value.value))
      case .string(let value):
        mix(UInt64(value.count))
        for scalar in value { mix(UInt64(scalar.value)) }
      case .list(let items), .tuple(let items):
        mix(UInt64(items.count))
        for item in items { mix(item) }
      }
    }
    for node in nodes {
      // One step of the chain a node: what goes into it does not wait for the node before.
      let head = UInt64(node.kind.rawValue) << 40 | UInt64(node.op.rawValue) << 32 | UInt64(node.length)
      let type = UInt64(truncatingIfNeeded: node.type.symbols)
      mix(
        head &* 0xBF58_476D_1CE4_E5B9 ^ (type &* 0x94D0_49BB_1331_11EB)
          ^ (node.payload &* 0xD6E8_FEB8_6659_FD93))
    }
    for literal in literals { mix(literal) }
    return hash
  }
}
