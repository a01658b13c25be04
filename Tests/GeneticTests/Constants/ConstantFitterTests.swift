import AST
import Interpreter
import Testing

@testable import Genetic

@Suite("Fitted constants")
struct ConstantFitterTests {
  static let inputs = [Parameter(name: "x", type: .float)]
  static let output = [Parameter(name: "output", type: .float)]

  static func columns(_ function: (Double) -> Double, count: Int = 40) -> CaseColumns {
    let points = (0..<count).map { -2 + 4 * Double($0) / Double(count - 1) }
    return CaseColumns(
      inputs: inputs, outputs: output, inputColumns: [points.map { .float($0) }],
      expectedColumns: [points.map { .float(function($0)) }], count: count, judge: Judge(kinds: [.default]),
      limits: Limits())
  }

  static func primitives(_ operators: OperatorChoice = OperatorChoice()) throws -> PrimitiveSet {
    let task = Task(inputs: inputs, outputs: output, operators: operators)
    return try PrimitiveSet(PrimitiveSet.Recipe(task, inputs: [], outputs: []))
  }

  static func fitter(_ cases: CaseColumns) throws -> ConstantFitter {
    try #require(ConstantFitter(cases, try primitives(), TreeLimits()))
  }

  static func expression(_ text: String) throws -> Tree { try Parser.expression(text, inputs: inputs, result: .float) }

  /// The sum of squared errors; infinite where a value is not finite.
  static func squares(_ tree: Tree, on cases: CaseColumns) -> Double {
    let expected = cases.expectedFloats ?? []
    let sum = zip(Evaluator(cases).evaluations(of: tree), expected).reduce(0.0) { sum, pair in
      guard case .float(let value) = pair.0.value else { return .infinity }
      return sum + (value - pair.1) * (value - pair.1)
    }
    return sum.isNaN ? .infinity : sum
  }

  @Test("offset and factor are found at once, and not written where they are nought and one")
  func scaling() throws {
    let cases = Self.columns { 3 * $0 * $0 - 0.5 }
    let fit = try #require(try Self.fitter(cases).fitted(try Self.expression("(* x x)"), steps: 0))
    #expect(fit.tree.size == 7 && Self.squares(fit.tree, on: cases) < 1e-24)
    #expect(fit.executions == cases.count)
    let wrapped = try Self.expression("(+ (* 7.0 (* x x)) 2.0)")
    let plain = try #require(try Self.fitter(Self.columns { $0 * $0 }).fitted(wrapped, steps: 0))
    #expect(plain.tree == (try Self.expression("(* x x)")))
  }

  @Test("constants inside are found from a distance, within the executions that are said")
  func levenbergMarquardt() throws {
    let cases = Self.columns { 1.5 + 2 * FloatMath.exp(-0.7 * $0) * FloatMath.sin(1.3 * $0 + 0.4) }
    let start = try Self.expression("(* (exp (* -1.0 x)) (sin (+ (* 1.0 x) 0.1)))")
    let fit = try #require(try Self.fitter(cases).fitted(start, steps: 60))
    #expect(Self.squares(fit.tree, on: cases) < 1e-18)
    #expect(fit.executions <= (1 + 3 * 60) * cases.count)
  }

  @Test("a fit is never worse than what it began with", arguments: 1...100 as ClosedRange<UInt64>)
  func neverWorse(seed: UInt64) throws {
    let cases = Self.columns { FloatMath.sin(3 * $0) + 0.2 * $0 * $0 }
    let fitter = try Self.fitter(cases)
    let primitives = try Self.primitives()
    var editor = TreeEditor(primitives: primitives)
    var random = RandomStream(seed: seed, purpose: .test)
    guard let tree = editor.newProgram(size: 3 + Int(seed % 20), &random), let scaled = fitter.fitted(tree, steps: 0),
      let fit = fitter.fitted(tree, steps: 10)
    else { return }
    let allowance = 1 + 1e-9
    #expect(Self.squares(fit.tree, on: cases) <= Self.squares(scaled.tree, on: cases) * allowance, "seed \(seed)")
    #expect(Self.squares(scaled.tree, on: cases) <= Self.squares(tree, on: cases) * allowance, "seed \(seed)")
    #expect(fit.tree.isWellFormed(in: primitives))
  }

  @Test("tasks without * and outputs that are not finite have no fitter")
  func refused() throws {
    let cases = Self.columns { $0 }
    #expect(ConstantFitter(cases, try Self.primitives(OperatorChoice(removed: [.multiply])), TreeLimits()) == nil)
    #expect(ConstantFitter(Self.columns { _ in .infinity }, try Self.primitives(), TreeLimits()) == nil)
  }

  @Test("normal equations give the least-squares solution, and 0 to what depends on the rest")
  func normalEquations() throws {
    // y = 2a - b, with a third column a + b; of many rows, too, which are more than one block.
    let points = [(1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, -1.0)]
    for copies in [1, 5, 70] {
      let rows = (0..<copies).flatMap { _ in points }
      let columns = rows.map(\.0) + rows.map(\.1) + rows.map { $0 + $1 }
      let target = rows.map { 2 * $0 - $1 }
      let equations = NormalEquations(columns, count: 3, target, rows: rows.count)
      #expect(equations.matrix[3] == Double(-copies) && equations.right[2] == Double(8 * copies))
      let solution = try #require(equations.solution())
      #expect(zip(solution, [2, -1, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    #expect(NormalEquations([], count: 0, [], rows: 0).solution() == [])
    #expect(NormalEquations([1], count: 1, [.nan], rows: 1).solution() == nil)
  }

  @Test(
    "what is added to the whole or multiplies it is taken off",
    arguments: [
      ("(+ (* 2.0 (sin x)) 1.0)", "(sin x)"), ("(- 1.0 (/ (* x x) 3.0))", "(* x x)"), ("(neg (exp x))", "(exp x)"),
      ("(* x (+ x 1.0))", "(* x (+ x 1.0))"), ("(/ 1.0 x)", "(/ 1.0 x)"), ("2.5", "2.5"),
    ])
  func core(text: String, core: String) throws {
    let tree = try Self.expression(text)
    #expect(tree.subtree(at: ScaledProgram.core(of: tree)) == (try Self.expression(core)))
  }
}
