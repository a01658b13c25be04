/// Two numbers of a column: a vector that every processor has.
struct VectorLanes: FloatLanes {
  static let count = 2

  var vector: SIMD2<Double>

  @inline(__always) init(_ vector: SIMD2<Double>) { self.vector = vector }
  @inline(__always) init(floatLiteral value: Double) { vector = SIMD2(repeating: value) }
  @inline(__always) init(word: Word) { vector = unsafeBitCast(word.vector, to: SIMD2<Double>.self) }
  @inline(__always) var word: Word { Word(unsafeBitCast(vector, to: SIMD2<UInt64>.self)) }

  @inline(__always) static func + (a: Self, b: Self) -> Self { Self(a.vector + b.vector) }
  @inline(__always) static func - (a: Self, b: Self) -> Self { Self(a.vector - b.vector) }
  @inline(__always) static func * (a: Self, b: Self) -> Self { Self(a.vector * b.vector) }
  @inline(__always) static func / (a: Self, b: Self) -> Self { Self(a.vector / b.vector) }

  @inline(__always) static func lesser(_ a: Self, _ b: Self) -> Self { choose(isLess(a, b), a, b) }

  @inline(__always) static func isLess(_ a: Self, _ b: Self) -> Word { Word(a.vector .< b.vector) }
  @inline(__always) static func isLessOrEqual(_ a: Self, _ b: Self) -> Word { Word(a.vector .<= b.vector) }
  @inline(__always) static func isEqual(_ a: Self, _ b: Self) -> Word { Word(a.vector .== b.vector) }

  @inline(__always) static func choose(_ mask: Word, _ yes: Self, _ no: Self) -> Self {
    Self(word: Word(mask.vector & yes.word.vector | ~mask.vector & no.word.vector))
  }

  @inline(__always) static func nanUnless(_ a: Self, isLessOrEqual b: Self, _ value: Self) -> Self {
    Self(word: Word(value.word.vector | ~isLessOrEqual(a, b).vector))
  }

  @inline(__always) static func entry(_ index: Word, _ table: UnsafePointer<Double>) -> Self {
    Self(
      SIMD2(
        table[Int(truncatingIfNeeded: index.vector.x)], table[Int(truncatingIfNeeded: index.vector.y)]))
  }

  /// The bits of two numbers, or what a comparison gave: all ones or zero.
  struct Word: WordLanes {
    var vector: SIMD2<UInt64>

    @inline(__always) init(_ vector: SIMD2<UInt64>) { self.vector = vector }
    @inline(__always) init(_ mask: SIMDMask<SIMD2<Int64>>) { vector = unsafeBitCast(mask, to: SIMD2<UInt64>.self) }
    @inline(__always) init(integerLiteral value: UInt64) { vector = SIMD2(repeating: value) }

    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.vector & b.vector) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.vector | b.vector) }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self { Self(a.vector ^ b.vector) }
    @inline(__always) static func &+ (a: Self, b: Self) -> Self { Self(a.vector &+ b.vector) }
    @inline(__always) static func &- (a: Self, b: Self) -> Self { Self(a.vector &- b.vector) }
    @inline(__always) func shiftedLeft(by count: UInt8) -> Self { Self(vector &<< SIMD2(repeating: UInt64(count))) }
    @inline(__always) func shiftedRight(by count: UInt8) -> Self { Self(vector &>> SIMD2(repeating: UInt64(count))) }
  }
}
