/// Exact building blocks: splitting, error-free products, powers of two.
///
/// The error-free transformations are those of T. J. Dekker, "A floating-point technique for extending the available
/// precision", Numerische Mathematik 18 (1971), doi:10.1007/BF01397083.
extension FloatMath {
  /// 1.5 · 2^52: adding it to a number below 2^51 rounds that number to an integer, which then stands in the low bits.
  static let integerShift = 0x1.8p52

  /// The leading 26 significant bits of `x`, so that a product of two such parts is exact.
  @inline(__always)
  static func leading(_ x: Double) -> Double {
    Double(bitPattern: x.bitPattern & 0xffff_ffff_f800_0000)
  }

  /// `a * b - product` for a `product` that is nearly `a * b`, to about 2^-79 of it: the leading bits cancel exactly.
  @inline(__always)
  static func productError(_ a: Double, _ b: Double, _ product: Double) -> Double {
    let aHigh = leading(a)
    let bHigh = leading(b)
    return ((aHigh * bHigh - product) + aHigh * (b - bHigh)) + (a - aHigh) * b
  }

  /// `(high + low) / (divisorHigh + divisorLow)`, rounded almost correctly (error below 0.51 ulp).
  ///
  /// The low parts must be small beside the high ones. The first quotient is corrected by its exact remainder.
  @inline(__always)
  static func quotient(_ high: Double, _ low: Double, _ divisorHigh: Double, _ divisorLow: Double) -> Double {
    let reciprocal = 1.0 / divisorHigh
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
