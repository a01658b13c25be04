/// Reads the forms at the top of a program file: `(define …)` and `(program …)`.
struct FormReader {
  let syntax: Syntax
  var surroundings: Surroundings
  private(set) var programs: [Program] = []
  /// The places of the programs.
  private(set) var places: [Int] = []

  init(_ syntax: Syntax, helpers: [Helper] = []) {
    self.syntax = syntax
    surroundings = Surroundings(helpers: helpers)
  }

  /// Reads all forms: helpers, and after them programs.
  mutating func readAll(_ problems: inout Problems) {
    for root in syntax.roots where syntax.word(in: root) == "define" {
      guard let name = syntax.children(of: root).dropFirst().first, syntax.nodes[name].kind == .name else { continue }
      let text = syntax.text(name)
      let isRead = syntax.nodes[root].kind == .list
      surroundings.forbidden[text] =
        isRead ? "helper '\(text)' is defined later: a helper calls only those before it" : .some(nil)
    }
    for root in syntax.roots {
      switch syntax.head(of: root) {
      case "define":
        if let first = places.first {
          let line = syntax.source.location(at: syntax.place(first)).line
          problems.report(
            at: syntax.place(root), "helpers stand before the programs, of which the first is in line \(line)")
        }
        _ = helper(root, &problems)
      case "program":
        places.append(root)
        if let program = program(root, &problems) { programs.append(program) }
      default:
        guard syntax.nodes[root].kind != .invalid else { continue }
        problems.report(
          at: syntax.place(root), "expected (define …) or (program …), found '\(syntax.excerpt(root))'")
      }
    }
  }

  /// Reads a helper, which later forms may then call.
  mutating func helper(_ root: Int, _ problems: inout Problems) -> Helper? {
    let form = "(define name ((parameter Type) …) Type body)"
    guard let parts = parts(of: root, form: form, &problems) else { return nil }
    let before = problems.count
    let name = Elaborator.name(parts[0], of: syntax, "a helper", &problems)
    if let name {
      if Operator(name: name) != nil {
        problems.report(at: syntax.place(parts[0]), "'\(name)' is an operator: a helper needs another name")
      } else if surroundings.helperIndices[name] != nil {
        problems.report(at: syntax.place(parts[0]), "helper '\(name)' is defined twice")
      }
      surroundings.forbidden[name] = "helper '\(name)' cannot call itself: helpers are not recursive"
    }
    let header = header(parts, &problems)
    surroundings.inputs = header.parameters
    let whole = "the result of '\(name ?? "the helper")'"
    surroundings.untyped = header.untyped
    let body = Checker.check(
      parts[3], of: syntax, in: surroundings, result: header.result, whole: whole, &problems)
    surroundings.inputs = []
    surroundings.untyped = []
    guard let name, let result = header.result, header.isComplete else {
      if let name { surroundings.forbidden[name] = .some(nil) }
      return nil
    }
    surroundings.forbidden[name] = nil
    let helper = Helper(name: name, parameters: header.parameters, result: result, body: body ?? Tree(nodes: []))
    surroundings.add(helper)
    return problems.count == before ? helper : nil
  }

  private mutating func program(_ root: Int, _ problems: inout Problems) -> Program? {
    let form = "(program name ((input Type) …) Type body)"
    guard let parts = parts(of: root, form: form, &problems) else { return nil }
    let name = Elaborator.name(parts[0], of: syntax, "a program", &problems)
    let header = header(parts, &problems)
    surroundings.inputs = header.parameters
    let whole = "the result of '\(name ?? "the program")'"
    surroundings.untyped = header.untyped
    let tree = Checker.check(
      parts[3], of: syntax, in: surroundings, result: header.result, whole: whole, &problems)
    surroundings.inputs = []
    surroundings.untyped = []
    guard let name, let tree, let result = header.result else { return nil }
    let interface = Interface(
      name: name, inputs: header.parameters, result: result, helpers: surroundings.helpers)
    return Program(interface: interface, tree: tree)
  }

  /// The name, parameters, type and body of a form.
  private func parts(of root: Int, form: String, _ problems: inout Problems) -> [Int]? {
    let items = Array(syntax.items(reportingCommasOf: root, &problems).dropFirst())
    guard items.count == 4, syntax.nodes[items[1]].kind == .list else {
      problems.report(at: syntax.place(root), "expected \(form), found '\(syntax.excerpt(root))'")
      return nil
    }
    return items
  }

  private struct Header {
    var parameters: [Parameter] = []
    var untyped: Set<String> = []
    var result: Type?
    var isComplete = true
  }

  private func header(_ parts: [Int], _ problems: inout Problems) -> Header {
    var header = Header()
    let before = problems.count
    var seen: Set<String> = []
    for item in syntax.items(reportingCommasOf: parts[1], &problems) {
      let pair = syntax.nodes[item].kind == .list ? syntax.items(reportingCommasOf: item, &problems) : []
      guard pair.count == 2 else {
        if syntax.nodes[pair.first ?? item].kind == .name { header.untyped.insert(syntax.text(pair.first ?? item)) }
        problems.report(at: syntax.place(item), "expected (name Type), found '\(syntax.excerpt(item))'")
        continue
      }
      let name = Elaborator.name(pair[0], of: syntax, "a parameter", &problems)
      let type = TypeReader(syntax).type(pair[1], &problems)
      if let name, !seen.insert(name).inserted {
        problems.report(at: syntax.place(pair[0]), "the name '\(name)' is given twice")
      }
      if let name, let type { header.parameters.append(Parameter(name: name, type: type)) }
      if let name, type == nil { header.untyped.insert(name) }
    }
    header.result = TypeReader(syntax).type(parts[2], &problems)
    header.isComplete = problems.count == before
    return header
  }
}
