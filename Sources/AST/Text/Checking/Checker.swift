/// Checks expressions: from syntax to typed code, and typed code for what text can say of it.
enum Checker {
  /// The typed code of the expression in a syntax node; `nil`, with all that is wrong reported, if there is none.
  ///
  /// - Parameters:
  ///   - result: The type that is expected; `nil` if any will do.
  ///   - whole: What the expression is, as in "expected Int for …".
  static func check(
    _ root: Int, of syntax: Syntax, in surroundings: Surroundings, result: Type?, whole: String,
    _ problems: inout Problems
  ) -> Tree? {
    let before = problems.count
    let draft = Elaborator.elaborate(root, of: syntax, in: surroundings, &problems)
    var (tree, issues) = Inference.infer(draft, in: surroundings, result: result)
    if problems.count > before {
      // What an error leaves undetermined is no second one.
      issues.removeAll { if case .undetermined = $0 { true } else { false } }
    }
    Wording(draft: draft, syntax: syntax, surroundings: surroundings, whole: whole).report(issues, &problems)
    guard let tree, problems.count == before else { return nil }
    let expansion = Expansion(of: tree, helpers: surroundings.expansions)
    guard expansion.isTooLarge(for: tree) else { return tree }
    problems.report(
      at: syntax.place(root),
      "with all helper calls expanded \(whole) "
        + (expansion.depth > Parser.maximumDepth
          ? "is nested too deeply: more than \(Parser.maximumDepth) levels"
          : "is too large: more than \(Parser.maximumExpansion) nodes"))
    return nil
  }
}

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

extension Draft {
  /// The draft that the text of a tree would give; `nil` if its nodes do not fit together.
  init?(_ tree: Tree, inputCount: Int) {
    /// The ends of the nodes that are open, with the number of names that go out of scope there.
    var ends: [(end: Int, names: Int)] = []
    /// The bodies, not yet reached, of the `let`s that are open.
    var bodies: [Range<Int>] = []
    var names = inputCount
    for (index, node) in tree.nodes.enumerated() {
      while let last = ends.last, last.end <= index {
        names -= last.names
        ends.removeLast()
      }
      if let body = bodies.last, body.lowerBound == index {
        bodies.removeLast()
        ends.append((body.upperBound, 1))
        names += 1
      }
      let end = index + Int(node.length)
      guard node.length > 0, end <= ends.last?.end ?? tree.size else { return nil }
      var item = Node(kind: .hole, length: Int(node.length), origin: index)
      switch node.kind {
      case .literal:
        guard let value = tree.literal(at: index) else { return nil }
        item = Node(kind: .literal, payload: literals.count, origin: index)
        literals.append(value)
      case .variable:
        guard node.slot >= 0, node.slot < names else { return nil }
        item = Node(kind: .variable, payload: node.slot, origin: index)
      case .lambda:
        item = Node(
          kind: .lambda, payload: names, parameterCount: node.type.arity, length: item.length, origin: index)
      case .apply:
        item = Node(kind: .apply, op: node.op, payload: names, length: item.length, origin: index)
        if node.op == .let, index + 1 < end { bodies.append(index + 1 + Int(tree.nodes[index + 1].length)..<end) }
      case .call: item = Node(kind: .call, payload: node.slot, length: item.length, origin: index)
      }
      nodes.append(item)
      let added = node.kind == .lambda ? node.type.arity : 0
      names += added
      ends.append((end, added))
    }
  }
}
