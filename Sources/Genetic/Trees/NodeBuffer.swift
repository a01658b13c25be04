internal import AST

/// A program under construction: nodes in prefix order in memory that is reused from program to program.
struct NodeBuffer: ~Copyable {
  private let base: UnsafeMutablePointer<Node>
  /// Where the subtrees end that are open while depth is measured.
  private let ends: UnsafeMutablePointer<Int>
  let capacity: Int
  private(set) var count = 0
  /// The values of the pooled literals, in the order of their nodes.
  private var literals: [Value] = []
  /// True once more was appended than there is room for; such a program is of no use.
  private(set) var isOverfull = false

  init(capacity: Int) {
    self.capacity = Swift.max(capacity, 1)
    base = .allocate(capacity: self.capacity)
    ends = .allocate(capacity: self.capacity + 1)
  }

  deinit {
    base.deallocate()
    ends.deallocate()
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
    guard count < capacity else {
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

  /// Appends a run of a tree's nodes as they are, with their literals.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of tree: Tree) {
    guard range.count <= capacity - count else {
      isOverfull = true
      return
    }
    tree.nodes.withUnsafeBufferPointer { source in
      guard let first = source.baseAddress, range.lowerBound >= 0, range.upperBound <= source.count else { return }
      (base + count).update(from: first + range.lowerBound, count: range.count)
    }
    count += range.count
    if !tree.literals.isEmpty { appendLiterals(of: range, of: tree) }
  }

  /// Appends the values of the pooled literals in a run of a tree's nodes.
  mutating func appendLiterals(of range: Range<Int>, of tree: Tree) {
    for index in range where tree.nodes[index].isPooled {
      let entry = tree.nodes[index].slot
      if tree.literals.indices.contains(entry) { literals.append(tree.literals[entry]) }
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

  /// True if no way from the root to a leaf has more nodes than the limit.
  func isWithin(depth: Int) -> Bool {
    guard count > depth else { return true }
    // The last is the end of the whole, and of nothing.
    ends[0] = Int.max
    var open = 0
    for index in 0..<count {
      while ends[open] <= index { open -= 1 }
      // A leaf is the end of a way, but opens nothing.
      guard open < depth else { return false }
      let length = Int(base[index].length)
      if length > 1 {
        open += 1
        ends[open] = index + length
      }
    }
    return true
  }

  /// The program; `nil` if it did not fit.
  func tree() -> Tree? {
    guard !isOverfull, count > 0 else { return nil }
    return Tree(nodes: Array(UnsafeBufferPointer(start: base, count: count)), literals: literals)
  }
}
