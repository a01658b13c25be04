import Glibc
import Interpreter
import Testing

/// Within 2 ulp of the C library (whose own functions stay below 1 ulp), over the whole range of each function.
@Suite struct FloatMathAccuracyTests {
  private static let seed: UInt64 = 97

  private func check(
    _ name: String, _ function: (Double) -> Double, _ reference: (Double) -> Double,
    _ draw: (inout FloatMathSamples) -> Double
  ) {
    var samples = FloatMathSamples(seed: Self.seed)
    var worst: (distance: UInt64, x: Double) = (0, 0)
    for _ in 0..<10_000 {
      let x = draw(&samples)
      let distance = FloatMathSamples.distance(function(x), reference(x))
      if distance > worst.distance { worst = (distance, x) }
    }
    #expect(worst.distance <= 2, "\(name)(\(worst.x)), seed \(Self.seed)")
  }

  @Test func exponential() {
    check("exp", FloatMath.exp, Glibc.exp) { $0.uniform(-746, 710) }
    check("exp", FloatMath.exp, Glibc.exp) { $0.spread(-60, 10) }
  }

  @Test func logarithm() {
    check("log", FloatMath.log, Glibc.log) { $0.spread(-1074, 1023) }
    check("log", FloatMath.log, Glibc.log) { $0.uniform(0.4, 2.5) }
  }

  @Test func sine() {
    check("sin", FloatMath.sin, Glibc.sin) { $0.uniform(-100, 100) }
    check("sin", FloatMath.sin, Glibc.sin) { $0.spread(-1074, 1023) }
    check("sin", FloatMath.sin, Glibc.sin) { Double($0.bits() >> 34) * .pi }
  }

  @Test func cosine() {
    check("cos", FloatMath.cos, Glibc.cos) { $0.uniform(-100, 100) }
    check("cos", FloatMath.cos, Glibc.cos) { $0.spread(-1074, 1023) }
    check("cos", FloatMath.cos, Glibc.cos) { (Double($0.bits() >> 34) + 0.5) * .pi }
  }

  @Test func tangent() {
    check("tan", FloatMath.tan, Glibc.tan) { $0.uniform(-100, 100) }
    check("tan", FloatMath.tan, Glibc.tan) { $0.spread(-1074, 1023) }
    check("tan", FloatMath.tan, Glibc.tan) { Double($0.bits() >> 34) * (.pi / 2) }
  }

  @Test func hyperbolicTangent() {
    // The C library's own tanh is allowed 2 ulp; expm1 is better, and the quotient adds little.
    let reference: (Double) -> Double = { x in
      let e = Glibc.expm1(2.0 * x)
      return e == .infinity ? 1 : e / (e + 2)
    }
    check("tanh", FloatMath.tanh, reference) { $0.uniform(-25, 25) }
    check("tanh", FloatMath.tanh, reference) { $0.spread(-1074, 6) }
  }

  @Test func power() {
    func check(_ draw: (inout FloatMathSamples) -> (Double, Double)) {
      var samples = FloatMathSamples(seed: Self.seed)
      for _ in 0..<5000 {
        let (x, y) = draw(&samples)
        let distance = FloatMathSamples.distance(FloatMath.pow(x, y), Glibc.pow(x, y))
        #expect(distance <= 2, "pow(\(x), \(y)), seed \(Self.seed)")
      }
    }
    check { ($0.spread(-400, 400).magnitude, 2.5) }
    check { ($0.uniform(-2.5, 2.5), 700) }
    check { (1.7, $0.uniform(-1500, 1400)) }
    check { (-0.3, $0.uniform(-650, 650).rounded()) }
    check { ($0.spread(-1074, 1023).magnitude, $0.uniform(-1, 1)) }
    check { ($0.uniform(0, 20), $0.uniform(-10, 10)) }
  }
}
