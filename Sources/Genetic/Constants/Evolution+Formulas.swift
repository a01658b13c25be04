internal import AST
internal import Interpreter

extension Evolution {
  /// Looks the target of a Float task up among the formulas of a bank: whole, or as two of them joined, itself or what
  /// an operator's inverse makes of it, but for an offset and a factor. What is found is judged like any program.
  mutating func findFormula(in bank: Bank) {
    guard let fitter = workers.one({ $0.fitter }), bank.goals.count == 1, bank.caseCount >= Self.leastCases,
      options.constants.isOn
    else { return }
    let formulas = Array(bank.entries(of: .float).prefix(Self.mostFormulas))
    let rows = bank.caseCount
    let values = formulas.flatMap { formula in (0..<rows).map { bank.float(formula, case: $0) } }
    let expected = (0..<rows).map { bank.expectedFloat(case: $0) }
    var matcher = FormulaMatcher(values: values, rows: rows)
    let joints = FormulaMatcher.Joint.allCases.filter { $0.operators.allSatisfy(primitives.offers) }
    for inverse in Inverse.all where inverse.op.map(primitives.offers) != false {
      let target = expected.map(inverse.of)
      let left = budget - executions.asked - 2 * cost(ofFitWith: Self.polishSteps)
      let affordable = Swift.min(left, budget / Self.largestPart) / rows - matcher.lookups
      guard affordable > 0 else { break }
      var tree: Tree?
      if let match = matcher.match({ target[$0] }) {
        tree = written(match, bank, formulas)
      } else if let pair = matcher.pair(target, joints, most: min(Self.mostPairs, affordable / joints.count)) {
        tree = pair.joint.tree(bank.tree(formulas[pair.formula]), written(pair.rest, bank, formulas))
      }
      guard let tree else { continue }
      let whole = inverse.op.map { Tree(root: .apply($0, .float, length: 1), children: [tree]) } ?? tree
      guard whole.size <= options.limits.nodes, whole.depth <= options.limits.depth else { continue }
      let fit = fitter.fitted(whole, steps: Self.polishSteps)
      executions.asked += fit?.executions ?? 0
      judge([fit?.tree ?? whole, whole])
      if hallOfFame.isSolved { break }
    }
    executions.asked += matcher.lookups * rows
  }

  /// With fewer cases anything matches.
  private static let leastCases = 6
  private static let mostFormulas = 200_000
  private static let mostPairs = 40_000
  /// Looking up takes no more than this part of a run's executions.
  private static let largestPart = 3
  /// Steps that give constants that were read off a few cases their last digits.
  private static let polishSteps = 5

  private func written(_ match: FormulaMatcher.Match, _ bank: Bank, _ formulas: [Int]) -> Tree {
    ScaledProgram.tree(
      bank.tree(formulas[match.formula]), offset: match.offset, factor: match.factor,
      canSubtract: primitives.offers(.subtract))
  }

  /// What the target must be if it is an operator of something else.
  private struct Inverse: Sendable {
    /// `nil` for the target itself.
    let op: Operator?
    let of: @Sendable (Double) -> Double

    static let all = [
      Inverse(op: nil) { $0 }, Inverse(op: .exp) { FloatMath.log($0) }, Inverse(op: .log) { FloatMath.exp($0) },
      Inverse(op: .sqrt) { $0 * $0 }, Inverse(op: .square) { $0.squareRoot() }, Inverse(op: .inverse) { 1 / $0 },
    ]
  }
}

extension Bank {
  fileprivate func float(_ entry: Int, case lane: Int) -> Double {
    if case .float(let value) = value(entry, case: lane) { value } else { .nan }
  }

  /// The value that the one goal, a Float, has in a case.
  fileprivate func expectedFloat(case lane: Int) -> Double {
    let value = workspace.value(of: goals[0].column, type: .float, lane: lane, lanes: top.lanes)
    return if case .float(let value) = value { value } else { .nan }
  }
}
