internal import AST
internal import Interpreter

extension Evolution {
  /// The search by enumeration and deduction that goes before evolution, where the answers have a grammar.
  static func deduction(_ grammar: Grammar?, _ interface: Interface, _ train: Cases?) -> Deduction? {
    guard let grammar, let train, train.expectedColumns.count == 1 else { return nil }
    return Deduction(
      grammar, helpers: interface.helpers, inputs: train.inputColumns, outputs: train.expectedColumns[0],
      literals: literals(train))
  }

  /// What stands for literals that a grammar leaves open: small numbers, and what is mined from the cases.
  private static func literals(_ train: Cases) -> [(value: Value, type: Type)] {
    let mined = MinedConstants(inputs: train.inputColumns, outputs: train.expectedColumns)
    let numbers = Set([0, 1, -1, 2] + mined.ints.prefix(8)).sorted { ($0.magnitude, $0) < ($1.magnitude, $1) }
    let texts = [[]] + mined.texts.prefix(12) + mined.chars.prefix(8).map { [$0] }
    return numbers.map { (.int($0), .int) } + [(.bool(true), .bool), (.bool(false), .bool)]
      + texts.map { (.string($0), .string) }
  }

  /// True if a tree may be an answer.
  func isAnswer(_ tree: Tree) -> Bool { grammar?.derives(tree) ?? true }

  /// Runs one round of deduction; false if there is none to run.
  mutating func deduce(unless isOver: () -> Bool) -> Bool {
    guard var search = deduction.take() else { return false }
    let before = search.executions
    let (budget, asked) = (budget, executions.asked)
    let proposal = search.step(most: budget - asked, stop: isOver)
    executions.asked += Swift.min(search.executions - before, budget - asked)
    // Whoever stops the run before there is an answer gets what is right on most cases.
    if proposal == nil, let best = search.bestTerm, !checked.contains(best.contentHash) { judge([best]) }
    if let proposal {
      judge([proposal])
      if !hallOfFame.isSolved, let cases = trainCases {
        let interpreter = ReferenceInterpreter(interface: interface, limits: train.limits)
        let wrong = (0..<cases.count).filter { index in
          let value = interpreter.run(proposal, inputs: cases.inputs(of: index)).value
          return !train.judge.isRight(value, expected: cases.expected(of: index))
        }
        search.add(wrong: wrong)
      }
    }
    statistics.executions = executions
    statistics.bestRight = hallOfFame.best?.right ?? 0
    if hallOfFame.isSolved, !options.continuesWhenSolved {
      outcome = .solved
    } else if !search.isExhausted {
      deduction = search
    }
    return true
  }
}
