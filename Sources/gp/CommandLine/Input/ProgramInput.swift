internal import AST

/// Programs as they were read from a `.gp` file, or a single expression.
struct ProgramInput {
  let input: SourceInput

  /// The one program of the text.
  ///
  /// - Parameter task: What a bare expression stands in: its inputs and helpers. Without one it has none.
  /// - Throws: `SourceFailure`, also if the program is not one for the task.
  func program(for task: Task? = nil) throws(SourceFailure) -> Program {
    switch input.kind {
    case .expression: return try expression(for: task)
    case .program, .task:
      try refuseOtherText()
      let program = try parsed { () throws(Diagnostics) in try Parser.program(input.source) }
      if let task { try check([program], for: task) }
      return program
    }
  }

  /// All programs of the text, with the helpers before them.
  func programs(for task: Task? = nil) throws(SourceFailure) -> [Program] {
    if input.kind == .expression { return [try expression(for: task)] }
    try refuseOtherText()
    let programs = try parsed { () throws(Diagnostics) in
      try Parser.programs(input.source.text(input.source.range), file: input.source.file)
    }
    if let task { try check(programs, for: task) }
    return programs
  }

  /// Says in one sentence that a text holds no program at all, before the parser says it of every word.
  private func refuseOtherText() throws(SourceFailure) {
    var lexer = Lexer(input.source)
    let first = lexer.next()
    guard first.kind != .open, first.kind != .end else { return }
    let found = input.source.excerpt(first.range)
    throw SourceFailure(
      [
        input.source.diagnostic(
          at: first.range.lowerBound, "expected a program, which begins with '(', found '\(found)'")
      ],
      in: input.source)
  }

  private func expression(for task: Task?) throws(SourceFailure) -> Program {
    let tree = try parsed { () throws(Diagnostics) in
      try Parser.expression(
        input.source.part(), inputs: task?.inputs ?? [], result: task?.result, helpers: task?.helpers ?? [])
    }
    return Program(interface: task?.interface ?? Interface(inputs: [], result: tree.type), tree: tree)
  }

  /// Checks that programs take what the task gives and give what it asks for, by position and type.
  private func check(_ programs: [Program], for task: Task) throws(SourceFailure) {
    let wrong = zip(programs, input.programs).compactMap { program, offset in
      program.interface.mismatch(with: task).map { input.source.diagnostic(at: offset, $0) }
    }
    if !wrong.isEmpty { throw SourceFailure(wrong, in: input.source) }
  }

  private func parsed<Content>(_ parse: () throws(Diagnostics) -> Content) throws(SourceFailure) -> Content {
    do {
      return try parse()
    } catch {
      throw SourceFailure(error.items, in: input.source)
    }
  }
}

extension Interface {
  /// Why programs of this interface are none for a task: `nil` if they are.
  fileprivate func mismatch(with task: Task) -> String? {
    if inputs.map(\.type) != task.inputs.map(\.type) {
      return "program '\(name)' takes \(Self.list(inputs)), but the task gives \(Self.list(task.inputs))"
    }
    if result != task.result { return "program '\(name)' gives \(result), but the task asks for \(task.result)" }
    return nil
  }

  private static func list(_ parameters: [Parameter]) -> String {
    "(" + parameters.map { "\($0.type)" }.joined(separator: ", ") + ")"
  }
}
