/// Adam: descent whose step in each parameter is measured by the recent size of its gradient (Kingma and Ba 2015,
/// arXiv:1412.6980).
struct Adam<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  let rate: Scalar
  private var mean: [Scalar]
  private var square: [Scalar]
  /// β1 and β2 to the power of the steps so far.
  private var (meanDecay, squareDecay): (Scalar, Scalar) = (1, 1)

  private static var beta1: Scalar { 0.9 }
  private static var beta2: Scalar { 0.999 }
  private static var epsilon: Scalar { 1e-8 }

  init(parameterCount: Int, rate: Scalar) {
    self.rate = rate
    mean = [Scalar](repeating: 0, count: parameterCount)
    square = mean
  }

  /// Moves the parameters against the gradient.
  ///
  /// - Parameter scale: What the rate is multiplied by in this step; negative to climb.
  mutating func step(_ parameters: inout [Scalar], against gradient: [Scalar], scale: Scalar = 1) {
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
