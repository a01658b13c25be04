internal import AST

extension TreeEditor {
  /// Wraps every node in a new operator with the given probability, then replaces every node by one of its arguments
  /// with probability rate / (1 + rate); at least one of the two happens.
  ///
  /// After "uniform mutation by addition and deletion" (Helmuth, McPhee, Spector 2018, doi:10.1145/3205455.3205603):
  /// there the genome is linear and the rates keep its expected length; here they keep the tree's.
  mutating func addAndDelete(rate: Double, _ random: inout RandomStream) -> Bool {
    let size = source.count
    var additions = occurrences(among: size, probability: rate, &random)
    var deletions = occurrences(among: size + 2 * additions, probability: rate / (1 + rate), &random)
    if additions + deletions == 0 {
      if random.chance(0.5) { additions = 1 } else { deletions = 1 }
    }
    var isChanged = false
    for _ in 0..<additions {
      if addNode(&random) { isChanged = true }
    }
    for _ in 0..<deletions {
      if deleteNode(&random) { isChanged = true }
    }
    return isChanged
  }

  /// Wraps one subtree in a new operator that takes and gives its type; the other arguments are new and small.
  mutating func addNode(_ random: inout RandomStream) -> Bool {
    for _ in 0..<3 {
      let place = valueNode(random.below(source.count))
      guard let type = primitives.table.index(of: source[place].type),
        let wrapper = primitives.wrappers[type].draw(&random)
      else { continue }
      beginReplacing(place)
      let budget = primitives.sizes.smallest(wrapper.function, scope: scope.mask) + random.below(4)
      let done = apply(wrapper.function, budget: budget, keeping: wrapper.argument, &random) { editor, random in
        editor.graft(place, of: editor.source.view, scopeCount: editor.scope.count, &random)
      }
      if done, endReplacing(place) { return true }
    }
    return false
  }

  /// Replaces one application by one of its arguments, or by the body of one of its lambdas, of its type.
  mutating func deleteNode(_ random: inout RandomStream) -> Bool {
    let size = source.count
    let start = random.below(size)
    for step in 0..<size {
      let place = start + step < size ? start + step : start + step - size
      let node = source[place]
      guard node.length > 1, node.kind != .lambda else { continue }
      collectChildren(of: place)
      var kept = 0
      for child in candidates {
        let value = valueNode(child)
        if source[value].type.bits == node.type.bits {
          candidates[kept] = value
          kept += 1
        }
      }
      guard kept > 0 else { continue }
      let chosen = candidates[random.below(kept)]
      beginReplacing(place)
      if graft(chosen, &random) { return endReplacing(place) }
    }
    return false
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
