extension FloatMath {
  /// The sine of `x` radians: ±0 for ±0, nan for ±inf. Correct for every magnitude of `x`.
  public static func sin(_ x: Double) -> Double {
    let (value, isRare) = quickSine(of: x)
    return isRare ? sine(reduceAngle(x)) : value
  }

  /// The cosine of `x` radians: nan for ±inf. Correct for every magnitude of `x`.
  public static func cos(_ x: Double) -> Double {
    let (value, isRare) = quickCosine(of: x)
    return isRare ? cosine(reduceAngle(x)) : value
  }

  /// The tangent of `x` radians: ±0 for ±0, nan for ±inf. Correct for every magnitude of `x`.
  public static func tan(_ x: Double) -> Double { tangent(reduceAngle(x)) }

  /// `target[i] = sin(source[i])` for each `i` below `count`, to the bit.
  public static func sinColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    mapVectors(source, target, count) {
      quickSine(of: $0)
    } mend: {
      mend($0, $1, sin)
    }
  }

  /// `target[i] = cos(source[i])` for each `i` below `count`, to the bit.
  public static func cosColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    mapVectors(source, target, count) {
      quickCosine(of: $0)
    } mend: {
      mend($0, $1, cos)
    }
  }

  /// `target[i] = tan(source[i])` for each `i` below `count`, to the bit.
  public static func tanColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    mapVectors(source, target, count) { x in
      let angle = reduceModerateAngle(x)
      return (tangent(angle), isRareAngle(angle))
    } mend: {
      mend($0, $1, tan)
    }
  }

  /// The lanes of a block by a scalar function.
  @inline(__always)
  private static func mend(
    _ source: UnsafePointer<Double>, _ block: UnsafeMutablePointer<Double>, _ function: (Double) -> Double
  ) {
    for lane in 0..<blockSize { block[lane] = function(source[lane]) }
  }

  /// sin x = ±sin r with x = n π + r and |r| ≤ π/2, and whether it may not be trusted.
  ///
  /// Of inf and nan it is nan, which is right.
  @inline(__always)
  static func quickSine<F: FloatLanes>(of x: F) -> (value: F, isRare: F.Mask) {
    let shift: F = 0x1.8p52
    let shifted = x * 0x1.45f306dc9c883p-2 + shift
    return halfTurn(x, shifted - shift, shifted.word)
  }

  /// cos x = sin(|x| + π/2) = ±sin r with |x| = (n - ½) π + r, and whether it may not be trusted.
  @inline(__always)
  static func quickCosine<F: FloatLanes>(of x: F) -> (value: F, isRare: F.Mask) {
    let shift: F = 0x1.8p52
    let size = x.size
    let shifted = size * 0x1.45f306dc9c883p-2 + 0.5 + shift
    return halfTurn(size, shifted - shift - 0.5, shifted.word)
  }

  /// The sine of r = x - multiple · π, with the sign changed if `turns` is odd.
  ///
  /// Cody and Waite's reduction with π in parts of 33 and 53 bits: the product with the first is exact, and so is the
  /// difference. The error of the rest, below 2^-85 for each multiple, does not show unless r is very small; it is rare that
  /// |r| is below 2^-33 x², which takes in 0 and every large x. Then an odd polynomial of degree 17, near minimax with an
  /// error below 2^-61; its two largest terms are added first, and what that loses is
  /// added to the others.
  @inline(__always)
  private static func halfTurn<F: FloatLanes>(
    _ x: F, _ multiple: F, _ turns: F.Word
  ) -> (value: F, isRare: F.Mask) {
    let first = x - multiple * 0x1.921fb54400000p+1
    let r = first - multiple * 0x1.0b4611a626331p-33
    let z = r * r
    let z2 = z * z
    let cube = r * z
    let s5: F = z * -0x1.a01a01a0148afp-13 + 0x1.11111111110c1p-7
    let s9: F = z * -0x1.ae6454cb2a83fp-26 + 0x1.71de3a528768bp-19
    let s15: F = z * 0x1.88294da0696fcp-49 - 0x1.ae431a80c7290p-41
    let s13: F = z * s15 + 0x1.6123cb1d6e0f6p-33
    let series = s5 + z2 * (s9 + z2 * s13)
    let sixth = cube * 0x1.5555555555555p-3
    let high = r - sixth
    let low = (r - high) - sixth
    let sum = high + (cube * z * series + low)
    return (F(word: sum.word ^ turns.shiftedLeft(by: 63)), F.isLessOrEqual(r.size, x * x * 0x1p-33))
  }

  @inline(__always)
  private static func sine(_ angle: Angle<Double>) -> Double {
    let z = angle.r * angle.r
    let (cosHigh, cosLow) = cosineKernel(angle, z)
    let ofSine = angle.r - sineKernel(angle, z)
    let ofCosine = cosHigh + cosLow
    let magnitude = choose(angle.quadrant, even: ofSine, odd: ofCosine)
    return Double(bitPattern: magnitude.bitPattern ^ ((angle.quadrant & 2) << 62))
  }

  @inline(__always)
  private static func cosine(_ angle: Angle<Double>) -> Double {
    let z = angle.r * angle.r
    let (cosHigh, cosLow) = cosineKernel(angle, z)
    let ofSine = angle.r - sineKernel(angle, z)
    let ofCosine = cosHigh + cosLow
    let magnitude = choose(angle.quadrant, even: ofCosine, odd: ofSine)
    return Double(bitPattern: magnitude.bitPattern ^ (((angle.quadrant &+ 1) & 2) << 62))
  }

  /// tan = sin / cos or -cos / sin, each with the part that its own rounding loses.
  @inline(__always)
  private static func tangent<F: FloatLanes>(_ angle: Angle<F>) -> F {
    let z = angle.r * angle.r
    let (cosFirst, cosRest) = cosineKernel(angle, z)
    let cosHigh = cosFirst + cosRest
    let cosLow = (cosFirst - cosHigh) + cosRest
    let sinRest = sineKernel(angle, z)
    let sinHigh = angle.r - sinRest
    let sinLow = (angle.r - sinHigh) - sinRest
    let ratio = quotient(
      choose(angle.quadrant, even: sinHigh, odd: cosHigh), choose(angle.quadrant, even: sinLow, odd: cosLow),
      choose(angle.quadrant, even: cosHigh, odd: sinHigh), choose(angle.quadrant, even: cosLow, odd: sinLow))
    return F(word: ratio.word ^ (angle.quadrant & 1).shiftedLeft(by: 63))
  }

  @inline(__always)
  private static func choose<F: FloatLanes>(_ quadrant: F.Word, even: F, odd: F) -> F {
    // The lowest bit, shifted into the exponent, is 0 or 2.
    F.choose(F.isEqual(F(word: (quadrant & 1).shiftedLeft(by: 62)), 0.0), even, odd)
  }

  /// What `r` exceeds the sine of `r + low` by, for |r| up to π/4.
  ///
  /// Odd polynomial of degree 13, in the form of fdlibm's `k_sin.c`; near minimax, error below 2^-56 of the sine.
  @inline(__always)
  private static func sineKernel<F: FloatLanes>(_ angle: Angle<F>, _ z: F) -> F {
    let z2 = z * z
    let s0: F = z * -0x1.a01a019bfdeabp-13 + 0x1.111111110f7d0p-7
    let s2: F = z * -0x1.ae5e5a8e91db4p-26 + 0x1.71de3567cf97cp-19
    let s4: F = z2 * 0x1.5d8fd0cbe76c5p-33
    let series = s0 + z2 * (s2 + s4)
    let cube = z * angle.r
    return (z * (angle.low * 0.5 - cube * series) - angle.low) + cube * 0x1.5555555555548p-3
  }

  /// The cosine of `r + low` as a sum of two parts, for |r| up to π/4.
  ///
  /// Even polynomial of degree 14, in the form of fdlibm's `k_cos.c`; near minimax, error below 2^-59.
  @inline(__always)
  private static func cosineKernel<F: FloatLanes>(_ angle: Angle<F>, _ z: F) -> (high: F, low: F) {
    let one: F = 1.0
    let z2 = z * z
    let c0: F = z * -0x1.6c16c16c14f91p-10 + 0x1.555555555554bp-5
    let c2: F = z * -0x1.27e4f7eac2548p-22 + 0x1.a01a019c844c2p-16
    let c4: F = z * -0x1.8fa4991c71063p-37 + 0x1.1ee9d7b32f3e1p-29
    let series = c0 + z2 * (c2 + z2 * c4)
    let half = z * 0.5
    let high = one - half
    return (high, ((one - high) - half) + (z2 * series - angle.r * angle.low))
  }
}
