internal import AST
internal import Interpreter

/// Joins programs that are right on different cases by `if`, with conditions that tell those cases apart
/// (``CaseUnifier``).
///
/// Besides given conditions, every number a program gives may be compared with a constant that the cases suggest.
struct CaseSplitter: Sendable {
  typealias Term = CaseUnifier<Tree, Tree>.Leaf
  typealias Condition = CaseUnifier<Tree, Tree>.Condition

  /// A number in every case, which may be compared with constants.
  struct Feature: Sendable {
    let tree: Tree
    /// One a case; finite, and exact in a Double if the program gives an Int.
    let numbers: [Double]
  }

  /// The type of the joined program.
  let type: Type
  /// The most conditions in a joined program.
  let maximumSplits: Int
  var features: [Feature] = []
  private(set) var unifier: CaseUnifier<Tree, Tree>

  init(type: Type, cases: Int, maximumSplits: Int) {
    self.type = type
    self.maximumSplits = maximumSplits
    unifier = CaseUnifier(cases: cases)
  }

  /// Takes a program in, unless one that is no larger is right on the same cases.
  ///
  /// - Returns: true if it was taken in.
  @discardableResult
  mutating func insert(_ term: Term) -> Bool { unifier.insert(term) }

  /// Takes a condition in, unless one that is no larger tells the same cases apart.
  mutating func insert(_ condition: Condition) { unifier.insert(condition) }

  /// How much a node of a condition counts against what it tells, in nats; each gives a program of its own.
  private static let pricesOfNodes = [0.0, 0.5, 2, 6]

  /// Programs that are right on all cases, the smallest first; none if programs and conditions do not suffice.
  func joined() -> [Tree] {
    let trees = CaseSplitter.pricesOfNodes.compactMap { price in
      unifier.decision(
        for: LaneSet(first: unifier.cases), maximumSplits: maximumSplits, price: price,
        suggested: { labels in features.compactMap { threshold($0, labels) } }
      ).map(tree)
    }
    return Set(trees).sorted()
  }

  private func tree(_ decision: CaseUnifier<Tree, Tree>.Decision) -> Tree {
    switch decision {
    case .term(let tree): tree
    case .split(let condition, let yes, let no):
      Tree(root: .apply(.if, type, length: 1), children: [condition, tree(yes), tree(no)])
    }
  }

  /// The comparison of a number with a constant that leaves least uncertain.
  private func threshold(_ feature: Feature, _ labels: CaseLabels) -> Condition? {
    let sorted = labels.lanes.lanes.sorted { (feature.numbers[$0], $0) < (feature.numbers[$1], $1) }
    let labelOf = sorted.map { lane in labels.labels.firstIndex { $0.contains(lane) } ?? 0 }
    var below = Array(repeating: 0, count: labels.labels.count)
    var above = labels.labels.map(\.count)
    var best: (rank: Int, rest: Double)?
    for rank in sorted.indices.dropLast() {
      below[labelOf[rank]] += 1
      above[labelOf[rank]] -= 1
      guard feature.numbers[sorted[rank]] < feature.numbers[sorted[rank + 1]] else { continue }
      let rest =
        CaseLabels.entropy(below, of: rank + 1) + CaseLabels.entropy(above, of: sorted.count - rank - 1)
      if rest < (best?.rest ?? .infinity) - CaseLabels.noise { best = (rank, rest) }
    }
    guard let best,
      let bound = CaseSplitter.roundest(
        above: feature.numbers[sorted[best.rank]], upTo: feature.numbers[sorted[best.rank + 1]],
        isWhole: feature.tree.type == .int)
    else { return nil }
    var holds = LaneSet()
    for lane in 0..<unifier.cases where feature.numbers[lane] < bound { holds.insert(lane) }
    let constant = Tree(
      literal: feature.tree.type == .int ? .int(Int64(bound)) : .float(bound), type: feature.tree.type)
    let tree = Tree(root: .apply(.less, .bool, length: 1), children: [feature.tree, constant])
    return Condition(tree: tree, holds: holds)
  }

  /// The number with the fewest digits above one number and not above another.
  static func roundest(above low: Double, upTo high: Double, isWhole: Bool) -> Double? {
    guard low < high, low.magnitude < 1e15, high.magnitude < 1e15 else { return nil }
    if low < 0, high >= 0 { return 0 }
    for exponent in stride(from: 15, through: isWhole ? 0 : -9, by: -1) {
      var scale = 1.0
      for _ in 0..<exponent.magnitude { scale *= 10 }
      // Dividing by a power of ten rounds once; multiplying by a negative one would round twice.
      let steps = exponent >= 0 ? low / scale : low * scale
      let next = steps.rounded(.down) + 1
      let candidate = exponent >= 0 ? next * scale : next / scale
      if candidate > low, candidate <= high { return candidate }
    }
    return high
  }
}

extension CaseUnifier.Leaf where Term == Tree {
  init(tree: Tree, right: LaneSet) { self.init(term: tree, size: tree.size, right: right) }
}

extension CaseUnifier.Condition where Test == Tree {
  init(tree: Tree, holds: LaneSet) { self.init(test: tree, size: tree.size, holds: holds) }
}
