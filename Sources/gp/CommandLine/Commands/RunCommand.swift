internal import AST
internal import Interpreter

/// `gp run PROGRAM [ARGS…|--task TASK]`: evaluates a program.
enum RunCommand: Command {
  static let program = Argument(
    "program", .file, help: "A program file, or the program itself where it begins with '('; '-' reads standard input.")
  static let values = Argument(
    "args", .text, presence: .anyNumber,
    help: "The inputs, as literals: -7 3.5 true \"'a'\" '[1 2 3]'. Text needs no quotes.")
  static let task = Option(
    "task", "file", .file, help: "Evaluate on this task's cases instead, as a table of passes and failures.")
  static let failures = Flag("failures", help: "Leave out of the table what is right.")

  static let specification = CommandSpecification(
    name: "run", overview: "Evaluate a program on given inputs, or on a task's cases.",
    discussion: """
      The program may be a bare expression: with --task over the inputs of the task, otherwise without any. With --task \
      the exit code says whether all cases are right.
      """,
    arguments: [program, values],
    sections: [OptionSection("Options", [task, SearchOptions.target, failures, SearchOptions.json])])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let words = try arguments.values(values)
    let taskPath = try arguments.value(task)
    if !words.isEmpty, taskPath != nil { throw UsageError.exclusive("<args>", "--task <file>") }
    if taskPath == nil, try arguments.value(SearchOptions.target) != nil {
      throw UsageError.incomplete("--target", needs: "--task <file>")
    }
    if taskPath == nil, arguments.has(failures) { throw UsageError.incomplete("--failures", needs: "--task <file>") }
    let word = try arguments.required(program)
    if word == "-", taskPath == "-" { throw UsageError.exclusive("-", "--task -") }
    let input = ProgramInput(input: try SourceInput(pathOrText: word))
    let isJSON = arguments.has(SearchOptions.json)
    guard let taskPath else {
      return try evaluate(input.program(), words, isJSON: isJSON, console)
    }
    let ready = try ReadyTask(path: taskPath, target: try arguments.value(SearchOptions.target))
    let table = CaseTable(try input.program(for: ready.task), ready)
    if isJSON {
      try console.write(table.json.line())
    } else {
      let isBrief = arguments.has(failures)
      try console.write(table.text(traits: console.outputTraits, isBrief: isBrief))
    }
    return table.isAllRight ? .success : .unsolved
  }

  /// Evaluates a program on the inputs given as words.
  private static func evaluate(
    _ program: Program, _ words: [String], isJSON: Bool, _ console: Console
  ) throws -> ExitCode {
    let inputs = try InputWords(program.interface).values(words)
    let limits = Limits()
    let evaluation = ReferenceInterpreter(interface: program.interface, limits: limits).run(
      program.tree, inputs: inputs)
    if isJSON {
      let answer: [String: JSONValue] = [
        "value": evaluation.value.map { JSONValue($0) } ?? .null, "type": .string("\(program.interface.result)"),
        "cost": .int(evaluation.cost),
      ]
      try console.write(JSONValue.object(answer).line())
    } else if let value = evaluation.value {
      try console.write(Printer.value(value) + "\n")
    } else {
      console.explain(
        "Exhausted: it costs more than the fuel of \(limits.fuel), or builds more than \(limits.length) elements.")
    }
    return evaluation.value == nil ? .unsolved : .success
  }
}
