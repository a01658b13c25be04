extension FloatMath {
  /// The hyperbolic tangent of `x`: ±0 for ±0, ±1 for ±inf.
  public static func tanh(_ x: Double) -> Double { tanhCore(x) }

  /// `target[i] = tanh(source[i])` for each `i` below `count`, to the bit.
  public static func tanhColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    mapColumn(source, target, count) { tanhCore($0) }
  }

  /// tanh |x| = (e^2|x| - 1) / (e^2|x| + 1), with both terms divided by the power of two in e^2|x| = 2^n (1 + p):
  /// (1 - 2^-n + p) / (1 + 2^-n + p). Each is kept as an unevaluated sum, so nothing is lost to cancellation.
  @inline(__always)
  private static func tanhCore(_ x: Double) -> Double {
    let magnitude = Double(bitPattern: x.bitPattern & 0x7fff_ffff_ffff_ffff)
    // From 19.1 on the result rounds to 1.
    let clamped = 22.0 < magnitude ? 22.0 : magnitude
    let (exponent, r, tail) = reduceExponent(2.0 * clamped, 0)
    let power = Double(bitPattern: (1023 &- exponent) << 52)

    let less = 1.0 - power
    let lessError = (1.0 - less) - power
    let upper = less + r
    let upperError = (less - upper) + r
    let upperRest = (upperError + lessError) + tail
    let numerator = upper + upperRest
    let numeratorLow = (upper - numerator) + upperRest

    let more = 1.0 + power
    let moreError = (1.0 - more) + power
    let lower = more + r
    let lowerError = (more - lower) + r
    let lowerRest = (lowerError + moreError) + tail
    let denominator = lower + lowerRest
    let denominatorLow = (lower - denominator) + lowerRest

    let result = quotient(numerator, numeratorLow, denominator, denominatorLow)
    return Double(bitPattern: result.bitPattern | (x.bitPattern & 0x8000_0000_0000_0000))
  }
}
