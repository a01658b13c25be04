import Foundation
import Interpreter
import Testing

@Suite struct FloatMathRoundToTests {
  @Test func roundsTheExactBinaryValue() {
    // Each decimal literal that looks like a tie but is not one lies just below or above it.
    let table: [(Double, Int, Double)] = [
      (2.675, 2, 2.67), (1.005, 2, 1.0), (1.015, 2, 1.01), (1.025, 2, 1.02), (0.285, 2, 0.28), (1.45, 1, 1.4),
      (0.15, 1, 0.1), (0.25, 1, 0.3), (0.35, 1, 0.3), (0.45, 1, 0.5), (3.14159, 3, 3.142), (1234.5678, 2, 1234.57),
      (0.1, 15, 0.1), (0.1 + 0.2, 15, 0.3), (0.1 + 0.2, 17, 0.3), (1 / 3.0, 15, 0.333333333333333),
      (123456789.987654321, 5, 123456789.98765),
    ]
    for (x, places, expected) in table {
      #expect(FloatMath.roundTo(x, places: places) == expected, "\(x) to \(places)")
      #expect(FloatMath.roundTo(-x, places: places) == -expected, "\(-x) to \(places)")
    }
  }

  @Test func tiesGoAwayFromZero() {
    let table: [(Double, Int, Double)] = [
      (0.5, 0, 1), (1.5, 0, 2), (2.5, 0, 3), (0.125, 2, 0.13), (0.375, 2, 0.38), (2.125, 2, 2.13), (0.0625, 3, 0.063),
      (0x1p-15, 14, 0.00003051757813), (1 + 0x1p-15, 14, 1.00003051757813), (0x1.8p51 - 0.5, 0, 0x1.8p51),
      (0x1p-16, 15, 0.000015258789063), (4503599627370495.5, 0, 4_503_599_627_370_496), (0.49999999999999994, 0, 0),
    ]
    for (x, places, expected) in table {
      #expect(FloatMath.roundTo(x, places: places) == expected, "\(x) to \(places)")
      #expect(FloatMath.roundTo(-x, places: places) == -expected, "\(-x) to \(places)")
    }
  }

  @Test func placesAreClamped() {
    #expect(FloatMath.roundTo(12.5, places: -1) == 13)
    #expect(FloatMath.roundTo(12.5, places: .min) == 13)
    #expect(FloatMath.roundTo(1e-15, places: 16) == 1e-15)
    #expect(FloatMath.roundTo(4e-16, places: .max) == 0)
    #expect(FloatMath.roundTo(6e-16, places: .max) == 1e-15)
  }

  @Test func specialValuesAndExtremes() {
    for places in [0, 1, 7, 15] {
      for x in [
        Double.infinity, -.infinity, .nan, 0.0, -0.0, 1e300, -1e300, 0x1p52, -0x1p52, 0x1p53 + 2,
        .greatestFiniteMagnitude, 3, -7,
      ] {
        #expect(FloatMathSamples.same(FloatMath.roundTo(x, places: places), x), "\(x) to \(places)")
      }
      for x in [Double.leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e-30, 4.9e-16] {
        #expect(FloatMathSamples.same(FloatMath.roundTo(x, places: places), 0.0), "\(x) to \(places)")
        #expect(FloatMathSamples.same(FloatMath.roundTo(-x, places: places), -0.0), "\(-x) to \(places)")
      }
    }
  }

  @Test func agreesWithPrintingAndReadingBack() {
    // printf rounds the exact value, too; it differs only in exact ties, which random significands do not hit.
    var samples = FloatMathSamples(seed: 5)
    for _ in 0..<5000 {
      let x = samples.bits() & 1 == 0 ? samples.uniform(-1000, 1000) : samples.spread(-54, 40)
      let places = Int(samples.bits() % 16)
      let scaled = x * Foundation.pow(10, Double(places))
      guard scaled.magnitude < 0x1p51, scaled.magnitude.truncatingRemainder(dividingBy: 1) != 0.5 else { continue }
      let printed = String(format: "%.\(places)f", x)
      let result = FloatMath.roundTo(x, places: places)
      #expect(FloatMathSamples.same(result, Double(printed) ?? .nan), "\(x) to \(places), seed 5")
    }
  }

  @Test func roundingTwiceChangesNothing() {
    var samples = FloatMathSamples(seed: 6)
    for _ in 0..<5000 {
      let x = samples.uniform(-1e6, 1e6)
      let places = Int(samples.bits() % 10)
      let once = FloatMath.roundTo(x, places: places)
      #expect(FloatMath.roundTo(once, places: places) == once, "\(x) to \(places), seed 6")
    }
  }
}
