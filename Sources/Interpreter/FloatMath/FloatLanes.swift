/// Numbers that the formulas of ``FloatMath`` are written on.
///
/// A `Double` is one; the other is a vector of the processor whose instructions are being recorded. So one formula gives
/// the scalar function, the column kernel that the compiler vectorises, and the machine code, and all three the same bits.
protocol FloatLanes: ExpressibleByFloatLiteral where FloatLiteralType == Double {
  associatedtype Word: WordLanes
  /// What a comparison gives.
  associatedtype Mask

  /// The bit pattern.
  var word: Word { get }
  init(word: Word)

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self

  /// `a < b ? a : b`.
  static func lesser(_ a: Self, _ b: Self) -> Self

  static func isLess(_ a: Self, _ b: Self) -> Mask
  static func isLessOrEqual(_ a: Self, _ b: Self) -> Mask
  static func isEqual(_ a: Self, _ b: Self) -> Mask
  static func choose(_ mask: Mask, _ yes: Self, _ no: Self) -> Self

  /// `value` where a ≤ b, else a nan.
  static func nanUnless(_ a: Self, isLessOrEqual b: Self, _ value: Self) -> Self

  /// An entry of ``FloatTable``.
  static func entry(_ index: Word, _ table: UnsafePointer<Double>) -> Self
}

/// The bits of ``FloatLanes``.
protocol WordLanes: ExpressibleByIntegerLiteral where IntegerLiteralType == UInt64 {
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  static func ^ (a: Self, b: Self) -> Self
  static func &+ (a: Self, b: Self) -> Self
  static func &- (a: Self, b: Self) -> Self
  func shiftedLeft(by count: UInt8) -> Self
  func shiftedRight(by count: UInt8) -> Self
}

extension FloatLanes {
  /// The number without its sign.
  @inline(__always) var size: Self { Self(word: word & 0x7fff_ffff_ffff_ffff) }
}

extension Double: FloatLanes {
  @inline(__always) var word: UInt64 { bitPattern }
  @inline(__always) init(word: UInt64) { self.init(bitPattern: word) }

  @inline(__always) static func lesser(_ a: Double, _ b: Double) -> Double { a < b ? a : b }
  @inline(__always) static func isLess(_ a: Double, _ b: Double) -> Bool { a < b }
  @inline(__always) static func isLessOrEqual(_ a: Double, _ b: Double) -> Bool { a <= b }
  @inline(__always) static func isEqual(_ a: Double, _ b: Double) -> Bool { a == b }
  @inline(__always) static func choose(_ mask: Bool, _ yes: Double, _ no: Double) -> Double { mask ? yes : no }

  @inline(__always)
  static func nanUnless(_ a: Double, isLessOrEqual b: Double, _ value: Double) -> Double {
    Double(bitPattern: value.bitPattern | (a <= b ? 0 : .max))
  }

  @inline(__always)
  static func entry(_ index: UInt64, _ table: UnsafePointer<Double>) -> Double {
    table[Int(truncatingIfNeeded: index)]
  }
}

extension UInt64: WordLanes {
  @inline(__always) func shiftedLeft(by count: UInt8) -> UInt64 { self &<< UInt64(count) }
  @inline(__always) func shiftedRight(by count: UInt8) -> UInt64 { self &>> UInt64(count) }
}
