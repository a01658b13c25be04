// `rounded` calls the C library on processors without an instruction for it; the import links it.
import Glibc

extension Scalar {
  /// The second if it is less than the first, else the first (so a nan on the left stays, one on the right does not).
  @inlinable @inline(__always)
  package static func min(_ a: Double, _ b: Double) -> Double { b < a ? b : a }

  /// The second if the first is less than it, else the first.
  @inlinable @inline(__always)
  package static func max(_ a: Double, _ b: Double) -> Double { a < b ? b : a }

  /// The sign bit flipped.
  @inlinable @inline(__always)
  package static func negate(_ a: Double) -> Double { -a }

  /// The sign bit cleared.
  @inlinable @inline(__always)
  package static func abs(_ a: Double) -> Double { a.magnitude }

  /// -1.0 or 1.0; 0.0 of either zero; nan of nan.
  @inlinable @inline(__always)
  package static func sign(_ a: Double) -> Double { a > 0 ? 1 : a < 0 ? -1 : a == 0 ? 0 : a }

  /// `x * x`.
  @inlinable @inline(__always)
  package static func square(_ a: Double) -> Double { a * a }

  /// `(x * x) * x`.
  @inlinable @inline(__always)
  package static func cube(_ a: Double) -> Double { (a * a) * a }

  /// `1.0 / x`.
  @inlinable @inline(__always)
  package static func inverse(_ a: Double) -> Double { 1 / a }

  /// Square root, correctly rounded; nan below 0.
  @inlinable @inline(__always)
  package static func sqrt(_ a: Double) -> Double { a.squareRoot() }

  /// The nearest Float.
  @inlinable @inline(__always)
  package static func float(_ a: Int64) -> Double { Double(a) }

  /// Rounded down, clamped to Int; 0 of nan.
  @inlinable @inline(__always)
  package static func floor(_ a: Double) -> Int64 { clamped(a.rounded(.down)) }

  /// Rounded up, clamped to Int; 0 of nan.
  @inlinable @inline(__always)
  package static func ceil(_ a: Double) -> Int64 { clamped(a.rounded(.up)) }

  /// Rounded to nearest, ties away from zero, clamped to Int; 0 of nan.
  @inlinable @inline(__always)
  package static func round(_ a: Double) -> Int64 { clamped(a.rounded(.toNearestOrAwayFromZero)) }

  /// Rounded towards zero, clamped to Int; 0 of nan.
  @inlinable @inline(__always)
  package static func truncate(_ a: Double) -> Int64 { clamped(a) }

  /// The Int of a float, its fraction dropped, clamped; 0 of nan.
  @inlinable @inline(__always)
  package static func clamped(_ a: Double) -> Int64 {
    guard a >= -0x1p63 else { return a.isNaN ? 0 : .min }
    return a < 0x1p63 ? Int64(a) : .max
  }

  /// The order of `sort`, `sort-by`, `minimum` and `maximum`: nan comes after inf, the zeros are equal.
  @inlinable @inline(__always)
  package static func precedes(_ a: Double, _ b: Double) -> Bool { a < b || b.isNaN && !a.isNaN }

  /// The same order on Ints.
  @inlinable @inline(__always)
  package static func precedes(_ a: Int64, _ b: Int64) -> Bool { a < b }

  /// The same order on characters, by code.
  @inlinable @inline(__always)
  package static func precedes(_ a: UInt32, _ b: UInt32) -> Bool { a < b }

  /// What `minimum` keeps of the least so far and the next element: the earlier of equals.
  @inlinable @inline(__always)
  package static func lesser(_ a: Double, _ b: Double) -> Double { precedes(b, a) ? b : a }

  /// What `maximum` keeps of the greatest so far and the next element: the earlier of equals.
  @inlinable @inline(__always)
  package static func greater(_ a: Double, _ b: Double) -> Double { precedes(a, b) ? b : a }
}
