public import AST
internal import Interpreter

/// The (1+1) evolutionary algorithm on the bits of a parity chain: each bit is flipped with probability 1/n, and the mutant
/// stays if it has no more faults (Mühlenbein 1992).
public enum ParityChainEvolution {
  /// The mutants evaluated until none of the parities was wrong, the start counted; nil if that takes more than `budget`.
  ///
  /// Faults wander around the ring until two of them meet, so the expected number grows with the cube of the length.
  public static func evaluations(_ chain: ParityChain, budget: Int, random: RandomStream) -> Int? {
    var random = random
    let count = chain.count
    let bits = (0..<count).map { _ in random.chance(0.5) }
    var isWrong = chain.parities.indices.map { (bits[$0] != bits[($0 + 1) % count]) != chain.parities[$0] }
    var faults = isWrong.count { $0 }
    let logStay = FloatMath.log(1 - 1 / Double(max(count, 2)))
    var flips: [Int] = []
    var evaluations = 1
    while faults > 0 {
      guard evaluations < budget else { return nil }
      evaluations += 1
      // The gap to the next flipped bit is geometric.
      flips.removeAll(keepingCapacity: true)
      var place = -1
      while true {
        let gap = FloatMath.log(1 - random.unit()) / logStay
        guard gap < Double(count - 1 - place) else { break }
        place += 1 + Int(gap)
        flips.append(place)
      }
      let before = faults
      for index in flips { toggle(index, &isWrong, &faults) }
      if faults > before { for index in flips { toggle(index, &isWrong, &faults) } }
    }
    return evaluations
  }

  /// Flips a bit: the parities on both sides of it change.
  private static func toggle(_ index: Int, _ isWrong: inout [Bool], _ faults: inout Int) {
    for offset in 0..<2 {
      let parity = index >= offset ? index - offset : isWrong.count - 1
      faults += isWrong[parity] ? -1 : 1
      isWrong[parity].toggle()
    }
  }
}
