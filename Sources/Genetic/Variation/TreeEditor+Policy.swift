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
    guard !parent.nodes.isEmpty else { return nil }
    load(parent)
    guard once(edit, mate: mate ?? parent, rates: rates, &random) else { return nil }
    for _ in 0..<4 where random.chance(rates.again) {
      _ = once(rates.draw(&random), mate: parent, rates: rates, &random)
    }
    return source.isEqual(to: parent) ? nil : result()
  }

  private mutating func once(
    _ edit: Edit, mate: Tree, rates: VariationRates, _ random: inout RandomStream
  ) -> Bool {
    switch edit {
    case .crossover: crossover(mate, &random)
    case .subtree: replaceSubtree(&random)
    case .additionDeletion: addAndDelete(rate: rates.addition, &random)
    case .point: mutatePoint(&random)
    case .hoist: hoist(&random)
    case .swap: swapArguments(&random)
    case .constant: perturbConstant(&random)
    case .wrap: wrapSequence(&random)
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
