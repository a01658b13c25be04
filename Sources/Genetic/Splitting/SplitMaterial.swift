internal import AST
internal import Interpreter

/// What a bank gives to case splitting: terms, conditions and numbers, evaluated on all train cases (the first 256 of
/// them).
struct SplitMaterial {
  private let bank: Bank
  private let cases: Cases
  private let lanes: Int
  private let workspace: ColumnWorkspace
  private let inputColumns: [Int]
  private let expectedColumns: [Int]
  private let tolerance: Double
  /// The programs that may still be evaluated.
  private var left: Int
  /// The executions that were asked for.
  private(set) var executions = 0

  /// - Parameter executions: how many may be asked for.
  init(_ bank: Bank, cases: Cases, judge: Judge, limits: Limits, executions: Int) {
    self.bank = bank
    self.cases = cases
    lanes = Swift.min(cases.count, LaneSet.capacity)
    tolerance = judge.tolerance
    left = executions / Swift.max(lanes, 1)
    let workspace = ColumnWorkspace(helpers: bank.primitives.helpers, limits: limits)
    self.workspace = workspace
    let count = lanes
    inputColumns = zip(bank.primitives.inputs, cases.inputColumns).map { type, values in
      workspace.column(of: Array(values.prefix(count)), type: type)
    }
    expectedColumns = zip(cases.outputs, cases.expectedColumns).map { output, values in
      workspace.column(of: Array(values.prefix(count)), type: output.type)
    }
  }

  /// For each output a splitter with all that the bank has for it; `nil` for one whose programs cannot be joined, since
  /// the task does not allow `if`.
  mutating func splitters(maximumSplits: Int) -> [CaseSplitter?] {
    let allowed = Set(bank.primitives.functions.filter { $0.root.kind == .apply && $0.root.op == .if }.map(\.result))
    guard bank.goals.contains(where: { allowed.contains($0.type) }) else { return bank.goals.map { _ in nil } }
    let features = features()
    let conditions = conditions(comparing: features)
    return bank.goals.enumerated().map { number, goal in
      guard allowed.contains(goal.type) else { return nil }
      let type = bank.primitives.table.types[goal.type]
      var splitter = CaseSplitter(type: type, cases: lanes, maximumSplits: maximumSplits)
      splitter.setConditions(conditions)
      splitter.features = isAllowed(.less, on: .int) || isAllowed(.less, on: .float) ? features : []
      for index in promising(for: goal, number) {
        let tree = bank.tree(index)
        guard let column = evaluate(tree) else { continue }
        splitter.insert(.init(tree: tree, right: right(column, number, type)))
      }
      if type == .bool {
        let expected = workspace.truth(of: expectedColumns[number], lanes: lanes)
        for condition in splitter.conditions {
          let wrong = condition.holds.union(expected).subtracting(condition.holds.intersection(expected))
          splitter.insert(.init(tree: condition.tree, right: LaneSet(first: lanes).subtracting(wrong)))
        }
      }
      return splitter
    }
  }

  private func right(_ column: Int, _ goal: Int, _ type: Type) -> LaneSet {
    workspace.agreement(of: column, with: expectedColumns[goal], type: type, lanes: lanes, tolerance: tolerance)
  }

  /// The values of a program in the cases; `nil` if some case is exhausted, or no more executions can be asked for.
  private mutating func evaluate(_ tree: Tree) -> Int? {
    guard left > 0 else { return nil }
    left -= 1
    executions += lanes
    workspace.begin(tree, inputs: bank.primitives.inputs, lanes: lanes)
    inputColumns.withUnsafeBufferPointer { workspace.add($0, cost: 0) }
    workspace.run()
    let column = workspace.cost(of: 0) == nil ? nil : workspace.keep(0)
    workspace.end()
    return column
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
  private mutating func features() -> [CaseSplitter.Feature] {
    var result: [CaseSplitter.Feature] = []
    for type in [Type.int, .float] {
      for index in bank.entries(of: type).filter({ !bank.entry($0).isConstant && bank.entry($0).level <= 3 })
        .prefix(SplitMaterial.maximumFeatures)
      {
        guard result.count < SplitMaterial.maximumFeatures, let column = evaluate(bank.tree(index)) else { continue }
        let numbers = (0..<lanes).compactMap { lane -> Double? in
          switch workspace.value(of: column, type: type, lane: lane, lanes: lanes) {
          case .int(let number): number.magnitude < 1 << 53 ? Double(number) : nil
          case .float(let number): number.isFinite ? number : nil
          default: nil
          }
        }
        if numbers.count == lanes { result.append(.init(tree: bank.tree(index), numbers: numbers)) }
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
  private mutating func conditions(comparing features: [CaseSplitter.Feature]) -> [CaseSplitter.Condition] {
    var result: [CaseSplitter.Condition] = []
    for index in bank.entries(of: .bool).prefix(SplitMaterial.maximumConditions) where !bank.entry(index).isConstant {
      let tree = bank.tree(index)
      guard let column = evaluate(tree) else { continue }
      result.append(.init(tree: tree, holds: workspace.truth(of: column, lanes: lanes)))
    }
    let comparisons: [(Operator, (Double, Double) -> Bool)] = [(.less, { $0 < $1 }), (.equal, { $0 == $1 })]
    for (op, compare) in comparisons {
      for type in [Type.int, .float] where isAllowed(op, on: type) {
        let numbers = features.filter { $0.tree.type == type }
        for (rank, left) in numbers.enumerated() {
          for (other, right) in numbers.enumerated() where op == .less ? rank != other : rank < other {
            guard self.left > 0 else { return result }
            self.left -= 1
            executions += lanes
            var holds = LaneSet()
            for lane in 0..<lanes where compare(left.numbers[lane], right.numbers[lane]) { holds.insert(lane) }
            let tree = Tree(root: .apply(op, .bool, length: 1), children: [left.tree, right.tree])
            result.append(.init(tree: tree, holds: holds))
          }
        }
      }
    }
    return result
  }
}
