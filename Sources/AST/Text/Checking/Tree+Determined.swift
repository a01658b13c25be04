// What text can say of typed code.

extension Tree {
  /// True if the tree's text says all of it: `Parser.expression(Printer.expression(tree))` is the tree again.
  ///
  /// It holds of every well-typed tree but those in which nothing determines the type of an empty list, as in
  /// `(length [])`, which the parser refuses; those with a tuple as a literal, which programs write `(tuple …)`; and those
  /// deeper than ``Parser/maximumDepth`` or that grow beyond the parser's limits when helper calls are expanded. Who makes
  /// programs by other means than parsing asks this of them. Linear; a quick scan for trees without an empty list.
  package func isDetermined(in interface: Interface) -> Bool {
    isDetermined(inputs: interface.inputs, helpers: interface.helpers, result: interface.result)
  }

  /// The same of a helper's body or any other expression with the type that its place expects.
  package func isDetermined(inputs: [Parameter], helpers: [Helper], result: Type?) -> Bool {
    guard depth <= Parser.maximumDepth, !nodes.contains(where: { $0.kind == .literal && $0.type.isTuple }) else {
      return false
    }
    if nodes.contains(where: { $0.kind == .call }) {
      let expansion = Expansion(of: self, helpers: Surroundings(helpers: helpers).expansions)
      guard !expansion.isTooLarge(for: self) else { return false }
    }
    guard literals.contains(where: \.holdsEmptyList) else { return true }
    return isWellTyped(inputs: inputs, helpers: helpers, result: result)
  }

  /// True if inference from nothing but operators, names and literals gives every node the type it has.
  package func isWellTyped(inputs: [Parameter], helpers: [Helper], result: Type?) -> Bool {
    guard let draft = Draft(self, inputCount: inputs.count) else { return false }
    return Inference.infer(draft, in: Surroundings(inputs: inputs, helpers: helpers), result: result).tree == self
  }
}

extension Value {
  /// True of a list or tuple in which an empty list stands, or which is one.
  fileprivate var holdsEmptyList: Bool {
    switch self {
    case .list(let items): items.isEmpty || items.contains(where: \.holdsEmptyList)
    case .tuple(let items): items.contains(where: \.holdsEmptyList)
    default: false
    }
  }
}
