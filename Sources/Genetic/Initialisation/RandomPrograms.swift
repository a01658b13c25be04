public import AST

extension PrimitiveSet {
  /// Different random programs over a ramp of sizes, as a first generation has them.
  ///
  /// Fewer than asked for where the set does not give so many: sizes are tried a few times each.
  ///
  /// - Parameter seed: the same seed gives the same programs.
  public func randomPrograms(
    _ count: Int, sizes: ClosedRange<Int> = EvolutionOptions().firstSizes, seed: UInt64
  ) -> [Tree] {
    var editor = TreeEditor(primitives: self)
    var programs: [Tree] = []
    var found: Set<UInt64> = []
    for slot in 0..<Swift.max(count, 0) * PrimitiveSet.attempts where programs.count < count {
      var random = RandomStream(seed: seed, purpose: .initialisation, slot: slot)
      let size = sizes.lowerBound + programs.count % sizes.count
      if let tree = editor.newProgram(size: size, &random), found.insert(tree.contentHash).inserted {
        programs.append(tree)
      }
    }
    return programs
  }

  /// How many programs are made for one that differs from the others, on average.
  private static let attempts = 8
}
