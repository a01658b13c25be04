extension FloatMath {
  /// The sine of `x` radians: ±0 for ±0, nan for ±inf. Correct for every magnitude of `x`.
  public static func sin(_ x: Double) -> Double {
    let (value, isRare) = turned(x, cosine: false, FloatTable.storage)
    return isRare ? sine(reduceAngle(x)) : value
  }

  /// The cosine of `x` radians: nan for ±inf. Correct for every magnitude of `x`.
  public static func cos(_ x: Double) -> Double {
    let (value, isRare) = turned(x, cosine: true, FloatTable.storage)
    return isRare ? cosine(reduceAngle(x)) : value
  }

  /// The tangent of `x` radians: ±0 for ±0, nan for ±inf. Correct for every magnitude of `x`.
  public static func tan(_ x: Double) -> Double { tangent(reduceAngle(x)) }

  /// `target[i] = sin(source[i])` for each `i` below `count`, to the bit.
  public static func sinColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let tables = FloatTable.storage
    let core: (Double) -> (value: Double, rare: UInt64) = { x in
      let (value, isRare) = turned(x, cosine: false, tables)
      return (value, isRare ? 1 : 0)
    }
    mapColumn(source, target, count, core) { sin($0) }
  }

  /// `target[i] = cos(source[i])` for each `i` below `count`, to the bit.
  public static func cosColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let tables = FloatTable.storage
    let core: (Double) -> (value: Double, rare: UInt64) = { x in
      let (value, isRare) = turned(x, cosine: true, tables)
      return (value, isRare ? 1 : 0)
    }
    mapColumn(source, target, count, core) { cos($0) }
  }

  /// `target[i] = tan(source[i])` for each `i` below `count`, to the bit.
  public static func tanColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let core: (Double) -> (value: Double, rare: UInt64) = { x in
      let angle = reduceModerateAngle(x)
      return (tangent(angle), isRareAngle(angle) ? 1 : 0)
    }
    mapColumn(source, target, count, core) { tan($0) }
  }

  /// The sine or cosine, and whether it may not be trusted: sin(t + r) = sin t cos r + cos t sin r, t a multiple of π/64
  /// whose sine and cosine are in a table.
  ///
  /// Cody and Waite's reduction with π/64 in parts of 26, 26 and 53 bits: the products of the first two with up to 2^27 are
  /// exact, and so is the difference of what remains, or else its error is. The result is not accurate beyond, nor so near to
  /// a multiple of π/64 that the error of the reduction (about 2^-110 for each multiple) would show. Of inf and nan it is nan,
  /// which is right.
  @inline(__always)
  static func turned<F: FloatLanes>(
    _ x: F, cosine: Bool, _ tables: UnsafePointer<Double>
  ) -> (value: F, isRare: F.Mask) {
    let shift: F = 0x1.8p52
    let shifted = x * 0x1.45f306dc9c883p+4 + shift
    let n = shifted - shift
    let first = x - n * 0x1.921fb5p-5
    let second = n * 0x1.110b46p-31
    let difference = first - second
    let error = (first - difference) - second
    let r = difference - (n * 0x1.1a62633145c07p-59 - error)

    let index = shifted.word & 127
    let along = F.entry(cosine ? .cosine : .sine, index, tables)
    // The derivative of the one table is the other: of the cosine, the sine half a turn on.
    let across =
      cosine
      ? F.entry(.sine, (shifted.word &+ 64) & 127, tables) : F.entry(.cosine, index, tables)
    let z = r * r
    let s2: F = z * -0x1.a01a01a01a01ap-13 + 0x1.1111111111111p-7
    let s0: F = z * s2 - 0x1.5555555555555p-3
    let c2: F = z * -0x1.6c16c16c16c17p-10 + 0x1.5555555555555p-5
    let c0: F = z * c2 - 0.5
    let linear = across * r
    let sum = along + (linear + (linear * (z * s0) + along * (z * c0)))
    // Of a sine of -0, too, the sign remains.
    let value = cosine ? sum : F.choose(F.isEqual(x, 0.0), x, sum)

    let size = x.size
    let isLarge = F.both(F.isLessOrEqual(0x1.921fb5p22, size), F.isLess(size, F(word: 0x7ff0_0000_0000_0000)))
    return (value, F.either(isLarge, F.isLess(r.size, size * 0x1p-50)))
  }

  @inline(__always)
  private static func sine(_ angle: Angle) -> Double {
    let z = angle.r * angle.r
    let (cosHigh, cosLow) = cosineKernel(angle, z)
    let ofSine = angle.r - sineKernel(angle, z)
    let ofCosine = cosHigh + cosLow
    let magnitude = choose(angle.quadrant, even: ofSine, odd: ofCosine)
    return Double(bitPattern: magnitude.bitPattern ^ ((angle.quadrant & 2) << 62))
  }

  @inline(__always)
  private static func cosine(_ angle: Angle) -> Double {
    let z = angle.r * angle.r
    let (cosHigh, cosLow) = cosineKernel(angle, z)
    let ofSine = angle.r - sineKernel(angle, z)
    let ofCosine = cosHigh + cosLow
    let magnitude = choose(angle.quadrant, even: ofCosine, odd: ofSine)
    return Double(bitPattern: magnitude.bitPattern ^ (((angle.quadrant &+ 1) & 2) << 62))
  }

  /// tan = sin / cos or -cos / sin, each with the part that its own rounding loses.
  @inline(__always)
  private static func tangent(_ angle: Angle) -> Double {
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
    return Double(bitPattern: ratio.bitPattern ^ ((angle.quadrant & 1) << 63))
  }

  @inline(__always)
  private static func choose(_ quadrant: UInt64, even: Double, odd: Double) -> Double {
    quadrant & 1 == 0 ? even : odd
  }

  /// What `r` exceeds the sine of `r + low` by, for |r| up to π/4.
  ///
  /// Odd polynomial of degree 13, in the form of fdlibm's `k_sin.c`; near minimax, error below 2^-56 of the sine.
  @inline(__always)
  private static func sineKernel(_ angle: Angle, _ z: Double) -> Double {
    let z2 = z * z
    let series =
      (0x1.111111110f7d0p-7 - z * 0x1.a01a019bfdeabp-13)
      + z2 * ((0x1.71de3567cf97cp-19 - z * 0x1.ae5e5a8e91db4p-26) + z2 * 0x1.5d8fd0cbe76c5p-33)
    let cube = z * angle.r
    return (z * (0.5 * angle.low - cube * series) - angle.low) + cube * 0x1.5555555555548p-3
  }

  /// The cosine of `r + low` as a sum of two parts, for |r| up to π/4.
  ///
  /// Even polynomial of degree 14, in the form of fdlibm's `k_cos.c`; near minimax, error below 2^-59.
  @inline(__always)
  private static func cosineKernel(_ angle: Angle, _ z: Double) -> (high: Double, low: Double) {
    let z2 = z * z
    let series =
      (0x1.555555555554bp-5 - z * 0x1.6c16c16c14f91p-10)
      + z2
      * ((0x1.a01a019c844c2p-16 - z * 0x1.27e4f7eac2548p-22)
        + z2 * (0x1.1ee9d7b32f3e1p-29 - z * 0x1.8fa4991c71063p-37))
    let half = 0.5 * z
    let high = 1.0 - half
    return (high, ((1.0 - high) - half) + (z2 * series - angle.r * angle.low))
  }
}
