/// `gp new [FILE]`: a task to start from.
enum NewCommand: Command {
  static let file = Argument(
    "file", .file, presence: .optional,
    help: "The file to create, which must not exist yet; without it, standard output.")
  static let problem = Option(
    "problem", "name", .text, help: "A benchmark problem with fresh cases, instead of the example; see --list.")
  static let list = Flag("list", help: "List the benchmark problems.")
  static let randomSeed = Option(
    "random-seed", "n", .integer(in: 0...Int.max), standard: "1",
    help: "Where the random numbers start: the same seed gives the same cases.")
  static let train = Option(
    "train", "n", .integer(in: 1...1_000_000), standard: "the published number", help: "How many train cases.")
  static let test = Option(
    "test", "n", .integer(in: 0...1_000_000), standard: "the published number", help: "How many test cases.")

  static let specification = CommandSpecification(
    name: "new", overview: "Write a task to start from: an annotated example, or a benchmark problem.",
    arguments: [file],
    sections: [OptionSection("Options", [problem, list, randomSeed, train, test])])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    if arguments.has(list) {
      try refuse([problem.specification, randomSeed.specification, train.specification, test.specification], arguments)
      if let word = try arguments.value(file) { throw UsageError.unexpectedArguments([word]) }
      try console.write(problemList(columns: console.outputTraits.columns))
      return .success
    }
    let text = try taskText(arguments)
    guard let path = try arguments.value(file), path != "-" else {
      try console.write(text)
      return .success
    }
    try OutputFile.create(path, text: text)
    let invitation = arguments.has(option: problem.specification.name) ? "Run" : "Edit it, then run"
    console.explain("Wrote \(TerminalText.escapedLine(path)). \(invitation): gp evolve \(ShellText.quoted(path))")
    return .success
  }

  private static func taskText(_ arguments: ParsedArguments) throws -> String {
    guard let name = try arguments.value(problem) else {
      for option in [randomSeed.specification, train.specification, test.specification]
      where arguments.has(option: option.name) {
        throw UsageError.incomplete("--\(option.name)", needs: "--problem <name>")
      }
      return ExampleTask.text
    }
    guard let chosen = BenchmarkSuite.problem(named: name)?.problem else {
      let names = BenchmarkSuite.all.flatMap { $0.problems.map(\.name) }
      throw UsageError.unknownProblem(name, suggestion: Suggestion.closest(to: name, among: names))
    }
    if case .formula = chosen.cases {
      for option in [train.specification, test.specification] where arguments.has(option: option.name) {
        throw UsageError.fixedCases(problem: name, option: "--\(option.name)")
      }
    }
    return chosen.taskFile(
      seed: UInt64(try arguments.value(randomSeed) ?? 1), train: try arguments.value(train),
      test: try arguments.value(test))
  }

  private static func refuse(_ options: [OptionSpecification], _ arguments: ParsedArguments) throws(UsageError) {
    for option in options where arguments.has(option: option.name) {
      throw .exclusive("--list", "--\(option.name)")
    }
  }

  /// The problems suite by suite, each with what its program must do.
  private static func problemList(columns: Int) -> String {
    BenchmarkSuite.all.map { suite in
      let rows = suite.problems.flatMap { problem in
        HelpScreen.row(problem.name, problem.statement, at: 30, columns: max(60, columns))
      }
      let head = TextWrapping.lines("\(suite.name): \(suite.about)", columns: max(60, columns))
      return (head + [""] + rows).map { $0 + "\n" }.joined()
    }
    .joined(separator: "\n")
  }
}
