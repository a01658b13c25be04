import AST
import Testing

@testable import Interpreter

@Suite struct FloatJudgingTests {
  private static let numbers: [Double] = [
    0, -0.0, 1, -1, 1 + 1e-7, 1 + 1e-5, 1e9, -1e9, 2e9, 1e-300, .leastNonzeroMagnitude, 1e308, -1e308, .infinity,
    -.infinity, .nan,
    -.nan, 3.5, 40_000, -40_000,
  ]

  @Test(arguments: [0, 1e-6, 0.25, 3, 1e300, Double.infinity])
  func aColumnIsJudgedAsItsValuesAre(tolerance: Double) {
    let pairs = Self.numbers.flatMap { a in Self.numbers.map { (a, $0) } }
    let actual = pairs.map(\.0.bitPattern)
    let expected = pairs.map(\.1.bitPattern)
    for (measure, kind) in [
      (FloatJudging.Measure.difference, ErrorKind.default), (.square, .squared), (.exact, .exact),
    ] {
      var errors = [Double](repeating: -1, count: pairs.count)
      let bounds = FloatJudging.bounds(expected, pairs.count, tolerance: tolerance)
      let right = FloatJudging.judge(measure, actual, expected, bounds, pairs.count, &errors)
      let judge = Judge(kinds: [kind], tolerance: tolerance)
      for (index, (a, b)) in pairs.enumerated() {
        #expect(errors[index] == judge.errors(of: .float(a), expected: [.float(b)])[0], "\(a), \(b), \(kind)")
      }
      #expect(right == pairs.count { judge.isRight(.float($0.0), expected: [.float($0.1)]) })
    }
  }
}
