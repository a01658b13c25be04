internal import AST
internal import Interpreter

/// Conditions that are put together, and programs on both sides of one.
extension SubgoalSolver {
  /// The most conditions that goals are split by before their sides are solved.
  private static let maximumBranches = 8
  /// The least number of lanes on either side.
  private static let leastSide = 4

  /// Programs of an output for both sides of a condition, each found for its lanes alone.
  ///
  /// The conditions are those that tell where the outputs have some property, then the simplest ones.
  func branched(_ values: [Value], _ type: Type, in table: BankTable, depth: Int) -> Tree? {
    guard table.isWhole, !table.isPart, depth == 0, maximumSplits > 0,
      allows(.if, giving: type)
    else { return nil }
    let all = LaneSet(first: table.lanes)
    func isSplit(_ holds: LaneSet) -> Bool {
      holds.count >= SubgoalSolver.leastSide && table.lanes - holds.count >= SubgoalSolver.leastSide
    }
    var conditions: [Condition] = []
    for holds in SubgoalSolver.properties(of: values) where isSplit(holds) {
      let goal = (0..<table.lanes).map { Value.bool(holds.contains($0)) }
      guard let tree = solve(goal, .bool, in: table, depth: SubgoalSolver.maximumDepth - 1) else { continue }
      conditions.append(.init(tree: tree, holds: holds))
    }
    conditions += knownConditions(in: table)
    var seen: Set<LaneSet> = []
    let distinct = conditions.filter {
      isSplit($0.holds) && !seen.contains(all.subtracting($0.holds)) && seen.insert($0.holds).inserted
    }
    for condition in distinct.prefix(SubgoalSolver.maximumBranches) {
      guard let yes = side(condition.holds, values, type, in: table, depth: depth),
        let no = side(all.subtracting(condition.holds), values, type, in: table, depth: depth)
      else { continue }
      return Tree(root: .apply(.if, type, length: 1), children: [condition.test, yes, no])
    }
    return nil
  }

  /// Where values are empty, negative or nought, and where texts have a character that is no letter or digit.
  private static func properties(of values: [Value]) -> [LaneSet] {
    var sets: [LaneSet] = []
    func note(_ isSo: (Value) -> Bool) {
      var holds = LaneSet()
      for (lane, value) in values.enumerated() where isSo(value) { holds.insert(lane) }
      if !sets.contains(holds) { sets.append(holds) }
    }
    note { $0 == .string([]) || $0 == .list([]) }
    note {
      if case .int(let number) = $0 { number < 0 } else if case .float(let number) = $0 { number < 0 } else { false }
    }
    note { $0 == .int(0) || $0 == .float(0) }
    let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    let marks = Set(texts.joined().filter { !$0.properties.isAlphabetic && !("0"..."9").contains($0) })
    for mark in marks.sorted().prefix(maximumMarks) {
      note { if case .string(let text) = $0 { text.contains(mark) } else { false } }
    }
    return sets
  }

  private static let maximumMarks = 8

  private func side(
    _ lanes: LaneSet, _ values: [Value], _ type: Type, in table: BankTable, depth: Int
  ) -> Tree? {
    let rows = lanes.lanes
    guard let part = table.part(rows) else { return nil }
    return solve(rows.map { values[$0] }, type, in: part, depth: depth + 1)
  }

  private typealias Condition = CaseSplitter.Condition

  /// The Bool programs of a table.
  func knownConditions(in table: BankTable) -> [CaseSplitter.Condition] {
    table.programs(of: .bool).map { .init(tree: $0.tree, holds: table.truth(of: $0.column)) }
  }

  /// The most programs of a type that are compared with one another: in lambdas so many that look at the parameter, and
  /// a few others.
  private static let maximumCompared = 24
  /// The most programs of a type among which those to be compared are found.
  private static let maximumMeasured = 200
  /// The most conditions that are joined with one another.
  private static let maximumJoined = 400

  /// Bool goals: comparisons of known programs, and two conditions joined by `and` or `or`.
  func composed(_ values: [Value], in table: BankTable) -> Tree? {
    let all = LaneSet(first: table.lanes)
    var goal = LaneSet()
    for (lane, value) in values.enumerated() where value == .bool(true) { goal.insert(lane) }
    guard !goal.isEmpty, goal != all else { return nil }
    if let tree = threshold(goal, in: table) { return tree }
    let compared = comparisons(in: table)
    if let exact = compared.first(where: { $0.holds == goal }) { return exact.test }
    let conditions =
      (knownConditions(in: table) + compared).sorted { $0.test < $1.test }
    let pairs: [(op: Operator, fits: (LaneSet) -> Bool, join: (LaneSet, LaneSet) -> LaneSet)] = [
      (.and, { goal.isSubset(of: $0) }, { $0.intersection($1) }),
      (.or, { $0.isSubset(of: goal) }, { $0.union($1) }),
    ]
    for (op, fits, join) in pairs where allows(op, giving: .bool) {
      var distinct: Set<LaneSet> = [all, LaneSet()]
      let fitting = conditions.filter { fits($0.holds) && distinct.insert($0.holds).inserted }
        .prefix(SubgoalSolver.maximumJoined)
      for (rank, second) in fitting.enumerated() {
        for first in fitting.prefix(rank) where join(first.holds, second.holds) == goal {
          return apply(op, .bool, first.test, second.test)
        }
      }
    }
    return nil
  }

  /// A known number that is below a constant in the goal's lanes alone, or in all the others.
  private func threshold(_ goal: LaneSet, in table: BankTable) -> Tree? {
    guard allows(.less, giving: .bool, from: [.int, .int]) else { return nil }
    for program in table.programs(of: .int, first: SubgoalSolver.maximumMeasured) {
      guard let numbers = table.numbers(of: program.column, type: .int) else { continue }
      let inside = goal.lanes.map { numbers[$0] }
      let outside = LaneSet(first: table.lanes).subtracting(goal).lanes.map { numbers[$0] }
      guard let least = inside.min(), let most = inside.max(), let least2 = outside.min(), let most2 = outside.max()
      else { return nil }
      func constant(_ number: Double) -> Tree { Tree(literal: .int(Int64(number)), type: .int) }
      if let bound = CaseSplitter.roundest(above: most, upTo: least2, isWhole: true) {
        return apply(.less, .bool, program.tree, constant(bound))
      }
      if let bound = CaseSplitter.roundest(above: most2, upTo: least, isWhole: true),
        allows(.greaterOrEqual, giving: .bool, from: [.int, .int])
      {
        return apply(.greaterOrEqual, .bool, program.tree, constant(bound))
      }
    }
    return nil
  }

  /// The simplest programs of each type, compared with one another.
  private func comparisons(in table: BankTable) -> [Condition] {
    let all = LaneSet(first: table.lanes)
    var result: [Condition] = []
    for type in [Type.char, .int, .string] where table.number(of: type) != nil {
      let isEqual = allows(.equal, giving: .bool, from: [type, type])
      let isUnequal = allows(.notEqual, giving: .bool, from: [type, type])
      guard isEqual || isUnequal else { continue }
      let simplest = table.programs(of: type, first: SubgoalSolver.maximumMeasured)
      let programs =
        simplest.filter { $0.usesBound || table.isWhole }.prefix(SubgoalSolver.maximumCompared)
        + simplest.filter { !$0.usesBound && !table.isWhole }.prefix(SubgoalSolver.maximumCompared / 2)
      for (rank, second) in programs.enumerated() {
        guard table.spend(programs: rank) else { return result }
        for first in programs.prefix(rank) {
          let equal = table.agreement(of: first.column, with: second.column, type: type)
          guard !equal.isEmpty, equal != all else { continue }
          if isEqual { result.append(.init(tree: apply(.equal, .bool, first.tree, second.tree), holds: equal)) }
          if isUnequal {
            result.append(
              .init(tree: apply(.notEqual, .bool, first.tree, second.tree), holds: all.subtracting(equal)))
          }
        }
      }
    }
    return result
  }
}
