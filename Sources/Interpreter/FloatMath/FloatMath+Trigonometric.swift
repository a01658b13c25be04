extension FloatMath {
  /// The sine of `x` radians: ±0 for ±0, nan for ±inf. Correct for every magnitude of `x`.
  public static func sin(_ x: Double) -> Double { sine(reduceAngle(x)) }

  /// The cosine of `x` radians: nan for ±inf. Correct for every magnitude of `x`.
  public static func cos(_ x: Double) -> Double { cosine(reduceAngle(x)) }

  /// The tangent of `x` radians: ±0 for ±0, nan for ±inf. Correct for every magnitude of `x`.
  public static func tan(_ x: Double) -> Double { tangent(reduceAngle(x)) }

  /// `target[i] = sin(source[i])` for each `i` below `count`, to the bit.
  public static func sinColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let core: (Double) -> (value: Double, rare: UInt64) = { x in
      let angle = reduceModerateAngle(x)
      return (sine(angle), isRareAngle(angle) ? 1 : 0)
    }
    mapColumn(source, target, count, core) { sin($0) }
  }

  /// `target[i] = cos(source[i])` for each `i` below `count`, to the bit.
  public static func cosColumn(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let core: (Double) -> (value: Double, rare: UInt64) = { x in
      let angle = reduceModerateAngle(x)
      return (cosine(angle), isRareAngle(angle) ? 1 : 0)
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
