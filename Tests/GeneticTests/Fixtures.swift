@testable import AST
@testable import Genetic

/// Primitive sets over several universes of types.
enum Fixtures {
  static func operators(_ groups: Operator.Group...) -> [Operator] {
    groups.flatMap { OperatorTable.operators(in: $0) }
  }

  static let everyday = operators(
    .control, .logic, .compare, .arithmetic, .convert, .char, .sequence, .list, .text, .tuple, .higherOrder, .loop)

  static func type(_ text: String) -> Type {
    switch text {
    case "[Int]": Type.list(of: .int) ?? .int
    case "[[Int]]": Type.list(of: type("[Int]")) ?? .int
    case "[Float]": Type.list(of: .float) ?? .int
    case "[String]": Type.list(of: .string) ?? .int
    case "(Int, Bool)": Type.tuple([.int, .bool]) ?? .int
    case "(Int, Char)": Type.tuple([.int, .char]) ?? .int
    case "[(Int, Char)]": Type.list(of: type("(Int, Char)")) ?? .int
    case "(String, [Int])": Type.tuple([.string, type("[Int]")]) ?? .int
    default: .int
    }
  }

  static func recipes() -> [(name: String, recipe: PrimitiveSet.Recipe)] {
    let half = Helper(
      name: "half", parameters: [Parameter(name: "x", type: .int)], result: .int,
      body: Tree(
        root: .apply(.div, .int, length: 1),
        children: [Tree(nodes: [.variable(0, .int)]), Tree(literal: .int(2), type: .int)]))
    return [
      ("ints", .init(inputs: [.int, .int], result: .int, operators: everyday, helpers: [half])),
      ("floats", .init(inputs: [.float], result: .float, operators: operators(.arithmetic, .math))),
      ("bools", .init(inputs: [.bool, .bool, .bool], result: .bool, operators: operators(.logic) + [.if])),
      (
        "strings",
        .init(
          inputs: [.string, .char], result: .string, operators: everyday,
          ephemerals: PrimitiveSet.Recipe.defaultEphemerals(chars: ["a", " "], texts: [["a", "b"], [","]]))
      ),
      ("lists", .init(inputs: [type("[Int]"), .int], result: type("[Int]"), operators: everyday)),
      ("nested", .init(inputs: [type("[[Int]]")], result: .int, operators: everyday)),
      (
        "tuples",
        .init(
          inputs: [.string], result: type("(Int, Bool)"),
          types: TypeUniverse.closed(over: [.string, type("(Int, Bool)"), type("[(Int, Char)]")]),
          operators: everyday)
      ),
      (
        "outputs without the tuple operator",
        .init(inputs: [.string, type("[Int]")], result: type("(String, [Int])"), operators: operators(.sequence))
      ),
    ]
  }

  static func set(_ name: String) throws -> PrimitiveSet {
    try PrimitiveSet(recipes().first { $0.name == name }?.recipe ?? recipes()[0].recipe)
  }

  static func stream(_ slot: Int, seed: UInt64 = 1) -> RandomStream {
    RandomStream(seed: seed, purpose: .test, slot: slot)
  }
}

extension Tree {
  /// The tree in the language's notation, with inputs i0, i1… and bound slots by number; for failure messages.
  func text(at index: Int = 0) -> String {
    let node = nodes[index]
    let parts = children(of: index).map { text(at: $0) }
    switch node.kind {
    case .literal: return "\(literal(at: index).map { "\($0)" } ?? "?")"
    case .variable: return "v\(node.slot)"
    case .lambda: return "(fn \(parts.joined(separator: " ")))"
    case .apply: return "(\(node.op.name) \(parts.joined(separator: " ")))"
    case .call: return "(helper\(node.slot) \(parts.joined(separator: " ")))"
    }
  }
}
