package import AST

extension TreeEditor {
  /// Performs an edit, and sometimes further ones.
  ///
  /// - Parameters:
  ///   - mate: the second parent, which only crossover uses.
  /// - Returns: `nil` if the edit finds no place, or gives the parent again.
  package mutating func perform(
    _ edit: Edit, _ parent: Tree, mate: Tree?, rates: VariationRates, _ random: inout RandomStream
  ) -> Tree? {
    guard !parent.nodes.isEmpty, var result = once(edit, parent, mate: mate, rates: rates, &random) else { return nil }
    for _ in 0..<4 where random.chance(rates.again) {
      let next = rates.draw(&random)
      if let edited = once(next, result, mate: parent, rates: rates, &random) { result = edited }
    }
    return result == parent ? nil : result
  }

  private mutating func once(
    _ edit: Edit, _ parent: Tree, mate: Tree?, rates: VariationRates, _ random: inout RandomStream
  ) -> Tree? {
    switch edit {
    case .crossover: crossover(parent, mate ?? parent, &random)
    case .subtree: replaceSubtree(parent, &random)
    case .additionDeletion: addAndDelete(parent, rate: rates.addition, &random)
    case .point: mutatePoint(parent, &random)
    case .hoist: hoist(parent, &random)
    case .swap: swapArguments(parent, &random)
    case .constant: perturbConstant(parent, &random)
    case .wrap: wrapSequence(parent, &random)
    }
  }
}

extension VariationRates {
  /// An edit, drawn by the rates; replacing a subtree if all are zero.
  package func draw(_ random: inout RandomStream) -> Edit {
    let total = crossover + subtree + additionDeletion + point + hoist + swap + constant + wrap
    var ticket = random.unit() * total
    for edit in Edit.allCases {
      ticket -= self[edit]
      if ticket < 0 { return edit }
    }
    return .subtree
  }
}
