/// `gp bench throughput`: the speed of evaluation alone.
enum ThroughputCommand: Command {
  static let task = Option(
    "task", "file", .file, isRequired: true, help: "The task whose train cases the programs are evaluated on.")
  static let programs = Option(
    "programs", "file", .file, isRequired: true, help: "The programs, one expression a line.")

  static let specification = CommandSpecification(
    name: "throughput", overview: "Measure how fast programs are evaluated.",
    discussion: """
      Evaluates every program on the task's train cases, again and again for at least a second. Nothing is shared \
      between programs or repeats. Parsing is not timed.
      """,
    sections: [
      OptionSection("Options", [task, programs, SearchOptions.threads, SearchOptions.target, SearchOptions.json])
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    throw CommandFailure.notAvailable(command: "bench throughput")
  }
}
