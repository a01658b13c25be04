extension FloatMath {
  /// The natural logarithm of `x`: -inf for ±0, nan for negative numbers, inf for inf.
  public static func log(_ x: Double) -> Double { logCore(x) }

  /// `target[i] = log(source[i])` for each `i` below `count`, to the bit.
  public static func logColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    mapColumn(source, target, count) { logCore($0) }
  }

  /// log(2^k · m) = k ln 2 + log(1 + f), by the series in s = f / (2 + f) as in fdlibm's `e_log.c`.
  ///
  /// The polynomial, of degree 6 in s², is near minimax; its error is below 2^-58 of log(1 + f).
  @inline(__always)
  private static func logCore(_ x: Double) -> Double {
    let (k, m) = binaryParts(x)
    let f = m - 1.0
    let s = f / (2.0 + f)
    let z = s * s
    let z2 = z * z
    let series =
      (0x1.5555555555592p-1 + z * 0x1.999999997fd87p-2)
      + z2
      * ((0x1.24924941f5161p-2 + z * 0x1.c71c520558a32p-3)
        + z2 * ((0x1.74663fdf2a348p-3 + z * 0x1.39a19eb3187fep-3) + z2 * 0x1.2f069a5a93551p-3))
    let halfSquare = 0.5 * f * f
    let integral = k * 0x1.62e42fefa3800p-1
    let sum = integral + f
    let error = (integral - sum) + f
    let rest = halfSquare - (s * (halfSquare + z * series) + k * 0x1.ef35793c76730p-45)
    let logarithm = sum + (error - rest)

    let finite = x < Double.infinity ? logarithm : x
    let outside = x == 0.0 ? -Double.infinity : Double.nan
    return x > 0.0 ? finite : outside
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
