internal import Interpreter

/// Elementary functions in float32, from additions, multiplications and bit patterns alone: the same bits on every
/// machine. Good to a few units in the last place, which is more than a descent needs.
enum SoftMath {
  /// What a divisor is at least, in magnitude.
  static let leastDivisor: Float = 1e-3

  /// The number, or the nearest that may be divided by.
  @inline(__always)
  static func awayFromZero(_ x: Float) -> Float {
    x.magnitude > leastDivisor ? x : x < 0 ? -leastDivisor : leastDivisor
  }

  /// eˣ for x in −87…88, held outside.
  @inline(__always)
  static func exp(_ x: Float) -> Float {
    let x = Swift.min(Swift.max(x, -87), 88)
    let n = (x * 1.442_695_04).rounded(.toNearestOrEven)
    let r = (x - n * 0.693_359_375) + n * 2.121_944_4e-4
    var p: Float = 1.987_569_15e-4
    p = p * r + 1.398_199_95e-3
    p = p * r + 8.333_451_9e-3
    p = p * r + 4.166_579_59e-2
    p = p * r + 1.666_666_55e-1
    p = p * r + 5.000_000_12e-1
    let y = p * r * r + r + 1
    return y * Float(bitPattern: UInt32(truncatingIfNeeded: Int32(n) + 127) << 23)
  }

  @inline(__always)
  static func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }

  @inline(__always)
  static func tanh(_ x: Float) -> Float { 1 - 2 / (1 + exp(2 * x)) }

  @inline(__always)
  static func log(_ x: Float) -> Float { Float(FloatMath.log(Double(x))) }

  @inline(__always)
  static func sine(_ x: Float) -> Float { Float(FloatMath.sin(Double(x))) }

  @inline(__always)
  static func cosine(_ x: Float) -> Float { Float(FloatMath.cos(Double(x))) }

  /// aᵇ as the language has it, held within the limit; 0 where that has no real value.
  @inline(__always)
  static func power(_ a: Float, _ b: Float) -> Float {
    Unary.held(Float(FloatMath.pow(Double(a), Double(b))))
  }

  /// The inverse hyperbolic sine: linear near 0, logarithmic far from it.
  @inline(__always)
  static func asinh(_ x: Float) -> Float {
    let y = log(x.magnitude + (x * x + 1).squareRoot())
    return x < 0 ? -y : y
  }
}
