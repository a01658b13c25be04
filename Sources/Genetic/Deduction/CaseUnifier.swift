internal import AST

/// A set of cases of a bank, one bit each.
typealias CaseSet = UInt128

/// Puts a program together from terms that are right on some of the cases, and conditions that tell those cases apart:
/// decision-tree unification (Alur, Radhakrishna, Udupa 2017, doi:10.1007/978-3-662-54577-5_18).
struct CaseUnifier: Sendable {
  /// What may stand where no further condition does.
  struct Leaf: Sendable {
    let cover: CaseSet
    let size: Int
    let expression: Expression
  }

  /// A term of the bank, or a tree.
  enum Expression: Sendable {
    case term(owner: Int, Int)
    case tree(Tree)
  }

  /// What cases may be told apart by.
  struct Condition: Sendable {
    /// Where it holds.
    let cases: CaseSet
    let size: Int
    let rule: Int
    let owner: Int
    let term: Int
  }

  /// The class that gives the value.
  let owner: Int
  let target: [UInt64]
  /// One leaf for each set of cases, the smallest found.
  private(set) var leaves: [Leaf] = []
  private var leafPlaces: [CaseSet: Int] = [:]
  private(set) var conditions: [Condition] = []
  private var conditionPlaces: [CaseSet: Int] = [:]
  /// By class: the number of terms that were looked at.
  private var seenLeaves = 0
  private var seenConditions: [Int: Int] = [:]
  /// The union of all leaves' cases.
  private(set) var covered: CaseSet = 0

  private static let maximumLeaves = 20_000
  private static let maximumConditions = 200_000

  init(owner: Int, target: [UInt64]) {
    self.owner = owner
    self.target = target
  }

  static func all(_ count: Int) -> CaseSet { count >= 128 ? CaseSet.max : (1 << CaseSet(count)) - 1 }

  /// Takes in what the bank has come to hold since the last time.
  mutating func update(_ bank: TermBank) {
    let count = bank.caseCount
    bank.terms[owner].words.withUnsafeBufferPointer { words in
      for term in seenLeaves..<bank.terms[owner].count {
        var cover: CaseSet = 0
        for index in 0..<count where words[term * count + index] == target[index] { cover |= 1 << CaseSet(index) }
        if cover != 0 {
          add(Leaf(cover: cover, size: Int(bank.terms[owner].sizes[term]), expression: .term(owner: owner, term)))
        }
      }
    }
    seenLeaves = bank.terms[owner].count
    for (index, rule) in bank.rules.classes[owner].rules.enumerated() {
      guard let choice = rule.choice else { continue }
      let kind = rule.holes[choice.condition]
      let everywhere = CaseUnifier.all(count)
      bank.terms[kind].words.withUnsafeBufferPointer { words in
        for term in (seenConditions[index] ?? 0)..<bank.terms[kind].count {
          var cases: CaseSet = 0
          for index in 0..<count where words[term * count + index] == choice.value { cases |= 1 << CaseSet(index) }
          guard cases != 0, cases != everywhere, conditions.count < CaseUnifier.maximumConditions else { continue }
          let size = Int(bank.terms[kind].sizes[term]) + rule.size
          if let place = conditionPlaces[cases] {
            if conditions[place].size > size {
              conditions[place] = Condition(cases: cases, size: size, rule: index, owner: kind, term: term)
            }
          } else {
            conditionPlaces[cases] = conditions.count
            conditions.append(Condition(cases: cases, size: size, rule: index, owner: kind, term: term))
          }
        }
      }
      seenConditions[index] = bank.terms[kind].count
    }
  }

  /// Takes a leaf in, unless a smaller one is right on the same cases.
  mutating func add(_ leaf: Leaf) {
    if let place = leafPlaces[leaf.cover] {
      if leaves[place].size > leaf.size { leaves[place] = leaf }
    } else if leaves.count < CaseUnifier.maximumLeaves {
      leafPlaces[leaf.cover] = leaves.count
      leaves.append(leaf)
      covered |= leaf.cover
    }
  }

  /// The leaf with the most cases; of those the smallest, and of those the first.
  func bestTree(_ bank: TermBank) -> Tree? {
    leaves.indices.max { left, right in
      let (a, b) = (leaves[left], leaves[right])
      return (a.cover.nonzeroBitCount, -a.size, -left) < (b.cover.nonzeroBitCount, -b.size, -right)
    }.map { tree(leaves[$0].expression, bank) }
  }

  /// A program right on the given cases, if leaves and conditions are enough; `nil` if not.
  func program(for cases: CaseSet, _ bank: TermBank, stop: () -> Bool) -> Tree? {
    guard cases & ~covered == 0 else { return nil }
    var candidates = leaves.indices.filter { leaves[$0].cover & cases != 0 }
    candidates.sort { left, right in
      let (a, b) = (leaves[left], leaves[right])
      let (n, m) = ((a.cover & cases).nonzeroBitCount, (b.cover & cases).nonzeroBitCount)
      return n != m ? n > m : a.size != b.size ? a.size < b.size : left < right
    }
    return split(cases, candidates, bank, depth: 0, stop: stop)
  }

  private func split(_ cases: CaseSet, _ candidates: [Int], _ bank: TermBank, depth: Int, stop: () -> Bool) -> Tree? {
    if let leaf = candidates.filter({ leaves[$0].cover & cases == cases }).min(by: {
      (leaves[$0].size, $0) < (leaves[$1].size, $1)
    }) {
      return tree(leaves[leaf].expression, bank)
    }
    guard depth < 64, !stop() else { return nil }
    let relevant = candidates.filter { leaves[$0].cover & cases != 0 }
    let labels = labels(of: cases, relevant)
    guard !labels.isEmpty else { return nil }
    var best: (gain: Double, place: Int)?
    for (place, condition) in conditions.enumerated() {
      let yes = condition.cases & cases
      guard yes != 0, yes != cases else { continue }
      var entropy = 0.0
      for side in [yes, cases & ~yes] {
        let total = Double(side.nonzeroBitCount)
        var sum = total * CaseUnifier.logarithms[side.nonzeroBitCount]
        for label in labels {
          let part = (label & side).nonzeroBitCount
          sum -= Double(part) * CaseUnifier.logarithms[part]
        }
        entropy += sum
      }
      if let best, best.gain < entropy || best.gain == entropy && conditions[best.place].size <= condition.size {
        continue
      }
      best = (entropy, place)
    }
    guard let best else { return nil }
    let condition = conditions[best.place]
    guard let yes = split(cases & condition.cases, relevant, bank, depth: depth + 1, stop: stop),
      let no = split(cases & ~condition.cases, relevant, bank, depth: depth + 1, stop: stop)
    else { return nil }
    let rule = bank.rules.classes[owner].rules[condition.rule]
    guard let choice = rule.choice else { return nil }
    var children = Array(repeating: yes, count: rule.holes.count)
    children[choice.no] = no
    children[choice.condition] = bank.tree(condition.owner, condition.term)
    return bank.rules.fill(rule, with: children)
  }

  /// Shares cases among leaves, the one with the most remaining cases first; empty if some have none.
  private func labels(of cases: CaseSet, _ candidates: [Int]) -> [CaseSet] {
    var rest = cases
    var labels: [CaseSet] = []
    while rest != 0 {
      var best: CaseSet = 0
      for place in candidates {
        let part = leaves[place].cover & rest
        if part.nonzeroBitCount > best.nonzeroBitCount { best = part }
      }
      guard best != 0 else { return [] }
      labels.append(best)
      rest &= ~best
    }
    return labels
  }

  /// The binary logarithms of small numbers; 0 of 0.
  private static let logarithms: [Double] = (0...TermBank.maximumCases).map { number in
    // Only compared with one another: a sum of halves is exact enough and the same everywhere.
    guard number > 1 else { return 0 }
    var value = Double(number)
    var result = 0.0
    while value >= 2 {
      value /= 2
      result += 1
    }
    var bit = 0.5
    for _ in 0..<40 {
      value *= value
      if value >= 2 {
        value /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }

  private func tree(_ expression: Expression, _ bank: TermBank) -> Tree {
    switch expression {
    case .term(let owner, let term): bank.tree(owner, term)
    case .tree(let tree): tree
    }
  }
}
