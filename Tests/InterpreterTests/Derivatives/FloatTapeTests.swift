import AST
import Testing

@testable import Interpreter

@Suite("Derivatives of Float programs on columns")
struct FloatTapeTests {
  static let inputs = [Parameter(name: "x", type: .float), Parameter(name: "y", type: .float)]
  /// The operators of tasks whose types are all Float.
  static let operators = Operator.allCases.filter { FloatTape.hasDerivative($0) }

  /// Cases with x and y uniform on a range, more than a block of them.
  static func cases(_ low: Double, _ high: Double, count: Int = 300, seed: UInt64 = 1) -> CaseColumns {
    var random = RandomStream(seed: seed, purpose: .test)
    let columns = inputs.map { _ in (0..<count).map { _ in Value.float(random.float(low, high)) } }
    return CaseColumns(
      inputs: inputs, outputs: [], inputColumns: columns, expectedColumns: [], count: count, judge: Judge(kinds: []),
      limits: Limits())
  }

  static func expression(_ text: String) throws -> Tree { try Parser.expression(text, inputs: inputs, result: .float) }

  static func values(_ tape: FloatTape) -> [Double] {
    var output = Array(repeating: 0.0, count: tape.count)
    output.withUnsafeMutableBufferPointer { tape.values(into: $0.baseAddress!) }
    return output
  }

  static func jacobian(_ tape: FloatTape) -> (values: [Double], derivatives: [[Double]]) {
    var output = Array(repeating: 0.0, count: tape.count)
    var jacobian = Array(repeating: 0.0, count: tape.count * tape.constants.count)
    output.withUnsafeMutableBufferPointer { output in
      jacobian.withUnsafeMutableBufferPointer {
        tape.values(into: output.baseAddress!, jacobian: $0.baseAddress!)
      }
    }
    return (output, tape.constants.indices.map { Array(jacobian[$0 * tape.count..<($0 + 1) * tape.count]) })
  }

  /// Holds derivatives against central differences, where these are steady.
  ///
  /// - Parameter isFinite: whether all derivatives must be finite. Where an operand is infinite they need not be.
  static func check(_ tape: FloatTape, _ name: String, isFinite: Bool = true) {
    let (values, derivatives) = jacobian(tape)
    #expect(zip(values, Self.values(tape)).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }, "\(name)")
    for index in tape.constants.indices {
      let constant = tape.constants[index]
      func difference(_ step: Double) -> [Double] {
        tape.constants[index] = constant + step
        let above = Self.values(tape)
        tape.constants[index] = constant - step
        let below = Self.values(tape)
        tape.constants[index] = constant
        return zip(above, below).map { ($0 - $1) / (2 * step) }
      }
      let step = 1e-6 * max(1, constant.magnitude)
      let (coarse, fine) = (difference(2 * step), difference(step))
      for row in 0..<tape.count {
        let scale = max(1, fine[row].magnitude, values[row].magnitude)
        guard fine[row].isFinite, (coarse[row] - fine[row]).magnitude <= 1e-5 * scale else { continue }
        if !isFinite, derivatives[index][row].isNaN { continue }
        #expect(
          (derivatives[index][row] - fine[row]).magnitude <= 1e-4 * scale, "\(name), constant \(index), row \(row)")
      }
    }
  }

  @Test("are those of finite differences for every operator of Float programs", arguments: operators)
  func everyOperator(op: Operator) throws {
    let info = op.row
    let isBinary = info.arity == 2
    // Around 0 and on positive numbers, each argument constant and not.
    for (low, high) in [(-2.0, 2.0), (0.1, 3.0)] {
      let tape = try #require(FloatTape(Self.cases(low, high)))
      let texts =
        isBinary
        ? ["(\(info.name) (* 1.5 x) (+ y 0.25))", "(\(info.name) x (* y 2.5))", "(\(info.name) (+ x 0.75) y)"]
        : ["(\(info.name) (+ 0.125 (* 0.75 x)))"]
      for text in texts {
        #expect(tape.load(try Self.expression(text)), "\(text)")
        Self.check(tape, text)
      }
    }
  }

  @Test("all operators that a task of Floats is offered have one")
  func offered() {
    let task = Task(inputs: Self.inputs, outputs: [Parameter(name: "z", type: .float)])
    let missing = task.operators.filter { $0 != .if && $0 != .let && !FloatTape.hasDerivative($0) }
    #expect(missing == [])
  }

  @Test("follow names that are used more than once, and constants that are")
  func names() throws {
    let tape = try #require(FloatTape(Self.cases(-1, 1)))
    let text = "(let ((a (+ x 0.5)) (b (* a 3.0))) (+ (* a b) (sin (- b a))))"
    #expect(tape.load(try Self.expression(text)))
    #expect(tape.constants == [0.5, 3.0])
    Self.check(tape, text)
  }

  @Test("values are those of the language, to the bit, for random programs")
  func randomPrograms() throws {
    let cases = Self.cases(-3, 3, count: 7)
    let tape = try #require(FloatTape(cases))
    let evaluator = Evaluator(cases)
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = RandomStream(seed: seed, purpose: .test)
      let tree = Self.randomTree(&random, depth: 6)
      #expect(tape.load(tree))
      let expected = evaluator.evaluations(of: tree).map(\.value)
      #expect(Self.values(tape).map { Value.float($0) } == expected, "seed \(seed)")
      Self.check(tape, "seed \(seed)", isFinite: false)
    }
  }

  static func randomTree(_ random: inout RandomStream, depth: Int) -> Tree {
    if depth == 0 || random.chance(0.2) {
      if random.chance(0.4) { return Tree(literal: .float(random.float(-2, 2)), type: .float) }
      return Tree(nodes: [.variable(random.below(2), .float)])
    }
    let op = operators[random.below(operators.count)]
    let count = op.row.arity ?? 1
    return Tree(
      root: .apply(op, .float, length: 1), children: (0..<count).map { _ in randomTree(&random, depth: depth - 1) })
  }

  @Test("programs of anything else, and inputs of other types, are refused")
  func refused() throws {
    let tape = try #require(FloatTape(Self.cases(-1, 1)))
    for text in ["(if (< x y) x 1.0)", "(float (round x))", "(first [1.0])"] {
      #expect(!tape.load(try Self.expression(text)), "\(text)")
    }
    let ints = CaseColumns(
      inputs: [Parameter(name: "n", type: .int)], outputs: [], inputColumns: [[.int(1)]], expectedColumns: [],
      count: 1, judge: Judge(kinds: []), limits: Limits())
    #expect(FloatTape(ints) == nil)
  }
}
