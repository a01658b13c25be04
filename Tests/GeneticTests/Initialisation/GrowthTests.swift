import AST
import Testing

@testable import Genetic

@Suite struct GrowthTests {
  @Test(arguments: Fixtures.recipes().map(\.name))
  func aNewProgramIsWellFormedAndNeverLargerThanAsked(_ name: String) throws {
    let primitives = try Fixtures.set(name)
    var editor = TreeEditor(primitives: primitives)
    var random = Fixtures.stream(0, seed: 3)
    for step in 0..<1500 {
      let size = step % 60
      let tree = try #require(editor.newProgram(size: size, &random), "seed 3, step \(step)")
      try #require(tree.isWellFormed(in: primitives), "seed 3, step \(step): \(tree.text())")
      try #require(tree.size <= max(size, primitives.smallestProgram), "seed 3, step \(step): \(tree.text())")
    }
  }

  @Test func sizesComeNearTheOnesAsked() throws {
    let primitives = try Fixtures.set("ints")
    var editor = TreeEditor(primitives: primitives)
    var random = Fixtures.stream(0, seed: 4)
    var total = 0
    for _ in 0..<500 { total += editor.newProgram(size: 20, &random)?.size ?? 0 }
    #expect(total / 500 >= 15)
  }
}
