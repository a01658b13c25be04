internal import AST
internal import Interpreter

/// `gp check TASK|PROGRAM`: reports every error, and what was understood.
enum CheckCommand: Command {
  static let file = Argument(
    "file", .file,
    help: "A task or program file, or the program itself where it begins with '('; '-' reads standard input.")

  static let specification = CommandSpecification(
    name: "check", overview: "Report all errors and warnings of a task or program, and what was understood.",
    arguments: [file],
    sections: [OptionSection("Options", [SearchOptions.target, SearchOptions.json])])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let word = try arguments.required(file)
    let report: CheckReport
    do {
      report = CheckReport(
        try SourceInput(pathOrText: word), target: try arguments.value(SearchOptions.target))
    } catch let failure as SourceFailure {
      report = CheckReport(failure)
    }
    if arguments.has(SearchOptions.json) {
      try console.write(report.json.line())
    } else {
      try console.write(report.text(traits: console.outputTraits))
    }
    return report.isOK ? .success : .badInput
  }
}
