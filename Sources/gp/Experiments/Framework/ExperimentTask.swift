internal import AST
internal import Interpreter
internal import Neural

/// The tasks of experiments: problems of the suites, with the cases of random seed 1, and task files.
enum ExperimentTask {
  /// The soft program of a task.
  ///
  /// - Parameters:
  ///   - size: How large it is.
  ///   - isSmooth: Leaves out operators that jump.
  /// - Throws: `CommandFailure` if it has none.
  static func relaxed(
    _ ready: ReadyTask, _ name: String, size: RelaxedTask.Size = .usual, isSmooth: Bool = false
  ) throws(CommandFailure) -> RelaxedTask {
    do {
      return try RelaxedTask(ready.task, ready.cases.train, size: size, isSmooth: isSmooth)
    } catch {
      throw .badInput(path: name, reason: error.description)
    }
  }
}

extension ReadyTask {
  /// The problem of that name, or else the task file at that path.
  ///
  /// - Throws: `UsageError` if it is neither, `CommandFailure` or `SourceFailure` if the file is no task.
  init(named name: String) throws {
    guard let task = try BenchTask.named([name], skipped: { _ in }).first else {
      throw CommandFailure.badInput(path: name, reason: "no task")
    }
    self = try task.ready(seed: 1)
  }
}
