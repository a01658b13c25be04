internal import AST
internal import Interpreter

// Fitted constants in the course of a run.

extension Evolution {
  /// Fits the constants of the best few percent of an evaluated generation on all train cases, and judges what comes of
  /// it there. Fitted programs take the places of their originals where they are better on the sample.
  ///
  /// - Parameter distinct: The slots of different programs.
  mutating func fitConstants(
    of individuals: inout [Individual], _ distinct: [Int], _ matrix: inout ErrorMatrix, _ right: inout [Int]
  ) {
    let constants = options.constants
    guard constants.isOn, workers.one({ $0.fitter != nil }) else { return }
    let criteria = matrix.criteria
    // A fit takes about two sweeps a step.
    let share = Int(Swift.max(constants.executionShare, 0) * Double(individuals.count * criteria))
    let cost = cost(ofFitWith: Swift.max(constants.steps, 1))
    let wanted = Int(Swift.min(Swift.max(constants.share, 0), 1) * Double(individuals.count))
    guard executions.asked + cost <= budget else { return }
    let totals = matrix.totals
    let slots =
      distinct
      .filter { !fitted.contains(individuals[$0].hash) }
      .sorted { (totals[$0], individuals[$0].tree.size, $0) < (totals[$1], individuals[$1].tree.size, $1) }
      .prefix(Swift.max(Swift.min(wanted, share / cost, (budget - executions.asked) / cost), 1))
    let trees = slots.map { individuals[$0].tree }
    let fits = fit(trees, steps: constants.steps, isSampled: true)
    for (slot, fit) in zip(slots, fits) {
      fitted.insert(individuals[slot].hash)
      guard let fit else { continue }
      executions.asked += fit.executions + criteria
      fitted.insert(fit.tree.contentHash)
      guard fit.errors.reduce(0, +) < totals[slot] else { continue }
      individuals[slot] = Individual(fit.tree, individuals[slot].origin, parent: individuals[slot].parent)
      right[slot] = fit.right
      matrix.replace(slot, with: fit.errors)
    }
    judge(fits.compactMap { $0?.tree }.filter { !checked.contains($0.contentHash) })
  }

  /// Fits the constants of every program of the front on all train cases, once the search is over.
  mutating func fitFront() {
    guard !hallOfFame.isSolved, options.constants.isOn, workers.one({ $0.fitter != nil }) else { return }
    let affordable = Swift.max(budget - executions.asked, 0) / cost(ofFitWith: Evolution.finalSteps)
    let best = hallOfFame.front.suffix(affordable).map(\.tree)
    let fits = fit(best, steps: Evolution.finalSteps, isSampled: false).compactMap(\.self)
    for tree in best + fits.map(\.tree) { fitted.insert(tree.contentHash) }
    executions.asked += fits.reduce(0) { $0 + $1.executions }
    judge(fits.map(\.tree).filter { !checked.contains($0.contentHash) })
  }

  /// The most executions that a fit and the judgement of what it gives take.
  func cost(ofFitWith steps: Int) -> Int { (2 + ConstantFitter.sweeps * steps) * train.count }

  /// The most steps of a fit at the end, when there is no generation to come.
  private static let finalSteps = 50

  private struct Result: Sendable {
    let tree: Tree
    let executions: Int
    let errors: [Double]
    let right: Int
  }

  /// Fits programs side by side.
  ///
  /// - Parameter isSampled: whether fitted programs are to be judged on the sample.
  private func fit(_ trees: [Tree], steps: Int, isSampled: Bool) -> [Result?] {
    workers.map(trees.count, chunk: 1) { worker, index in
      guard let fit = worker.fitter?.fitted(trees[index], steps: steps) else { return nil }
      let (errors, score) = isSampled ? worker.sample.errors(of: fit.tree) : ([], .init())
      return Result(tree: fit.tree, executions: fit.executions, errors: errors, right: score.right)
    }
  }
}
