extension FloatMath {
  /// The natural logarithm of `x`: -inf for ±0, nan for negative numbers, inf for inf.
  public static func log(_ x: Double) -> Double { logarithm(of: x, FloatTable.storage) }

  /// `target[i] = log(source[i])` for each `i` below `count`, to the bit.
  public static func logColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let tables = FloatTable.storage
    mapColumn(source, target, count) { logarithm(of: $0, tables) }
  }

  /// log x = k ln 2 + log c + log(1 + f) with c the middle of one of 128 intervals and |f| below 2^-8.
  ///
  /// After P. T. P. Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic", ACM
  /// Transactions on Mathematical Software 16 (1990), doi:10.1145/98267.98294. The middle of the interval with 1 in it is 1,
  /// so that nothing is lost where the logarithm is small.
  @inline(__always)
  static func logarithm<F: FloatLanes>(of x: F, _ tables: UnsafePointer<Double>) -> F {
    let isSmall = F.isLess(x, 0x1p-1022)
    let bits = F.choose(isSmall, x * 0x1p54, x).word
    // The exponent and the interval are read relative to the first interval's start, 0x3fe5f…, and made positive.
    let relative = bits &+ 0x000a_1000_0000_0000
    let offset: F = F.choose(isSmall, 0x1.0000000000435p52, 0x1.00000000003ffp52)
    // 2^52 + n carries the integer n in its low bits: an exact conversion without an integer instruction.
    let k = F(word: relative.shiftedRight(by: 52) | 0x4330_0000_0000_0000) - offset
    let mantissa = F(word: (relative & 0x000f_ffff_ffff_ffff) &+ 0x3fe5_f000_0000_0000)
    let middle = F(word: (relative & 0x000f_e000_0000_0000) &+ 0x3fe6_0000_0000_0000)
    let index = relative.shiftedRight(by: 45) & 127

    let f = (mantissa - middle) * F.entry(.reciprocal, index, tables)
    let f2 = f * f
    let q0: F = f * 0x1.5555555555555p-2 - 0.5
    let q2: F = f * 0x1.999999999999ap-3 - 0.25
    let q4: F = f * 0x1.2492492492492p-3 - 0x1.5555555555555p-3
    let series = f2 * (q0 + f2 * (q2 + f2 * q4))
    let high = k * 0x1.62e42fefa3800p-1 + F.entry(.logarithm, index, tables)
    let sum = high + f
    let error = (high - sum) + f
    let low = k * 0x1.ef35793c76730p-45 + F.entry(.logarithmRest, index, tables)
    let value = sum + (error + (series + low))

    let finite = F.choose(F.isLess(x, .init(word: 0x7ff0_0000_0000_0000)), value, x)
    let outside: F = F.choose(
      F.isEqual(x, 0.0), F(word: 0xfff0_0000_0000_0000), F(word: 0x7ff8_0000_0000_0000))
    return F.choose(F.isLess(0.0, x), finite, outside)
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
