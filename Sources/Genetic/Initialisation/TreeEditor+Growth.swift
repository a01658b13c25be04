package import AST

extension TreeEditor {
  /// A new program of about the size asked for, never larger, drawn from the primitive set.
  ///
  /// Sizes outside what is possible are brought to the nearest possible one. Linear in the size. After "probabilistic
  /// tree creation" (Luke 2000, doi:10.1109/4235.873237), but in prefix order: the nodes that are left after each
  /// function's smallest application are dealt out among its arguments.
  package mutating func newProgram(size: Int, _ random: inout RandomStream) -> Tree? {
    let smallest = primitives.smallestProgram
    let budget = Swift.max(Swift.min(size, limits.nodes), smallest)
    for depthSafe in [budget, Swift.min(budget, Swift.max(limits.depth, smallest))] {
      output.clear()
      scope.clear()
      path.removeAll(keepingCapacity: true)
      grow(primitives.resultIndex, budget: depthSafe, &random)
      if finish(0..<output.count, above: 0) { return result() }
    }
    return nil
  }

  /// Appends a new expression of a type, of at most `budget` nodes if the type can be closed within that.
  mutating func grow(_ type: Int, budget: Int, _ random: inout RandomStream) {
    if budget > 1 {
      let takesLeaf = random.chance(primitives.weights.earlyLeaf) && primitives.leaves[type].exists
      if !takesLeaf, let function = primitives.sizes.draw(type, budget: budget, scope: scope.mask, &random) {
        return apply(function, budget: budget, &random)
      }
    }
    if growLeaf(type, &random) { return }
    if let function = primitives.sizes.draw(
      type, budget: Swift.max(budget, primitives.sizes.closing(type, scope: scope.mask)), scope: scope.mask, &random)
    {
      apply(function, budget: primitives.sizes.smallest(function, scope: scope.mask), &random)
    }
  }

  /// Appends an application of a function with new arguments.
  mutating func apply(_ function: Int, budget: Int, _ random: inout RandomStream) {
    apply(function, budget: budget, keeping: -1, &random) { _, _ in true }
  }

  /// Appends an application of a function; one argument is written by the caller, the others are new.
  ///
  /// - Parameters:
  ///   - budget: the most nodes for the application, those of the kept argument not counted.
  ///   - position: which argument the caller writes.
  ///   - keep: writes it; false if it cannot.
  /// - Returns: false if the kept argument could not be written.
  @discardableResult
  mutating func apply(
    _ function: Int, budget: Int, keeping position: Int, _ random: inout RandomStream,
    _ keep: (inout TreeEditor, inout RandomStream) -> Bool
  ) -> Bool {
    let root = output.count
    let entry = primitives.functions[function]
    output.append(entry.root)
    var spare = budget - primitives.sizes.smallest(function, scope: scope.mask)
    if position >= 0 { spare += smallestArgument(entry.arguments.lowerBound + position) }
    var open = entry.arguments.count - (position >= 0 ? 1 : 0)
    for (rank, argument) in entry.arguments.enumerated() {
      if rank == position {
        guard keep(&self, &random) else { return false }
        continue
      }
      let least = smallestArgument(argument)
      let share = TreeEditor.share(of: Swift.max(spare, 0), among: open, &random)
      let before = output.count
      growArgument(argument, budget: least + share, &random)
      spare -= output.count - before - least
      open -= 1
    }
    output.close(root)
    return true
  }

  /// The number of nodes that suffice for an argument here, the lambda node included.
  @inline(__always)
  func smallestArgument(_ argument: Int) -> Int {
    let place = primitives.arguments[argument]
    guard place.boundCount > 0 else { return primitives.sizes.closing(place.type, scope: scope.mask) }
    let bits = primitives.sizes.scarceBit
    let inner = scope.mask | bits[place.bound.0] | bits[place.bound.1]
    return primitives.sizes.closing(place.type, scope: inner) + (place.lambda == nil ? 0 : 1)
  }

  /// The part of spare nodes that the next of several arguments gets: the least of draws, so that all get alike.
  @inline(__always)
  private static func share(of spare: Int, among count: Int, _ random: inout RandomStream) -> Int {
    guard spare > 0 else { return 0 }
    guard count > 1 else { return spare }
    var share = spare
    for _ in 1..<count { share = Swift.min(share, random.below(spare + 1)) }
    return share
  }

  /// Appends a new argument: an expression, or a lambda whose body is drawn again a few times if it ignores parameters.
  mutating func growArgument(_ argument: Int, budget: Int, _ random: inout RandomStream) {
    let place = primitives.arguments[argument]
    guard place.boundCount > 0 else { return grow(place.type, budget: budget, &random) }
    let start = output.count
    if let lambda = place.lambda { output.append(lambda) }
    let outerCount = scope.count
    let outerMask = scope.mask
    bind(place)
    let bodyBudget = budget - (output.count - start)
    let wanted = bodyBudget >= 3 ? place.boundCount : 1
    let mark = output.mark
    for attempt in 0..<4 {
      if attempt > 0 { output.truncate(to: mark) }
      grow(place.type, budget: bodyBudget, &random)
      if usedSlots(from: outerCount, since: mark.count) >= wanted { break }
    }
    scope.pop(to: outerCount)
    scope.mask = outerMask
    if place.lambda != nil { output.close(start) }
  }

  /// How many of the slots that a binder added (at most two) the output uses since an index.
  private func usedSlots(from first: Int, since start: Int) -> Int {
    var usesFirst = false
    var usesSecond = false
    for index in start..<output.count where output[index].kind == .variable {
      let slot = output[index].slot
      if slot == first { usesFirst = true }
      if slot == first + 1, first + 1 < scope.count { usesSecond = true }
    }
    return (usesFirst ? 1 : 0) + (usesSecond ? 1 : 0)
  }

  /// Appends a leaf of a type: a bound variable, an input or a constant, by weight; false if there is none.
  @inline(__always)
  mutating func growLeaf(_ type: Int, _ random: inout RandomStream) -> Bool {
    let leaves = primitives.leaves[type]
    let weights = primitives.weights
    let universeType = primitives.table.types[type]
    let bound = scope.count > scope.inputCount ? scope.countBound(universeType) : 0
    let boundWeight = bound > 0 ? weights.bound : 0
    let inputWeight = leaves.inputs.isEmpty ? 0 : weights.input
    let constantWeight = weights.constant * (leaves.hasGoodConstants ? 1 : leaves.trivial.isEmpty ? 0 : weights.trivial)
    let total = boundWeight + inputWeight + constantWeight
    guard total > 0 else { return false }
    let ticket = random.unit() * total
    if ticket < boundWeight, let slot = scope.bound(universeType, rank: random.below(bound)) {
      output.append(.variable(slot, universeType))
    } else if ticket < boundWeight + inputWeight, let slot = random.element(of: leaves.inputs) {
      output.append(.variable(slot, universeType))
    } else {
      growConstant(leaves, &random)
    }
    return true
  }

  /// Appends a constant of a type that has some.
  private mutating func growConstant(_ leaves: Leaves, _ random: inout RandomStream) {
    let weights = primitives.weights
    let listedWeight = leaves.listed.isEmpty ? 0 : weights.listed
    let ephemeralWeight = leaves.ephemeral == nil ? 0 : weights.ephemeral
    let trivialWeight = leaves.trivial.isEmpty ? 0 : weights.trivial
    let ticket = random.unit() * (listedWeight + ephemeralWeight + trivialWeight)
    if ticket < listedWeight, let constant = random.element(of: leaves.listed) {
      output.append(constant)
    } else if ticket < listedWeight + ephemeralWeight, let source = leaves.ephemeral {
      output.append(Constant(source.draw(&random), source.type))
    } else if let constant = random.element(of: leaves.trivial) {
      output.append(constant)
    }
  }
}
