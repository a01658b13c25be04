internal import AST
internal import Interpreter

/// Which cases the programs of a bank are told apart by.
enum BankCases {
  /// How many cases are looked at.
  private static let maximumRows = 2000

  /// The rows of some cases: of as many different outputs as can be, and rather of small inputs, which are cheap and still
  /// tell programs apart; ascending.
  static func rows(_ count: Int, of cases: Cases, seed: UInt64) -> [Int] {
    guard count < cases.count else { return Array(0..<cases.count) }
    let known = Swift.min(cases.count, maximumRows)
    var random = RandomStream(seed: seed, purpose: .bank)
    var order = Array(0..<known)
    for index in order.indices { order.swapAt(index, index + random.below(order.count - index)) }
    let weights = (0..<known).map { row in cases.inputs(of: row).reduce(0) { $0 + weight(of: $1) } }
    // The empty and the tiny tell little, the large cost much: those between come first, in random order.
    let sorted = weights.sorted()
    let low = sorted[sorted.count / 10]
    let high = sorted[sorted.count * 2 / 5]
    let ranked =
      order.filter { (low...high).contains(weights[$0]) } + order.filter { weights[$0] < low }
      + order.filter { weights[$0] > high }.sorted { (weights[$0], $0) < (weights[$1], $1) }

    var groups: [[Value]: Int] = [:]
    var byGroup: [[Int]] = []
    for row in ranked {
      let expected = cases.expected(of: row)
      if let group = groups[expected] {
        byGroup[group].append(row)
      } else {
        groups[expected] = byGroup.count
        byGroup.append([row])
      }
    }
    var chosen: [Int] = []
    var round = 0
    while chosen.count < count {
      for group in byGroup where round < group.count && chosen.count < count { chosen.append(group[round]) }
      round += 1
    }
    return chosen.sorted()
  }

  /// How large a value is, in scalars.
  private static func weight(of value: Value) -> Int {
    switch value {
    case .int, .float, .bool, .char: 1
    case .string(let scalars): 1 + scalars.count
    case .list(let items), .tuple(let items): items.reduce(1) { $0 + weight(of: $1) }
    }
  }
}
