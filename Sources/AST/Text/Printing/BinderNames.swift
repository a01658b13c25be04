/// Readable names for what a tree binds: trees hold slots, not names.
///
/// A name tells the role and the type: `acc` and an element for `fold`, `i` and `acc` for `iterate`, `x` for numbers, `c`
/// for characters, `s` for text, `xs` for lists. Within its scope a name is the only one of its kind; it is never that of
/// an input, a helper, or another name that was to be avoided.
package struct BinderNames {
  /// The name at each variable node; empty at the others.
  package private(set) var variables: [String]
  /// The names that each lambda and `let` node binds.
  package private(set) var binders: [Int: [String]] = [:]

  private let inputs: Set<String>
  private let avoided: Set<String>
  /// How many names of each kind are spoken for where the walk stands.
  private var used: [String: Int] = [:]

  /// Names for a tree. Linear in its size.
  ///
  /// - Parameters:
  ///   - inputs: The names in slots 0….
  ///   - avoiding: Other names that must not be given.
  package init(_ tree: Tree, inputs: [String], avoiding: Set<String> = []) {
    self.inputs = Set(inputs)
    avoided = avoiding
    variables = Array(repeating: "", count: tree.size)
    assign(tree, inputs)
  }

  /// A name that is given, by its kind and its number of that kind.
  private struct Given {
    let kind: String
    let number: Int
  }

  private mutating func assign(_ tree: Tree, _ inputs: [String]) {
    var names = inputs
    /// The nodes that are open, with the names that go out of scope at their ends.
    var open: [(end: Int, node: Int, given: [Given])] = []
    /// The bodies, not yet reached, of the `let`s that are open.
    var bodies: [(body: Range<Int>, node: Int)] = []
    for (index, node) in tree.nodes.enumerated() {
      while let last = open.last, last.end <= index {
        for given in last.given.reversed() {
          names.removeLast()
          used[given.kind] = given.number
        }
        open.removeLast()
      }
      if let next = bodies.last, next.body.lowerBound == index {
        bodies.removeLast()
        let kind = Self.kind(ofLet: tree.nodes[next.node + 1].type)
        open.append((next.body.upperBound, next.node, give([kind], to: next.node, &names)))
      }
      let end = index + Int(node.length)
      var given: [Given] = []
      switch node.kind {
      case .variable: variables[index] = names.indices.contains(node.slot) ? names[node.slot] : "?"
      case .lambda:
        let owner = open.last.map { tree.nodes[$0.node].op } ?? .map
        given = give(Self.kinds(of: node.type.parameters, in: owner), to: index, &names)
      case .apply where node.op == .let && index + 1 < end:
        bodies.append((index + 1 + Int(tree.nodes[index + 1].length)..<end, index))
      default: break
      }
      open.append((end, index, given))
    }
  }

  private mutating func give(_ kinds: [String], to node: Int, _ names: inout [String]) -> [Given] {
    var given: [Given] = []
    for kind in kinds {
      var number = used[kind] ?? 0
      while isTaken(Self.name(kind, number)) { number += 1 }
      used[kind] = number + 1
      given.append(Given(kind: kind, number: number))
      names.append(Self.name(kind, number))
    }
    binders[node] = given.map { Self.name($0.kind, $0.number) }
    return given
  }

  private func isTaken(_ name: String) -> Bool { inputs.contains(name) || avoided.contains(name) }

  /// The letters that follow one another in a kind; then come numbers. No letter is of two kinds.
  private static let series: [String: [String]] = [
    "x": ["x", "y", "z"], "i": ["i", "j", "k"], "n": ["n", "m"], "v": ["v", "w"], "xs": ["xs", "ys", "zs"],
    "b": ["b", "p", "q"],
  ]

  private static func name(_ kind: String, _ number: Int) -> String {
    let series = series[kind] ?? [kind]
    return number < series.count ? series[number] : "\(kind)\(number - series.count + 2)"
  }

  private static func kinds(of parameters: [Type], in owner: Operator) -> [String] {
    switch owner {
    case .fold, .scan: ["acc"] + parameters.dropFirst().map(elementKind)
    case .iterate: parameters.count == 2 ? ["i", "acc"] : parameters.map(elementKind)
    case .while, .unfold: parameters.map { $0 == .int ? "n" : elementKind($0) }
    default: parameters.map(elementKind)
    }
  }

  private static func kind(ofLet type: Type) -> String {
    switch type {
    case .int: "n"
    case .float: "v"
    default: elementKind(type)
    }
  }

  private static func elementKind(_ type: Type) -> String {
    switch type.constructor {
    case .int, .float: "x"
    case .bool: "b"
    case .char: "c"
    case .string: "s"
    case .list: "xs"
    case .tuple, .function: "t"
    }
  }
}
