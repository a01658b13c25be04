internal import AST
internal import Genetic
internal import Interpreter

/// `gp ask TASK`: asks about inputs where right programs disagree, and writes the answers into the task.
enum AskCommand: Command {
  static let task = Argument("task", .file, help: "The task file, to which answers are added.")

  static let specification = CommandSpecification(
    name: "ask", overview: "Ask about inputs on which right programs disagree.",
    discussion: """
      A search finds several programs that are right on all train cases. Where they disagree on an input near those of \
      the cases, what is right there is asked for, written under 'train:' into the task file, and the search begins \
      anew; until right programs agree, or an empty line ends the questions. The last program found goes to standard \
      output.
      """,
    arguments: [task],
    sections: [
      OptionSection(
        "Search options", [SearchOptions.randomSeed, SearchOptions.population]),
      OptionSection("Budget options", [SearchOptions.executions, SearchOptions.time]),
      OptionSection("Options", [SearchOptions.threads, SearchOptions.noNative, SearchOptions.quiet]),
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let path = try arguments.required(task)
    // Answers come from there.
    guard path != "-" else { throw UsageError.invalidValue(path, label: "<task>", expectation: .file) }
    let isQuiet = arguments.has(SearchOptions.quiet)
    var result = try search(path, arguments, console)
    while result.isSolved, result.stop != .interrupted, let question = result.distinguishing {
      guard let answered = try ask(question, path, result.task, console) else { break }
      try OutputFile.replace(path, text: answered)
      result = try search(path, arguments, console)
    }
    if result.isSolved, result.distinguishing == nil, !isQuiet {
      console.explain("No input near the given ones was found on which right programs disagree.")
    }
    return try result.write(json: nil, isQuiet: isQuiet, console)
  }

  private static func search(_ path: String, _ arguments: ParsedArguments, _ console: Console) throws -> SearchResult {
    let input = try SearchInput(path: path, seeds: [])
    guard TaskEditor.adding(case: "", to: input.ready.source) != nil else {
      throw SourceFailure(
        [
          Diagnostic(
            file: input.ready.source.file, "no cases are written under 'train:', to which answers could be added")
        ],
        in: input.ready.source)
    }
    return try input.evolve(arguments, wantsFront: false, console)
  }

  /// Asks until an answer can be read.
  ///
  /// - Returns: The text of the task with the answered case; `nil` if there is no answer.
  private static func ask(
    _ question: DistinguishingInput, _ path: String, _ task: Task, _ console: Console
  ) throws -> String? {
    let source = try SourceInput(path: path).source
    question.lines(task).forEach(console.explain)
    while console.stopSignal.pending() == nil {
      console.explain("What is right? \(TerminalText.escaped(question.inputText)) -> (empty: stop)")
      guard let line = console.answers.next({ console.stopSignal.pending() != nil }) else { return nil }
      let answer = line.trimmed
      if answer.isEmpty { return nil }
      guard let text = TaskEditor.adding(case: "\(question.inputText) -> \(answer)", to: source) else { return nil }
      let (changed, diagnostics) = TaskParser.parse(text, file: path)
      if changed != nil { return text }
      console.report(diagnostics, in: Source(text, file: path))
    }
    return nil
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
