internal import Foundation

/// Options of the commands that run tasks again and again.
enum BenchOptions {
  /// - Parameters:
  ///   - what: What is run so often, in words.
  ///   - standard: How often, where nothing is said.
  static func runs(of what: String, standard: Int) -> Option<Int> {
    Option(
      "runs", "n", .integer(in: 1...100_000), standard: "\(standard)",
      help: "Runs of \(what), with consecutive random seeds.")
  }

  static func executions(standard: String) -> Option<ExecutionBudget> {
    Option(
      "executions", "n", .executionBudget, standard: standard,
      help: "The budget of each run in program executions; 'published' for that of the task.")
  }
}

extension Bench {
  /// The runs that the command line asks for.
  init(
    _ tasks: [BenchTask], _ methods: [BenchMethod], runs: Int, shard: Shard? = nil, _ arguments: ParsedArguments
  ) throws(UsageError) {
    self.init(
      tasks: tasks, runs: runs, firstSeed: try arguments.value(SearchOptions.randomSeed) ?? 1, shard: shard,
      threads: try arguments.value(SearchOptions.threads) ?? ProcessInfo.processInfo.activeProcessorCount,
      methods: methods)
  }
}

/// A budget in executions: a number, or that of the task.
enum ExecutionBudget: Equatable, Sendable {
  case published
  case count(Int)
}

extension ValueReader where Value == ExecutionBudget {
  static let executionBudget = ValueReader(expectation: .integerOr("published", 0...Int.max)) { text in
    if text == "published" { return .published }
    return Int(text).flatMap { $0 >= 0 ? .count($0) : nil }
  }
}
