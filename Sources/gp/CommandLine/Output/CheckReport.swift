internal import AST
internal import Genetic
internal import Interpreter

/// What `gp check` found: problems, and what was understood.
struct CheckReport {
  private let source: Source
  private let diagnostics: [Diagnostic]
  private let task: (task: Task, cases: TaskCases?)?
  private let programs: [Program]

  /// The report on a task or on programs, whichever the text holds.
  ///
  /// - Parameter target: The column to predict, which makes the text a table.
  init(_ input: SourceInput, target: String? = nil) {
    switch input.kind {
    case _ where target != nil: self.init(task: TaskInput(input, target: target))
    case .program: self.init(programs: input)
    // A file that begins with another form is a task of another format.
    case .expression where input.source.file.isEmpty: self.init(programs: input)
    case .expression, .task: self.init(task: TaskInput(input))
    }
  }

  /// The report on a text that could not be read as such.
  init(_ failure: SourceFailure) {
    source = failure.source
    diagnostics = failure.diagnostics
    task = nil
    programs = []
  }

  private init(task input: TaskInput) {
    source = input.source
    task = input.task.map { ($0, input.cases) }
    diagnostics = input.diagnostics + Self.impossibility(input)
    programs = []
  }

  /// Whether there is anything to search among.
  private static func impossibility(_ input: TaskInput) -> [Diagnostic] {
    guard let task = input.task, let cases = input.cases else { return [] }
    do {
      _ = try PrimitiveSet(PrimitiveSet.Recipe(task, cases, helpers: task.helpers))
      return []
    } catch {
      return [error.diagnostic(for: task)]
    }
  }

  private init(programs input: SourceInput) {
    source = input.source
    task = nil
    do {
      programs = try ProgramInput(input: input).programs()
      diagnostics = []
    } catch {
      programs = []
      diagnostics = error.diagnostics
    }
  }

  /// True if there are no errors.
  var isOK: Bool { !diagnostics.contains { $0.severity == .error } }
}

// MARK: - For people

extension CheckReport {
  /// The problems, then what was understood, then how many problems there are.
  func text(traits: TerminalTraits) -> String {
    var blocks: [String] = []
    if !diagnostics.isEmpty { blocks.append(DiagnosticText(source, traits: traits).text(diagnostics)) }
    let columns = max(50, traits.columns)
    if let task, isOK { blocks.append(TaskFacts(task.task, task.cases).text(columns: columns)) }
    blocks += programs.map { ProgramFacts($0).text(columns: columns) }
    blocks.append(summary + "\n")
    return blocks.joined(separator: "\n")
  }

  /// `2 errors, 1 warning.`
  private var summary: String {
    let errors = diagnostics.count { $0.severity == .error }
    let counts = [(errors, "error"), (diagnostics.count - errors, "warning")]
      .filter { $0.0 > 0 }.map { NumberText.count($0.0, $0.1) }
    return counts.isEmpty ? "No problems." : counts.joined(separator: ", ") + "."
  }
}

// MARK: - For machines

extension CheckReport {
  /// What is not known because of errors is null.
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "ok": .bool(isOK),
      "problems": .array(diagnostics.map(Self.json)),
      "inputs": .null, "outputs": .null, "operators": .null, "train_cases": .null, "test_cases": .null,
    ]
    if let (task, cases) = task {
      members["name"] = .string(task.name)
      members["inputs"] = Self.json(task.inputs)
      members["outputs"] = Self.json(task.outputs)
      members["operators"] = .array(task.operators.map { .string($0.name) })
      members["types"] = .array(task.universe.map { .string("\($0)") })
      members["train_cases"] = cases.map { .int($0.train.count) } ?? .null
      members["test_cases"] = cases.map { .int($0.test.count) } ?? .null
    } else if let program = programs.first {
      members["name"] = .string(program.interface.name)
      members["inputs"] = Self.json(program.interface.inputs)
      members["outputs"] = Self.json([Parameter(name: "output", type: program.interface.result)])
      members["operators"] = .array(program.operators.map { .string($0.name) })
      members["size"] = .int(program.size)
    }
    return .object(members)
  }

  private static func json(_ parameters: [Parameter]) -> JSONValue {
    .array(parameters.map { .object(["name": .string($0.name), "type": .string("\($0.type)")]) })
  }

  private static func json(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      "severity": .string(diagnostic.severity.rawValue), "file": .string(diagnostic.file),
      "line": diagnostic.location.map { .int($0.line) } ?? .null,
      "column": diagnostic.location.map { .int($0.column) } ?? .null,
      "message": .string(diagnostic.message),
    ])
  }
}
