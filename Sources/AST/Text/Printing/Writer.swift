/// Lays out the code of one tree.
struct Writer {
  private enum Step {
    case node(Int)
    case value(Value, isProgram: Bool)
    case begin(Layout.Style, String)
    case end
  }

  private let names: BinderNames
  private let helpers: [Helper]
  private var layout = Layout()

  /// - Parameters:
  ///   - helpers: Those that the code may call.
  ///   - avoiding: The names that nothing in it is given.
  init(_ tree: Tree, inputs: [String], helpers: [Helper], avoiding: Set<String>) {
    names = BinderNames(tree, inputs: inputs, avoiding: avoiding)
    self.helpers = helpers
  }

  mutating func expression(_ tree: Tree, width: Int) -> String {
    append(tree)
    return layout.text(width: width)
  }

  /// A `define` or `program` form.
  mutating func form(
    _ style: Layout.Style, _ head: String, _ parameters: [Parameter], _ result: Type, _ tree: Tree
  ) -> String {
    layout.begin(style, head)
    layout.begin(.fill(open: "(", separator: " ", close: ")"))
    for parameter in parameters { layout.word("(\(parameter.name) \(parameter.type))") }
    layout.end()
    layout.word(result.description)
    append(tree)
    layout.end()
    return layout.text(width: Printer.width)
  }

  private mutating func append(_ tree: Tree) {
    var steps: [Step] = tree.nodes.isEmpty ? [] : [.node(0)]
    while let step = steps.popLast() {
      switch step {
      case .node(let index): steps += self.steps(of: index, in: tree).reversed()
      case .value(let value, let isProgram): steps += self.steps(of: value, isProgram: isProgram).reversed()
      case .begin(let style, let head): layout.begin(style, head)
      case .end: layout.end()
      }
    }
  }

  /// What a node consists of.
  private mutating func steps(of index: Int, in tree: Tree) -> [Step] {
    let node = tree.nodes[index]
    switch node.kind {
    case .literal: return tree.literal(at: index).map { [.value($0, isProgram: true)] } ?? []
    case .variable:
      layout.word(names.variables[index])
      return []
    case .lambda:
      let head = "fn (" + (names.binders[index] ?? []).joined(separator: " ") + ")"
      return [.begin(.call, head), .node(index + 1), .end]
    case .apply where node.op == .let: return letSteps(index, in: tree)
    case .apply: return [.begin(.call, node.op.name)] + tree.children(of: index).map { .node($0) } + [.end]
    case .call:
      let name = helpers.indices.contains(node.slot) ? helpers[node.slot].name : "?"
      return [.begin(.call, name)] + tree.children(of: index).map { .node($0) } + [.end]
    }
  }

  /// A `let` and those that are directly its body.
  private func letSteps(_ first: Int, in tree: Tree) -> [Step] {
    var steps: [Step] = [.begin(.form, "let"), .begin(.column, "")]
    var current = first
    while tree.nodes[current].kind == .apply, tree.nodes[current].op == .let {
      let children = tree.children(of: current)
      guard children.count == 2 else { break }
      steps += [.begin(.call, names.binders[current]?.first ?? "?"), .node(children[0]), .end]
      current = children[1]
    }
    return current == first ? [] : steps + [.end, .node(current), .end]
  }

  /// A literal; a tuple outside lists is no literal in programs.
  private mutating func steps(of value: Value, isProgram: Bool) -> [Step] {
    switch value {
    case .list(let items):
      let parts = items.map { Step.value($0, isProgram: false) }
      return [.begin(.fill(open: "[", separator: " ", close: "]"), "")] + parts + [.end]
    case .tuple(let items):
      let parts = items.map { Step.value($0, isProgram: isProgram) }
      return [.begin(isProgram ? .call : .fill(open: "(", separator: ", ", close: ")"), isProgram ? "tuple" : "")]
        + parts + [.end]
    default:
      layout.word(Printer.scalar(value))
      return []
    }
  }
}
