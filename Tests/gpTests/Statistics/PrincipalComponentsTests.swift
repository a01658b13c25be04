import AST
import Testing

@testable import gp

struct PrincipalComponentsTests {
  @Test func `finds the axes of an ellipsoid`() {
    var random = RandomStream(seed: 5, purpose: .test)
    let sample = (0..<400).map { _ in
      let (a, b, c) = (5 * random.normal(), 2 * random.normal(), 0.5 * random.normal())
      return [7 + (a + b) / 2.0.squareRoot(), (a - b) / 2.0.squareRoot(), c]
    }
    let components = PrincipalComponents.of(sample, count: 2)
    #expect(components.count == 2)
    let half = 0.5.squareRoot()
    #expect(abs(Vector.dot(components[0], [half, half, 0])) > 0.99)
    #expect(abs(Vector.dot(components[1], [half, -half, 0])) > 0.99)
    #expect(abs(Vector.dot(components[0], components[1])) < 1e-9)
    #expect(components.allSatisfy { abs(Vector.length($0) - 1) < 1e-12 })
  }

  @Test func `leaves out what is told`() {
    let sample = [[1.0, 0, 0], [-1, 0, 0], [0, 0.5, 0], [0, -0.5, 0]]
    #expect(PrincipalComponents.of(sample, count: 3) == [[1, 0, 0], [0, 1, 0]])
    #expect(PrincipalComponents.of(sample, count: 1, orthogonal: [[1, 0, 0]]) == [[0, 1, 0]])
    #expect(PrincipalComponents.of([[1, 1], [1, 1]], count: 2) == [])
    #expect(PrincipalComponents.of([], count: 2) == [])
  }
}
