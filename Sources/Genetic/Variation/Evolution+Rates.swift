internal import AST
internal import Interpreter

extension Evolution {
  /// One in so many offspring is compared with its parent.
  private static let comparedShare = 16

  /// Compares some of the offspring with their parents on the offspring's sample, and gives the edits that made them
  /// credit for those that are better. Parents' executions are part of the budget.
  mutating func learnRates(_ individuals: [Individual], _ matrix: ErrorMatrix, _ sample: Sample) {
    guard credit != nil else { return }
    let bred = individuals.indices.filter {
      guard case .edit = individuals[$0].origin else { return false }
      return individuals[$0].parent >= 0 && $0 % Evolution.comparedShare == generation % Evolution.comparedShare
    }
    let cases = sample.columns.count
    let compared = Array(bred.prefix(Swift.max(budget - executions.asked, 0) / Swift.max(cases, 1)))
    let parents = compared.map { population[individuals[$0].parent].tree }
    let totals = workers.map(parents.count) { worker, slot in
      worker.sample.errors(of: parents[slot]).errors.reduce(0, +)
    }
    executions.asked += compared.count * cases
    credit?.age()
    for (slot, total) in zip(compared, totals) {
      if case .edit(let edit) = individuals[slot].origin {
        credit?.count(edit, isBetter: matrix.total(ofRow: slot) < total)
      }
    }
  }
}

extension ErrorMatrix {
  /// The sum of a row in order, so that equal rows of errors compare as equal whoever adds them up.
  fileprivate func total(ofRow program: Int) -> Double {
    errors[program * criteria..<(program + 1) * criteria].reduce(0, +)
  }
}
