/// Gradient descent with a fixed step: x ← x - α ∇U, or x ← x - α ∇U / |∇U|.
public struct GradientDescent {
  public private(set) var parameters: [Double]
  private let rate: Double
  private let isNormalised: Bool
  private var gradient: [Double]

  /// - Parameters:
  ///   - rate: α, the length of a step if it is normalised.
  ///   - isNormalised: Whether each step has the same length whatever the slope.
  public init(from start: [Double], rate: Double, isNormalised: Bool) {
    parameters = start
    self.rate = rate
    self.isNormalised = isNormalised
    gradient = [Double](repeating: 0, count: start.count)
  }

  /// One step; none where the gradient vanishes.
  public mutating func step(_ loss: some DifferentiableLoss) {
    _ = loss.value(at: parameters, gradient: &gradient)
    var factor = rate
    if isNormalised {
      let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return }
      factor /= length
    }
    for index in parameters.indices { parameters[index] -= factor * gradient[index] }
  }
}
