internal import AST
internal import Interpreter

/// What a bank gives to case splitting: terms, conditions and numbers, evaluated on the cases of a table.
struct SplitMaterial {
  private let table: BankTable
  private let bank: Bank
  private let expectedColumns: [Int]

  /// - Parameters:
  ///   - table: over the inputs; its account pays.
  ///   - expected: for each goal of the bank the values wanted in the cases.
  init(_ table: BankTable, expected: [[Value]]) {
    self.table = table
    bank = table.bank
    expectedColumns = zip(bank.goals, expected).map { goal, values in
      table.column(of: Array(values.prefix(table.lanes)), type: table.bank.primitives.table.types[goal.type])
    }
  }

  /// For each output a splitter with all that the bank has for it; `nil` for one whose programs cannot be joined, since
  /// the task does not allow `if`.
  func splitters(maximumSplits: Int) -> [CaseSplitter?] {
    let allowed = Set(bank.primitives.functions.filter { $0.root.kind == .apply && $0.root.op == .if }.map(\.result))
    guard bank.goals.contains(where: { allowed.contains($0.type) }) else { return bank.goals.map { _ in nil } }
    let features = features()
    let conditions = conditions(comparing: features)
    return bank.goals.enumerated().map { number, goal in
      guard allowed.contains(goal.type) else { return nil }
      let type = bank.primitives.table.types[goal.type]
      var splitter = CaseSplitter(type: type, cases: table.lanes, maximumSplits: maximumSplits)
      for condition in conditions { splitter.insert(condition) }
      splitter.features = isAllowed(.less, on: .int) || isAllowed(.less, on: .float) ? features : []
      for index in promising(for: goal, number) {
        let tree = bank.tree(index)
        guard let column = table.evaluate(tree) else { continue }
        splitter.insert(
          .init(tree: tree, right: table.agreement(of: column, with: expectedColumns[number], type: type)))
      }
      if type == .bool {
        let expected = table.truth(of: expectedColumns[number])
        for condition in splitter.unifier.conditions {
          let wrong = condition.holds.union(expected).subtracting(condition.holds.intersection(expected))
          splitter.insert(.init(tree: condition.test, right: LaneSet(first: table.lanes).subtracting(wrong)))
        }
      }
      return splitter
    }
  }

  // MARK: What to look at

  /// How many entries are looked at that are right on the same cases of the bank.
  private static let perBehaviour = 3
  private static let maximumTerms = 300
  private static let maximumConditions = 400
  private static let maximumFeatures = 28

  /// Entries that have some case of the bank right: a few for each set of cases.
  private func promising(for goal: Bank.Goal, _ number: Int) -> [Int] {
    var counts: [LaneSet: Int] = [:]
    var result: [Int] = []
    for index in bank.top.entries(ofType: goal.type) where result.count < SplitMaterial.maximumTerms {
      let right = number == 0 ? bank.entry(index).right : bank.right(index, ofGoal: number)
      guard !right.isEmpty, counts[right, default: 0] < SplitMaterial.perBehaviour else { continue }
      counts[right, default: 0] += 1
      result.append(index)
    }
    return result
  }

  /// Small programs that give a number, with that number in every case.
  private func features() -> [CaseSplitter.Feature] {
    var result: [CaseSplitter.Feature] = []
    for type in [Type.int, .float] {
      for index in bank.entries(of: type).filter({ !bank.entry($0).isConstant && bank.entry($0).level <= 3 })
        .prefix(SplitMaterial.maximumFeatures)
      {
        guard result.count < SplitMaterial.maximumFeatures, let column = table.evaluate(bank.tree(index)),
          let numbers = table.numbers(of: column, type: type)
        else { continue }
        result.append(.init(tree: bank.tree(index), numbers: numbers))
      }
    }
    return result
  }

  private func isAllowed(_ op: Operator, on type: Type) -> Bool {
    bank.primitives.functions.contains {
      $0.root.kind == .apply && $0.root.op == op
        && bank.primitives.table.types[bank.primitives.arguments[$0.arguments.lowerBound].type] == type
    }
  }

  /// Bool entries, and comparisons of small programs with one another.
  private func conditions(comparing features: [CaseSplitter.Feature]) -> [CaseSplitter.Condition] {
    var result: [CaseSplitter.Condition] = []
    for index in bank.entries(of: .bool).prefix(SplitMaterial.maximumConditions) where !bank.entry(index).isConstant {
      let tree = bank.tree(index)
      guard let column = table.evaluate(tree) else { continue }
      result.append(.init(tree: tree, holds: table.truth(of: column)))
    }
    let comparisons: [(Operator, (Double, Double) -> Bool)] = [(.less, { $0 < $1 }), (.equal, { $0 == $1 })]
    for (op, compare) in comparisons {
      for type in [Type.int, .float] where isAllowed(op, on: type) {
        let numbers = features.filter { $0.tree.type == type }
        for (rank, left) in numbers.enumerated() {
          for (other, right) in numbers.enumerated() where op == .less ? rank != other : rank < other {
            guard table.spend(programs: 1) else { return result }
            var holds = LaneSet()
            for lane in 0..<table.lanes where compare(left.numbers[lane], right.numbers[lane]) { holds.insert(lane) }
            let tree = Tree(root: .apply(op, .bool, length: 1), children: [left.tree, right.tree])
            result.append(.init(tree: tree, holds: holds))
          }
        }
      }
    }
    return result
  }
}
