internal import AST
internal import Interpreter

/// A search by enumeration and deduction, over the expressions of a grammar.
///
/// It grows a bank of small terms, and asks now and then whether the answer can be put together from what is there: as a
/// term, as a chain of pieces (``TextDeducer``), or as terms for different cases behind conditions (``TermUnifier``).
/// It works on some of the cases, and takes in those on which a proposal is wrong (counterexample-guided inductive
/// synthesis, Solar-Lezama 2008).
struct Deduction: Sendable {
  private let rules: Rules
  private let inputs: [[Value]]
  private let outputs: [Value]
  private let maximumLength: Int
  /// The cases worked on.
  private var cases: [Int]
  private var bank: TermBank
  private var unifier: TermUnifier
  private var target: [UInt64]
  private var round = 0
  private var executionsBefore = 0
  /// The rounds since the bank was full.
  private var fullRounds = 0
  private var proposed: Set<Tree> = []
  /// Subsets of the cases for which a chain was looked for in this round.
  private var triedSubsets: Set<LaneSet> = []

  /// The cases that a search begins with, if there are more.
  private static let firstCases = 100
  private static let firstTextCases = 12
  /// How many behaviours the first round computes; each further one twice as many.
  private static let firstGrowth = 4000

  /// A search for a program of a grammar; `nil` if it cannot work with the grammar or the cases.
  ///
  /// - Parameters:
  ///   - inputs: for each input its value in each case.
  ///   - outputs: the value wanted in each case.
  ///   - literals: what stands for literals that the grammar leaves open.
  init?(
    _ grammar: Grammar, helpers: [Helper], inputs: [[Value]], outputs: [Value], literals: [(value: Value, type: Type)]
  ) {
    guard let rules = Rules(grammar, helpers: helpers, literals: literals), !outputs.isEmpty else { return nil }
    self.rules = rules
    self.inputs = inputs
    self.outputs = outputs
    let longest = (inputs.joined() + outputs).reduce(0) { longest, value in
      if case .string(let text) = value { Swift.max(longest, text.count) } else { longest }
    }
    maximumLength = longest * 2 + 16
    let first = rules.classes.contains { $0.type == .string } ? Deduction.firstTextCases : Deduction.firstCases
    cases = Deduction.spread(first, of: outputs.count)
    (bank, unifier, target) = Deduction.beginning(rules, inputs, outputs, cases, maximumLength)
  }

  /// The executions so far: behaviours times cases, those of chains included.
  var executions: Int { executionsBefore + bank.evaluated * bank.caseCount }

  /// True once the bank holds all that it can, and was asked for answers again and again.
  var isExhausted: Bool { fullRounds > 3 }

  private static func spread(_ most: Int, of count: Int) -> [Int] {
    let wanted = Swift.min(most, count)
    return (0..<wanted).map { $0 * count / wanted }
  }

  private static func beginning(
    _ rules: Rules, _ inputs: [[Value]], _ outputs: [Value], _ cases: [Int], _ maximumLength: Int
  ) -> (TermBank, TermUnifier, [UInt64]) {
    var bank = TermBank(
      rules, inputs: inputs.map { column in cases.map { column[$0] } }, count: cases.count,
      maximumLength: maximumLength)
    let target = bank.machine.words(cases.map { outputs[$0] })
    return (bank, TermUnifier(owner: rules.start, target: target), target)
  }

  /// Takes in cases on which a proposal is wrong, and begins anew with them.
  mutating func add(wrong: [Int]) {
    let new = wrong.filter { !cases.contains($0) }.prefix(Swift.min(4, TermBank.maximumCases - cases.count))
    guard !new.isEmpty else { return }
    executionsBefore = executions
    cases += new
    (bank, unifier, target) = Deduction.beginning(rules, inputs, outputs, cases, maximumLength)
    round = 0
    fullRounds = 0
    proposed = []
  }

  /// Grows the bank for a round, and looks for an answer.
  ///
  /// - Parameter most: the executions that the round may take, about.
  /// - Returns: a program that is right on the cases worked on, if one was found that was not proposed before.
  mutating func step(most: Int, stop: () -> Bool) -> Tree? {
    let before = executions
    let affordable = most / Swift.max(bank.caseCount, 1)
    bank.grow(to: bank.evaluated + Swift.min(Deduction.firstGrowth << Swift.min(round, 40), affordable), stop: stop)
    let hasText = rules.classes.contains { $0.type == .string }
    if hasText, executions - before < most {
      bank.growPositions(to: bank.completedSize + 4 + round, most: 1500 * (round + 1), stop: stop)
    }
    round += 1
    if bank.isFull { fullRounds += 1 }
    guard !stop() else { return nil }
    guard let tree = answer(most: most - (executions - before), stop: stop), proposed.insert(tree).inserted else {
      return nil
    }
    return tree
  }

  /// The term that is right on the most cases; `nil` if none is right on any.
  var bestTerm: Tree? { unifier.bestTree(bank) }

  private mutating func answer(most: Int, stop: () -> Bool) -> Tree? {
    let limit = executions + Swift.max(most, 0)
    let everywhere = LaneSet(first: bank.caseCount)
    unifier.update(bank)
    if let term = bank.term(rules.start, behaving: target) { return bank.tree(rules.start, term) }
    if rules.classes[rules.start].type == .string {
      if let tree = chain(everywhere, to: limit, stop: stop) { return tree }
      triedSubsets = []
      var left = 4 << Swift.min(round, 6)
      for condition in unifier.conditions.sorted(by: { $0.size < $1.size }) where left > 0 && !stop() {
        for subset in [condition.holds, everywhere.subtracting(condition.holds)]
        where triedSubsets.insert(subset).inserted {
          left -= 1
          guard let tree = chain(subset, to: limit, stop: stop) else { continue }
          unifier.insert(tree, right: subset)
        }
      }
    }
    return unifier.program(bank, stop: stop)
  }

  private mutating func chain(_ cases: LaneSet, to limit: Int, stop: () -> Bool) -> Tree? {
    guard executions < limit else { return nil }
    var deducer = TextDeducer(bank, owner: rules.start, target: target, cases: cases)
    let tree = deducer.solve(most: limit - executions, stop: stop)
    executionsBefore += deducer.executions
    return tree
  }
}
