internal import AST

/// A program under construction: nodes in prefix order in memory that is reused from program to program.
struct NodeBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<Node>
  /// Where the subtrees end that are open while depth is measured.
  private var ends: UnsafeMutablePointer<Int>
  private var capacity: Int
  /// The most nodes that can be appended.
  let limit: Int
  private(set) var count = 0
  /// The values of the pooled literals, in the order of their nodes.
  private var literals: [Value] = []
  /// True once more was appended than is allowed; such a program is of no use.
  private(set) var isOverfull = false

  init(limit: Int) {
    self.limit = Swift.max(limit, 1)
    capacity = self.limit
    base = .allocate(capacity: capacity)
    ends = .allocate(capacity: capacity + 1)
  }

  deinit {
    base.deallocate()
    ends.deallocate()
  }

  /// Makes the program a copy of a tree, which may be larger than the limit.
  mutating func load(_ tree: borrowing Tree) {
    clear()
    let size = tree.size
    if size > capacity {
      base.deallocate()
      ends.deallocate()
      capacity = size
      base = .allocate(capacity: capacity)
      ends = .allocate(capacity: capacity + 1)
    }
    tree.nodes.withUnsafeBufferPointer { nodes in
      if let first = nodes.baseAddress { base.update(from: first, count: size) }
    }
    count = size
    if !tree.literals.isEmpty { literals = tree.literals }
  }

  /// Begins a new program.
  @inline(__always)
  mutating func clear() {
    count = 0
    isOverfull = false
    if !literals.isEmpty { literals.removeAll(keepingCapacity: true) }
  }

  @inline(__always)
  mutating func append(_ node: Node) {
    guard count < limit else {
      isOverfull = true
      return
    }
    base[count] = node
    count += 1
  }

  @inline(__always)
  mutating func append(_ constant: Constant) {
    append(constant.node)
    if let value = constant.pooled { literals.append(value) }
  }

  /// Appends a run of other nodes as they are, with their literals.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of nodes: NodeView) {
    guard range.count <= limit - count else {
      isOverfull = true
      return
    }
    (base + count).update(from: nodes.base + range.lowerBound, count: range.count)
    count += range.count
    if !nodes.literals.isEmpty { appendLiterals(of: range, of: nodes) }
  }

  /// Appends the values of the pooled literals in a run of nodes.
  private mutating func appendLiterals(of range: Range<Int>, of nodes: NodeView) {
    for index in range where nodes[index].isPooled {
      let entry = nodes[index].slot
      if nodes.literals.indices.contains(entry) { literals.append(nodes.literals[entry]) }
    }
  }

  /// Makes the pooled literals' nodes refer to their values.
  @inline(__always)
  mutating func numberLiterals() {
    guard !literals.isEmpty else { return }
    var next: UInt64 = 0
    for index in 0..<count where base[index].isPooled {
      base[index].payload = next
      next += 1
    }
  }

  /// Undoes what was appended since a mark.
  mutating func truncate(to mark: Mark) {
    count = mark.count
    if literals.count > mark.literals { literals.removeSubrange(mark.literals...) }
    isOverfull = false
  }

  /// A point to return to.
  struct Mark {
    let count: Int
    fileprivate let literals: Int
  }

  var mark: Mark { Mark(count: count, literals: literals.count) }

  /// A node that was appended; the caller answers for the index.
  @inline(__always)
  subscript(index: Int) -> Node {
    get { base[index] }
    _modify { yield &base[index] }
  }

  /// Sets the length of a node to reach to the end of what is there.
  @inline(__always)
  mutating func close(_ index: Int) {
    guard index < count else { return }
    base[index].length = UInt32(truncatingIfNeeded: count - index)
  }

  /// Adds to the length of a node.
  @inline(__always)
  mutating func lengthen(_ index: Int, by change: Int) {
    base[index].length = UInt32(truncatingIfNeeded: Int(base[index].length) + change)
  }

  /// True if no way from the root to a leaf has more nodes than the limit, as far as it passes through some subtrees.
  ///
  /// - Parameters:
  ///   - range: the nodes of the subtrees, side by side.
  ///   - above: the number of nodes above them.
  func isWithin(depth: Int, _ range: Range<Int>, above: Int) -> Bool {
    guard above + range.count > depth else { return true }
    // The last is the end of the whole, and of nothing.
    ends[0] = Int.max
    var open = 0
    var index = range.lowerBound
    while index < range.upperBound {
      while ends[open] <= index { open -= 1 }
      let length = Int(base[index].length)
      if above + open + length <= depth {
        // So few nodes cannot be too deep.
        index += length
      } else {
        guard above + open < depth else { return false }
        open += 1
        ends[open] = index + length
        index += 1
      }
    }
    return true
  }

  /// The nodes, to be read until the buffer changes.
  @inline(__always)
  var view: NodeView { NodeView(base: UnsafePointer(base), count: count, literals: literals) }

  /// True if the program is a tree's.
  func isEqual(to tree: borrowing Tree) -> Bool {
    guard count == tree.size, literals == tree.literals else { return false }
    return tree.nodes.withUnsafeBufferPointer { nodes in
      for index in 0..<count where base[index] != nodes[index] { return false }
      return true
    }
  }

  /// The program as a tree; `nil` if there is none.
  func tree() -> Tree? {
    guard !isOverfull, count > 0 else { return nil }
    return Tree(nodes: Array(UnsafeBufferPointer(start: base, count: count)), literals: literals)
  }
}

/// Nodes in prefix order, read where they are.
struct NodeView {
  let base: UnsafePointer<Node>
  let count: Int
  /// The values of the pooled literals, which the nodes refer to.
  let literals: [Value]

  /// A node; the caller answers for the index.
  @inline(__always)
  subscript(index: Int) -> Node { base[index] }

  /// The index after the subtree at an index.
  @inline(__always)
  func end(of index: Int) -> Int { index + Int(base[index].length) }

  /// The nodes of the subtree at an index.
  @inline(__always)
  func range(at index: Int) -> Range<Int> { index..<end(of: index) }

  /// The value of a literal node.
  func literal(at index: Int) -> Value? {
    let node = base[index]
    guard node.isPooled else { return node.scalarValue }
    return literals.indices.contains(node.slot) ? literals[node.slot] : nil
  }
}

extension Tree {
  /// Reads the nodes where they are.
  @inline(__always)
  func withView<Result>(_ body: (NodeView) -> Result) -> Result? {
    nodes.withUnsafeBufferPointer { nodes in
      nodes.baseAddress.map { body(NodeView(base: $0, count: nodes.count, literals: literals)) }
    }
  }
}
