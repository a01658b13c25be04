internal import AST
internal import Interpreter

/// A task file as it was read: its text, what it holds, and all that there is to say of it.
struct TaskInput {
  let source: Source
  /// The task; `nil` if the text has errors.
  let task: Task?
  /// The cases; `nil` if the text has errors or some of its cases cannot be made.
  let cases: TaskCases?
  /// Errors and warnings.
  let diagnostics: [Diagnostic]

  /// - Parameter target: The column to predict, where the text is a table.
  init(_ input: SourceInput, target: String? = nil) {
    source = input.source
    let (task, found) = TaskParser.parse(input.source, target: target)
    self.task = task
    guard let task else {
      cases = nil
      diagnostics = found
      return
    }
    do {
      let cases = try TaskCases(of: task, directory: input.directory)
      self.cases = cases
      diagnostics = found + CaseRemarks(task: task, cases: cases).warnings(besides: found)
    } catch {
      cases = nil
      diagnostics = found + error.items
    }
  }
}

/// A task that is ready for use.
struct ReadyTask {
  let task: Task
  let cases: TaskCases
  /// Warnings.
  let diagnostics: [Diagnostic]
  let source: Source

  /// Reads the task file at a path; standard input if that is `-`.
  /// - Parameter target: The column to predict, where the file is a table.
  /// - Throws: `CommandFailure` if it cannot be read, `SourceFailure` if it has errors.
  init(path: String, target: String? = nil) throws {
    try self.init(TaskInput(try SourceInput(path: path), target: target))
  }

  /// Reads the text of a task file that is named in messages as given.
  /// - Throws: `SourceFailure` if it has errors.
  init(text: String, name: String) throws {
    try self.init(TaskInput(SourceInput(source: Source(text, file: name), directory: ".")))
  }

  private init(_ input: TaskInput) throws {
    guard let task = input.task, let cases = input.cases else {
      throw SourceFailure(input.diagnostics, in: input.source)
    }
    self.task = task
    self.cases = cases
    diagnostics = input.diagnostics
    source = input.source
  }
}
