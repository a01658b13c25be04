import AST
import Interpreter
import Testing

@testable import Genetic

@Suite("Targets looked up among formulas")
struct FormulaMatcherTests {
  static let points = [0.3, 0.7, 1.1, 1.9, 2.3, 3.1, 4.3, 5.7]
  static let formulas: [@Sendable (Double) -> Double] = [
    { $0 }, { $0 * $0 }, { FloatMath.sin($0) }, { FloatMath.log($0) }, { _ in 2 }, { 1 / ($0 - 0.3) },
  ]
  static var matcher: FormulaMatcher {
    FormulaMatcher(values: formulas.flatMap { points.map($0) }, rows: points.count)
  }

  @Test("a formula is found whatever its offset and factor")
  func affine() throws {
    var matcher = Self.matcher
    for (index, formula) in Self.formulas.enumerated() where index < 4 {
      for (offset, factor) in [(0.0, 1.0), (-3.5, 0.25), (1000.0, -7.0)] {
        let found = matcher.match { offset + factor * formula(Self.points[$0]) }
        let match = try #require(found)
        #expect(match.formula == index)
        #expect(abs(match.offset - offset) < 1e-6 && abs(match.factor - factor) < 1e-6)
      }
    }
    let others: [(Int) -> Double] = [{ FloatMath.exp(Self.points[$0]) }, { _ in 5 }, { $0 == 3 ? .nan : 1 }]
    for other in others {
      let found = matcher.match(other)
      #expect(found == nil)
    }
    #expect(matcher.lookups == 15)
  }

  @Test("of several formulas the first is found, whatever its sign")
  func first() {
    let same: [(Double) -> Double] = [{ -$0 * $0 }, { 3 * $0 * $0 + 1 }, { $0 * $0 }]
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0], [2, 0, 1]] {
      let columns = order.flatMap { Self.points.map(same[$0]) }
      var matcher = FormulaMatcher(values: Self.points.map { FloatMath.sin($0) } + columns, rows: Self.points.count)
      let found = matcher.match { 5 - 2 * Self.points[$0] * Self.points[$0] }
      #expect(found?.formula == 1)
    }
  }

  @Test("two formulas are found that joined are the target", arguments: FormulaMatcher.Joint.allCases)
  func pairs(joint: FormulaMatcher.Joint) throws {
    var matcher = Self.matcher
    let target = Self.points.map { x -> Double in
      let (first, rest) = (x * x, 3 - 2 * FloatMath.sin(x))
      return switch joint {
      case .sum: first + rest
      case .difference: rest - first
      case .product: first * rest
      case .quotient: rest / first
      case .inverseQuotient: first / rest
      }
    }
    let found = matcher.pair(target, [joint], most: 10)
    let pair = try #require(found)
    let (x, y) = (Tree(literal: .float(7), type: .float), Tree(literal: .float(5), type: .float))
    #expect(pair.joint == joint && joint.tree(x, y).size == 3)
    #expect(Set([pair.formula, pair.rest.formula]) == [1, 2])
    let none = matcher.pair(target, [joint], most: 0)
    #expect(none == nil)
  }

  @Test(
    "small formulas are found before anything evolves, by any seed",
    arguments: [
      "(+ (sin x) (sin (+ x (* x x))))", "(- (* (sin x) (exp x)) 1.0)", "(sqrt (+ 1.0 (* x x)))",
      "(* 2.5 (log (+ x 2.0)))", "(/ 3.0 (+ 2.0 (* x (sin x))))",
    ])
  func solved(target: String) throws {
    let text = """
      input x: Float
      output: Float
      operators: + - * / sin cos exp log sqrt -if -let
      target \(target)
      train:
      sample 20 x: 0.1...1.9
      """
    let task = try #require(TaskParser.parse(text).task)
    let cases = try TaskCases(of: task)
    for seed in 1...2 as ClosedRange<UInt64> {
      var options = EvolutionOptions(task)
      options.executions = 2_000_000
      options.seed = seed
      var evolution = try Evolution(task, train: cases.train, options: options)
      evolution.step()
      #expect(evolution.outcome == .solved, "seed \(seed)")
      let answer = try #require(evolution.answer(effort: 100))
      #expect(answer.isRight && answer.rightByReference == cases.train.count)
      #expect(evolution.statistics.executions.asked <= 2_000_000)
    }
  }
}
