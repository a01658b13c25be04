/// Adam: descent whose step in each parameter is measured by the recent size of its gradient (Kingma and Ba 2015).
public struct Adam: Sendable {
  public let rate: Double
  private var mean: [Double]
  private var square: [Double]
  /// β1 and β2 to the power of the steps so far.
  private var (meanDecay, squareDecay) = (1.0, 1.0)

  private static let (beta1, beta2, epsilon) = (0.9, 0.999, 1e-8)

  public init(parameterCount: Int, rate: Double) {
    self.rate = rate
    mean = [Double](repeating: 0, count: parameterCount)
    square = mean
  }

  /// Moves the parameters against the gradient.
  ///
  /// - Parameter scale: What the rate is multiplied by in this step.
  public mutating func step(_ parameters: inout [Double], against gradient: [Double], scale: Double = 1) {
    meanDecay *= Self.beta1
    squareDecay *= Self.beta2
    let length = scale * rate / (1 - meanDecay)
    let correction = 1 / (1 - squareDecay)
    for index in parameters.indices {
      let slope = gradient[index]
      mean[index] = Self.beta1 * mean[index] + (1 - Self.beta1) * slope
      square[index] = Self.beta2 * square[index] + (1 - Self.beta2) * slope * slope
      parameters[index] -= length * mean[index] / ((correction * square[index]).squareRoot() + Self.epsilon)
    }
  }
}
