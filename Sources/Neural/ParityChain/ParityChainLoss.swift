internal import Interpreter

/// The relaxation of a parity chain: bit i is 1 with probability p_i = 1/(1 + exp(-θ_i)), independently, and the loss is the
/// expected number of wrong parities less λ times the entropy of the bits.
///
/// Two bits of probabilities a and b differ with probability a + b - 2ab.
public final class ParityChainLoss: DifferentiableLoss {
  /// λ, the bonus for an entropy of one nat in one bit.
  public var entropyBonus = 0.0
  private let targets: [Double]
  private var probabilities: [Double]
  private var slopes: [Double]

  public init(_ chain: ParityChain) {
    targets = chain.parities.map { $0 ? 1 : 0 }
    probabilities = [Double](repeating: 0, count: chain.count)
    slopes = probabilities
  }

  public var parameterCount: Int { targets.count }

  public func value(at parameters: [Double]) -> Double {
    updateProbabilities(parameters)
    let entropy = entropyBonus == 0 ? 0 : parameters.reduce(0) { $0 + Self.entropy($1) }
    return expectedFaults() - entropyBonus * entropy
  }

  public func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    updateGradient(at: parameters, into: &gradient)
    let entropy = entropyBonus == 0 ? 0 : parameters.reduce(0) { $0 + Self.entropy($1) }
    return expectedFaults() - entropyBonus * entropy
  }

  /// The gradient alone, which needs no logarithm.
  func updateGradient(at parameters: [Double], into gradient: inout [Double]) {
    updateProbabilities(parameters)
    let count = targets.count
    for index in 0..<count { slopes[index] = entropyBonus * parameters[index] }
    for index in 0..<count {
      let next = index + 1 == count ? 0 : index + 1
      let (a, b) = (probabilities[index], probabilities[next])
      let slope = 1 - 2 * targets[index]
      slopes[index] += slope * (1 - 2 * b)
      slopes[next] += slope * (1 - 2 * a)
    }
    for index in 0..<count { gradient[index] = slopes[index] * probabilities[index] * (1 - probabilities[index]) }
  }

  private func updateProbabilities(_ parameters: [Double]) {
    let count = targets.count
    probabilities.withUnsafeMutableBufferPointer { probabilities in
      guard let column = probabilities.baseAddress else { return }
      for index in 0..<count { column[index] = -parameters[index] }
      FloatMath.expColumn(column, column, count)
      for index in 0..<count { column[index] = 1 / (1 + column[index]) }
    }
  }

  private func expectedFaults() -> Double {
    var sum = 0.0
    for index in targets.indices {
      let (a, b) = (probabilities[index], probabilities[(index + 1) % targets.count])
      let odd = a + b - 2 * a * b
      sum += targets[index] + (1 - 2 * targets[index]) * odd
    }
    return sum
  }

  /// The entropy, in nats, of a bit with these log odds.
  private static func entropy(_ logit: Double) -> Double {
    let size = abs(logit)
    let tail = FloatMath.exp(-size)
    return FloatMath.log(1 + tail) + size * tail / (1 + tail)
  }
}
