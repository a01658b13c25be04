/// A differentiable function of one number, as a kernel of the tape.
enum Unary: Hashable, Sendable {
  case copy, negate, absolute, square, cube, squareRoot, exponential, logarithm, sine, cosine, tangent
  case hyperbolicTangent, inverse
  /// 1 − x: the negation of a probability.
  case complement
  /// tanh(βx).
  case sign
  /// cos²(πx/2) and sin²(πx/2): parity at whole numbers, smooth in between.
  case even, odd
  /// Rounding, with the derivative of the identity (straight-through estimator; Bengio, Léonard, Courville 2013,
  /// arXiv:1308.3432).
  case floor, ceiling, round, truncate
  /// max(0, 1 − |x − k|): the truth of x = k at whole numbers, linear in between.
  case tent(Float)
  /// x − k held within 0…1: the truth of x > k at whole numbers, linear in between.
  case ramp(Float)
  /// x + k.
  case offset(Float)

  /// Where numbers end: the magnitude beyond which values are held, and nothing flows back.
  static let limit: Float = 1e8

  @inline(__always)
  static func held(_ x: Float) -> Float { x > limit ? limit : x < -limit ? -limit : x == x ? x : 0 }

  /// - Parameter beta: the sharpness of comparisons.
  @inline(__always)
  func value(_ x: Float, beta: Float) -> Float {
    switch self {
    case .copy: x
    case .negate: -x
    case .absolute: x.magnitude
    case .square: Unary.held(x * x)
    case .cube: Unary.held(x * x * x)
    case .squareRoot: x > 0 ? x.squareRoot() : 0
    case .exponential: SoftMath.exp(Swift.min(x, 18))
    case .logarithm: SoftMath.log(Swift.max(x.magnitude, 1e-6))
    case .sine: SoftMath.sine(x)
    case .cosine: SoftMath.cosine(x)
    case .tangent: Unary.held(SoftMath.sine(x) / SoftMath.awayFromZero(SoftMath.cosine(x)))
    case .hyperbolicTangent: SoftMath.tanh(x)
    case .inverse: 1 / SoftMath.awayFromZero(x)
    case .complement: 1 - x
    case .sign: SoftMath.tanh(beta * x)
    case .even: Unary.squared(SoftMath.cosine(x * (.pi / 2)))
    case .odd: Unary.squared(SoftMath.sine(x * (.pi / 2)))
    case .floor: x.rounded(.down)
    case .ceiling: x.rounded(.up)
    case .round: x.rounded(.toNearestOrAwayFromZero)
    case .truncate: x.rounded(.towardZero)
    case .tent(let place): Swift.max(0, 1 - (x - place).magnitude)
    case .ramp(let place): Swift.min(Swift.max(x - place, 0), 1)
    case .offset(let difference): x + difference
    }
  }

  /// The derivative at `x`, where the value is `y`.
  @inline(__always)
  func derivative(_ x: Float, _ y: Float, beta: Float) -> Float {
    switch self {
    case .copy, .floor, .ceiling, .round, .truncate, .offset: 1
    case .negate, .complement: -1
    case .absolute: x < 0 ? -1 : x > 0 ? 1 : 0
    case .square: y < Unary.limit ? 2 * x : 0
    case .cube: y.magnitude < Unary.limit ? 3 * x * x : 0
    case .squareRoot: x > 0 ? 0.5 / Swift.max(y, 1e-3) : 0
    case .exponential: x < 18 ? y : 0
    case .logarithm: x.magnitude > 1e-6 ? 1 / x : 0
    case .sine: SoftMath.cosine(x)
    case .cosine: -SoftMath.sine(x)
    case .tangent: 1 + y * y < 1e4 ? 1 + y * y : 0
    case .hyperbolicTangent: 1 - y * y
    case .inverse: x.magnitude > SoftMath.leastDivisor ? -y * y : 0
    case .sign: beta * (1 - y * y)
    case .even: -(.pi / 2) * SoftMath.sine(x * .pi)
    case .odd: (.pi / 2) * SoftMath.sine(x * .pi)
    case .tent(let place): (x - place).magnitude < 1 ? (x < place ? 1 : x > place ? -1 : 0) : 0
    case .ramp(let place): x > place && x < place + 1 ? 1 : 0
    }
  }

  @inline(__always)
  private static func squared(_ x: Float) -> Float { x * x }
}
