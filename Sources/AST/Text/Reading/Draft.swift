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
