internal import AST

extension SoftProgram {
  /// Parameters to begin a descent from: normal logits, and constants drawn from their ranges.
  ///
  /// - Parameter spread: The standard deviation of the logits.
  func start(_ vocabulary: Vocabulary, spread: Float, random: inout RandomStream) -> [Float] {
    (0..<probabilities).map { _ in spread * Float(random.normal()) }
      + vocabulary.fitted.map { Float(random.float($0.start.lowerBound, $0.start.upperBound)) }
  }

  /// Turns the logits of every choice into probabilities, in place; what stands behind them is left alone.
  func softmax(_ weights: UnsafeMutablePointer<Float>, temperature: Float) {
    for choice in choices {
      var largest = -Float.infinity
      for index in choice { largest = max(largest, weights[index]) }
      var sum: Float = 0
      for index in choice {
        let weight = SoftMath.exp((weights[index] - largest) / temperature)
        weights[index] = weight
        sum += weight
      }
      for index in choice { weights[index] /= sum }
    }
  }

  /// How many operators a slot is at once: the exponential of the entropy of its mixture, the mean over the slots that
  /// have a choice (those of lambda bodies too); 1 once all have decided. nan if none has.
  func operatorsPerSlot(_ weights: UnsafeMutablePointer<Float>) -> Double {
    let open = slots.flatMap { [$0] + $0.bodies.flatMap(\.slots) }.filter { $0.options.count > 1 }
    let sum = open.reduce(0.0) { sum, slot in
      let entropy = choices[slot.choice].reduce(Float(0)) {
        $0 - (weights[$1] > 0 ? weights[$1] * SoftMath.log(weights[$1]) : 0)
      }
      return sum + Double(SoftMath.exp(entropy))
    }
    return sum / Double(open.count)
  }
}
