internal import AST

/// A distribution over programs: for every place that a symbol can have, logits over the rules that may stand there.
///
/// A place is (type, depth, rule above, argument index). Rows come into being when they are first learnt from; until then
/// a place has the grammar's prior.
struct Policy: Sendable {
  struct Place: Hashable, Sendable {
    var type: Int
    var depth: Int
    /// The rule above, −1 at the root.
    var parent: Int
    var argument: Int
  }

  /// A rule that was taken, and what there was to choose from.
  struct Decision: Sendable {
    var place: Place
    /// Its index among the rules of the type.
    var rule: Int
    /// True if only leaves could be taken, where the type has any.
    var leavesOnly: Bool
    /// For each of the nearest enclosing parameters, whether it has the type of the place.
    var parameters: [Bool]
  }

  let grammar: Grammar
  private var rows: [Place: Row] = [:]

  /// The logits of a place, and how they move.
  private struct Row: Sendable {
    var logits: [Float]
    var adam: Adam<Float>
  }

  init(_ grammar: Grammar) {
    self.grammar = grammar
  }

  /// The depth from which on only leaves are taken, and the number of nodes from which on.
  static let maximumDepth = 7
  static let maximumNodes = 60

  /// The probabilities of the rules at a place.
  func probabilities(_ decision: Decision) -> [Float] {
    let place = decision.place
    let rules = grammar.rules[place.type]
    let row = rows[place]?.logits ?? grammar.prior[place.type]
    var weights = row
    var largest = -Float.infinity
    for (index, rule) in rules.enumerated() {
      if isOpen(rule, decision) { largest = max(largest, row[index]) }
    }
    var sum: Float = 0
    for (index, rule) in rules.enumerated() {
      weights[index] = isOpen(rule, decision) ? SoftMath.exp(row[index] - largest) : 0
      sum += weights[index]
    }
    guard sum > 0 else { return weights }
    for index in weights.indices { weights[index] /= sum }
    return weights
  }

  private func isOpen(_ rule: Grammar.Rule, _ decision: Decision) -> Bool {
    if case .parameter(let depth) = rule.production { return decision.parameters[depth] }
    return rule.isLeaf || !decision.leavesOnly
  }

  /// Whether a type has a leaf besides parameters.
  func hasLeaf(_ type: Int) -> Bool {
    grammar.rules[type].contains { if case .parameter = $0.production { false } else { $0.isLeaf } }
  }

  /// Moves the logits of places by one step of Adam along slopes to be climbed.
  mutating func climb(_ slopes: [(place: Place, slope: [Float])], rate: Float) {
    for (place, slope) in slopes {
      let prior = grammar.prior[place.type]
      var row = rows[place] ?? Row(logits: prior, adam: Adam(parameterCount: prior.count, rate: rate))
      row.adam.step(&row.logits, against: slope, scale: -1)
      rows[place] = row
    }
  }
}
