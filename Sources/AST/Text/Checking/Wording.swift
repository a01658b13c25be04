/// Puts the issues of ``Inference`` into words.
struct Wording {
  let draft: Draft
  let syntax: Syntax
  let surroundings: Surroundings
  /// What the whole expression is, as in "expected Int for …".
  let whole: String

  func report(_ issues: [Inference.Issue], _ problems: inout Problems) {
    for issue in issues {
      let origin = draft.nodes[node(of: issue)].origin
      let text = syntax.excerpt(origin)
      switch issue {
      case .mismatch(let node, let found, let expected, let role):
        let hint = hint(node, found: found, expected: expected)
        problems.report(
          at: syntax.place(origin), "expected \(expected) for \(place(role)), found '\(text)' of type \(found)\(hint)")
      case .element(_, let path, let found, let expected):
        let item = element(path, of: origin)
        problems.report(
          at: syntax.place(item),
          "the elements of a list have one type: expected \(expected) as before, found '\(syntax.excerpt(item))' of type "
            + found)
      case .missingPart(let node, let found):
        let count = (draft.nodes[node].op.tupleIndex ?? 0) + 1
        problems.report(
          at: syntax.place(origin),
          "'\(draft.nodes[node].op.name)' takes a tuple of at least \(max(2, count)) parts, found \(found)")
      case .tooLarge:
        problems.report(
          at: syntax.place(origin), "the type of '\(text)' is too large: more than \(Type.maximumSymbols) symbols")
      case .infinite:
        problems.report(at: syntax.place(origin), "the type of '\(text)' would contain itself")
      case .undetermined:
        problems.report(at: syntax.place(origin), "nothing determines the type of '\(text)'")
      }
    }
  }

  private func node(of issue: Inference.Issue) -> Int {
    switch issue {
    case .mismatch(let node, _, _, _), .element(let node, _, _, _), .missingPart(let node, _), .tooLarge(let node),
      .infinite(let node), .undetermined(let node):
      node
    }
  }

  private func place(_ role: Inference.Role) -> String {
    guard case .argument(let argument, let owner) = role else { return whole }
    let node = draft.nodes[owner]
    switch node.kind {
    case .lambda: return "the result of this function"
    case .call:
      let helper = surroundings.helpers[node.payload]
      return "argument \(argument + 1) ('\(helper.parameters[argument].name)') of '\(helper.name)'"
    default:
      switch (node.op, argument) {
      case (.if, 0): return "the condition of 'if'"
      case (.if, 1): return "the first branch of 'if'"
      case (.if, _): return "the second branch of 'if'"
      default: return "argument \(argument + 1) of '\(node.op.name)'"
      }
    }
  }

  /// What to write instead, where Int and Float are confused.
  private func hint(_ node: Int, found: String, expected: String) -> String {
    switch (found, expected) {
    case ("Int", "Float"):
      if draft.nodes[node].kind == .literal { return "; write '\(syntax.excerpt(draft.nodes[node].origin)).0'" }
      return "; 'float' converts"
    case ("Float", "Int"): return "; 'round', 'floor', 'ceil' and 'trunc' convert"
    case ("Char", "String"): return "; 'string' converts"
    default: return ""
    }
  }

  private func element(_ path: [Int], of list: Int) -> Int {
    var current = list
    for index in path {
      let items = syntax.items(of: current)
      guard items.indices.contains(index) else { break }
      current = items[index]
    }
    return current
  }
}
