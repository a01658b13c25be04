import AST
import TestSupport
import Testing

@testable import Genetic

@Suite struct WellFormedTests {
  @Test func brokenTreesAreFound() throws {
    let primitives = try Fixtures.set("lists")
    let list = Fixtures.type("[Int]")
    let good = Tree(
      root: .apply(.take, list, length: 1),
      children: [Tree(nodes: [.variable(0, list)]), Tree(nodes: [.variable(1, .int)])])
    #expect(good.isWellFormed(in: primitives))
    func broken(_ change: (inout [Node]) -> Void) -> Bool {
      var nodes = good.nodes
      change(&nodes)
      return !Tree(nodes: nodes).isWellFormed(in: primitives)
    }
    #expect(broken { $0[0].length = 2 })
    #expect(broken { $0[0].op = .concat })
    #expect(broken { $0[1].payload = 1 })
    #expect(broken { $0[2].payload = 2 })
    #expect(broken { $0[2].type = .bool })
    #expect(broken { $0.removeLast() })
    #expect(broken { $0.append(.variable(1, .int)) })
    #expect(broken { $0.removeAll() })
    #expect(!good.subtree(at: 2).isWellFormed(in: primitives))
  }

  @Test(arguments: Fixtures.recipes().map(\.name))
  func theCheckAgreesWithTheOneOfTheTests(_ name: String) throws {
    let recipe = try #require(Fixtures.recipes().first { $0.name == name }?.recipe)
    let primitives = try Fixtures.set(name)
    var editor = TreeEditor(primitives: primitives)
    var random = Fixtures.stream(0, seed: 51)
    for step in 0..<200 {
      let tree = try #require(editor.newProgram(size: step % 30, &random))
      #expect(tree.fault(result: recipe.result, inputs: recipe.inputs, helpers: recipe.helpers) == nil)
      var nodes = tree.nodes
      let place = random.below(nodes.count)
      nodes[place].payload ^= 1
      let changed = Tree(nodes: nodes, literals: tree.literals)
      let fault = changed.fault(result: recipe.result, inputs: recipe.inputs, helpers: recipe.helpers)
      #expect((fault == nil) == changed.isWellFormed(in: primitives), "seed 51, step \(step): \(fault ?? "")")
    }
  }
}
