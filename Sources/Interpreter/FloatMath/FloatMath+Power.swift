extension FloatMath {
  /// `x` to the power `y`.
  ///
  /// As in C99: 1 whenever `y` is ±0 or `x` is 1, even beside a nan; nan for a finite negative `x` and a finite `y`
  /// that is no integer; the sign of `x` survives odd integers `y` only.
  public static func pow(_ x: Double, _ y: Double) -> Double { powCore(x, y) }

  /// `target[i] = pow(bases[i], exponents[i])` for each `i` below `count`, to the bit.
  ///
  /// `target` may be `bases` or `exponents`.
  public static func powColumn(
    _ bases: UnsafePointer<Double>, _ exponents: UnsafePointer<Double>,
    _ target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    // In two passes, so that the long chains of dependent operations of neighbouring lanes overlap in the processor.
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * blockSize) { buffer in
      guard let block = buffer.baseAddress else { return }
      let lows = block + blockSize
      var start = 0
      while start &+ blockSize <= count {
        for lane in 0..<blockSize {
          let magnitude = Double(bitPattern: bases[start &+ lane].bitPattern & 0x7fff_ffff_ffff_ffff)
          (block[lane], lows[lane]) = extendedLogarithm(magnitude)
        }
        for lane in 0..<blockSize {
          block[lane] = power(bases[start &+ lane], exponents[start &+ lane], block[lane], lows[lane])
        }
        (target + start).update(from: block, count: blockSize)
        start &+= blockSize
      }
      while start < count {
        target[start] = powCore(bases[start], exponents[start])
        start &+= 1
      }
    }
  }

  /// |x|^y = e^(y log |x|) with the logarithm in two doubles, then the special values by selection.
  @inline(__always)
  private static func powCore(_ x: Double, _ y: Double) -> Double {
    let (logHigh, logLow) = extendedLogarithm(Double(bitPattern: x.bitPattern & 0x7fff_ffff_ffff_ffff))
    return power(x, y, logHigh, logLow)
  }

  @inline(__always)
  private static func power(_ x: Double, _ y: Double, _ logHigh: Double, _ logLow: Double) -> Double {
    // Beyond 2^65 any |y| gives 0, 1 or inf, as 2^65 does; so nothing below overflows.
    let yBelow = 0x1p65 < y ? 0x1p65 : y
    let exponent = -0x1p65 > yBelow ? -0x1p65 : yBelow
    let product = exponent * logHigh
    let productRest = productError(exponent, logHigh, product) + exponent * logLow
    let clamped = clampedExponent(product)
    let power = exponential(clamped, clamped == product ? productRest : 0.0)

    // Zero and infinite bases.
    let infinity = Double.infinity
    let magnitude = Double(bitPattern: x.bitPattern & 0x7fff_ffff_ffff_ffff)
    let inverse = magnitude == 0.0 ? infinity : 0.0
    let extreme = y > 0.0 ? magnitude : inverse
    let isExtreme = (magnitude == 0.0) || (magnitude == infinity)
    let unsigned = isExtreme ? extreme : power

    // Negative bases: adding 2^52 rounds to an integer what is below 2^52; what is above is an integer.
    let yMagnitude = Double(bitPattern: y.bitPattern & 0x7fff_ffff_ffff_ffff)
    let isInteger = (yMagnitude >= 0x1p52) || ((yMagnitude + 0x1p52) - 0x1p52 == yMagnitude)
    let half = 0.5 * yMagnitude
    let isEven = (half >= 0x1p52) || ((half + 0x1p52) - 0x1p52 == half)
    let sign = x.bitPattern & 0x8000_0000_0000_0000
    let oddSign = isInteger && !isEven ? sign : 0
    let signed = Double(bitPattern: unsigned.bitPattern ^ oddSign)
    let isInvalid = (x < 0.0) && (magnitude < infinity) && !isInteger
    let defined = isInvalid ? Double.nan : signed

    let isUnordered = (x != x) || (y != y)
    let ordered = isUnordered ? x + y : defined
    return (y == 0.0) || (x == 1.0) ? 1.0 : ordered
  }

  /// The natural logarithm of a positive finite `x` as a sum of two doubles, with a relative error of about 2^-64.
  ///
  /// log m = 2s (1 + z/3 + z² Q(z)) with s = (m - 1) / (m + 1) and z = s². All but the term in Q are carried in two
  /// doubles; Q has degree 7 and is near minimax, its error below 2^-68.
  @inline(__always)
  private static func extendedLogarithm(_ x: Double) -> (high: Double, low: Double) {
    let (k, m) = binaryParts(x)

    // s = f / divisor, to twice the precision.
    let f = m - 1.0
    let divisor = 1.0 + m
    let divisorLow = m - (divisor - 1.0)
    let reciprocal = 1.0 / divisor
    let s = f * reciprocal
    let sLow = -(productError(s, divisor, f) + s * divisorLow) * reciprocal

    // z = s².
    let z = s * s
    let zLow = productError(s, s, z) + 2.0 * s * sLow

    // t = z (1/3 + z Q).
    let z2 = z * z
    let z4 = z2 * z2
    let q0 =
      (0x1.9999999999999p-3 + z * 0x1.249249249283dp-3)
      + z2 * (0x1.c71c71c658c4ep-4 + z * 0x1.745d17d4d0480p-4)
    let q4 =
      (0x1.3b137960e07c7p-4 + z * 0x1.111d963ef25ecp-4)
      + z2 * (0x1.dea86ead8ea16p-5 + z * 0x1.e788a919f5fa7p-5)
    let quotient = z * (q0 + z4 * q4)
    let third = 0x1.5555555555555p-2
    let inner = third + quotient
    let innerLow = ((third - inner) + quotient) + (0x1.5555555555555p-56 + zLow * q0)
    let t = z * inner
    let tLow = productError(z, inner, t) + (z * innerLow + zLow * inner)

    // s (1 + t), then the multiple of ln 2.
    let u = s * t
    let uLow = productError(s, t, u) + (s * tLow + sLow * t)
    let half = s + u
    let halfLow = ((s - half) + u) + (sLow + uLow)
    let fraction = 2.0 * half
    let integral = k * 0x1.62e42fefa3800p-1
    let high = integral + fraction
    let low = ((integral - high) + fraction) + (2.0 * halfLow + k * 0x1.ef35793c76730p-45)
    return (high, low)
  }
}
