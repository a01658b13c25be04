import AST
import Interpreter
import Testing

@testable import Neural

struct TanhNetworkLossTests {
  /// The network by its definition.
  private func definition(_ parameters: [Double], _ targets: [Double]) -> Double {
    let units = parameters.count / 3
    let squares = targets.indices.map { point in
      let x = Double(point) / Double(targets.count)
      let output = (0..<units).reduce(0) {
        $0 + parameters[$1] * FloatMath.tanh(parameters[units + $1] * x + parameters[2 * units + $1])
      }
      return (output - targets[point]) * (output - targets[point])
    }
    return squares.reduce(0, +) / Double(targets.count)
  }

  @Test(arguments: [1, 5, 8, 20, 64])
  func `is the mean squared error of the network`(points: Int) {
    var random = RandomStream(seed: 3, purpose: .test, slot: points)
    let targets = (0..<points).map { _ in random.float(-1, 1) }
    let loss = TanhNetworkLoss(hiddenUnits: 4, targets: targets)
    #expect(loss.parameterCount == 12)
    for size in [0.01, 1, 20, 80, 300] {
      let place = (0..<12).map { _ in random.float(-size, size) }
      let expected = definition(place, targets)
      #expect(abs(loss.value(at: place) - expected) < 1e-12 * max(1, expected), "size \(size)")
    }
  }

  @Test func `the gradient is that of finite differences`() {
    var random = RandomStream(seed: 4, purpose: .test)
    let loss = TanhNetworkLoss(hiddenUnits: 3, targets: (0..<9).map { _ in random.float(-1, 1) })
    for _ in 0..<20 { expectGradient(of: loss, at: (0..<9).map { _ in random.float(-2, 2) }) }
  }
}
