package import AST
package import Interpreter

/// Joins programs that are right on different cases by conditions that tell those cases apart.
///
/// Decision-tree unification (Alur, Radhakrishna, Udupa 2017, doi:10.1007/978-3-662-54577-5_18): where no one term is right
/// on all cases, a condition splits them and both parts are joined on their own. The condition is the one that tells most
/// about which term is right (information gain), where each case counts for the term of a greedy cover that is right on
/// it; among equals the smaller condition. Besides given conditions, every number a program gives may be compared with a
/// constant that the cases suggest.
package struct CaseSplitter: Sendable {
  /// A program and the cases that it has right.
  package struct Term: Sendable {
    package let tree: Tree
    package let right: LaneSet

    package init(tree: Tree, right: LaneSet) {
      self.tree = tree
      self.right = right
    }
  }

  /// A Bool program and the cases in which it is true.
  package struct Condition: Sendable {
    package let tree: Tree
    package let holds: LaneSet

    package init(tree: Tree, holds: LaneSet) {
      self.tree = tree
      self.holds = holds
    }
  }

  /// A number in every case, which may be compared with constants.
  package struct Feature: Sendable {
    package let tree: Tree
    package let numbers: [Double]

    /// - Parameter numbers: one a case; finite, and exact in a Double if the program gives an Int.
    package init(tree: Tree, numbers: [Double]) {
      self.tree = tree
      self.numbers = numbers
    }
  }

  /// The type of the joined program.
  package let type: Type
  /// The number of cases.
  package let cases: Int
  /// The most conditions in a joined program.
  package let maximumSplits: Int
  /// One a set of cases, the smallest first.
  package private(set) var terms: [Term] = []
  /// One a set of cases, the smallest first.
  package private(set) var conditions: [Condition] = []
  package var features: [Feature] = []

  private static let maximumTerms = 400

  package init(type: Type, cases: Int, maximumSplits: Int) {
    self.type = type
    self.cases = Swift.min(cases, LaneSet.capacity)
    self.maximumSplits = maximumSplits
  }

  /// Adds a term; of two that are right on the same cases the smaller one is kept, and of too many those that are right
  /// on more.
  ///
  /// - Returns: true if it was taken in.
  @discardableResult
  package mutating func insert(_ term: Term) -> Bool {
    guard !term.right.isEmpty else { return false }
    if let known = terms.firstIndex(where: { $0.right == term.right }) {
      guard term.tree < terms[known].tree else { return false }
      terms.remove(at: known)
    } else if terms.count >= CaseSplitter.maximumTerms {
      guard let least = terms.indices.min(by: { terms[$0].right.count < terms[$1].right.count }),
        terms[least].right.count < term.right.count
      else { return false }
      terms.remove(at: least)
    }
    terms.insert(term, at: terms.firstIndex { term.tree < $0.tree } ?? terms.count)
    return true
  }

  /// Sets the conditions to some of those given: one for each way of telling the cases apart, the smallest.
  package mutating func setConditions(_ candidates: [Condition]) {
    let all = LaneSet(first: cases)
    var seen: Set<LaneSet> = [LaneSet(), all]
    conditions = candidates.sorted { $0.tree < $1.tree }.filter { candidate in
      // A condition and its opposite split alike.
      guard !seen.contains(all.subtracting(candidate.holds)) else { return false }
      return seen.insert(candidate.holds).inserted
    }
  }

  /// How much a node of a condition counts against what it tells, in nats; each gives a program of its own.
  private static let pricesOfNodes = [0.0, 0.5, 2, 6]

  /// Programs that are right on all cases, the smallest first; none if terms and conditions do not suffice.
  package func joined() -> [Tree] {
    let trees = CaseSplitter.pricesOfNodes.compactMap { price -> Tree? in
      var splits = 0
      return join(LaneSet(first: cases), price, &splits)
    }
    return Set(trees).sorted()
  }

  private func join(_ lanes: LaneSet, _ price: Double, _ splits: inout Int) -> Tree? {
    if let term = terms.first(where: { lanes.isSubset(of: $0.right) }) { return term.tree }
    guard splits < maximumSplits, let labels = cover(lanes), let split = bestSplit(of: lanes, labels, price) else {
      return nil
    }
    splits += 1
    guard let yes = join(lanes.intersection(split.holds), price, &splits),
      let no = join(lanes.subtracting(split.holds), price, &splits)
    else { return nil }
    return Tree(root: .apply(.if, type, length: 1), children: [split.tree, yes, no])
  }

  /// The most terms that the cases of a part may need.
  private static let maximumLabels = 12

  /// Disjoint sets of cases, each of which one term has right: again and again the term that is right on most of the
  /// rest. `nil` if too many are needed, or on some case no term is right.
  private func cover(_ lanes: LaneSet) -> [LaneSet]? {
    var rest = lanes
    var labels: [LaneSet] = []
    while !rest.isEmpty {
      var best = LaneSet()
      var bestCount = 0
      for term in terms {
        let gain = term.right.intersection(rest)
        if gain.count > bestCount {
          best = gain
          bestCount = gain.count
        }
      }
      guard bestCount > 0, labels.count < CaseSplitter.maximumLabels else { return nil }
      labels.append(best)
      rest = rest.subtracting(best)
    }
    return labels
  }

  // MARK: Conditions

  /// The condition that tells most about the labels of some cases, its price taken off; `nil` if none tells anything.
  private func bestSplit(of lanes: LaneSet, _ labels: [LaneSet], _ price: Double) -> Condition? {
    let total = lanes.count
    let whole = CaseSplitter.entropy(labels.map(\.count), of: total)
    var best: Condition?
    var least = Double.infinity
    func consider(_ condition: Condition, _ rest: Double) {
      guard rest < whole - 1e-9 else { return }
      let score = rest + price * Double(condition.tree.size)
      if score < least - 1e-9 || score < least + 1e-9 && best.map({ condition.tree.size < $0.tree.size }) ?? false {
        least = Swift.min(least, score)
        best = condition
      }
    }
    for condition in conditions {
      let yes = lanes.intersection(condition.holds)
      let yesCount = yes.count
      guard yesCount > 0, yesCount < total else { continue }
      let counts = labels.map { $0.intersection(yes).count }
      let others = zip(labels, counts).map { $0.count - $1 }
      consider(
        condition, CaseSplitter.entropy(counts, of: yesCount) + CaseSplitter.entropy(others, of: total - yesCount))
    }
    for feature in features {
      if let (condition, rest) = threshold(feature, lanes, labels) { consider(condition, rest) }
    }
    return best
  }

  /// The comparison of a number with a constant that leaves least uncertain, and how much that is.
  private func threshold(_ feature: Feature, _ lanes: LaneSet, _ labels: [LaneSet]) -> (Condition, Double)? {
    let sorted = lanes.lanes.sorted { (feature.numbers[$0], $0) < (feature.numbers[$1], $1) }
    let labelOf = sorted.map { lane in labels.firstIndex { $0.contains(lane) } ?? 0 }
    var below = Array(repeating: 0, count: labels.count)
    var above = labels.map(\.count)
    var best: (rank: Int, rest: Double)?
    for rank in sorted.indices.dropLast() {
      below[labelOf[rank]] += 1
      above[labelOf[rank]] -= 1
      guard feature.numbers[sorted[rank]] < feature.numbers[sorted[rank + 1]] else { continue }
      let rest =
        CaseSplitter.entropy(below, of: rank + 1) + CaseSplitter.entropy(above, of: sorted.count - rank - 1)
      if rest < (best?.rest ?? .infinity) - 1e-9 { best = (rank, rest) }
    }
    guard let best,
      let bound = CaseSplitter.roundest(
        above: feature.numbers[sorted[best.rank]], upTo: feature.numbers[sorted[best.rank + 1]],
        isWhole: feature.tree.type == .int)
    else { return nil }
    var holds = LaneSet()
    for lane in 0..<cases where feature.numbers[lane] < bound { holds.insert(lane) }
    let constant = Tree(
      literal: feature.tree.type == .int ? .int(Int64(bound)) : .float(bound), type: feature.tree.type)
    let tree = Tree(root: .apply(.less, .bool, length: 1), children: [feature.tree, constant])
    return (Condition(tree: tree, holds: holds), best.rest)
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

  /// The uncertainty of labels with the given numbers of cases, times the number of cases, in nats.
  private static func entropy(_ counts: [Int], of total: Int) -> Double {
    guard total > 0 else { return 0 }
    var sum = 0.0
    for count in counts where count > 0 { sum += Double(count) * CaseSplitter.logarithms[count] }
    return Double(total) * CaseSplitter.logarithms[total] - sum
  }

  private static let logarithms: [Double] = (0...LaneSet.capacity).map { $0 == 0 ? 0 : FloatMath.log(Double($0)) }
}
