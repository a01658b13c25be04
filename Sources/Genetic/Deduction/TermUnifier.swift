internal import AST
internal import Interpreter

/// Joins terms of a grammar that are right on different cases, through whatever production chooses between two of its
/// holes (`ite`, or a macro such as `if0`).
struct TermUnifier: Sendable {
  /// A term of the class that gives the value, or an expression that is no single term.
  enum Expression: Sendable {
    case term(Int)
    case tree(Tree)
  }

  /// A term that a production chooses by.
  struct Choice: Sendable {
    let rule: Int
    let owner: Int
    let term: Int
  }

  /// The class that gives the value.
  let owner: Int
  let target: [UInt64]
  private var unifier: CaseUnifier<Expression, Choice>
  /// The number of terms that were looked at.
  private var seenTerms = 0
  /// By production of the class.
  private var seenConditions: [Int: Int] = [:]

  /// - Parameter target: the value wanted in each case.
  init(owner: Int, target: [UInt64]) {
    self.owner = owner
    self.target = target
    unifier = CaseUnifier(cases: target.count)
  }

  /// Takes in what the bank has come to hold since the last time.
  mutating func update(_ bank: TermBank) {
    for term in seenTerms..<bank.terms[owner].count {
      let right = bank.cases(owner, term) { $0 == target[$1] }
      unifier.insert(.init(term: .term(term), size: Int(bank.terms[owner].sizes[term]), right: right))
    }
    seenTerms = bank.terms[owner].count
    for (index, rule) in bank.rules.classes[owner].rules.enumerated() {
      guard let choice = rule.choice else { continue }
      let kind = rule.holes[choice.condition]
      for term in (seenConditions[index] ?? 0)..<bank.terms[kind].count {
        unifier.insert(
          .init(
            test: Choice(rule: index, owner: kind, term: term), size: Int(bank.terms[kind].sizes[term]) + rule.size,
            holds: bank.cases(kind, term) { word, _ in word == choice.value }))
      }
      seenConditions[index] = bank.terms[kind].count
    }
  }

  /// Takes in an expression that is right on some cases.
  mutating func insert(_ tree: Tree, right: LaneSet) {
    unifier.insert(.init(term: .tree(tree), size: tree.size, right: right))
  }

  /// What cases may be told apart by.
  var conditions: [CaseUnifier<Expression, Choice>.Condition] { unifier.conditions }

  /// The expression that is right on the most cases; of those the smallest, and of those the first.
  func bestTree(_ bank: TermBank) -> Tree? {
    unifier.leaves.enumerated().max { left, right in
      let (a, b) = (left.element, right.element)
      return (a.right.count, -a.size, -left.offset) < (b.right.count, -b.size, -right.offset)
    }.map { tree($0.element.term, bank) }
  }

  /// A program that is right on all cases, if terms and conditions are enough; `nil` if not.
  func program(_ bank: TermBank, stop: () -> Bool) -> Tree? {
    unifier.decision(for: LaneSet(first: target.count), stop: stop).flatMap { tree($0, bank) }
  }

  private func tree(
    _ decision: CaseUnifier<Expression, Choice>.Decision, _ bank: TermBank
  ) -> Tree? {
    switch decision {
    case .term(let expression): return tree(expression, bank)
    case .split(let test, let yes, let no):
      let rule = bank.rules.classes[owner].rules[test.rule]
      guard let choice = rule.choice, let yes = tree(yes, bank), let no = tree(no, bank) else { return nil }
      var children = Array(repeating: yes, count: rule.holes.count)
      children[choice.no] = no
      children[choice.condition] = bank.tree(test.owner, test.term)
      return bank.rules.fill(rule, with: children)
    }
  }

  private func tree(_ expression: Expression, _ bank: TermBank) -> Tree {
    switch expression {
    case .term(let term): bank.tree(owner, term)
    case .tree(let tree): tree
    }
  }
}

extension TermBank {
  /// The cases in which a term's word is as wanted.
  fileprivate func cases(_ owner: Int, _ term: Int, where isWanted: (UInt64, Int) -> Bool) -> LaneSet {
    var result = LaneSet()
    terms[owner].words.withUnsafeBufferPointer { words in
      for index in 0..<caseCount where isWanted(words[term * caseCount + index], index) { result.insert(index) }
    }
    return result
  }
}
