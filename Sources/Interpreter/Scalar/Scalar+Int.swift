extension Scalar {
  /// Quotient rounded down; 0 if the divisor is 0; the least Int by -1 is itself.
  @inlinable @inline(__always)
  package static func div(_ a: Int64, _ b: Int64) -> Int64 {
    if b == 0 { return 0 }
    if b == -1 { return 0 &- a }
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient &- 1 : quotient
  }

  /// Remainder with the sign of the divisor; the dividend if the divisor is 0.
  @inlinable @inline(__always)
  package static func mod(_ a: Int64, _ b: Int64) -> Int64 {
    if b == 0 { return a }
    if b == -1 { return 0 }
    let remainder = a % b
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder &+ b : remainder
  }

  /// Euclidean quotient (the remainder is never negative); 0 if the divisor is 0.
  @inlinable @inline(__always)
  package static func smtDiv(_ a: Int64, _ b: Int64) -> Int64 {
    if b == 0 { return 0 }
    if b == -1 { return 0 &- a }
    let quotient = a / b
    if a % b >= 0 { return quotient }
    return b > 0 ? quotient &- 1 : quotient &+ 1
  }

  /// Euclidean remainder, from 0 below the absolute value of the divisor; the dividend if the divisor is 0.
  @inlinable @inline(__always)
  package static func smtMod(_ a: Int64, _ b: Int64) -> Int64 {
    if b == 0 { return a }
    if b == -1 { return 0 }
    let remainder = a % b
    if remainder >= 0 { return remainder }
    return b > 0 ? remainder &+ b : remainder &- b
  }

  /// The smaller; the first if they are equal.
  @inlinable @inline(__always)
  package static func min(_ a: Int64, _ b: Int64) -> Int64 { b < a ? b : a }

  /// The greater; the first if they are equal.
  @inlinable @inline(__always)
  package static func max(_ a: Int64, _ b: Int64) -> Int64 { a < b ? b : a }

  /// The negative; the least Int gives itself.
  @inlinable @inline(__always)
  package static func negate(_ a: Int64) -> Int64 { 0 &- a }

  /// The absolute value; the least Int gives itself.
  @inlinable @inline(__always)
  package static func abs(_ a: Int64) -> Int64 { a < 0 ? 0 &- a : a }

  /// -1, 0 or 1.
  @inlinable @inline(__always)
  package static func sign(_ a: Int64) -> Int64 { a.signum() }

  /// The square, wrapping.
  @inlinable @inline(__always)
  package static func square(_ a: Int64) -> Int64 { a &* a }

  @inlinable @inline(__always)
  package static func isEven(_ a: Int64) -> Bool { a & 1 == 0 }

  @inlinable @inline(__always)
  package static func isOdd(_ a: Int64) -> Bool { a & 1 != 0 }
}
