/// How edits did of late, and the rates that follow from it.
///
/// Probability matching (Goldberg 1990; Thierens 2005, doi:10.1145/1068009.1068251): an edit is chosen in proportion to
/// the share of its offspring that are better than their parents, and never less often than ``least``.
struct EditCredit: Sendable {
  private var made: [Double]
  private var improved: [Double]

  /// What is left, after a generation, of what was counted.
  static let memory = 0.9
  /// The least probability of an edit that is chosen at all.
  static let least = 0.03
  /// As if each edit had made so many more offspring, with the average success of all.
  private static let prior = 10.0

  init() {
    made = Array(repeating: 0, count: Edit.allCases.count)
    improved = made
  }

  /// Forgets a little of what was before the coming observations.
  mutating func age() {
    for edit in made.indices {
      made[edit] *= EditCredit.memory
      improved[edit] *= EditCredit.memory
    }
  }

  /// Counts an offspring.
  ///
  /// - Parameter isBetter: whether it is better than its parent on the same cases.
  mutating func count(_ edit: Edit, isBetter: Bool) {
    made[edit.rawValue] += 1
    if isBetter { improved[edit.rawValue] += 1 }
  }

  /// Rates by success; the given ones while no offspring was better. Edits with a rate of nought keep it.
  func rates(_ rates: VariationRates) -> VariationRates {
    let edits = Edit.allCases.filter { rates[$0] > 0 }
    let average = improved.reduce(0, +) / Swift.max(made.reduce(0, +), 1)
    guard average > 0, edits.count > 1 else { return rates }
    let success = edits.map { edit in
      let place = edit.rawValue
      return (improved[place] + EditCredit.prior * average) / (made[place] + EditCredit.prior)
    }
    let total = success.reduce(0, +)
    var result = rates
    for (edit, success) in zip(edits, success) {
      result[edit] = EditCredit.least + (1 - EditCredit.least * Double(edits.count)) * success / total
    }
    return result
  }
}
