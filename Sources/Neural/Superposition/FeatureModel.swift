public import AST
internal import Interpreter

/// A linear bottleneck that has to carry more features than it has dimensions: y = ReLU(WᵀW x + b), trained to return its
/// input (Elhage et al. 2022, "Toy models of superposition").
///
/// Each feature of an input is 0 except with a probability, the density, when it is uniform on [0, 1). The loss is the mean
/// over samples of Σ_i I_i (x_i - y_i)², with I the importance of the features.
public final class FeatureModel {
  public let dimensions: Int
  public let importance: [Double]
  public let density: Double
  public var features: Int { importance.count }
  /// The vector of each feature, one after the other, then the biases.
  private var parameters: [Double]
  private var gradient: [Double]
  private var hidden: [Double]
  private var pull: [Double]

  /// Random vectors of about unit length, biases 0.
  public init(dimensions: Int, importance: [Double], density: Double, random: inout RandomStream) {
    self.dimensions = dimensions
    self.importance = importance
    self.density = density
    let count = importance.count
    let size = 1 / Double(dimensions).squareRoot()
    parameters =
      (0..<(count * dimensions)).map { _ in size * random.normal() } + [Double](repeating: 0, count: count)
    gradient = [Double](repeating: 0, count: parameters.count)
    hidden = [Double](repeating: 0, count: dimensions)
    pull = hidden
  }

  /// Where a feature is in the hidden space.
  public func vector(_ feature: Int) -> [Double] {
    Array(parameters[feature * dimensions..<(feature + 1) * dimensions])
  }

  /// The squared length of each feature's vector: near 1 for one that is represented, near 0 for one that is not.
  public var squaredLengths: [Double] {
    (0..<features).map { vector($0).reduce(0) { $0 + $1 * $1 } }
  }

  /// Trains by Adam; the rate falls to 0 over the second half.
  public func train(steps: Int, batch: Int, rate: Double, random: inout RandomStream) {
    var adam = Adam(parameterCount: parameters.count, rate: rate)
    for step in 0..<steps {
      gradient.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
      for _ in 0..<batch { _ = learn(sample(&random), weight: 1 / Double(batch)) }
      let scale = min(1, 2 * (1 - Double(step) / Double(steps)))
      adam.step(&parameters, against: gradient, scale: scale)
    }
  }

  /// The mean loss of fresh samples.
  public func loss(samples: Int, random: inout RandomStream) -> Double {
    (0..<samples).reduce(0.0) { sum, _ in sum + learn(sample(&random), weight: 0) } / Double(samples)
  }

  /// The features that are on, and their values.
  func sample(_ random: inout RandomStream) -> [(feature: Int, value: Double)] {
    (0..<features).compactMap { random.chance(density) ? ($0, random.unit()) : nil }
  }

  /// The gradient of one sample.
  func gradient(of active: [(feature: Int, value: Double)]) -> (loss: Double, gradient: [Double]) {
    gradient = [Double](repeating: 0, count: parameters.count)
    let loss = learn(active, weight: 1)
    return (loss, gradient)
  }

  func nudge(_ index: Int, by amount: Double) { parameters[index] += amount }

  var parameterCount: Int { parameters.count }

  /// Adds `weight` times the gradient of a sample's loss, which it returns.
  private func learn(_ active: [(feature: Int, value: Double)], weight: Double) -> Double {
    let (count, size) = (features, dimensions)
    for index in 0..<size {
      hidden[index] = 0
      pull[index] = 0
    }
    for (feature, value) in active {
      for index in 0..<size { hidden[index] += value * parameters[feature * size + index] }
    }
    var loss = 0.0
    var next = 0
    for feature in 0..<count {
      var output = parameters[count * size + feature]
      for index in 0..<size { output += parameters[feature * size + index] * hidden[index] }
      var wanted = 0.0
      if next < active.count, active[next].feature == feature {
        wanted = active[next].value
        next += 1
      }
      let error = max(output, 0) - wanted
      loss += importance[feature] * error * error
      guard output > 0, weight > 0 else { continue }
      let slope = 2 * weight * importance[feature] * error
      gradient[count * size + feature] += slope
      for index in 0..<size {
        gradient[feature * size + index] += slope * hidden[index]
        pull[index] += slope * parameters[feature * size + index]
      }
    }
    if weight > 0 {
      for (feature, value) in active {
        for index in 0..<size { gradient[feature * size + index] += value * pull[index] }
      }
    }
    return loss
  }
}
