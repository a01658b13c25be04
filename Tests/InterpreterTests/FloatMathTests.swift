import Interpreter
import Testing

/// Special values, as C99's annex F has them.
@Suite struct FloatMathTests {
  private let tiny = Double.leastNonzeroMagnitude

  private func check(
    _ function: (Double) -> Double, _ table: [(Double, Double)], _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (x, expected) in table {
      let result = function(x)
      #expect(FloatMathSamples.same(result, expected), "\(comment)(\(x)) = \(result)", sourceLocation: sourceLocation)
    }
  }

  @Test func exponentialOfSpecialValues() {
    check(
      FloatMath.exp,
      [
        (0.0, 1), (-0.0, 1), (.infinity, .infinity), (-.infinity, 0), (.nan, .nan), (1, 0x1.5bf0a8b145769p+1),
        (.leastNonzeroMagnitude, 1), (-.leastNonzeroMagnitude, 1), (1e-17, 1),
        (709.782712893384, 0x1.fffffffffff2ap+1023), (709.782712893385, .infinity), (1e308, .infinity),
        (-745.1332191019411, tiny), (-745.1332191019412, 0), (-1e308, 0),
      ], "exp")
  }

  @Test func logarithmOfSpecialValues() {
    check(
      FloatMath.log,
      [
        (1, 0.0), (0.0, -.infinity), (-0.0, -.infinity), (.infinity, .infinity), (-.infinity, .nan), (.nan, .nan),
        (-1, .nan), (-.leastNonzeroMagnitude, .nan), (2, 0x1.62e42fefa39efp-1), (0.5, -0x1.62e42fefa39efp-1),
        (.leastNonzeroMagnitude, -0x1.74385446d71c3p+9), (.greatestFiniteMagnitude, 0x1.62e42fefa39efp+9),
      ], "log")
  }

  @Test func sineOfSpecialValues() {
    check(
      FloatMath.sin,
      [
        (0.0, 0.0), (-0.0, -0.0), (.infinity, .nan), (-.infinity, .nan), (.nan, .nan), (tiny, tiny),
        (-1e-300, -1e-300), (.pi, 0x1.1a62633145c07p-53), (-.pi, -0x1.1a62633145c07p-53), (.pi / 2, 1),
        (1e22, -0.8522008497671888), (.greatestFiniteMagnitude, 0x1.452fc98b34e97p-8),
      ], "sin")
  }

  @Test func cosineOfSpecialValues() {
    check(
      FloatMath.cos,
      [
        (0.0, 1), (-0.0, 1), (.infinity, .nan), (-.infinity, .nan), (.nan, .nan), (tiny, 1), (.pi, -1),
        (.pi / 2, 0x1.1a62633145c07p-54), (1e22, 0.523214785395139),
        (.greatestFiniteMagnitude, -0x1.fffe62ecfab75p-1),
        // The double nearest to a multiple of π/2 there is.
        (0x1.6ac5b262ca1ffp+849, -0x1.14ae72e6ba22fp-61),
      ], "cos")
  }

  @Test func tangentOfSpecialValues() {
    check(
      FloatMath.tan,
      [
        (0.0, 0.0), (-0.0, -0.0), (.infinity, .nan), (-.infinity, .nan), (.nan, .nan), (tiny, tiny),
        (.pi / 2, 0x1.d02967c31cdb5p+53), (-.pi / 2, -0x1.d02967c31cdb5p+53),
      ], "tan")
  }

  @Test func hyperbolicTangentOfSpecialValues() {
    check(
      FloatMath.tanh,
      [
        (0.0, 0.0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1), (.nan, .nan), (tiny, tiny),
        (-1e10 * tiny, -1e10 * tiny), (1e-9, 1e-9), (22, 1), (-1e308, -1), (19, 1.0.nextDown), (20, 1),
      ], "tanh")
  }

  @Test func powerOfSpecialValues() {
    let inf = Double.infinity
    let nan = Double.nan
    let odd = 0x1p53 - 1
    let table: [(Double, Double, Double)] = [
      // Zero bases.
      (0.0, -3, inf), (-0.0, -3, -inf), (0.0, -2, inf), (-0.0, -2, inf), (-0.0, -2.5, inf), (0.0, -inf, inf),
      (-0.0, -inf, inf), (0.0, 3, 0.0), (-0.0, 3, -0.0), (0.0, 2, 0.0), (-0.0, 2, 0.0), (-0.0, 0.5, 0.0),
      (0.0, inf, 0.0), (-0.0, inf, 0.0), (-0.0, odd, -0.0), (-0.0, 0x1p53, 0.0), (0.0, tiny, 0.0),
      (0.0, -tiny, inf), (0.0, nan, nan), (-0.0, -odd, -inf),
      // Ones, zero exponents.
      (-1, inf, 1), (-1, -inf, 1), (1, 7.5, 1), (1, inf, 1), (1, nan, 1), (1, -1e300, 1), (-1, odd, -1),
      (-1, 0x1p53, 1), (-1, 1e300, 1), (-1, 0.5, nan), (-1, nan, nan), (5, 0.0, 1), (5, -0.0, 1), (nan, 0.0, 1),
      (inf, -0.0, 1), (-inf, 0.0, 1), (0.0, 0.0, 1), (-0.0, -0.0, 1),
      // Infinite exponents.
      (0.5, -inf, inf), (-0.5, -inf, inf), (2, -inf, 0.0), (-2, -inf, 0.0), (0.5, inf, 0.0), (-0.5, inf, 0.0),
      (2, inf, inf), (-2, inf, inf), (1.0.nextUp, inf, inf), (1.0.nextDown, inf, 0.0), (tiny, -inf, inf),
      // Infinite bases.
      (-inf, -3, -0.0), (-inf, -2, 0.0), (-inf, -2.5, 0.0), (-inf, 3, -inf), (-inf, 2, inf), (-inf, 2.5, inf),
      (inf, -1, 0.0), (inf, 1, inf), (inf, -tiny, 0.0), (inf, tiny, inf), (inf, inf, inf), (-inf, inf, inf),
      (inf, -inf, 0.0), (-inf, -inf, 0.0), (inf, nan, nan),
      // Negative bases, nan.
      (-2, 3, -8), (-2, 2, 4), (-2, -1, -0.5), (-2, 0.5, nan), (-8, 1 / 3.0, nan), (nan, 1, nan), (2, nan, nan),
      (nan, nan, nan), (-tiny, 0.5, nan),
      // Exact powers, overflow, underflow.
      (2, 10, 1024), (2, 0.5, 0x1.6a09e667f3bcdp+0), (10, 2, 100), (10, 15, 1e15), (9, 0.5, 3), (7, 1, 7),
      (2, 1023, 0x1p1023), (2, 1024, inf), (2, -1074, tiny), (2, -1075, 0.0), (2, -1076, 0.0), (-2, 1025, -inf),
      (-2, -1077, -0.0), (tiny, 1, tiny), (tiny, 0.5, 0x1p-537), (.greatestFiniteMagnitude, 2, inf),
      (3, tiny, 1), (1e300, -2000 * tiny, 1), (1.0.nextUp, 0x1p52, 0x1.5bf0a8b145769p+1),
    ]
    for (x, y, expected) in table {
      let result = FloatMath.pow(x, y)
      #expect(FloatMathSamples.same(result, expected), "pow(\(x), \(y)) = \(result), not \(expected)")
    }
  }

  @Test func oddFunctionsAreOddAndEvenOnesEven() {
    var samples = FloatMathSamples(seed: 1)
    for _ in 0..<2000 {
      let x = samples.anything()
      #expect(FloatMathSamples.same(FloatMath.sin(-x), -FloatMath.sin(x)), "\(x)")
      #expect(FloatMathSamples.same(FloatMath.tan(-x), -FloatMath.tan(x)), "\(x)")
      #expect(FloatMathSamples.same(FloatMath.tanh(-x), -FloatMath.tanh(x)), "\(x)")
      #expect(FloatMathSamples.same(FloatMath.cos(-x), FloatMath.cos(x)), "\(x)")
    }
  }
}
