/// Judges a column of floats that are a program's only output: what ``Judge`` says of each, in a loop without branches.
enum FloatJudging {
  /// How the difference of an answer becomes its error.
  enum Measure {
    case difference, square
    /// 0 or 1 by whether the answer is right.
    case exact
  }

  /// The largest difference that is right, for each of a column of expected floats.
  static func bounds(_ expected: UnsafePointer<UInt64>, _ count: Int, tolerance: Double) -> [Double] {
    (0..<count).map { Judge.bound(around: Double(bitPattern: expected[$0]), tolerance: tolerance) }
  }

  /// Writes the errors and returns how many answers are right.
  static func judge(
    _ measure: Measure, _ actual: UnsafePointer<UInt64>, _ expected: UnsafePointer<UInt64>,
    _ bounds: UnsafePointer<Double>, _ count: Int, _ errors: UnsafeMutablePointer<Double>
  ) -> Int {
    switch measure {
    case .difference: judge(actual, expected, bounds, count, errors) { error, _ in error }
    case .square:
      judge(actual, expected, bounds, count, errors) { error, _ in
        let square = error * error
        return worst.replacing(with: square, where: square .<= worst)
      }
    case .exact:
      judge(actual, expected, bounds, count, errors) { _, isRight in
        Pair(repeating: 1).replacing(with: Pair.zero, where: isRight)
      }
    }
  }

  private typealias Pair = SIMD2<Double>
  private typealias Mask = SIMDMask<SIMD2<Int64>>

  private static var worst: Pair { Pair(repeating: Judge.worst) }

  /// Two lanes at a time, and a last one that has no neighbour twice.
  @inline(__always)
  private static func judge(
    _ actual: UnsafePointer<UInt64>, _ expected: UnsafePointer<UInt64>, _ bounds: UnsafePointer<Double>,
    _ count: Int, _ errors: UnsafeMutablePointer<Double>, _ error: (_ difference: Pair, _ isRight: Mask) -> Pair
  ) -> Int {
    var right = SIMD2<Int64>.zero
    @inline(__always) func judge(_ first: Int, _ second: Int) -> (error: Pair, right: SIMD2<Int64>) {
      let a = Pair(Double(bitPattern: actual[first]), Double(bitPattern: actual[second]))
      let b = Pair(Double(bitPattern: expected[first]), Double(bitPattern: expected[second]))
      let magnitude = Self.magnitude(a - b)
      let isSame = (a .== b) .| ((a .!= a) .& (b .!= b))
      let isRight = isSame .| (magnitude .<= Pair(bounds[first], bounds[second]))
      // The comparison is false of nan, too.
      let capped = worst.replacing(with: magnitude, where: magnitude .<= worst)
      return (
        error(capped.replacing(with: Pair.zero, where: isSame), isRight),
        SIMD2<Int64>.zero.replacing(with: SIMD2(repeating: 1), where: isRight)
      )
    }
    var lane = 0
    while lane + 2 <= count {
      let pair = judge(lane, lane + 1)
      errors[lane] = pair.error[0]
      errors[lane + 1] = pair.error[1]
      right &+= pair.right
      lane += 2
    }
    if lane < count {
      let pair = judge(lane, lane)
      errors[lane] = pair.error[0]
      right[0] &+= pair.right[0]
    }
    return Int(right[0] &+ right[1])
  }

  @inline(__always)
  private static func magnitude(_ values: Pair) -> Pair {
    let bits = unsafeBitCast(values, to: SIMD2<UInt64>.self) & SIMD2(repeating: 0x7FFF_FFFF_FFFF_FFFF)
    return unsafeBitCast(bits, to: Pair.self)
  }
}
