import AST
import Foundation
import Interpreter
import Testing

@testable import gp

@Suite("The regression suite")
struct RegressionProblemsTests {
  typealias Formula = @Sendable ([Double]) -> Double

  private static func polynomial(_ x: Double, degree: Int) -> Double {
    (1...degree).reduce(0) { $0 + Foundation.pow(x, Double($1)) }
  }
  private static let dampedWave: Formula = { v in
    let x = v[0]
    return x * x * x * exp(-x) * cos(x) * sin(x) * (sin(x) * sin(x) * cos(x) - 1)
  }
  private static let wave: Formula = { 0.3 * $0[0] * sin(2 * Double.pi * $0[0]) }
  private static let power: Formula = { Foundation.pow($0[0], $0[1]) }
  private static let quartic: Formula = { v in
    v[0] * v[0] * v[0] * v[0] - v[0] * v[0] * v[0] + v[1] * v[1] / 2 - v[1]
  }
  private static let sineCosine: Formula = { 6 * sin($0[0]) * cos($0[1]) }

  /// The formulas once more, by the system's own mathematics.
  static let formulas: [String: Formula] = [
    "koza-1": { polynomial($0[0], degree: 4) },
    "koza-2": { v in Foundation.pow(v[0], 5) - 2 * Foundation.pow(v[0], 3) + v[0] },
    "koza-3": { v in Foundation.pow(v[0], 6) - 2 * Foundation.pow(v[0], 4) + v[0] * v[0] },
    "nguyen-1": { polynomial($0[0], degree: 3) }, "nguyen-2": { polynomial($0[0], degree: 4) },
    "nguyen-3": { polynomial($0[0], degree: 5) }, "nguyen-4": { polynomial($0[0], degree: 6) },
    "nguyen-5": { v in sin(v[0] * v[0]) * cos(v[0]) - 1 },
    "nguyen-6": { v in sin(v[0]) + sin(v[0] + v[0] * v[0]) },
    "nguyen-7": { v in log(v[0] + 1) + log(v[0] * v[0] + 1) }, "nguyen-8": { $0[0].squareRoot() },
    "nguyen-9": { v in sin(v[0]) + sin(v[1] * v[1]) }, "nguyen-10": { 2 * sin($0[0]) * cos($0[1]) },
    "nguyen-11": power, "nguyen-12": quartic,
    "keijzer-1": wave, "keijzer-2": wave, "keijzer-3": wave, "keijzer-4": dampedWave,
    "keijzer-5": { v in 30 * v[0] * v[2] / ((v[0] - 10) * v[1] * v[1]) },
    "keijzer-6": { v in (1...Int(v[0].rounded())).reduce(0) { $0 + 1 / Double($1) } }, "keijzer-7": { log($0[0]) },
    "keijzer-8": { $0[0].squareRoot() }, "keijzer-9": { asinh($0[0]) }, "keijzer-10": power,
    "keijzer-11": { v in v[0] * v[1] + sin((v[0] - 1) * (v[1] - 1)) }, "keijzer-12": quartic,
    "keijzer-13": sineCosine, "keijzer-14": { v in 8 / (2 + v[0] * v[0] + v[1] * v[1]) },
    "keijzer-15": { v in v[0] * v[0] * v[0] / 5 + v[1] * v[1] * v[1] / 2 - v[1] - v[0] },
    "pagie-1": { v in 1 / (1 + Foundation.pow(v[0], -4)) + 1 / (1 + Foundation.pow(v[1], -4)) },
    "vladislavleva-1": { v in
      exp(-(v[0] - 1) * (v[0] - 1)) / (1.2 + (v[1] - 2.5) * (v[1] - 2.5))
    },
    "vladislavleva-2": dampedWave, "vladislavleva-3": { dampedWave($0) * ($0[1] - 5) },
    "vladislavleva-4": { v in 10 / (5 + v.reduce(0) { $0 + ($1 - 3) * ($1 - 3) }) },
    "vladislavleva-5": { v in 30 * (v[0] - 1) * (v[2] - 1) / (v[1] * v[1] * (v[0] - 10)) },
    "vladislavleva-6": sineCosine,
    "vladislavleva-7": { v in (v[0] - 3) * (v[1] - 3) + 2 * sin((v[0] - 4) * (v[1] - 4)) },
    "vladislavleva-8": { v in
      (Foundation.pow(v[0] - 3, 4) + Foundation.pow(v[1] - 3, 3) - (v[1] - 3)) / (Foundation.pow(v[1] - 2, 4) + 10)
    },
    "korns-1": { 1.57 + 24.3 * $0[3] }, "korns-2": { v in 0.23 + 14.2 * (v[3] + v[1]) / (3 * v[4]) },
    "korns-3": { v in -5.41 + 4.9 * (v[3] - v[0] + v[1] / v[4]) / (3 * v[4]) },
    "korns-4": { -2.3 + 0.13 * sin($0[2]) }, "korns-5": { 3 + 2.13 * log(abs($0[4])) },
  ]

  @Test("computes its outputs by the formula it states", arguments: RegressionProblems.suite.problems)
  func outputs(problem: BenchmarkProblem) throws {
    let formula = try #require(Self.formulas[problem.name])
    let cases = try SuiteTests.ready(problem).cases
    for set in [cases.train, cases.test] {
      for row in stride(from: 0, to: set.count, by: max(1, set.count / 300)) {
        let expected = formula(set.inputs(of: row).map(\.asFloat))
        let given = set.expected(of: row)[0].asFloat
        #expect(abs(given - expected) <= 1e-12 * max(1, abs(expected)), "row \(row): \(set.inputs(of: row))")
      }
    }
  }

  @Test("sampled points lie where the literature puts them")
  func ranges() throws {
    let nguyen = try SuiteTests.ready(try #require(BenchmarkSuite.problem(named: "nguyen-7")?.problem)).cases.train
    #expect(nguyen.inputColumns[0].allSatisfy { (0.0..<2.0).contains($0.asFloat) })
    let keijzer = try SuiteTests.ready(try #require(BenchmarkSuite.problem(named: "keijzer-6")?.problem)).cases
    #expect(keijzer.train.inputColumns[0].map(\.asFloat) == (1...50).map(Double.init))
    #expect(keijzer.test.inputColumns[0].map(\.asFloat) == (51...120).map(Double.init))
    let grid = try SuiteTests.ready(try #require(BenchmarkSuite.problem(named: "vladislavleva-2")?.problem)).cases
    #expect(zip(grid.train.inputColumns[0], 0..<100).allSatisfy { abs($0.asFloat - (0.05 + 0.1 * Double($1))) < 1e-12 })
  }
}
