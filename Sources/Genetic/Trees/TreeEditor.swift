internal import AST

/// Makes programs: grows new ones and edits given ones, in scratch memory of its own.
///
/// Everything it makes is well-typed and closed, and within the limits. One editor serves one thread; what it makes
/// depends on its arguments alone, never on what it made before.
///
/// An edit is a number of steps, each of which reads the program so far in one buffer and writes the next into the other:
/// trees are made of the last one only.
package struct TreeEditor: ~Copyable {
  package let primitives: PrimitiveSet
  package let limits: TreeLimits
  /// The program that a step edits.
  var source: NodeBuffer
  /// True if it has no way from the root to a leaf that is longer than the limit.
  private var isSourceShallow = true
  /// The program that a step writes.
  var output: NodeBuffer
  /// The slots in scope where the output now ends.
  var scope: SlotScope
  /// The roots above the place that ``enter(_:)`` found, outermost first.
  var path: [Int] = []
  /// Where a moved subtree's free slots went: by slot of its old scope; -1 for none yet.
  var renaming: [Int] = []
  /// Indices of nodes to choose among.
  var candidates: [Int] = []
  /// Programs that may stand in the place of random subtrees.
  var blocks: BuildingBlocks?
  /// How often they do.
  var blockRate = 0.0

  package init(primitives: PrimitiveSet, limits: TreeLimits = TreeLimits()) {
    self.primitives = primitives
    self.limits = limits
    source = NodeBuffer(limit: limits.nodes)
    output = NodeBuffer(limit: limits.nodes)
    scope = SlotScope(inputs: primitives.inputs, capacity: 2 * limits.nodes + 2)
    path.reserveCapacity(limits.depth + 1)
  }

  // MARK: Whole edits

  /// A tree after a step.
  ///
  /// - Returns: `nil` if the step finds no place, or exceeds the limits.
  mutating func edited(_ tree: Tree, _ step: (inout TreeEditor) -> Bool) -> Tree? {
    load(tree)
    return step(&self) ? result() : nil
  }

  /// Makes a tree the program that the next step edits.
  mutating func load(_ tree: Tree) {
    source.load(tree)
    isSourceShallow = source.isWithin(depth: limits.depth, 0..<source.count, above: 0)
  }

  /// The program that the steps so far made, as a tree.
  mutating func result() -> Tree? {
    let tree = source.tree()
    assert(tree?.isWellFormed(in: primitives) != false, "ill-formed: \(tree?.nodes ?? [])")
    return tree
  }

  // MARK: Scope

  /// Adds slots of types of the set.
  @inline(__always)
  mutating func bind(_ argument: Argument) {
    guard argument.boundCount > 0 else { return }
    scope.push(primitives.table.types[argument.bound.0])
    scope.mask |= primitives.sizes.scarceBit[argument.bound.0]
    if argument.boundCount > 1 {
      scope.push(primitives.table.types[argument.bound.1])
      scope.mask |= primitives.sizes.scarceBit[argument.bound.1]
    }
  }

  /// Adds a slot of any type.
  @inline(__always)
  private mutating func bind(_ type: Type) {
    scope.push(type)
    if let index = primitives.table.index(of: type) { scope.mask |= primitives.sizes.scarceBit[index] }
  }

  /// Sets scope and path to those of the source's node at an index.
  @inline(__always)
  mutating func enter(_ index: Int) {
    scope.clear()
    path.removeAll(keepingCapacity: true)
    let nodes = source.view
    var current = 0
    while current < index {
      path.append(current)
      var child = current + 1
      if nodes[current].kind == .lambda {
        let shape = primitives.shape(of: nodes[current].type)
        bind(shape.first)
        if shape.count > 1 { bind(shape.second) }
      } else if nodes[current].isLet, nodes.end(of: child) <= index {
        bind(nodes[child].type)
      }
      while nodes.end(of: child) <= index { child = nodes.end(of: child) }
      current = child
    }
  }

  /// The number of slots in scope at a node, found without touching the editor's own scope.
  func scopeCount(_ nodes: NodeView, at index: Int) -> Int {
    var count = primitives.inputs.count
    var current = 0
    while current < index {
      var child = current + 1
      if nodes[current].kind == .lambda {
        count += primitives.shape(of: nodes[current].type).count
      } else if nodes[current].isLet, nodes.end(of: child) <= index {
        count += 1
      }
      while nodes.end(of: child) <= index { child = nodes.end(of: child) }
      current = child
    }
    return count
  }

  // MARK: Replacing a subtree

  /// Begins the program that differs from the source in one subtree: all before it is written, the scope is set.
  @inline(__always)
  mutating func beginReplacing(_ index: Int) {
    enter(index)
    output.clear()
    output.append(0..<index, of: source.view)
  }

  /// Ends it: all behind the subtree is written and the lengths above are mended.
  ///
  /// - Returns: false if the result exceeds the limits.
  @inline(__always)
  mutating func endReplacing(_ index: Int) -> Bool {
    let end = source.view.end(of: index)
    let written = output.count
    output.append(end..<source.count, of: source.view)
    // What did not fit has no nodes to mend.
    guard !output.isOverfull else { return false }
    if written != end {
      for ancestor in path { output.lengthen(ancestor, by: written - end) }
    }
    return finish(index..<written, above: path.count)
  }

  /// Makes the output the source of the next step.
  ///
  /// - Parameters:
  ///   - changed: the nodes of all subtrees that the source does not have at the same depth.
  ///   - above: the number of nodes above them.
  /// - Returns: false if the output exceeds the limits; the source is what it was then.
  @inline(__always)
  mutating func finish(_ changed: Range<Int>, above: Int) -> Bool {
    guard !output.isOverfull else { return false }
    let isWithin =
      isSourceShallow
      ? output.isWithin(depth: limits.depth, changed, above: above)
      : output.isWithin(depth: limits.depth, 0..<output.count, above: 0)
    guard isWithin else { return false }
    output.numberLiterals()
    swap(&source, &output)
    isSourceShallow = true
    return true
  }

  /// Appends a subtree of a program to the output, at a place of its own type.
  ///
  /// Inputs keep their slots. Slots bound inside the subtree are renumbered. Slots bound outside it by binders of the
  /// old place become slots of the new place of the same type, each slot the same one throughout.
  ///
  /// - Parameter scopeCount: the number of slots in scope at the subtree's old place.
  /// - Returns: false if a slot has no match; the output is spoilt then.
  @inline(__always)
  mutating func graft(_ index: Int, of nodes: NodeView, scopeCount: Int, _ random: inout RandomStream) -> Bool {
    let start = output.count
    output.append(nodes.range(at: index), of: nodes)
    guard !output.isOverfull else { return false }
    let inputs = primitives.inputs.count
    let shift = scope.count - scopeCount
    var isRenaming = false
    for position in start..<output.count where output[position].kind == .variable {
      let slot = output[position].slot
      if slot < inputs { continue }
      if slot >= scopeCount {
        output[position].payload = UInt64(truncatingIfNeeded: slot + shift)
        continue
      }
      if !isRenaming {
        renaming.removeAll(keepingCapacity: true)
        for _ in 0..<scopeCount { renaming.append(-1) }
        isRenaming = true
      }
      if renaming[slot] < 0 {
        guard let match = scope.slot(of: output[position].type, &random) else { return false }
        renaming[slot] = match
      }
      output[position].payload = UInt64(truncatingIfNeeded: renaming[slot])
    }
    return true
  }

  /// Appends a subtree of the source to the output, at a place of its own type.
  @inline(__always)
  mutating func graft(_ index: Int, _ random: inout RandomStream) -> Bool {
    let nodes = source.view
    return graft(index, of: nodes, scopeCount: scopeCount(nodes, at: index), &random)
  }
}

/// How large programs may become.
public struct TreeLimits: Hashable, Sendable {
  /// The most nodes a program may have.
  public var nodes: Int
  /// The most nodes on a way from the root to a leaf.
  public var depth: Int

  public init(nodes: Int = 100, depth: Int = 30) {
    self.nodes = Swift.min(Swift.max(nodes, 1), 10_000)
    self.depth = Swift.min(Swift.max(depth, 1), 1000)
  }
}
