internal import AST
internal import Genetic

/// What the runs of one task with the same options say together.
struct BenchSummary: Equatable, Sendable {
  let suite: String
  let task: String
  let options: BenchRun.Options
  let runs: Int
  /// How many are right on every train case.
  let solved: Int
  /// How many of these are right on every test case too; `nil` if there are none.
  let generalised: Int?
  /// Of the rate of runs that are right on all cases there are.
  let wilson: WilsonInterval
  /// Executions to the first right program, among solved runs; `nil` if there are none.
  let medianExecutions: Double?
  /// Seconds of solved runs.
  let medianSeconds: Double?
  /// The mean error on the test cases, or on the train cases if there are none, of the median run.
  let medianError: Double?

  /// Summaries task by task, in the order in which tasks first come. A run that is there twice counts once.
  static func all(_ runs: [BenchRun]) -> [BenchSummary] {
    struct Group: Hashable {
      let suite: String
      let task: String
      let options: BenchRun.Options
    }
    var seen: Set<BenchRun.Key> = []
    var order: [Group] = []
    var groups: [Group: [BenchRun]] = [:]
    for run in runs where seen.insert(run.key).inserted {
      let group = Group(suite: run.key.suite, task: run.key.task, options: run.key.options)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(run)
    }
    return order.map { BenchSummary(groups[$0] ?? [], suite: $0.suite, task: $0.task, options: $0.options) }
  }

  private init(_ runs: [BenchRun], suite: String, task: String, options: BenchRun.Options) {
    self.suite = suite
    self.task = task
    self.options = options
    self.runs = runs.count
    solved = runs.count(where: \.solved)
    generalised = runs.contains { $0.generalised != nil } ? runs.count(where: \.isSuccess) : nil
    wilson = WilsonInterval(successes: runs.count(where: \.isSuccess), of: runs.count)
    medianExecutions = Self.median(runs.compactMap { $0.executionsToSolution.map(Double.init) })
    medianSeconds = Self.median(runs.filter(\.solved).map(\.seconds))
    medianError = Self.median(runs.compactMap { $0.test.error ?? $0.train.error })
  }

  /// The middle value, or the mean of the two in the middle.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

extension BenchSummary {
  /// - Parameter threads: What the bench ran with; `nil` for merged files.
  func json(threads: Int?) -> JSONValue {
    var members: [String: JSONValue] = [
      "suite": .string(suite), "task": .string(task), "runs": .int(runs), "solved": .int(solved),
      "generalised": generalised.map { .int($0) } ?? .null,
      "wilson95": .array([.number(wilson.low), .number(wilson.high)]),
      "median_executions": medianExecutions.map { .number($0) } ?? .null,
      "median_seconds": medianSeconds.map { .number($0) } ?? .null,
      "median_error": medianError.map { .number($0) } ?? .null,
      "options": options.json,
    ]
    if let threads { members["threads"] = .int(threads) }
    return .object(members)
  }
}

extension BenchRun.Options {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "executions": .int(executions), "population": population.map { .int($0) } ?? .null,
      "selection": selection.map { .string($0) } ?? .null, "down_sample": downSample.map { .number($0) } ?? .null,
      "generations": generations.map { .int($0) } ?? .null,
      "time": time.map { .number($0) } ?? .null,
    ]
    if let method { members["method"] = .string(method) }
    if let islands { members["islands"] = .int(islands) }
    if let with { members["with"] = .array(with.map { .string($0) }) }
    if let without { members["without"] = .array(without.map { .string($0) }) }
    return .object(members)
  }
}

extension BenchRun.Options {
  /// What is not as usual, as the command line says it.
  fileprivate var unusual: String {
    var words: [String] = []
    if let selection, selection != SelectionMethod.lexicase.rawValue { words += ["--selection", selection] }
    if let downSample, downSample != EvolutionOptions().downSample.fraction {
      words += ["--down-sample", NumberText.short(downSample)]
    }
    if let islands { words += ["--islands", "\(islands)"] }
    if let without { words += ["--without"] + without }
    if let with { words += ["--with"] + with }
    return words.joined(separator: " ")
  }
}

/// The summaries of a bench as a table for people.
enum BenchTable {
  static func text(_ summaries: [BenchSummary]) -> String {
    let head = ["task", "runs", "solved", "general", "95 %", "executions", "seconds", "error", "budget"]
    let notes = summaries.map(\.options.unusual)
    let isUnusual = notes.contains { !$0.isEmpty }
    return TextTable.text(
      [head + (isUnusual ? ["options"] : [])] + zip(summaries, notes).map { cells($0) + ($1.isEmpty ? [] : [$1]) })
  }

  private static func cells(_ summary: BenchSummary) -> [String] {
    let percent = { (rate: Double) in "\(Int((rate * 100).rounded()))" }
    return [
      TerminalText.escapedLine(summary.task) + (summary.options.method.map { ", \($0)" } ?? ""), "\(summary.runs)",
      "\(summary.solved)",
      summary.generalised.map { "\($0)" } ?? "-",
      "\(percent(summary.wilson.low))–\(percent(summary.wilson.high))",
      summary.medianExecutions.map(NumberText.compact) ?? "-", summary.medianSeconds.map(NumberText.short) ?? "-",
      summary.medianError.map(NumberText.short) ?? "-", NumberText.compact(Double(summary.options.executions)),
    ]
  }
}
