extension FloatMath {
  /// The natural logarithm of `x`: -inf for ±0, nan for negative numbers, inf for inf.
  public static func log(_ x: Double) -> Double {
    let (value, isRare) = quickLogarithm(of: x)
    return isRare ? logarithm(of: x) : value
  }

  /// `target[i] = log(source[i])` for each `i` below `count`, to the bit.
  public static func logColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    mapVectors(source, target, count) {
      quickLogarithm(of: $0)
    } mend: { source, block in
      for lane in 0..<blockSize { block[lane] = logarithm(of: source[lane]) }
    }
  }

  /// log x, and whether it may not be trusted: of 0, subnormal numbers, inf, and the largest and smallest of the others.
  @inline(__always)
  static func quickLogarithm<F: FloatLanes>(of x: F) -> (value: F, isRare: F.Mask) {
    let value = F.nanUnless(0.0, isLessOrEqual: x, logarithm(ofBits: x.word, offset: 0x1.00000000003ffp52))
    return (value, F.isLess(708.0, value.size))
  }

  /// log x of any `x`, the same where ``quickLogarithm(of:)`` may be trusted.
  @inline(__always)
  static func logarithm<F: FloatLanes>(of x: F) -> F {
    let isSmall = F.isLess(x, 0x1p-1022)
    let value = logarithm(
      ofBits: F.choose(isSmall, x * 0x1p54, x).word,
      offset: F.choose(isSmall, 0x1.0000000000435p52, 0x1.00000000003ffp52))
    let finite = F.choose(F.isLess(x, .init(word: 0x7ff0_0000_0000_0000)), value, x)
    let outside: F = F.choose(
      F.isEqual(x, 0.0), F(word: 0xfff0_0000_0000_0000), F(word: 0x7ff8_0000_0000_0000))
    return F.choose(F.isLess(0.0, x), finite, outside)
  }

  /// log x = k ln 2 + log(1 + f) with 1 + f between √½ and √2, of the bits of a positive normal x.
  ///
  /// log(1 + f) = 2 artanh s with s = f / (2 + f), as an odd polynomial in s, near minimax with an error below 2^-59; what
  /// 2 s exceeds f by is written with f² / 2, so that the rounding of s hardly shows. After W. J. Cody and W. Waite,
  /// "Software Manual for the Elementary Functions", Prentice-Hall 1980, chapter 5.
  ///
  /// - Parameter offset: 2^52 and what the exponent exceeds k by.
  @inline(__always)
  private static func logarithm<F: FloatLanes>(ofBits bits: F.Word, offset: F) -> F {
    // The exponent is read relative to √½, then made positive by the bias, so that logical shifts suffice.
    let relative = bits &+ 0x0009_5f61_9980_c433
    // 2^52 + n carries the integer n in its low bits: an exact conversion without an integer instruction.
    let k = F(word: relative.shiftedRight(by: 52) | 0x4330_0000_0000_0000) - offset
    let f = F(word: (relative & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd) - 1.0
    let s = f / (f + 2.0)
    let z = s * s
    let w = z * z
    let a5: F = w * 0x1.39a0f5130ff51p-3 + 0x1.c71c51e80442dp-3
    let a3: F = w * a5 + 0x1.999999997fb34p-2
    let a6: F = w * 0x1.2f0d8e947b78bp-3 + 0x1.7466462b0f916p-3
    let a4: F = w * a6 + 0x1.249249421787dp-2
    let a2: F = w * a4 + 0x1.5555555555593p-1
    let series = w * a3 + z * a2
    let half = f * 0.5 * f
    let low = s * (half + series) + k * 0x1.ef35793c76730p-45
    return k * 0x1.62e42fefa3800p-1 + (f - (half - low))
  }

  /// Writes a positive finite `x` as 2^k · m with m between √½ and √2; for other `x` the parts mean nothing.
  @inline(__always)
  static func binaryParts(_ x: Double) -> (k: Double, m: Double) {
    let isSmall = x < Double.leastNormalMagnitude
    let scaledUp = x * 0x1p54
    let bits = (isSmall ? scaledUp : x).bitPattern
    // The exponent is read relative to √½, then made positive by the bias, so that logical shifts suffice.
    let bias: UInt64 = 0x3ff0_0000_0000_0000
    let relative = bits &- 0x3fe6_a09e_667f_3bcd &+ bias
    let m = Double(bitPattern: bits &- (relative & 0xfff0_0000_0000_0000) &+ bias)
    // 2^52 + n carries the integer n in its low bits: an exact conversion without an integer instruction.
    let biased = Double(bitPattern: (relative >> 52) | 0x4330_0000_0000_0000)
    let k = biased - (isSmall ? 0x1p52 + 1077.0 : 0x1p52 + 1023.0)
    return (k, m)
  }
}
