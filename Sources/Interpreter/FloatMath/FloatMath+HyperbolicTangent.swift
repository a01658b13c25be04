extension FloatMath {
  /// The hyperbolic tangent of `x`: ±0 for ±0, ±1 for ±inf.
  public static func tanh(_ x: Double) -> Double { hyperbolicTangent(of: x) }

  /// `target[i] = tanh(source[i])` for each `i` below `count`, to the bit.
  public static func tanhColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    mapVectors(source, target, count) {
      (hyperbolicTangent(of: $0), 0)
    } mend: { _, _ in
    }
  }

  /// tanh |x| = (e^2|x| - 1) / (e^2|x| + 1), with both terms divided by the power of two in e^2|x| = 2^n (1 + p):
  /// (1 - 2^-n + p) / (1 + 2^-n + p). Each is kept as an unevaluated sum, so nothing is lost to cancellation.
  @inline(__always)
  static func hyperbolicTangent<F: FloatLanes>(of x: F) -> F {
    // From 19.1 on the result rounds to 1.
    let clamped = F.lesser(22.0, x.size)
    let (exponent, r, tail) = reduceExponent(clamped + clamped, 0.0)
    let bias: F.Word = 1023
    let power = F(word: (bias &- exponent).shiftedLeft(by: 52))

    let one: F = 1.0
    let less = one - power
    let lessError = (one - less) - power
    let upper = less + r
    let upperError = (less - upper) + r
    let upperRest = (upperError + lessError) + tail
    let numerator = upper + upperRest
    let numeratorLow = (upper - numerator) + upperRest

    let more = one + power
    let moreError = (one - more) + power
    let lower = more + r
    let lowerError = (more - lower) + r
    let lowerRest = (lowerError + moreError) + tail
    let denominator = lower + lowerRest
    let denominatorLow = (lower - denominator) + lowerRest

    let result = quotient(numerator, numeratorLow, denominator, denominatorLow)
    return F(word: result.word | (x.word & 0x8000_0000_0000_0000))
  }
}
