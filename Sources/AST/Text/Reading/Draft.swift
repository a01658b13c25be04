/// A program whose names are resolved and whose types are not yet known: what ``Elaborator`` makes of syntax and
/// ``Inference`` gives types to.
///
/// Flat and in prefix order like a ``Tree``, with the same children.
struct Draft {
  struct Node {
    enum Kind: UInt8 {
      case literal, variable, lambda, apply, call
      /// An expression with an error in it that has been reported; its children are looked at all the same.
      case hole
    }

    let kind: Kind
    var op: Operator = .if
    /// A literal's index in ``Draft/literals``, a variable's slot, a helper's index; the first slot that a lambda or
    /// `let` adds.
    var payload = 0
    /// The number of a lambda's parameters.
    var parameterCount = 0
    /// The number of nodes in the subtree, this one included.
    var length = 1
    /// The syntax node it comes from.
    let origin: Int
  }

  var nodes: [Node] = []
  var literals: [Value] = []

  /// The roots of the children of a node.
  func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    let end = index + nodes[index].length
    while child < end {
      result.append(child)
      child += nodes[child].length
    }
    return result
  }
}

/// What an expression may refer to.
struct Surroundings {
  /// The inputs or parameters, in slots 0….
  var inputs: [Parameter] = []
  /// Names of inputs whose types are wrong, which has been reported already.
  var untyped: Set<String> = []
  /// The helpers that may be called.
  private(set) var helpers: [Helper] = []
  /// Their indices by name.
  private(set) var helperIndices: [String: Int] = [:]
  /// The sizes of the helpers with all calls expanded.
  private(set) var expansions: [Expansion] = []
  /// Helper names that may not be called here, and why; no reason where an error has been reported already.
  var forbidden: [String: String?] = [:]

  init(inputs: [Parameter] = [], helpers: [Helper] = []) {
    self.inputs = inputs
    for helper in helpers { add(helper) }
  }

  /// Adds a helper that may be called from here on.
  mutating func add(_ helper: Helper) {
    helperIndices[helper.name] = helpers.count
    helpers.append(helper)
    expansions.append(Expansion(of: helper.body, helpers: expansions))
  }
}

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
