/// A differentiable function of two numbers, as a kernel of the tape.
enum Binary: Hashable, Sendable {
  case add, subtract, multiply, minimum, maximum
  /// a / b, held where b is near 0.
  case divide
  /// Quotient rounded down, with the derivative of the quotient; 0 for a divisor near 0.
  case floorDivide
  /// a − b·⌊a/b⌋, with the derivative of that at a fixed quotient; a for a divisor near 0.
  case modulo
  case power
  /// a rounded to so many places, with the derivative of the identity in a.
  case roundTo
  /// a + b − ab: or, of independent probabilities.
  case disjunction
  /// a + b − 2ab: exclusive or, of independent probabilities.
  case exclusive
  /// σ(β(b − a + k)): a < b among whole numbers with k = −½, a ≤ b with k = ½.
  case before(Float)
  /// exp(−β(a − b)²).
  case equal

  @inline(__always)
  func value(_ a: Float, _ b: Float, beta: Float) -> Float {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: Unary.held(a * b)
    case .minimum: b < a ? b : a
    case .maximum: a < b ? b : a
    case .divide: Unary.held(a / SoftMath.awayFromZero(b))
    case .floorDivide: b.magnitude < 0.5 ? 0 : Unary.held((a / b).rounded(.down))
    case .modulo: b.magnitude < 0.5 ? a : a - b * (a / b).rounded(.down)
    case .power: SoftMath.power(a, b)
    case .roundTo: Binary.rounded(a, places: b)
    case .disjunction: a + b - a * b
    case .exclusive: a + b - 2 * a * b
    case .before(let shift): SoftMath.sigmoid(beta * (b - a + shift))
    case .equal: SoftMath.exp(-beta * (a - b) * (a - b))
    }
  }

  /// The derivatives by both operands, where the value is `y`.
  @inline(__always)
  func derivatives(_ a: Float, _ b: Float, _ y: Float, beta: Float) -> (Float, Float) {
    switch self {
    case .add: return (1, 1)
    case .subtract: return (1, -1)
    case .multiply: return y.magnitude < Unary.limit ? (b, a) : (0, 0)
    case .minimum: return b < a ? (0, 1) : (1, 0)
    case .maximum: return a < b ? (0, 1) : (1, 0)
    case .divide:
      guard b.magnitude > SoftMath.leastDivisor, y.magnitude < Unary.limit else { return (0, 0) }
      return (1 / b, -y / b)
    case .floorDivide:
      guard b.magnitude >= 0.5 else { return (0, 0) }
      return (1 / b, -a / (b * b))
    case .modulo: return b.magnitude < 0.5 ? (1, 0) : (1, -(a / b).rounded(.down))
    case .power:
      guard a > SoftMath.leastDivisor, y < Unary.limit else { return (0, 0) }
      return (b * y / a, y * SoftMath.log(a))
    case .roundTo: return (1, 0)
    case .disjunction: return (1 - b, 1 - a)
    case .exclusive: return (1 - 2 * b, 1 - 2 * a)
    case .before:
      let slope = beta * y * (1 - y)
      return (-slope, slope)
    case .equal:
      let slope = -2 * beta * (a - b) * y
      return (slope, -slope)
    }
  }

  @inline(__always)
  private static func rounded(_ a: Float, places: Float) -> Float {
    var scale: Float = 1
    for _ in 0..<Int(Swift.min(Swift.max(places == places ? places : 0, 0), 6).rounded()) { scale *= 10 }
    return (a * scale).rounded(.toNearestOrAwayFromZero) / scale
  }
}
