internal import AST
internal import Interpreter

/// Programs of a bank as search uses them: whole first programs, and subtrees in the place of random ones.
struct BuildingBlocks: Sendable {
  /// By type: programs over the inputs, the simplest first.
  private let blocks: [[Tree]]
  /// Lambda bodies: the types of the parameters, and by type the bodies that look at one, the simplest first.
  private let bodies: [(bound: [Type], blocks: [[Tree]])]
  /// By output: programs that have some case right, one or a few for each set of cases.
  private let specialists: [[Tree]]
  private let inputCount: Int

  /// The most programs of a type.
  private static let maximum = 1000

  init(_ bank: Bank) {
    let types = bank.primitives.table.count
    inputCount = bank.top.inputCount
    blocks = (0..<types).map { type in
      bank.top.entries(ofType: type).prefix(BuildingBlocks.maximum).map { bank.tree($0) }
    }
    bodies = bank.inner.map { scope in
      let bound = Array(scope.slots[scope.inputCount...])
      let blocks = (0..<types).map { type in
        scope.entries(ofType: type).filter { scope.entries[$0].usesBound }.prefix(BuildingBlocks.maximum)
          .map { bank.tree($0, in: scope) }
      }
      return (bound, blocks)
    }
    specialists = bank.goals.enumerated().map { number, goal in
      var counts: [LaneSet: Int] = [:]
      var chosen: [Int] = []
      for index in bank.top.entries(ofType: goal.type) {
        let right = bank.right(index, ofGoal: number)
        guard !right.isEmpty, counts[right, default: 0] < 4 else { continue }
        counts[right, default: 0] += 1
        chosen.append(index)
      }
      return chosen.prefix(BuildingBlocks.maximum).map { bank.tree($0) }
    }
  }

  /// A whole program, put together from one of each output's programs.
  func program(_ result: Type, outputs: [Int], _ random: inout RandomStream) -> Tree? {
    let parts = outputs.enumerated().compactMap { number, type -> Tree? in
      let pool = specialists[number].isEmpty || random.chance(0.5) ? blocks[type] : specialists[number]
      return BuildingBlocks.draw(pool, &random)
    }
    guard parts.count == outputs.count, let first = parts.first else { return nil }
    return parts.count == 1 ? first : Tree(root: .apply(.tuple, result, length: 1), children: parts)
  }

  /// A subtree of a type for a place within binders of the given types, with the number of slots that it knows.
  func block(_ type: Int, in scope: borrowing SlotScope, _ random: inout RandomStream) -> (tree: Tree, slots: Int)? {
    if scope.count > scope.inputCount, random.chance(0.7) {
      for (bound, blocks) in bodies where bound.count <= scope.count - scope.inputCount && !blocks[type].isEmpty {
        let first = scope.count - bound.count
        guard bound.indices.allSatisfy({ scope[first + $0].bits == bound[$0].bits }) else { continue }
        if let tree = BuildingBlocks.draw(blocks[type], &random) { return (tree, inputCount + bound.count) }
      }
    }
    return BuildingBlocks.draw(blocks[type], &random).map { ($0, inputCount) }
  }

  /// One of the programs, simple ones more often.
  private static func draw(_ pool: [Tree], _ random: inout RandomStream) -> Tree? {
    guard !pool.isEmpty else { return nil }
    let unit = random.unit()
    return pool[Swift.min(Int(unit * unit * Double(pool.count)), pool.count - 1)]
  }
}
