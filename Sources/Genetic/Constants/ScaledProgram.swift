internal import AST

/// A Float program but for an offset and a factor.
enum ScaledProgram {
  /// The root of what is left without the constants that are added to the whole or multiply it.
  static func core(of tree: Tree) -> Int {
    var index = 0
    while true {
      let node = tree.nodes[index]
      guard node.kind == .apply, node.type == .float else { return index }
      let first = index + 1
      let second = first + Int(tree.nodes[first].length)
      switch node.op {
      case .negate: index = first
      case .add, .subtract, .multiply:
        if tree.nodes[second].kind == .literal {
          index = first
        } else if tree.nodes[first].kind == .literal {
          index = second
        } else {
          return index
        }
      case .divide where tree.nodes[second].kind == .literal: index = first
      default: return index
      }
    }
  }

  /// The program offset + factor · core, without what is nought or one.
  ///
  /// - Parameter canSubtract: whether the search has `-`.
  static func tree(_ core: Tree, offset: Double, factor: Double, canSubtract: Bool) -> Tree {
    if factor == 0 { return literal(offset) }
    if factor == -1, canSubtract { return apply(.subtract, literal(offset), core) }
    let scaled = factor == 1 ? core : apply(.multiply, literal(factor), core)
    if offset == 0 { return scaled }
    return offset < 0 && canSubtract
      ? apply(.subtract, scaled, literal(-offset)) : apply(.add, scaled, literal(offset))
  }

  private static func literal(_ value: Double) -> Tree { Tree(literal: .float(value), type: .float) }

  private static func apply(_ op: Operator, _ left: Tree, _ right: Tree) -> Tree {
    Tree(root: .apply(op, .float, length: 1), children: [left, right])
  }
}
