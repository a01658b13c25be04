extension Scalar {
  /// Shifted left by an unsigned count; 0 from 64 on.
  @inlinable @inline(__always)
  package static func shiftLeft(_ a: Int64, _ count: Int64) -> Int64 {
    UInt64(bitPattern: count) < 64 ? a &<< count : 0
  }

  /// Shifted right keeping the sign, by an unsigned count; from 64 on 0, or -1 of a negative number.
  @inlinable @inline(__always)
  package static func shiftRight(_ a: Int64, _ count: Int64) -> Int64 {
    a &>> (UInt64(bitPattern: count) < 64 ? count : 63)
  }

  /// Shifted right filling with zeros, by an unsigned count; 0 from 64 on.
  @inlinable @inline(__always)
  package static func shiftRightLogical(_ a: Int64, _ count: Int64) -> Int64 {
    let count = UInt64(bitPattern: count)
    return count < 64 ? Int64(bitPattern: UInt64(bitPattern: a) &>> count) : 0
  }

  /// Less, both read as unsigned.
  @inlinable @inline(__always)
  package static func bitLess(_ a: Int64, _ b: Int64) -> Bool {
    UInt64(bitPattern: a) < UInt64(bitPattern: b)
  }

  /// Unsigned quotient; all ones (-1) if the divisor is 0.
  @inlinable @inline(__always)
  package static func bitDiv(_ a: Int64, _ b: Int64) -> Int64 {
    b == 0 ? -1 : Int64(bitPattern: UInt64(bitPattern: a) / UInt64(bitPattern: b))
  }

  /// Unsigned remainder; the dividend if the divisor is 0.
  @inlinable @inline(__always)
  package static func bitMod(_ a: Int64, _ b: Int64) -> Int64 {
    b == 0 ? a : Int64(bitPattern: UInt64(bitPattern: a) % UInt64(bitPattern: b))
  }
}
