internal import AST
internal import Foundation
internal import Synchronization

/// `gp experiment NAME`: measures a claim and says whether it holds.
enum ExperimentCommand: Command {
  static let experiment = Argument(
    "name", .text, presence: .requiredUnless(option: "list"), help: "The experiment; --list describes them.")
  static let list = Flag("list", help: "List the experiments.")
  static let task = Option(
    "task", "task", .text,
    help: "Run it on this problem of a suite, or task file, alone (cloud: on its soft program).")
  static let replicates = Option(
    "replicates", "n", .integer(in: 2...1_000_000), standard: "the protocol's number",
    help: "Independent repetitions.")
  static let quick = Flag("quick", help: "Run the small protocol: less than a minute on two cores.")
  static let out = Option(
    "out", "dir", .directory, standard: "runs/<name>[-<task>]", help: "Where numbers (JSON, CSV) and figures (SVG) go.")

  static let specification = CommandSpecification(
    name: "experiment", overview: "Measure how evolution and gradient descent relate, claim by claim.",
    discussion: """
      Prints PASS or FAIL for each statement that the experiment tests, and writes its numbers and figures into a folder. \
      Ends with 0 only if every statement holds. The same random seed gives the same files.
      """,
    arguments: [experiment],
    sections: [
      OptionSection(
        "Options",
        [
          list, task, replicates, quick, SearchOptions.randomSeed, out, SearchOptions.threads, SearchOptions.json,
          SearchOptions.quiet,
        ])
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    if arguments.has(list) {
      if let word = try arguments.value(experiment) { throw UsageError.unexpectedArguments([word]) }
      try console.write(listing(columns: console.outputTraits.columns))
      return .success
    }
    let name = try arguments.required(experiment)
    guard let chosen = Experiments.named(name) else {
      let names = Experiments.all.map { $0.description.name }
      throw UsageError.unknownExperiment(name, suggestion: Suggestion.closest(to: name, among: names))
    }
    var options = ExperimentOptions()
    options.replicates = try arguments.value(replicates)
    options.isQuick = arguments.has(quick)
    if let seed = try arguments.value(SearchOptions.randomSeed) { options.randomSeed = UInt64(seed) }
    options.task = try arguments.value(task)
    if options.task != nil, !chosen.description.takesTask { throw UsageError.exclusive(name, "--task <task>") }
    let folder = try arguments.value(out) ?? defaultFolder(name, options.task)
    try OutputFolder.create(folder)

    console.stopSignal.listen()
    let threads = try arguments.value(SearchOptions.threads) ?? ProcessInfo.processInfo.activeProcessorCount
    let progress = SharedProgress(ProgressReporter(console: console, isQuiet: arguments.has(SearchOptions.quiet)))
    let pending = console.stopSignal.pending
    let workers = ExperimentWorkers(
      threads: threads, shouldStop: { pending() != nil }, report: { progress.update("\($0): \($1) of \($2)") })
    let begin = ContinuousClock.now
    let result: ExperimentResult
    do {
      result = try chosen.run(options, on: workers)
    } catch is ExperimentInterrupted {
      progress.finish()
      return pending()?.exitCode ?? .interrupted
    }
    progress.finish()
    let seconds = begin.duration(to: .now).inSeconds

    let document = result.document(chosen, options)
    let files = try ExperimentFiles(document, result, name: name)
    try files.write(to: folder)
    if arguments.has(SearchOptions.json) {
      try console.write(document.adding(["seconds": .number(seconds), "threads": .int(threads)]).line())
    } else {
      try console.write(result.summary)
      if !arguments.has(SearchOptions.quiet) {
        try console.flush()
        let names = files.files.map(\.name).joined(separator: ", ")
        console.explain(
          "\(DurationText.describe(seconds: seconds)). Wrote \(TerminalText.escapedLine(folder))/: \(names)")
      }
    }
    return result.holds ? .success : .unsolved
  }

  /// `runs/cloud`, or `runs/cloud-nguyen-1`.
  private static func defaultFolder(_ name: String, _ task: String?) -> String {
    guard let task else { return "runs/\(name)" }
    return "runs/\(name)-\(URL(fileURLWithPath: task).deletingPathExtension().lastPathComponent)"
  }

  private static func listing(columns: Int) -> String {
    Experiments.all.map { experiment in
      let description = experiment.description
      return HelpScreen.row(
        description.name, "\(description.claim) (\(description.source))", at: 16, columns: max(60, columns)
      )
      .map { $0 + "\n" }.joined()
    }
    .joined()
  }
}

extension ExperimentResult {
  /// A line for each statement.
  var summary: String {
    let held = lines.count { $0.holds }
    return lines.map { "\($0.holds ? "PASS" : "FAIL")  \($0.statement): \($0.measured)\n" }.joined()
      + "\(held) of \(NumberText.count(lines.count, "statement")) \(held == 1 ? "holds" : "hold").\n"
  }
}

extension JSONValue {
  /// An object with more members; anything else stays as it is.
  fileprivate func adding(_ more: [String: JSONValue]) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.merging(more) { $1 })
  }
}

/// A progress line that several threads write to, one at a time.
private final class SharedProgress: @unchecked Sendable {
  private let lock = NSLock()
  private let reporter: ProgressReporter

  init(_ reporter: ProgressReporter) { self.reporter = reporter }

  func update(_ text: String) { lock.withLock { reporter.update(text) } }

  func finish() { lock.withLock { reporter.finish() } }
}
