#if arch(x86_64)
  import Foundation
  import Glibc
  import Interpreter
  import Testing

  /// The errors against the C library's 80-bit functions, over as many points as one likes:
  /// `GP_ACCURACY_POINTS=10000000 swift test -c release --scratch-path .build-release --filter FloatMathUlpTests` prints the
  /// worst error of each function over so many points a range.
  @Suite struct FloatMathUlpTests {
    private static let points = Int(ProcessInfo.processInfo.environment["GP_ACCURACY_POINTS"] ?? "") ?? 20_000

    /// How many units in the last place of the nearest Float a result is off.
    private static func error(_ result: Double, _ exact: Float80) -> Double {
      let nearest = Double(exact)
      if nearest.isNaN || result.isNaN { return nearest.isNaN && result.isNaN ? 0 : .infinity }
      if nearest.isInfinite || result.isInfinite { return nearest == result ? 0 : 1 }
      return Double(((Float80(result) - exact) / Float80(nearest.ulp)).magnitude)
    }

    private static func check(
      _ name: String, _ function: (Double) -> Double, _ exact: (Float80) -> Float80,
      _ draw: (inout FloatMathSamples) -> Double
    ) {
      var samples = FloatMathSamples(seed: 31)
      var worst = 0.0
      var place = 0.0
      for _ in 0..<points {
        let x = draw(&samples)
        let error = error(function(x), exact(Float80(x)))
        if error > worst { (worst, place) = (error, x) }
      }
      if points > 20_000 { print("\(name): \(worst) ulp at \(place)") }
      #expect(worst <= 2, "\(name)(\(place))")
    }

    @Test func errorsStayWithinTwoUnitsInTheLastPlace() {
      Self.check("exp", FloatMath.exp, Glibc.exp) { $0.uniform(-746, 710) }
      Self.check("exp", FloatMath.exp, Glibc.exp) { $0.uniform(-2, 2) }
      Self.check("exp", FloatMath.exp, Glibc.exp) { $0.uniform(-745, -700) }
      Self.check("log", FloatMath.log, Glibc.log) { $0.uniform(0.9, 1.1) }
      Self.check("log", FloatMath.log, Glibc.log) { $0.uniform(0.3, 3) }
      Self.check("log", FloatMath.log, Glibc.log) { $0.spread(-1074, 1023).magnitude }
      Self.check("sin", FloatMath.sin, Glibc.sin) { $0.uniform(-10, 10) }
      Self.check("sin", FloatMath.sin, Glibc.sin) { $0.uniform(-1.2e5, 1.2e5) }
      Self.check("sin", FloatMath.sin, Glibc.sin) { $0.uniform(-6e6, 6e6) }
      // Where the quick reduction ends, at about 37 000 half turns, and beyond; where r is small, and where it is largest.
      Self.check("sin", FloatMath.sin, Glibc.sin) { Double($0.bits() % 40_000) * .pi + $0.uniform(-0.05, 0.05) }
      Self.check("sin", FloatMath.sin, Glibc.sin) { Double($0.bits() % 40_000) * .pi + $0.spread(-40, -4) }
      Self.check("sin", FloatMath.sin, Glibc.sin) { Double($0.bits() % 100) * .pi + $0.uniform(1.4, 1.75) }
      Self.check("cos", FloatMath.cos, Glibc.cos) { $0.uniform(-10, 10) }
      Self.check("cos", FloatMath.cos, Glibc.cos) { $0.uniform(-1.2e5, 1.2e5) }
      Self.check("cos", FloatMath.cos, Glibc.cos) { Double($0.bits() % 40_000) * .pi + $0.uniform(1.52, 1.62) }
      Self.check("cos", FloatMath.cos, Glibc.cos) { Double($0.bits() % 100) * .pi + $0.uniform(-0.2, 0.2) }
      Self.check("tan", FloatMath.tan, Glibc.tan) { $0.uniform(-10, 10) }
      Self.check("tan", FloatMath.tan, Glibc.tan) { $0.uniform(-9e5, 9e5) }
      Self.check("tanh", FloatMath.tanh, Glibc.tanh) { $0.uniform(-25, 25) }
      Self.check("tanh", FloatMath.tanh, Glibc.tanh) { $0.spread(-60, 4) }
      let power: (Double) -> Double = { FloatMath.pow($0, 1.5) }
      Self.check("pow", power, { Glibc.pow($0, 1.5) }, { $0.spread(-600, 600).magnitude })
    }
  }
#endif
