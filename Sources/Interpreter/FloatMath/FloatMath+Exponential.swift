extension FloatMath {
  /// e to the power `x`.
  ///
  /// `exp(-inf)` is 0, `exp(inf)` is inf; results below the least subnormal become 0, above the greatest finite inf.
  public static func exp(_ x: Double) -> Double { exponential(of: x, FloatTable.storage) }

  /// `target[i] = exp(source[i])` for each `i` below `count`, to the bit.
  public static func expColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let tables = FloatTable.storage
    mapColumn(source, target, count) { exponential(of: $0, tables) }
  }

  /// e^x = 2^k · 2^(i/128) · e^r with |r| ≤ ln 2 / 256, the second factor from a table.
  ///
  /// After P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic",
  /// ACM Transactions on Mathematical Software 15 (1989), doi:10.1145/63522.214389. The product of the number of steps (18 bits)
  /// with the first part of ln 2 / 128 (34 bits) is exact.
  @inline(__always)
  static func exponential<F: FloatLanes>(of x: F, _ tables: UnsafePointer<Double>) -> F {
    let shift: F = 0x1.8p52
    // Beyond these the result is 0 or inf for certain; nan stays nan.
    let clamped = F.greater(-746.0, F.lesser(710.0, x))
    let shifted = clamped * 0x1.71547652b82fep+7 + shift
    let steps = shifted - shift
    let high = clamped - steps * 0x1.62e42fef8p-8
    let r = high - steps * 0x1.1cf79abc9e3b4p-43
    let r2 = r * r
    let q0: F = r * 0x1.5555555555555p-3 + 0.5
    let q2: F = r * 0x1.1111111111111p-7 + 0x1.5555555555555p-5
    let lessOne = r + r2 * (q0 + r2 * q2)
    let power = F.entry(.powerOfTwo, shifted.word & 127, tables)
    let value = power + power * lessOne
    // 2^k in two factors, so that the product is rounded once and can overflow. The bits of the shift go, and k + 2046,
    // which is positive, is parted in halves that are exponents.
    let k = (shifted.word &+ 0xbcc8_0000_0003_ff00).shiftedRight(by: 7)
    let half = k.shiftedRight(by: 1)
    let first = F(word: half.shiftedLeft(by: 52))
    let second = F(word: (k &- half).shiftedLeft(by: 52))
    return value * first * second
  }

  /// `x` kept within the range where its exponential is neither 0 nor inf for certain; nan stays nan.
  @inline(__always)
  static func clampedExponent(_ x: Double) -> Double {
    let below = 710.0 < x ? 710.0 : x
    return -746.0 > below ? -746.0 : below
  }

  /// e to the power `x + low`, for `x` from -746 to 710 (or nan) and `low` of the size of an ulp of `x`.
  @inline(__always)
  static func exponential(_ x: Double, _ low: Double) -> Double {
    let reduced = reduceExponent(x, low)
    let sum = 1.0 + reduced.r
    let error = (1.0 - sum) + reduced.r
    return scaled(sum + (error + reduced.tail), by: reduced.exponent)
  }

  /// Writes e^(x + low) as 2^exponent · (1 + (r + tail)) with |r| < 0.3467 and `tail` correct to about 2^-57.
  ///
  /// Cody and Waite's reduction by a two-part ln 2 (the product with the first part, of 42 bits, is exact), then
  /// a polynomial for (e^r - 1 - r) / r², of degree 10 and near minimax with an error below 2^-60 of e^r.
  @inline(__always)
  static func reduceExponent(_ x: Double, _ low: Double) -> (exponent: UInt64, r: Double, tail: Double) {
    let shifted = x * 0x1.71547652b82fep+0 + integerShift
    let n = shifted - integerShift
    let high = x - n * 0x1.62e42fefa3800p-1
    let rest = n * 0x1.ef35793c76730p-45 - low
    let r = high - rest
    let lost = (high - r) - rest

    let r2 = r * r
    let r4 = r2 * r2
    let r8 = r4 * r4
    let q0 = (0.5 + r * 0x1.555555555555bp-3) + r2 * (0x1.5555555555503p-5 + r * 0x1.111111110ec5fp-7)
    let q4 =
      (0x1.6c16c16c30450p-10 + r * 0x1.a01a01b37f008p-13)
      + r2 * (0x1.a01a013692028p-16 + r * 0x1.71ddf01bf6d89p-19)
    let q8 = (0x1.27e5b4485034dp-22 + r * 0x1.af6bf42c1555bp-26) + r2 * 0x1.1e3d30a266ae5p-29
    let tail = r2 * (q0 + (r4 * q4 + r8 * q8)) + lost
    return (shifted.bitPattern &- integerShift.bitPattern, r, tail)
  }
}
