/// Inputs for the tests of `FloatMath`: reproducible, and drawn from every kind of Double.
struct FloatMathSamples {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * (Double(bits() >> 11) * 0x1p-53)
  }

  /// A number of either sign with the binary exponent uniform between two bounds.
  mutating func spread(_ low: Int, _ high: Int) -> Double {
    let exponent = low + Int(bits() % UInt64(high - low + 1))
    let sign: FloatingPointSign = bits() & 1 == 0 ? .plus : .minus
    return Double(sign: sign, exponent: exponent, significand: 1 + Double(bits() >> 12) * 0x1p-52)
  }

  /// Any Double: special values, random bit patterns, everyday numbers, tiny and huge ones, multiples of π/2.
  mutating func anything() -> Double {
    switch bits() % 8 {
    case 0: Self.special[Int(bits() % UInt64(Self.special.count))]
    case 1: Double(bitPattern: bits())
    case 2: uniform(-10, 10)
    case 3: uniform(-1000, 1000)
    case 4: spread(-1074, -960)
    case 5: spread(-60, 60)
    case 6: Double(Int64(bits() % 2000)) * (Double.pi / 2)
    default: Double(Int64(bits() % 41)) - 20
    }
  }

  static let special: [Double] = [
    0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, .infinity, -.infinity, .nan, .pi, -.pi, .pi / 2, .pi / 4,
    .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, -.leastNormalMagnitude,
    .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .ulpOfOne, 1.0.nextUp,
    1.0.nextDown, (-1.0).nextUp, 0x1p20, 0x1p20.nextDown, -0x1p20, 0x1p52, 0x1p53, 0x1p53 - 1, 0x1p52 + 1, 0x1p52 - 0.5,
    709.0, 709.782712893384, 709.782712893385, -708.4, -745.13, -745.14, -746.0, 19.0, 22.0, 0x1p65, 1e300, -1e300,
  ]

  /// How many representable numbers lie between two results; 0 for two nans, and ±0 count as one.
  static func distance(_ a: Double, _ b: Double) -> UInt64 {
    if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? 0 : .max }
    return (ordinal(a) &- ordinal(b)).magnitude
  }

  /// Whether two results are the same bits, any nan standing for every nan.
  static func same(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
  }

  private static func ordinal(_ x: Double) -> Int64 {
    let magnitude = Int64(x.magnitude.bitPattern)
    return x.sign == .minus ? -magnitude : magnitude
  }
}
