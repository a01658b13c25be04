/// Judges a column of floats that are a program's only output: what ``Judge`` says of each, in a loop without branches.
enum FloatJudging {
  /// How the difference of an answer becomes its error.
  enum Measure {
    case difference, square
    /// 0 or 1 by whether the answer is right.
    case exact
  }

  /// Writes the errors and returns how many answers are right.
  static func judge(
    _ measure: Measure, _ actual: UnsafePointer<UInt64>, _ expected: UnsafePointer<UInt64>, _ count: Int,
    tolerance: Double, _ errors: UnsafeMutablePointer<Double>
  ) -> Int {
    switch measure {
    case .difference: judge(actual, expected, count, tolerance, errors) { error, _ in error }
    case .square:
      judge(actual, expected, count, tolerance, errors) { error, _ in
        let square = error * error
        return square <= Judge.worst ? square : Judge.worst
      }
    case .exact: judge(actual, expected, count, tolerance, errors) { _, isRight in isRight ? 0 : 1 }
    }
  }

  @inline(__always)
  private static func judge(
    _ actual: UnsafePointer<UInt64>, _ expected: UnsafePointer<UInt64>, _ count: Int, _ tolerance: Double,
    _ errors: UnsafeMutablePointer<Double>, _ error: (_ difference: Double, _ isRight: Bool) -> Double
  ) -> Int {
    var right: UInt64 = 0
    for lane in 0..<count {
      let a = Double(bitPattern: actual[lane])
      let b = Double(bitPattern: expected[lane])
      let magnitude = (a - b).magnitude
      let isSame = either(a == b, both(a != a, b != b))
      let areFinite = both(a.magnitude < .infinity, b.magnitude < .infinity)
      let scale = b.magnitude > 1 ? b.magnitude : 1
      let isRight = either(isSame, both(areFinite, magnitude <= tolerance * scale))
      // The comparison is false of nan, too.
      let capped = magnitude <= Judge.worst ? magnitude : Judge.worst
      errors[lane] = error(isSame ? 0 : capped, isRight)
      right &+= isRight ? 1 : 0
    }
    return Int(right)
  }

  /// Both, and either, without a branch.
  @inline(__always) private static func both(_ a: Bool, _ b: Bool) -> Bool { a ? b : false }
  @inline(__always) private static func either(_ a: Bool, _ b: Bool) -> Bool { a ? true : b }
}
