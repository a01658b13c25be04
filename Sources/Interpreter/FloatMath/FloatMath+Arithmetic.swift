/// Exact building blocks: splitting, error-free products, powers of two.
///
/// The error-free transformations are those of T. J. Dekker, "A floating-point technique for extending the available
/// precision", Numerische Mathematik 18 (1971), doi:10.1007/BF01397083.
extension FloatMath {
  /// The leading 26 significant bits of `x`, so that a product of two such parts is exact.
  @inline(__always)
  static func leading<F: FloatLanes>(_ x: F) -> F {
    F(word: x.word & 0xffff_ffff_f800_0000)
  }

  /// `a * b - product` for a `product` that is nearly `a * b`, to about 2^-79 of it: the leading bits cancel exactly.
  @inline(__always)
  static func productError<F: FloatLanes>(_ a: F, _ b: F, _ product: F) -> F {
    let aHigh = leading(a)
    let bHigh = leading(b)
    return ((aHigh * bHigh - product) + aHigh * (b - bHigh)) + (a - aHigh) * b
  }

  /// `(high + low) / (divisorHigh + divisorLow)`, rounded almost correctly (error below 0.51 ulp).
  ///
  /// The low parts must be small beside the high ones. The first quotient is corrected by its exact remainder.
  @inline(__always)
  static func quotient<F: FloatLanes>(_ high: F, _ low: F, _ divisorHigh: F, _ divisorLow: F) -> F {
    let one: F = 1.0
    let reciprocal = one / divisorHigh
    let estimate = high * reciprocal
    // Subtracted rather than added, so that -0 stays -0.
    let excess = productError(estimate, divisorHigh, high) + (estimate * divisorLow - low)
    return estimate - excess * reciprocal
  }

  /// `value` · 2^`exponent` with a single rounding, for exponents from -2000 to 2000 in two's complement.
  ///
  /// `value` must lie near 1. The scaling goes in two exact powers of two, so overflow to infinity and gradual
  /// underflow come out as IEEE 754 demands.
  @inline(__always)
  static func scaled(_ value: Double, by exponent: UInt64) -> Double {
    let half = ((exponent &+ 2048) >> 1) &- 1024
    let first = Double(bitPattern: (half &+ 1023) << 52)
    let second = Double(bitPattern: (exponent &- half &+ 1023) << 52)
    return value * first * second
  }
}
