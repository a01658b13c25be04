import Interpreter
import Testing

/// Columns give the bits of the scalar functions, at any length, also in place.
@Suite struct FloatMathColumnTests {
  typealias Column = (UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void

  private static let seed: UInt64 = 20_250_611

  private func check(_ name: String, _ scalar: (Double) -> Double, _ column: Column) {
    var samples = FloatMathSamples(seed: Self.seed)
    var input = (0..<20_011).map { _ in samples.anything() }
    // A stretch without rare lanes, so that whole blocks take the quick path.
    for index in 4000..<9000 { input[index] = samples.uniform(-30, 30) }
    let expected = input.map(scalar)

    var output = [Double](repeating: 1, count: input.count)
    column(input, &output, input.count)
    var wrong = zip(expected, output).filter { !FloatMathSamples.same($0, $1) }
    #expect(wrong.isEmpty, "\(name), seed \(Self.seed)")

    output.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      _ = buffer.update(from: input)
      column(base, base, buffer.count)
    }
    wrong = zip(expected, output).filter { !FloatMathSamples.same($0, $1) }
    #expect(wrong.isEmpty, "\(name) in place, seed \(Self.seed)")

    for count in [-1, 0, 1, 2, 31, 32, 33, 63, 64, 65, 100] {
      var short = [Double](repeating: 42, count: 128)
      column(input, &short, count)
      let kept = max(0, count)
      #expect(zip(short, expected).prefix(kept).allSatisfy(FloatMathSamples.same), "\(name), count \(count)")
      #expect(short.dropFirst(kept).allSatisfy { $0 == 42 }, "\(name) writes no further than \(count)")
    }
  }

  @Test func exponentialColumn() { check("exp", FloatMath.exp, FloatMath.expColumn) }
  @Test func logarithmColumn() { check("log", FloatMath.log, FloatMath.logColumn) }
  @Test func sineColumn() { check("sin", FloatMath.sin, FloatMath.sinColumn) }
  @Test func cosineColumn() { check("cos", FloatMath.cos, FloatMath.cosColumn) }
  @Test func tangentColumn() { check("tan", FloatMath.tan, FloatMath.tanColumn) }
  @Test func hyperbolicTangentColumn() { check("tanh", FloatMath.tanh, FloatMath.tanhColumn) }

  @Test func powerColumn() {
    var samples = FloatMathSamples(seed: Self.seed)
    let exponents = (0..<20_011).map { _ in samples.anything() }
    let column: Column = { bases, target, count in FloatMath.powColumn(bases, exponents, target, count) }
    var bases = FloatMathSamples(seed: Self.seed &+ 1)
    let input = (0..<20_011).map { _ in bases.anything() }
    var output = [Double](repeating: 1, count: input.count)
    column(input, &output, input.count)
    let wrong = input.indices.filter {
      !FloatMathSamples.same(output[$0], FloatMath.pow(input[$0], exponents[$0]))
    }
    #expect(wrong.isEmpty, "seed \(Self.seed)")
    for count in [0, 1, 31, 32, 33] {
      var short = [Double](repeating: 42, count: 64)
      column(input, &short, count)
      #expect(zip(short, output).prefix(count).allSatisfy(FloatMathSamples.same))
      #expect(short.dropFirst(count).allSatisfy { $0 == 42 })
    }
  }
}
