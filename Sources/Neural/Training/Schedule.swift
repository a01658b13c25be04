internal import AST

/// How a descent goes on from step to step.
///
/// First an entropy bonus and noise keep every choice open while values are soft, and every register that may be the
/// output is asked for the answer; then temperature falls, comparisons sharpen, entropy costs, and the output settles on
/// the best register, so that what is left can be read as a program; last, with the structure frozen, constants are fitted
/// alone.
package struct Schedule: Hashable, Sendable {
  /// Steps before the structure is frozen.
  package var steps = 300
  /// The share of steps with the entropy bonus.
  package var open = 0.4
  /// Steps with frozen structure, for programs with fitted constants.
  package var fitting = 100
  package var rate: Float = 0.1
  package var clip: Float = 1
  /// The weight of the bonus at the start of the first phase; it decays to 0 by its end.
  package var bonus: Float = 0.02
  /// The weight of the penalty at the end of the second phase.
  package var penalty: Float = 0.1
  package var firstTemperature: Float = 0.5
  package var lastTemperature: Float = 0.05
  package var lastBeta: Float = 10
  /// The standard deviation of the first logits.
  package var spread: Float = 1.5
  /// The standard deviation of the noise that is added to logits at every step of the first phase; it decays to 0 by the
  /// end of the second.
  package var noise: Float = 0.3

  /// How often a descent that ended wrong goes through the second phase again.
  package var heatings = 0
  /// The share of its logits that is kept then; the rest is drawn anew.
  package var kept: Float = 0.5

  /// The steps of the first phase.
  var openSteps: Int { Int((Double(steps) * open).rounded()) }

  /// The usual schedule.
  package init() {}

  /// The schedule of a vocabulary: gates of circuits, of which there are many, each begin with few wires, so that they
  /// begin with different ones; and entropy does not cost, since a penalty on so many choices is worth more than the last
  /// wrong case.
  init(for vocabulary: Vocabulary) {
    guard vocabulary.types == [.bool] else { return }
    steps = 600
    spread = 3
    bonus = 0
    penalty = 0
    noise = 0.1
    heatings = 2
  }

  /// What holds at a step.
  struct Point {
    var temperature: Float
    var beta: Float
    /// The weight of entropy in the objective that is made large: positive a bonus, negative a penalty.
    var entropy: Float
    /// The standard deviation of the noise on logits.
    var noise: Float
    /// Whether the choice of the output stays as it was. A register that gets ahead early would otherwise take all of the
    /// credit, and those that need more steps would never be trained.
    var asksAll: Bool
  }

  func point(_ step: Int) -> Point {
    let progress = Float(step) / Float(max(steps, 1))
    let open = Float(self.open)
    if progress < open {
      let part = progress / open
      return Point(
        temperature: firstTemperature, beta: 1 + part, entropy: bonus * (1 - part), noise: noise, asksAll: true)
    }
    let part = min((progress - open) / max(1 - open, 1e-3), 1)
    let fall = firstTemperature * SoftMath.exp(part * SoftMath.log(lastTemperature / firstTemperature))
    return Point(
      temperature: fall, beta: 2 + (lastBeta - 2) * part, entropy: -penalty * part, noise: noise * (1 - part),
      asksAll: false)
  }
}
