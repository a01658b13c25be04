// What stands in round brackets: calls, `let` and `fn`.

extension Elaborator {
  mutating func form(_ index: Int, _ problems: inout Problems) {
    let children = syntax.items(of: index)
    guard let first = children.first else {
      problems.report(at: syntax.place(index), "expected an operator after '(', found ')'")
      return hole(index)
    }
    guard let head = syntax.head(of: index), first == index + 1 else {
      if syntax.nodes[first].kind != .invalid {
        let isTuple = children.count > 1 && children.allSatisfy { syntax.literal($0) != nil }
        problems.report(
          at: syntax.place(first),
          "expected an operator after '(', found '\(syntax.excerpt(first))'"
            + (isTuple ? "; in programs a tuple is built with (tuple …) and a list literal is written […]" : ""))
      }
      return hole(index, children: children)
    }
    let arguments = syntax.items(reportingCommasOf: index, &problems).dropFirst()
    checkSpace(after: first, &problems)
    switch head {
    case "let": letForm(index, arguments, &problems)
    case "fn":
      problems.report(
        at: syntax.place(index), "a function (fn …) stands only as the argument of a higher-order operator")
      function(index, nil, of: "", &problems)
    case "define", "program":
      problems.report(at: syntax.place(index), "'\(head)' stands only at the top of a file: expected an expression")
      hole(index)
    default:
      if let op = Operator(name: head) {
        application(index, op, arguments, &problems)
      } else if let helper = surroundings.helperIndices[head] {
        call(index, helper, arguments, &problems)
      } else {
        let meant = reportHead(first, head, &problems)
        hole(index, children: meant == "let" || meant == "fn" ? [] : arguments)
      }
    }
  }

  /// Reports `(-x 1)`, which looks like something else.
  private func checkSpace(after head: Int, _ problems: inout Problems) {
    let end = syntax.nodes[head].range.upperBound
    guard syntax.nodes[head].kind == .symbol, syntax.source.scalars.indices.contains(end) else { return }
    let next = syntax.source.scalars[end]
    if next.isNamePart || next == "\"" || next == "'" {
      problems.report(at: end, "expected white space after the operator '\(syntax.text(head))'")
    }
  }

  /// Reports a head that is no operator; returns what was perhaps meant.
  private func reportHead(_ index: Int, _ name: String, _ problems: inout Problems) -> String? {
    if let reason = surroundings.forbidden[name] {
      if let reason { problems.report(at: syntax.place(index), reason) }
    } else if slots[name]?.last != nil {
      problems.report(at: syntax.place(index), "'\(name)' is a variable: expected an operator or helper after '('")
    } else if !problems.isFull {
      let known = ["let", "fn"] + OperatorTable.rows.map(\.name) + surroundings.helpers.map(\.name)
      problems.report(
        at: syntax.place(index), "unknown operator '\(name)'" + Suggestion.text(for: name, among: known))
      return Suggestion.closest(to: name, among: known)
    }
    return nil
  }

  private mutating func call(_ index: Int, _ helper: Int, _ arguments: ArraySlice<Int>, _ problems: inout Problems) {
    let expected = surroundings.helpers[helper].parameters.count
    guard arguments.count == expected else {
      let name = surroundings.helpers[helper].name
      problems.report(
        at: syntax.place(index), "'\(name)' takes \(Self.counted(expected)), found \(arguments.count)")
      return hole(index, children: arguments)
    }
    openNode(Draft.Node(kind: .call, payload: helper, origin: index))
    for argument in arguments.reversed() { steps.append(.expression(argument)) }
  }

  private mutating func application(
    _ index: Int, _ op: Operator, _ arguments: ArraySlice<Int>, _ problems: inout Problems
  ) {
    guard let signature = op.row.signatures.first(where: { $0.parameters.count == arguments.count }) else {
      problems.report(at: syntax.place(index), "'\(op.name)' takes \(Self.arity(of: op)), found \(arguments.count)")
      return hole(index, children: arguments)
    }
    openNode(Draft.Node(kind: .apply, op: op, origin: index))
    for (argument, pattern) in zip(arguments, signature.parameters).reversed() {
      if case .function(let parameters, _) = pattern {
        steps.append(.function(argument, parameters: parameters.count, of: op.name))
      } else {
        steps.append(.expression(argument))
      }
    }
  }

  static func counted(_ count: Int) -> String {
    count == 1 ? "1 argument" : "\(count) arguments"
  }

  private static func arity(of op: Operator) -> String {
    let counts = Set(op.row.signatures.map(\.parameters.count))
    guard let low = counts.min(), let high = counts.max(), low < high else { return counted(counts.first ?? 0) }
    return "\(low) to \(high) arguments"
  }

  private mutating func letForm(_ index: Int, _ arguments: ArraySlice<Int>, _ problems: inout Problems) {
    guard arguments.count == 2, let list = arguments.first, let body = arguments.last, isList(list),
      case let bindings = syntax.items(reportingCommasOf: list, &problems), !bindings.isEmpty,
      bindings.allSatisfy(isList)
    else {
      problems.report(at: syntax.place(index), "expected (let ((name value) …) body), found '\(syntax.excerpt(index))'")
      return hole(index)
    }
    if isTooDeep(bindings.count + 1, at: index, &problems) { return }
    var sequence: [Step] = []
    for (position, binding) in bindings.enumerated() {
      let parts = syntax.items(reportingCommasOf: binding, &problems)
      if position > 0 { sequence.append(.nest(binding)) }
      if parts.count == 2, let name = binderName(parts[0], &problems) {
        sequence += [.expression(parts[1]), .bind(name)]
      } else {
        if parts.count != 2 {
          problems.report(
            at: syntax.place(binding), "expected a binding (name value), found '\(syntax.excerpt(binding))'")
        }
        let name = parts.first.flatMap { syntax.nodes[$0].kind == .name ? syntax.text($0) : nil }
        sequence += [parts.count == 2 ? .expression(parts[1]) : .error(binding), .bind(name ?? "")]
      }
    }
    sequence += [.expression(body), .unbind(bindings.count)]
    sequence += bindings.map { _ in .close }
    take(.nest(index), &problems)
    steps += sequence.reversed()
  }

  private func isList(_ index: Int) -> Bool { syntax.nodes[index].kind == .list }

  /// The name that a binder gives, or `nil`, reported, if it is none.
  private func binderName(_ index: Int, _ problems: inout Problems) -> String? {
    Self.name(index, of: syntax, "a variable", &problems)
  }

  /// A name in a syntax node, or `nil`, reported, if it is none.
  static func name(_ index: Int, of syntax: Syntax, _ role: String, _ problems: inout Problems) -> String? {
    let kind = syntax.nodes[index].kind
    guard kind != .invalid else { return nil }
    let text = syntax.excerpt(index)
    let isReserved = ReservedWord.all.contains(text)
    guard kind == .name, !isReserved else {
      problems.report(
        at: syntax.place(index),
        "expected the name of \(role), found '\(text)'" + (isReserved ? ", which is a reserved word" : ""))
      return nil
    }
    return syntax.text(index)
  }

  /// A lambda, of so many parameters if that is known.
  mutating func function(_ index: Int, _ count: Int?, of owner: String, _ problems: inout Problems) {
    if isTooDeep(at: index, &problems) { return }
    guard syntax.head(of: index) == "fn" else {
      if syntax.nodes[index].kind != .invalid {
        let form = count == 2 ? "(fn (x y) …)" : "(fn (x) …)"
        problems.report(
          at: syntax.place(index),
          "'\(owner)' takes a function here: expected \(form), found '\(syntax.excerpt(index))'")
      }
      return hole(index)
    }
    let items = syntax.items(reportingCommasOf: index, &problems)
    guard items.count == 3, isList(items[1]) else {
      problems.report(at: syntax.place(index), "expected (fn (name …) body), found '\(syntax.excerpt(index))'")
      return hole(index)
    }
    let parameters = syntax.items(reportingCommasOf: items[1], &problems)
    if let count, parameters.count != count {
      problems.report(
        at: syntax.place(items[1]),
        "the function of '\(owner)' takes \(count) parameter\(count == 1 ? "" : "s"), found \(parameters.count)")
    }
    let isRight = count == nil || parameters.count == count
    openNode(
      Draft.Node(
        kind: isRight ? .lambda : .hole, payload: names.count, parameterCount: parameters.count, origin: index))
    var seen: Set<String> = []
    var bound: [Step] = []
    for parameter in parameters {
      let name = binderName(parameter, &problems) ?? ""
      if !name.isEmpty, !seen.insert(name).inserted {
        problems.report(at: syntax.place(parameter), "the parameter '\(name)' is given twice")
      }
      bound.append(.bind(name))
    }
    steps.append(.unbind(parameters.count))
    steps.append(.expression(items[2]))
    steps += bound.reversed()
  }
}
