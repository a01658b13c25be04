internal import Interpreter

/// The mean squared error of a network with one input, one hidden layer of tanh units and one linear output,
/// y(x) = Σ_i a_i tanh(w_i x + b_i), on the grid x_j = j / n of the unit interval: the network of Whitelam et al. (2021).
///
/// The parameters are all a, then all w, then all b. On a grid the exponentials e^(2(w x_j + b)) that tanh is made of are a
/// geometric progression, so a hidden unit needs two of them instead of n; the error of the activations stays below 10^-13.
public final class TanhNetworkLoss: DifferentiableLoss {
  public let hiddenUnits: Int
  private let targets: [Double]
  /// tanh(w_i x_j + b_i): a column of points for each hidden unit.
  private var activations: [Double]
  /// y(x_j) less the target.
  private var errors: [Double]

  /// How many powers of the ratio are made one after the other.
  private static let lanes = 8
  /// Where |w| + |b| is greater, the progression could leave the range of floats.
  private static let greatestExponent = 100.0

  /// - Parameters:
  ///   - hiddenUnits: At least 1.
  ///   - targets: The outputs wanted at 0, 1/n, … (n - 1)/n; at least one.
  public init(hiddenUnits: Int, targets: [Double]) {
    self.hiddenUnits = hiddenUnits
    self.targets = targets
    activations = [Double](repeating: 0, count: hiddenUnits * targets.count)
    errors = [Double](repeating: 0, count: targets.count)
  }

  public var parameterCount: Int { 3 * hiddenUnits }

  public func value(at parameters: [Double]) -> Double {
    let (units, count) = (hiddenUnits, targets.count)
    return activations.withUnsafeMutableBufferPointer { activations in
      errors.withUnsafeMutableBufferPointer { errors in
        guard let columns = activations.baseAddress, let errors = errors.baseAddress else { return 0 }
        for point in 0..<count { errors[point] = -targets[point] }
        for unit in 0..<units {
          let column = columns + unit * count
          Self.activate(column, count, weight: parameters[units + unit], bias: parameters[2 * units + unit])
          let output = parameters[unit]
          for point in 0..<count { errors[point] += output * column[point] }
        }
        var sum = 0.0
        for point in 0..<count { sum += errors[point] * errors[point] }
        return sum / Double(count)
      }
    }
  }

  /// Fills a column with tanh(w j / n + b).
  private static func activate(_ column: UnsafeMutablePointer<Double>, _ count: Int, weight: Double, bias: Double) {
    guard abs(weight) + abs(bias) < greatestExponent else {
      for point in 0..<count { column[point] = weight * (Double(point) / Double(count)) + bias }
      return FloatMath.tanhColumn(column, column, count)
    }
    let ratio = FloatMath.exp(2 * weight / Double(count))
    let first = min(lanes, count)
    var power = FloatMath.exp(2 * bias)
    for point in 0..<first {
      column[point] = power
      power *= ratio
    }
    let (square, fourth) = (ratio * ratio, ratio * ratio * ratio * ratio)
    let stride = fourth * square * square
    var start = lanes
    while start + lanes <= count {
      for lane in 0..<lanes { column[start + lane] = column[start - lanes + lane] * stride }
      start += lanes
    }
    for point in Swift.stride(from: start, to: count, by: 1) { column[point] = column[point - lanes] * stride }
    for point in 0..<count { column[point] = 1 - 2 / (column[point] + 1) }
  }

  public func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    let loss = value(at: parameters)
    let count = targets.count
    let scale = 2 / Double(count)
    for unit in 0..<hiddenUnits {
      var (byOutput, byWeight, byBias) = (0.0, 0.0, 0.0)
      for point in 0..<count {
        let activation = activations[unit * count + point]
        let error = errors[point]
        byOutput += error * activation
        let slope = error * (1 - activation * activation)
        byWeight += slope * (Double(point) / Double(count))
        byBias += slope
      }
      gradient[unit] = scale * byOutput
      gradient[hiddenUnits + unit] = scale * parameters[unit] * byWeight
      gradient[2 * hiddenUnits + unit] = scale * parameters[unit] * byBias
    }
    return loss
  }
}
