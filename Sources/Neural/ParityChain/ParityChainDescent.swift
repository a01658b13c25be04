public import AST

/// Gradient descent on a relaxed parity chain, by Adam from standard normal logits, and decoding by rounding.
public struct ParityChainDescent: Equatable, Sendable {
  public let steps: Int
  /// The standard deviation of noise added to each component of the gradient at first.
  public let noise: Double
  /// The bonus λ for entropy at first.
  public let entropyBonus: Double

  /// When noise and bonus, which decay linearly, have come to nothing, as a share of the steps.
  private static let explorationShare = 0.7
  private static let rate = 0.1

  public init(steps: Int = 1000, noise: Double = 0, entropyBonus: Double = 0) {
    self.steps = steps
    self.noise = noise
    self.entropyBonus = entropyBonus
  }

  /// The bits found; whether they are right is for the chain to say.
  public func solve(_ chain: ParityChain, random: RandomStream) -> [Bool] {
    var random = random
    let loss = ParityChainLoss(chain)
    var logits = (0..<chain.count).map { _ in random.normal() }
    var gradient = [Double](repeating: 0, count: chain.count)
    var disturbance = gradient
    var adam = Adam(parameterCount: chain.count, rate: Self.rate)
    for step in 0..<steps {
      let exploration = max(0, 1 - Double(step) / (Self.explorationShare * Double(steps)))
      loss.entropyBonus = entropyBonus * exploration
      loss.updateGradient(at: logits, into: &gradient)
      if noise > 0, exploration > 0 {
        disturbance.withUnsafeMutableBufferPointer { random.normals(into: $0) }
        for index in gradient.indices { gradient[index] += noise * exploration * disturbance[index] }
      }
      adam.step(&logits, against: gradient)
    }
    return logits.map { $0 > 0 }
  }
}
