internal import AST
internal import Genetic

/// Programs to be measured: one expression a line over the inputs of a task, the programs of a `.gp` file, or random ones.
struct ProgramList {
  let trees: [Tree]
  /// What they may call.
  let helpers: [Helper]

  /// Reads the file at a path; standard input if that is `-`.
  /// - Throws: `CommandFailure` if it cannot be read, `SourceFailure` with all that is wrong with it.
  init(path: String, for task: Task) throws {
    let input = try SourceInput(path: path)
    if input.kind == .program {
      let programs = try ProgramInput(input: input).programs(for: task)
      trees = programs.map(\.tree)
      helpers = programs.first?.interface.helpers ?? []
    } else {
      trees = try Self.lines(of: input.source, for: task)
      helpers = task.helpers
    }
  }

  /// Random programs from the primitive set of a task.
  /// - Throws: `SourceFailure` if the task allows no program.
  init(random count: Int, seed: UInt64, for ready: ReadyTask) throws(SourceFailure) {
    trees = try ready.primitives(helpers: ready.task.helpers).randomPrograms(count, seed: seed)
    helpers = ready.task.helpers
  }

  private static func lines(of source: Source, for task: Task) throws(SourceFailure) -> [Tree] {
    var trees: [Tree] = []
    var problems: [Diagnostic] = []
    var start = 0
    while start < source.scalars.count, problems.count < TaskParser.maximumDiagnostics {
      let end = source.scalars[start...].firstIndex(of: "\n") ?? source.scalars.count
      defer { start = end + 1 }
      let first = source.scalars[start..<end].first { !Lexer.isSpace($0) }
      guard let first, first != "#", first != ";" else { continue }
      do {
        trees.append(
          try Parser.expression(
            source.part(start..<end), inputs: task.inputs, result: task.result, helpers: task.helpers,
            whole: "the program"))
      } catch {
        problems += error.items
      }
    }
    if trees.isEmpty, problems.isEmpty {
      problems.append(Diagnostic(file: source.file, "there are no programs; expected one expression a line"))
    }
    if !problems.isEmpty { throw SourceFailure(problems, in: source) }
    return trees
  }
}
