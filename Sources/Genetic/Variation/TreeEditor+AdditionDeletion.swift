package import AST

extension TreeEditor {
  /// Wraps every node in a new operator with the given probability, then replaces every node by one of its arguments
  /// with probability rate / (1 + rate); at least one of the two happens.
  ///
  /// After "uniform mutation by addition and deletion" (Helmuth, McPhee, Spector 2018, doi:10.1145/3205455.3205603):
  /// there the genome is linear and the rates keep its expected length; here they keep the tree's.
  package mutating func addAndDelete(_ tree: Tree, rate: Double, _ random: inout RandomStream) -> Tree? {
    var additions = occurrences(among: tree.size, probability: rate, &random)
    var deletions = occurrences(among: tree.size + 2 * additions, probability: rate / (1 + rate), &random)
    if additions + deletions == 0 {
      if random.chance(0.5) { additions = 1 } else { deletions = 1 }
    }
    var result: Tree?
    for _ in 0..<additions {
      if let next = addNode(result ?? tree, &random) { result = next }
    }
    for _ in 0..<deletions {
      if let next = deleteNode(result ?? tree, &random) { result = next }
    }
    return result
  }

  /// Wraps one subtree in a new operator that takes and gives its type; the other arguments are new and small.
  package mutating func addNode(_ tree: Tree, _ random: inout RandomStream) -> Tree? {
    for _ in 0..<3 {
      let place = valueNode(random.below(tree.size), of: tree)
      guard let type = primitives.table.index(of: tree.nodes[place].type),
        let wrapper = primitives.wrappers[type].draw(&random)
      else { continue }
      beginReplacing(place, of: tree)
      let budget = primitives.sizes.smallest(wrapper.function, scope: scope.mask) + random.below(4)
      let done = apply(wrapper.function, budget: budget, keeping: wrapper.argument, &random) { editor, random in
        editor.graft(place, of: tree, scopeCount: editor.scope.count, &random)
      }
      if done, let result = endReplacing(place, of: tree) { return result }
    }
    return nil
  }

  /// Replaces one application by one of its arguments, or by the body of one of its lambdas, of its type.
  package mutating func deleteNode(_ tree: Tree, _ random: inout RandomStream) -> Tree? {
    let start = random.below(tree.size)
    for step in 0..<tree.size {
      let place = (start + step) % tree.size
      let node = tree.nodes[place]
      guard node.length > 1, node.kind != .lambda else { continue }
      collectChildren(of: place, in: tree)
      var kept = 0
      for child in candidates {
        let value = valueNode(child, of: tree)
        if tree.nodes[value].type.bits == node.type.bits {
          candidates[kept] = value
          kept += 1
        }
      }
      guard kept > 0 else { continue }
      let source = candidates[random.below(kept)]
      beginReplacing(place, of: tree)
      if graft(source, of: tree, scopeCount: scopeCount(tree.nodes, at: source), &random) {
        return endReplacing(place, of: tree)
      }
    }
    return nil
  }

  /// How many of so many independent events happen; each has the given probability.
  private func occurrences(among count: Int, probability: Double, _ random: inout RandomStream) -> Int {
    guard probability > 0 else { return 0 }
    let threshold = UInt64(Swift.min(probability, 1) * 65536)
    var found = 0
    var bits: UInt64 = 0
    for index in 0..<count {
      if index & 3 == 0 { bits = random.next() }
      if bits & 0xFFFF < threshold { found += 1 }
      bits >>= 16
    }
    return found
  }
}
