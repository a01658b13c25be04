internal import AST
internal import Interpreter

/// Numbers of steps.
extension SubgoalSolver {
  /// Numbers of the steps that lead from an input to where a condition fails.
  ///
  /// Where a step leads from the input of one case to that of another, the number of steps is by one less there. So a
  /// branch of the rule is learnt from such pairs of cases, as far as a condition makes them agree; the other branch is
  /// enumerated and tried on the cases of the smallest numbers.
  func stepped(_ values: [Value], _ type: Type, in table: BankTable) -> Tree? {
    guard type == .int, table.isWhole, !table.isPart, allows(.length, giving: .int), allows(.if, giving: .int),
      allows(.add, giving: .int), let list = Type.list(of: .int), let test = Type.function([.int], .bool),
      let step = Type.function([.int], .int), allows(.unfold, giving: list, from: [.int, test, step, step])
    else { return nil }
    let counts = values.compactMap { if case .int(let number) = $0 { number } else { nil } }
    guard counts.count == values.count, let least = counts.min() else { return nil }
    for slot in table.scope.slots.indices where table.scope.slots[slot] == .int {
      let input = Tree(nodes: [.variable(slot, .int)])
      guard let column = table.evaluate(input) else { return nil }
      let inputs = (0..<table.lanes).compactMap { lane -> Int64? in
        guard case .int(let n) = table.value(of: column, type: .int, lane: lane) else { return nil }
        return n
      }
      guard inputs.count == table.lanes,
        let inner = table.elements(.int, inputs.enumerated().map { ($0, .int($1)) })
      else { continue }
      let branches = branches(inputs, counts, in: inner)
      guard !branches.isEmpty,
        let goesOn = solve(
          counts.map { .bool($0 > least) }, .bool, in: inner, depth: SubgoalSolver.maximumDepth - 1)
      else { continue }
      // In the examples the number is the input as well as the state.
      let state = Tree(nodes: [.variable(table.scope.slots.count, .int)])
      func program(_ rule: Tree) -> Tree {
        func lambda(_ type: Type, _ body: Tree) -> Tree {
          Tree(root: .lambda(type, length: 1), children: [body.substituting(state, for: slot)])
        }
        let steps = apply(
          .unfold, list, input, lambda(test, goesOn), lambda(step, state), lambda(step, rule))
        let count = apply(.length, .int, steps)
        return least == 0 ? count : apply(.add, .int, Tree(literal: .int(least), type: .int), count)
      }
      for branch in branches.prefix(SubgoalSolver.maximumRules) {
        let rows = branch.others.lanes.filter { counts[$0] > least }.sorted { (counts[$0], $0) < (counts[$1], $1) }
          .prefix(SubgoalSolver.trialLanes).sorted()
        let most = rows.map { counts[$0] &- least }.max() ?? 0
        guard most < SubgoalSolver.mostSteps, let trial = table.trial(rows, fuel: 8 * (Int(most) + 2)) else { continue }
        let wanted = trial.column(of: rows.map { values[$0] }, type: .int)
        for other in stepPrograms(in: inner) {
          let candidate = program(
            Tree(root: .apply(.if, .int, length: 1), children: [branch.condition, branch.step, other]))
          guard let column = trial.evaluate(candidate),
            trial.agreement(of: column, with: wanted, type: .int) == LaneSet(first: rows.count),
            isRight(candidate, values, .int, in: table)
          else { continue }
          return candidate
        }
      }
    }
    return nil
  }

  private static let maximumRules = 3
  /// The number of cases that enumerated branches are tried on.
  private static let trialLanes = 6
  private static let mostSteps = 1000

  /// A step that is right wherever its condition holds, and the lanes where it does not hold.
  private struct Branch {
    let condition: Tree
    let step: Tree
    let others: LaneSet
    let support: Int
  }

  /// Steps that lead from inputs to inputs whose number is by one less, the best supported first.
  private func branches(_ inputs: [Int64], _ counts: [Int64], in table: BankTable) -> [Branch] {
    let known = Dictionary(zip(inputs, counts), uniquingKeysWith: { first, _ in first })
    let conditions = table.programs(of: .bool).map {
      (tree: $0.tree, holds: table.truth(of: $0.column))
    }
    var result: [Branch] = []
    for program in table.programs(of: .int) {
      var agrees = LaneSet()
      var differs = LaneSet()
      for lane in inputs.indices {
        guard case .int(let next) = table.value(of: program.column, type: .int, lane: lane), let count = known[next]
        else {
          continue
        }
        if count == counts[lane] &- 1 { agrees.insert(lane) } else { differs.insert(lane) }
      }
      guard agrees.count >= SubgoalSolver.leastExamples else { continue }
      for (condition, holds) in conditions {
        let support = agrees.intersection(holds).count
        guard support >= SubgoalSolver.leastExamples, differs.intersection(holds).isEmpty else { continue }
        result.append(
          Branch(
            condition: condition, step: program.tree, others: LaneSet(first: table.lanes).subtracting(holds),
            support: support))
      }
    }
    let ranked = result.enumerated().sorted { ($1.element.support, $0.offset) < ($0.element.support, $1.offset) }
    return ranked.map(\.element).filter { !$0.others.isEmpty }
  }

  /// The most Int programs that are joined with one another.
  private static let maximumSteps = 64

  /// Int programs of the table, and sums, differences and products of two.
  private func stepPrograms(in table: BankTable) -> [Tree] {
    var seen: Set<UInt64> = []
    let single = table.programs(of: .int).filter {
      seen.insert(table.workspace.hash(ofColumn: $0.column, type: .int, lanes: table.lanes)).inserted
    }
    let parts = single.prefix(SubgoalSolver.maximumSteps).map(\.tree)
    var pairs: [Tree] = []
    for op in [Operator.add, .subtract, .multiply] where allows(op, giving: .int) {
      for (rank, second) in parts.enumerated() {
        for first in op == .subtract ? parts[...] : parts[...rank] { pairs.append(apply(op, .int, first, second)) }
      }
    }
    return single.map(\.tree) + pairs.sorted()
  }
}
