internal import AST
internal import Neural

/// Three landscapes of sixteen bits, from none to deceptive epistasis; fitness lies between 0 and 1.
enum BitLandscapes {
  private static let bits = 16
  private static let trapSize = 4

  static func all(_ random: inout RandomStream) -> [(name: String, genes: GeneLandscape)] {
    [("additive", additive(&random)), ("XNOR ring", ring), ("deceptive traps", traps)]
  }

  /// Probabilities near even odds, bit after bit: near the ring's axis of symmetry, where chance decides between its optima.
  static func start(_ random: inout RandomStream) -> [Double] {
    (0..<bits).flatMap { _ in
      let probability = random.float(0.48, 0.52)
      return [1 - probability, probability]
    }
  }

  /// Each bit has a better value and a weight of its own.
  private static func additive(_ random: inout RandomStream) -> GeneLandscape {
    let weights = (0..<bits).map { _ in random.float(0.2, 1) }
    let better = (0..<bits).map { _ in random.below(2) }
    let sum = weights.reduce(0, +)
    return landscape { genome in
      (0..<bits).reduce(0.0) { $0 + (genome[$1] == better[$1] ? weights[$1] / sum : 0) }
    }
  }

  /// The share of neighbours on a ring that are equal: two optima, all 0 and all 1.
  private static let ring = landscape { genome in
    Double((0..<bits).count { genome[$0] == genome[($0 + 1) % bits] }) / Double(bits)
  }

  /// Blocks that are best with all bits 1, and otherwise the better the fewer bits are 1 (Deb and Goldberg 1993).
  private static let traps = landscape { genome in
    let scores = stride(from: 0, to: bits, by: trapSize).map { start in
      let ones = genome[start..<start + trapSize].reduce(0, +)
      return ones == trapSize ? trapSize : trapSize - 1 - ones
    }
    return Double(scores.reduce(0, +)) / Double(bits)
  }

  private static func landscape(_ fitness: ([Int]) -> Double) -> GeneLandscape {
    GeneLandscape(choices: [Int](repeating: 2, count: bits), of: fitness)
  }
}
