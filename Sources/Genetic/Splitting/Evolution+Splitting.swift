internal import AST
internal import Interpreter

extension Evolution {
  /// The least number of cases for a condition: fewer would make joined programs learn cases by heart.
  private static let casesPerSplit = 8
  private static let mostSplits = 8

  /// The most conditions by which cases are told apart.
  static func maximumSplits(cases: Int) -> Int { Swift.min(cases / casesPerSplit, mostSplits) }

  /// Takes from the bank what case splitting needs, and judges what it joins.
  ///
  /// - Parameter isOver: Asked now and then; true to leave off.
  mutating func beginSplitting(_ bank: Bank, _ cases: Cases, unless isOver: @escaping () -> Bool) {
    guard options.splitting.share > 0 else { return }
    let account = BankTable.Account(executions: executions(share: options.splitting.share), unless: isOver)
    let table = BankTable(bank, cases: cases, judge: train.judge, limits: train.limits, account: account)
    let splits = Evolution.maximumSplits(cases: table.lanes)
    guard splits > 0 else { return }
    splitters = SplitMaterial(table, expected: cases.expectedColumns).splitters(maximumSplits: splits)
    executions.asked += account.executions
    judgeJoined()
  }

  /// Lets a few selected programs of the population join in, now and then.
  mutating func splitPopulation() {
    guard splitters.contains(where: { $0 != nil }), !selectors.isEmpty, options.splitting.period > 0,
      generation % options.splitting.period == options.splitting.period - 1
    else { return }
    var random = RandomStream(
      seed: options.seed, purpose: .selection, island: options.island, generation: generation, slot: 1 << 50)
    let count = options.splitting.specialists
    let trees = workers.one { worker in
      (0..<count).map { population[select(from: $0 % selectors.count, &random, worker)].tree }
    }
    let distinct = trees.reduce(into: [Tree]()) { if !$0.contains($1) { $0.append($1) } }
    guard executions.asked + distinct.count * train.count <= budget else { return }
    var isNew = false
    let outputs = train.outputs.count
    let lanes = Swift.min(train.count, LaneSet.capacity)
    for tree in distinct {
      executions.asked += train.count
      let errors = workers.one { worker in worker.whole.errors(of: tree).errors }
      for (output, part) in parts(of: tree).enumerated() where splitters[output] != nil {
        var right = LaneSet()
        for lane in 0..<lanes where errors[lane * outputs + output] <= train.judge.tolerance { right.insert(lane) }
        if splitters[output]?.insert(.init(tree: part, right: right)) == true { isNew = true }
      }
    }
    if isNew { judgeJoined() }
  }

  /// The programs of the outputs, if they can be told apart.
  private func parts(of tree: Tree) -> [Tree] {
    guard train.outputs.count > 1 else { return [tree] }
    guard tree.nodes[0].kind == .apply, tree.nodes[0].op == .tuple else { return [] }
    return tree.children(of: 0).map { tree.subtree(at: $0) }
  }

  /// Joins what the splitters have, and judges it if it is new.
  private mutating func judgeJoined() {
    let joined = splitters.map { $0?.joined() ?? [] }
    guard joined.allSatisfy({ !$0.isEmpty }), let first = joined.first else { return }
    let trees =
      joined.count == 1
      ? first : [Tree(root: .apply(.tuple, primitives.result, length: 1), children: joined.map { $0[0] })]
    judge(affordable(trees.filter { $0.size <= options.limits.nodes && !checked.contains($0.contentHash) }))
  }
}

/// How specialists are joined by conditions.
public struct SplittingOptions: Hashable, Sendable {
  /// The largest share of a run's executions that goes into evaluating terms and conditions of the bank on all cases; 0
  /// for no splitting at all.
  public var share = 0.02
  /// The largest share of a run's executions that goes into finding programs backwards from the outputs.
  public var subgoalShare = 0.1
  /// After how many generations selected programs join in, again and again; 0 for never.
  public var period = 20
  /// How many programs are selected then.
  public var specialists = 40

  public init() {}
}
