import AST
import Interpreter
import Neural
import Testing

@testable import gp

struct SkeletonTests {
  @Test(arguments: Skeleton.all)
  func `the program of a skeleton is right, and its variants can all be evaluated`(skeleton: Skeleton) throws {
    let (ready, tree, slots) = try skeleton.parts()
    #expect(
      CaseScore(Program(interface: ready.task.interface, tree: tree), on: ready.cases.train, of: ready.task).isAllRight)
    #expect(slots.count >= 2)
    #expect(slots.map(\.nodes.count).reduce(1, *) <= 20_000)
    // Each choice by itself still prints as a program of the problem's types.
    for slot in slots {
      for node in slot.nodes {
        var nodes = tree.nodes
        nodes[slot.index] = node
        let variant = Program(interface: ready.task.interface, tree: Tree(nodes: nodes, literals: tree.literals))
        #expect(try Parser.program(Printer.canonical(variant)).tree == variant.tree)
      }
    }
  }

  @Test func `the landscape numbers the right program first and scores variants by their errors`() throws {
    let skeleton = Skeleton(problem: "last2", text: "(at xs (- (length xs) 2))")
    let (_, _, slots) = try skeleton.parts()
    #expect(slots.map(\.nodes.count) == [4])
    let landscape = try skeleton.landscape()
    #expect(landscape.fitness.count == 4)
    #expect(landscape.fitness[0] == 1)
    #expect(landscape.fitness.dropFirst().allSatisfy { $0 < 1 && $0 > 0 })
  }
}
