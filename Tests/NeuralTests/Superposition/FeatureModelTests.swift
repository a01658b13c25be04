import AST
import Testing

@testable import Neural

struct FeatureModelTests {
  @Test func `the gradient is that of finite differences`() {
    var random = RandomStream(seed: 6, purpose: .test)
    let model = FeatureModel(dimensions: 2, importance: [1, 0.5, 0.25, 2], density: 0.6, random: &random)
    for index in 8..<12 { model.nudge(index, by: random.float(-0.3, 0.3)) }
    for _ in 0..<10 {
      let sample = model.sample(&random)
      let (_, gradient) = model.gradient(of: sample)
      for index in 0..<model.parameterCount {
        model.nudge(index, by: 1e-6)
        let above = model.gradient(of: sample).loss
        model.nudge(index, by: -2e-6)
        let below = model.gradient(of: sample).loss
        model.nudge(index, by: 1e-6)
        #expect(abs(gradient[index] - (above - below) / 2e-6) < 1e-6, "parameter \(index), sample \(sample)")
      }
    }
  }

  @Test func `features that are always on get a dimension each, the most important first`() {
    var random = RandomStream(seed: 1, purpose: .test)
    let model = FeatureModel(dimensions: 2, importance: [1, 0.6, 0.3, 0.1], density: 1, random: &random)
    model.train(steps: 800, batch: 16, rate: 0.02, random: &random)
    let lengths = model.squaredLengths
    #expect(abs(lengths[0] - 1) < 0.1 && abs(lengths[1] - 1) < 0.1, "\(lengths)")
    #expect(lengths[2] < 0.2 && lengths[3] < 0.2, "\(lengths)")
  }
}
