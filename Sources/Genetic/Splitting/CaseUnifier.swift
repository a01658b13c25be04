internal import Interpreter

/// Puts a decision together from terms that are right on some cases each, and tests that tell those cases apart:
/// decision-tree unification (Alur, Radhakrishna, Udupa 2017, doi:10.1007/978-3-662-54577-5_18).
///
/// Where no one term is right on all cases, a test splits them, and both parts are decided on their own. The test is the
/// one that tells most about which term is right (information gain), where each case counts for the term of a greedy
/// cover that is right on it (``CaseLabels``); among equals the smaller one.
///
/// A term and a test are whatever a search has for them; only where they are right or hold matters here.
struct CaseUnifier<Term: Sendable, Test: Sendable>: Sendable {
  /// A term and the cases that it is right on.
  struct Leaf: Sendable {
    let term: Term
    let size: Int
    let right: LaneSet
  }

  /// A test and the cases in which it holds.
  struct Condition: Sendable {
    let test: Test
    let size: Int
    let holds: LaneSet
  }

  /// A term for every case.
  indirect enum Decision {
    case term(Term)
    case split(Test, yes: Decision, no: Decision)
  }

  /// The number of cases.
  let cases: Int
  /// One for each set of cases, the smallest; of those of one size the first.
  private(set) var leaves: [Leaf] = []
  /// One for each way of telling the cases apart, the smallest; of those of one size the first.
  private(set) var conditions: [Condition] = []
  private var leafPlaces: [LaneSet: Int] = [:]
  private var conditionPlaces: [LaneSet: Int] = [:]
  private let all: LaneSet
  /// The cases on which some leaf is right.
  private var covered = LaneSet()

  private static var maximumLeaves: Int { 20_000 }
  private static var maximumConditions: Int { 200_000 }

  /// - Parameter cases: how many there are, at most ``LaneSet/capacity``.
  init(cases: Int) {
    self.cases = Swift.min(cases, LaneSet.capacity)
    all = LaneSet(first: self.cases)
  }

  /// Takes a leaf in, unless one that is no larger is right on the same cases.
  ///
  /// - Returns: true if it was taken in.
  @discardableResult
  mutating func insert(_ leaf: Leaf) -> Bool {
    guard !leaf.right.isEmpty else { return false }
    if let place = leafPlaces[leaf.right] {
      guard leaf.size < leaves[place].size else { return false }
      leaves[place] = leaf
      return true
    }
    guard leaves.count < Self.maximumLeaves else { return false }
    leafPlaces[leaf.right] = leaves.count
    leaves.append(leaf)
    covered = covered.union(leaf.right)
    return true
  }

  /// Takes a condition in, unless one that is no larger tells the same cases apart.
  mutating func insert(_ condition: Condition) {
    guard !condition.holds.isEmpty, condition.holds != all else { return }
    // A condition and its opposite split alike.
    let key = condition.holds.contains(0) ? condition.holds : all.subtracting(condition.holds)
    if let place = conditionPlaces[key] {
      if condition.size < conditions[place].size { conditions[place] = condition }
    } else if conditions.count < Self.maximumConditions {
      conditionPlaces[key] = conditions.count
      conditions.append(condition)
    }
  }

  /// A decision that is right on given cases; `nil` if terms and tests do not suffice.
  ///
  /// - Parameters:
  ///   - maximumSplits: the most tests in it.
  ///   - price: how much a node of a test counts against what it tells, in nats.
  ///   - suggested: further conditions for splitting some cases.
  func decision(
    for lanes: LaneSet, maximumSplits: Int = LaneSet.capacity, price: Double = 0,
    suggested: (CaseLabels) -> [Condition] = { _ in [] }, stop: () -> Bool = { false }
  ) -> Decision? {
    guard lanes.isSubset(of: covered) else { return nil }
    let smallestFirst = leaves.indices.sorted { (leaves[$0].size, $0) < (leaves[$1].size, $1) }
    var splits = maximumSplits
    return decide(lanes, among: smallestFirst, &splits, price, suggested, stop)
  }

  private func decide(
    _ lanes: LaneSet, among candidates: [Int], _ splits: inout Int, _ price: Double,
    _ suggested: (CaseLabels) -> [Condition], _ stop: () -> Bool
  ) -> Decision? {
    if let leaf = candidates.first(where: { lanes.isSubset(of: leaves[$0].right) }) { return .term(leaves[leaf].term) }
    let relevant = candidates.filter { !leaves[$0].right.intersection(lanes).isEmpty }
    guard splits > 0, !stop(),
      // More labels than twice what the splits can keep apart are beyond any choice of conditions.
      let labels = CaseLabels(lanes, covers: relevant.map { leaves[$0].right }, most: 2 * (splits + 1)),
      let condition = best(labels, price, suggested)
    else { return nil }
    splits -= 1
    guard let yes = decide(lanes.intersection(condition.holds), among: relevant, &splits, price, suggested, stop),
      let no = decide(lanes.subtracting(condition.holds), among: relevant, &splits, price, suggested, stop)
    else { return nil }
    return .split(condition.test, yes: yes, no: no)
  }

  /// The condition that tells most, its price taken off; `nil` if none tells anything.
  private func best(_ labels: CaseLabels, _ price: Double, _ suggested: (CaseLabels) -> [Condition]) -> Condition? {
    var best: Condition?
    var least = Double.infinity
    func consider(_ condition: Condition) {
      guard let rest = labels.uncertainty(knowing: condition.holds), rest < labels.uncertainty - CaseLabels.noise else {
        return
      }
      let score = rest + price * Double(condition.size)
      let isEqual = score < least + CaseLabels.noise && condition.size < best?.size ?? .max
      guard score < least - CaseLabels.noise || isEqual else { return }
      least = Swift.min(least, score)
      best = condition
    }
    conditions.forEach(consider)
    suggested(labels).forEach(consider)
    return best
  }
}

/// Some cases, each of which belongs to a term that is right on it.
struct CaseLabels {
  /// The cases.
  let lanes: LaneSet
  /// Disjoint parts of them, one a term.
  let labels: [LaneSet]
  /// How much is open as to which label a case has: the entropy times the number of cases, in nats.
  let uncertainty: Double
  private let counts: [Int]

  /// Uncertainties nearer to one another than this are equal.
  static let noise = 1e-9

  /// Again and again the cover with the most of the remaining cases is a label.
  ///
  /// - Returns: `nil` if more labels are needed than `most`, or a case is in no cover.
  init?(_ lanes: LaneSet, covers: [LaneSet], most: Int) {
    var rest = lanes
    var labels: [LaneSet] = []
    while !rest.isEmpty {
      var best = LaneSet()
      var bestCount = 0
      for cover in covers {
        let part = cover.intersection(rest)
        let count = part.count
        if count > bestCount { (best, bestCount) = (part, count) }
      }
      guard bestCount > 0, labels.count < most else { return nil }
      labels.append(best)
      rest = rest.subtracting(best)
    }
    self.lanes = lanes
    self.labels = labels
    counts = labels.map(\.count)
    uncertainty = CaseLabels.entropy(counts, of: lanes.count)
  }

  /// What is still open once it is known where a condition holds; `nil` if it holds everywhere or nowhere.
  func uncertainty(knowing holds: LaneSet) -> Double? {
    let yes = lanes.intersection(holds)
    let yesCount = yes.count
    let noCount = lanes.count - yesCount
    guard yesCount > 0, noCount > 0 else { return nil }
    var rest = CaseLabels.logarithms[yesCount] + CaseLabels.logarithms[noCount]
    for (label, count) in zip(labels, counts) {
      let part = label.intersection(yes).count
      rest -= CaseLabels.logarithms[part] + CaseLabels.logarithms[count - part]
    }
    return rest
  }

  /// The uncertainty of labels with the given numbers of cases, times the number of cases, in nats.
  static func entropy(_ counts: [Int], of total: Int) -> Double {
    counts.reduce(logarithms[total]) { $0 - logarithms[$1] }
  }

  /// By number n: n times its logarithm.
  private static let logarithms: [Double] = (0...LaneSet.capacity).map {
    $0 == 0 ? 0 : Double($0) * FloatMath.log(Double($0))
  }
}
