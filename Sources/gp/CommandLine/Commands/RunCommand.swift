/// `gp run PROGRAM [ARGS…|--task TASK]`: evaluates a program.
enum RunCommand: Command {
  static let program = Argument(
    "program", .file, help: "A program file, or the program itself where it begins with '('.")
  static let values = Argument(
    "args", .text, presence: .anyNumber,
    help: "The inputs, as literals: -7 3.5 true \"'a'\" '[1 2 3]'. Text needs no quotes.")
  static let task = Option(
    "task", "file", .file, help: "Evaluate on this task's cases instead, as a table of passes and failures.")

  static let specification = CommandSpecification(
    name: "run", overview: "Evaluate a program on given inputs, or on a task's cases.",
    arguments: [program, values],
    sections: [OptionSection("Options", [task, SearchOptions.target, SearchOptions.json])])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    if try !arguments.values(values).isEmpty, arguments.has(option: task.specification.name) {
      throw UsageError.exclusive("<args>", "--task <file>")
    }
    throw CommandFailure.notAvailable(command: "run")
  }
}
