extension FloatMath {
  /// e to the power `x`.
  ///
  /// `exp(-inf)` is 0, `exp(inf)` is inf; results below the least subnormal become 0, above the greatest finite inf.
  public static func exp(_ x: Double) -> Double {
    let (value, isRare) = quickExponential(of: x, FloatTable.powers)
    return isRare ? exponential(of: x, FloatTable.powers) : value
  }

  /// `target[i] = exp(source[i])` for each `i` below `count`, to the bit.
  public static func expColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let table = FloatTable.powers
    mapVectors(source, target, count) {
      quickExponential(of: $0, table)
    } mend: { source, block in
      for lane in 0..<blockSize { block[lane] = exponential(of: source[lane], table) }
    }
  }

  /// e^x, and whether it may not be trusted: within 2^±865 no step overflows or is subnormal.
  @inline(__always)
  static func quickExponential<F: FloatLanes>(of x: F, _ table: UnsafePointer<Double>) -> (value: F, isRare: F.Mask) {
    let (factor, lessOne) = exponentialParts(of: x)
    let power = F(word: F.entry(factor & 127, table).word &+ factor.shiftedLeft(by: 45))
    return (power + power * lessOne, F.isLess(600.0, x.size))
  }

  /// e^x of any `x`, the same where ``quickExponential(of:_:)`` may be trusted.
  @inline(__always)
  static func exponential<F: FloatLanes>(of x: F, _ table: UnsafePointer<Double>) -> F {
    // Below this the result is 0: 0 stands for `x`, as results that vanish are very slow. From 710 on it is inf.
    let vanishes = F.isLess(x, -746.0)
    let clamped = F.choose(vanishes, 0.0, F.lesser(710.0, x))
    let (factor, lessOne) = exponentialParts(of: clamped)
    let index = factor & 127
    let power = F(word: F.entry(index, table).word &+ index.shiftedLeft(by: 45))
    let value = power + power * lessOne
    // 2^k in two factors, so that the product is rounded once and can overflow. The bits of the shift go, and k + 2046,
    // which is positive, is parted in halves that are exponents.
    let k = (factor &+ 0xbcc8_0000_0003_ff00).shiftedRight(by: 7)
    let half = k.shiftedRight(by: 1)
    let first = F(word: half.shiftedLeft(by: 52))
    let second = F(word: (k &- half).shiftedLeft(by: 52))
    return F.choose(vanishes, 0.0, value * first * second)
  }

  /// e^x = 2^k · 2^(i/128) · e^r with |r| ≤ ln 2 / 256: k · 128 + i, in the low bits of a word, and e^r - 1.
  ///
  /// After P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic",
  /// ACM Transactions on Mathematical Software 15 (1989), doi:10.1145/63522.214389. The product of the number of steps (18 bits)
  /// with the first part of ln 2 / 128 (34 bits) is exact.
  @inline(__always)
  private static func exponentialParts<F: FloatLanes>(of x: F) -> (factor: F.Word, lessOne: F) {
    let shift: F = 0x1.8p52
    let shifted = x * 0x1.71547652b82fep+7 + shift
    let steps = shifted - shift
    let high = x - steps * 0x1.62e42fef8p-8
    let r = high - steps * 0x1.1cf79abc9e3b4p-43
    let r2 = r * r
    let q0: F = r * 0x1.5555555555555p-3 + 0.5
    let q2: F = r * 0x1.1111111111111p-7 + 0x1.5555555555555p-5
    return (shifted.word, r + r2 * (q0 + r2 * q2))
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
  static func reduceExponent<F: FloatLanes>(_ x: F, _ low: F) -> (exponent: F.Word, r: F, tail: F) {
    let shift: F = 0x1.8p52
    let shifted = x * 0x1.71547652b82fep+0 + shift
    let n = shifted - shift
    let high = x - n * 0x1.62e42fefa3800p-1
    let rest = n * 0x1.ef35793c76730p-45 - low
    let r = high - rest
    let lost = (high - r) - rest

    let r2 = r * r
    let r4 = r2 * r2
    let r8 = r4 * r4
    let a0: F = r * 0x1.555555555555bp-3 + 0.5
    let a2: F = r * 0x1.111111110ec5fp-7 + 0x1.5555555555503p-5
    let a4: F = r * 0x1.a01a01b37f008p-13 + 0x1.6c16c16c30450p-10
    let a6: F = r * 0x1.71ddf01bf6d89p-19 + 0x1.a01a013692028p-16
    let a8: F = r * 0x1.af6bf42c1555bp-26 + 0x1.27e5b4485034dp-22
    let q0 = a0 + r2 * a2
    let q4 = a4 + r2 * a6
    let q8 = a8 + r2 * 0x1.1e3d30a266ae5p-29
    let tail = r2 * (q0 + (r4 * q4 + r8 * q8)) + lost
    return (shifted.word &- 0x4338_0000_0000_0000, r, tail)
  }
}
