internal import AST
internal import Interpreter

extension Evolution {
  /// Builds the bank of small programs and judges those that are right on its cases on all train cases.
  ///
  /// - Parameter isOver: Asked now and then; true to leave off.
  /// - Returns: true if one of them solves the task; the run has ended then.
  mutating func buildBank(unless isOver: @escaping () -> Bool) -> Bool {
    let share = Swift.min(Swift.max(options.bank.share, 0), 1)
    guard share > 0, let cases = trainCases, cases.count > 0 else { return false }
    let rows = BankCases.rows(options.bank.cases, of: cases, seed: options.seed)
    let bank = Bank(
      primitives, cases: cases.selecting(rows), judge: train.judge, limits: train.limits,
      executions: executions(share: share), options: options.bank, seed: options.seed)
    bank.shouldStop = isOver
    defer { bank.shouldStop = { false } }
    var found: [[Tree]] = bank.goals.map { _ in [] }
    while bank.advance() {
      for goal in found.indices { found[goal] += bank.takeSolutions(ofGoal: goal) }
      judge(affordable(takePrograms(&found).filter { !checked.contains($0.contentHash) }))
      if hallOfFame.isSolved, !options.continuesWhenSolved { break }
    }
    executions.asked += bank.executions
    if !hallOfFame.isSolved, isOver() { return false }
    if !hallOfFame.isSolved { findFormula(in: bank) }
    if !hallOfFame.isSolved { decomposeTable() }
    guard hallOfFame.isSolved, !options.continuesWhenSolved else {
      beginSplitting(bank, cases, unless: isOver)
      if !hallOfFame.isSolved { pursueSubgoals(bank, cases, unless: isOver) }
      if options.bank.blocks > 0 || options.bank.firstShare > 0 {
        let blocks = BuildingBlocks(bank)
        let rate = options.bank.blocks
        workers.each {
          $0.editor.blocks = blocks
          $0.editor.blockRate = rate
        }
      }
      return false
    }
    outcome = .solved
    statistics.executions = executions
    statistics.bestTrainError = hallOfFame.best?.error ?? .infinity
    statistics.bestRight = hallOfFame.best?.right ?? 0
    return true
  }

  /// Whole programs from what was found for each output.
  private func takePrograms(_ found: inout [[Tree]]) -> [Tree] {
    guard found.count > 1 else {
      defer { found = [[]] }
      return found.first ?? []
    }
    let count = found.map(\.count).max() ?? 0
    guard found.allSatisfy({ !$0.isEmpty }) else { return [] }
    return (0..<count).map { rank in
      Tree(
        root: .apply(.tuple, primitives.result, length: 1), children: found.map { $0[Swift.min(rank, $0.count - 1)] })
    }
  }
}
