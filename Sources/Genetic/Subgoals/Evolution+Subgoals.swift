internal import AST
internal import Interpreter

extension Evolution {
  /// Looks for a program of each output backwards from its values, and judges what is found.
  ///
  /// - Parameter isOver: Asked now and then; true to leave off.
  mutating func pursueSubgoals(_ bank: Bank, _ cases: Cases, unless isOver: @escaping () -> Bool) {
    let share = options.splitting.subgoalShare
    guard share > 0, cases.count > 0 else { return }
    let account = BankTable.Account(executions: executions(share: share), unless: isOver)
    let table = BankTable(bank, cases: cases, judge: train.judge, limits: train.limits, account: account)
    let solver = SubgoalSolver(primitives, maximumSplits: Evolution.maximumSplits(cases: table.lanes))
    let found = zip(cases.outputs, cases.expectedColumns).map { output, values in
      solver.solve(Array(values.prefix(table.lanes)), output.type, in: table)
    }
    executions.asked += account.executions
    let trees = found.compactMap { $0 }
    guard trees.count == cases.outputs.count, let first = trees.first else { return }
    let tree = trees.count == 1 ? first : Tree(root: .apply(.tuple, primitives.result, length: 1), children: trees)
    if tree.size <= options.limits.nodes, !checked.contains(tree.contentHash) { judge(affordable([tree])) }
  }
}
