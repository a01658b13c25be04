extension FloatMath {
  /// `x` rounded to a number of decimal places, clamped to 0…15; ties go away from zero.
  ///
  /// The exact binary value of `x` is rounded, not its shortest decimal description: `roundTo(2.675, places: 2)` is
  /// 2.67, because that double lies below 2.675. The result is the double nearest to the rounded decimal. Infinities,
  /// nan and numbers without a fraction stay as they are; what rounds to zero keeps its sign.
  ///
  /// Complexity: O(1), in 128-bit integers.
  public static func roundTo(_ x: Double, places: Int) -> Double {
    let magnitude = x.magnitude
    guard magnitude < 0x1p52, magnitude != 0 else { return x }
    let power = powersOfTen[min(max(places, 0), 15)]

    // magnitude = significand · 2^-shift; the scaled product is below 2^103.
    let biased = Int(magnitude.exponentBitPattern)
    let significand = magnitude.significandBitPattern | (biased == 0 ? 0 : 0x0010_0000_0000_0000)
    let shift = 1075 &- max(biased, 1)
    let product = UInt128(significand) &* UInt128(power)
    let scaled = shift > 104 ? 0 : (product &+ (UInt128(1) << UInt128(shift &- 1))) >> UInt128(shift)

    let result = nearestQuotient(scaled, power)
    return x.sign == .minus ? -result : result
  }

  /// The double nearest to `numerator` / `divisor`, a quotient of at most 2^52.
  private static func nearestQuotient(_ numerator: UInt128, _ divisor: UInt64) -> Double {
    guard numerator != 0 else { return 0 }
    // Scaled to at least 55 bits, the quotient's lowest bit can record a remainder without disturbing the rounding.
    let numeratorBits = 128 &- numerator.leadingZeroBitCount
    let divisorBits = 64 &- divisor.leadingZeroBitCount
    let shift = max(0, 55 &+ divisorBits &- numeratorBits)
    let (quotient, remainder) = (numerator << UInt128(shift)).quotientAndRemainder(dividingBy: UInt128(divisor))
    let sticky = UInt64(truncatingIfNeeded: quotient) | (remainder == 0 ? 0 : 1)
    return Double(sticky) * Double(bitPattern: UInt64(truncatingIfNeeded: 1023 &- shift) << 52)
  }

  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000,
  ]
}
