import AST
import Interpreter
import TestSupport
import Testing

@Suite struct ReferenceDepthTests {
  private typealias Part = (node: Node, children: Int)

  private let interface = Interface(inputs: [Parameter(name: "x", type: .int)], result: .int)
  private let limits = Limits(fuel: .max, length: .max)
  private let x: Part = (.variable(0, .int), 0)

  /// Code in code, so many times: `front`, what is inside, then `back`; around the variable `x`.
  private func nest(_ depth: Int, _ front: [Part], _ back: [Part] = []) -> Tree {
    let level = Array(repeatElement(front, count: depth).joined())
    let parts = level + [x] + Array(repeatElement(back, count: depth).joined())
    var nodes = parts.map(\.node)
    var pending: [UInt32] = []
    for index in parts.indices.reversed() {
      let children = parts[index].children
      nodes[index].length = 1 + pending.suffix(children).reduce(0, +)
      pending.removeLast(children)
      pending.append(nodes[index].length)
    }
    return Tree(nodes: nodes)
  }

  private func constant(_ value: Value) throws -> Part { (try #require(Node.scalar(value)), 0) }

  private func apply(_ op: Operator, _ type: Type, _ children: Int) -> Part { (.apply(op, type, length: 1), children) }

  /// One level of every kind of code that evaluation recurses through, and what so many levels of it give for x = 3.
  private func levels() throws -> [(name: String, front: [Part], back: [Part], result: @Sendable (Int) -> Int64)] {
    let list = try #require(Type.list(of: .int))
    func lambda(_ parameters: [Type], _ result: Type) throws -> Part {
      (.lambda(try #require(Type.function(parameters, result)), length: 1), 1)
    }
    let one = try constant(.int(1))
    let listOfX = [apply(.list, list, 1), x]
    return [
      ("neg", [apply(.negate, .int, 1)], [], { $0 % 2 == 0 ? 3 : -3 }),
      ("add", [apply(.add, .int, 2), one], [], { Int64($0) + 3 }),
      ("let", [apply(.let, .int, 2), x], [], { _ in 3 }),
      ("if", [apply(.if, .int, 3), try constant(.bool(false)), x], [], { _ in 3 }),
      ("iterate", [apply(.iterate, .int, 3), one, x, try lambda([.int, .int], .int)], [], { _ in 3 }),
      ("fold", [apply(.fold, .int, 3), try lambda([.int, .int], .int)], [one] + listOfX, { _ in 3 }),
      (
        "sort-by", [apply(.minimum, .int, 1), apply(.sortBy, list, 2), try lambda([.int], .int)], listOfX, { _ in 3 }
      ),
      (
        "find-index", [apply(.findIndex, .int, 2), try lambda([.int], .bool), apply(.isOdd, .bool, 1)], listOfX,
        { $0 % 2 == 1 ? 0 : -1 }
      ),
    ]
  }

  @Test func codeNestedToAnyDepthRuns() throws {
    for (name, front, back, result) in try levels() {
      for depth in [9, 100, 1_000, 10_000] {
        let tree = nest(depth, front, back)
        if depth == 9 { #expect(tree.fault(result: .int, inputs: [.int]) == nil, "\(name)") }
        let evaluation = ReferenceInterpreter(interface: interface, limits: limits).run(tree, inputs: [.int(3)])
        #expect(evaluation.value == .int(result(depth)), "\(name) at \(depth)")
      }
    }
  }

  @Test func aChainOfHelpersRuns() throws {
    let neg = apply(.negate, .int, 1)
    var helpers: [Helper] = []
    for index in 0..<100 {
      let call: Part = index == 0 ? neg : (.call(index - 1, .int, length: 1), 1)
      let body = nest(50, [neg, neg])
      let tree = Tree(nodes: body.nodes.dropLast() + nest(1, [call]).nodes)
      var nodes = tree.nodes
      for position in nodes.indices { nodes[position].length = UInt32(nodes.count - position) }
      helpers.append(Helper(name: "h\(index)", parameters: interface.inputs, result: .int, body: Tree(nodes: nodes)))
    }
    let chained = Interface(inputs: interface.inputs, result: .int, helpers: helpers)
    let tree = nest(1, [(.call(99, .int, length: 1), 1)])
    #expect(Program(interface: chained, tree: tree).faults == [])
    #expect(
      ReferenceInterpreter(interface: chained).run(tree, inputs: [.int(3)]) == Evaluation(value: .int(-3), cost: 0))
  }

  @Test func codeDeeperThanTheLimitIsExhausted() {
    let tree = nest(ReferenceInterpreter.maximumDepth, [apply(.negate, .int, 1)])
    let evaluation = ReferenceInterpreter(interface: interface, limits: Limits(fuel: 7)).run(tree, inputs: [.int(3)])
    #expect(evaluation == Evaluation(value: nil, cost: 7))
  }
}
