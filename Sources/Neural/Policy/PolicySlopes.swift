internal import AST

/// The derivatives of what a policy climbs, summed up over samples, by place.
struct PolicySlopes {
  /// In the order in which the places first occurred.
  private(set) var rows: [(place: Policy.Place, slope: [Float])] = []
  private var index: [Policy.Place: Int] = [:]
  private var entropySum: Float = 0
  private var decisions = 0

  /// Adds `weight` times the derivative of a sample's log-probability, and that of the entropy bonus of its decisions.
  ///
  /// - Parameter decay: What the bonus is multiplied by from one depth to the next.
  mutating func add(_ sample: PolicySample, _ policy: Policy, weight: Float, bonus: Float, decay: Float) {
    for decision in sample.decisions {
      let probabilities = policy.probabilities(decision)
      var entropy: Float = 0
      var open: Float = 0
      for probability in probabilities where probability > 0 {
        open += 1
        entropy -= probability * SoftMath.log(max(probability, 1e-8))
      }
      if bonus > 0, open > 1 {
        entropySum += entropy / SoftMath.log(open)
        decisions += 1
      }
      var factor = bonus
      for _ in 0..<decision.place.depth { factor *= decay }
      let row = row(decision.place, probabilities.count)
      for (rule, probability) in probabilities.enumerated() where probability > 0 {
        let own = -probability * (SoftMath.log(max(probability, 1e-8)) + entropy)
        rows[row].slope[rule] += weight * ((rule == decision.rule ? 1 : 0) - probability) + factor * own
      }
    }
  }

  /// The mean entropy of decisions, in shares of the largest possible.
  var meanEntropy: Float { decisions > 0 ? entropySum / Float(decisions) : 0 }

  private mutating func row(_ place: Policy.Place, _ count: Int) -> Int {
    if let known = index[place] { return known }
    index[place] = rows.count
    rows.append((place, [Float](repeating: 0, count: count)))
    return rows.count - 1
  }
}
