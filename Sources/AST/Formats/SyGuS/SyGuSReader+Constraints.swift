// Constraints, which are cases.

extension SyGuSReader {
  /// A case as constraints give it.
  private struct Example {
    let inputs: [Value]
    let output: Value
    let node: Int
  }

  /// The distinct cases that all constraints give; `nil` if some could not be read.
  mutating func cases(of function: Function) -> LiteralCases? {
    var cases = LiteralCases(columns: Array(repeating: [], count: function.parameters.count + 1), lines: [])
    var rows: [[Value]: Int] = [:]
    var isDamaged = false
    for constraint in constraints where !diagnostics.isFull {
      let items = expressions.children(of: constraint)
      guard items.count == 2 else {
        report(constraint, "expected (constraint (= (\(function.name) …) …))")
        isDamaged = true
        continue
      }
      do throws(SMTProblem) {
        for example in try examples(items[1], function) {
          guard let row = rows[example.inputs] else {
            rows[example.inputs] = cases.count
            for (column, value) in (example.inputs + [example.output]).enumerated() {
              cases.columns[column].append(value)
            }
            cases.lines.append(line(constraint))
            continue
          }
          let expected = cases.columns[function.parameters.count][row]
          guard expected != example.output else { continue }
          throw SMTProblem(
            constraint,
            "the constraints on lines \(cases.lines[row]) and \(line(constraint)) contradict each other: for the same "
              + "arguments one wants \(SyGuSReader.excerpt(expected)), the other \(SyGuSReader.excerpt(example.output)); "
              + "remove one of them")
        }
      } catch {
        report(error)
        isDamaged = true
      }
    }
    return isDamaged ? nil : cases
  }

  private static func excerpt(_ value: Value) -> String {
    let source = Source(Printer.value(value))
    return source.excerpt(source.range)
  }

  /// The examples that a constraint is: an equation, a conjunction of them, or an application (or its negation) that is
  /// Bool.
  private func examples(_ index: Int, _ function: Function) throws(SMTProblem) -> [Example] {
    var examples: [Example] = []
    var pending = [index]
    while let next = pending.popLast() {
      let items = expressions.children(of: next)
      switch expressions.head(next) {
      case "and": pending += items.dropFirst().reversed()
      case "=" where items.count == 3:
        let isFirst = expressions.head(items[1]) == function.name
        let call = isFirst ? items[1] : items[2]
        let value = isFirst ? items[2] : items[1]
        guard expressions.head(call) == function.name else { throw notAnExample(next, function) }
        examples.append(
          Example(
            inputs: try arguments(call, function), output: try literal(value, function.result, function), node: next))
      case function.name where function.result == .bool:
        examples.append(Example(inputs: try arguments(next, function), output: .bool(true), node: next))
      case "not" where items.count == 2 && expressions.head(items[1]) == function.name && function.result == .bool:
        examples.append(Example(inputs: try arguments(items[1], function), output: .bool(false), node: next))
      default:
        if expressions.symbol(next) == "true" { continue }
        throw notAnExample(next, function)
      }
    }
    return examples
  }

  private func arguments(_ call: Int, _ function: Function) throws(SMTProblem) -> [Value] {
    let items = expressions.children(of: call).dropFirst()
    guard items.count == function.parameters.count else {
      throw SMTProblem(
        call, "'\(function.name)' takes \(function.parameters.count) arguments, found \(items.count)")
    }
    var values: [Value] = []
    for (item, parameter) in zip(items, function.parameters) {
      values.append(try literal(item, parameter.sort, function))
    }
    return values
  }

  private func literal(_ index: Int, _ sort: SMTSort, _ function: Function) throws(SMTProblem) -> Value {
    guard let literal = expressions.literal(index) else { throw notAnExample(index, function) }
    let (value, found) = try literal.get()
    guard found == sort else {
      throw SMTProblem(
        index,
        "expected a literal of sort \(sort.name), found '\(source.excerpt(expressions.nodes[index].range))' of sort "
          + "\(found.name)")
    }
    return value
  }

  private func notAnExample(_ index: Int, _ function: Function) -> SMTProblem {
    SMTProblem(
      index,
      "'\(source.excerpt(expressions.nodes[index].range))' is no example: only programming by example is supported, "
        + "(= (\(function.name) LITERAL …) LITERAL)")
  }
}
