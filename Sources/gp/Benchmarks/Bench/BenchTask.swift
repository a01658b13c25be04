internal import AST
internal import Foundation
internal import Interpreter

/// One task to be measured: a problem of a suite, with fresh cases for every run, or a task file.
struct BenchTask: Sendable {
  /// The suite's name, or the folder of files; empty for a single file.
  let suite: String
  let name: String
  private let source: Source

  private enum Source: Sendable {
    case problem(BenchmarkProblem)
    case file(ReadyTask)
  }

  /// The endings of files that are tasks by themselves.
  private static let taskEndings = [".txt", ".sl"]

  init(_ problem: BenchmarkProblem, of suite: String) {
    self.suite = suite
    name = problem.name
    source = .problem(problem)
  }

  /// - Parameter target: The column to predict from the others, unless the file's ending says that it is no table.
  /// - Throws: `CommandFailure` if the file cannot be read, `SourceFailure` if it has errors.
  init(path: String, of suite: String = "", target: String? = nil) throws {
    let target = Self.taskEndings.contains { path.hasSuffix($0) } ? nil : target
    let ready = try ReadyTask(path: path, target: target)
    self.suite = suite
    // A table may be many tasks.
    name = [ready.task.displayName, target].compactMap(\.self).joined(separator: " ")
    source = .file(ready)
  }

  /// The task of the run with that random seed, which is also that of a problem's cases.
  /// - Throws: `SourceFailure` if the cases cannot be made.
  func ready(seed: UInt64) throws -> ReadyTask {
    switch source {
    case .file(let ready): ready
    case .problem(let problem): try ReadyTask(text: problem.taskFile(seed: seed), name: problem.name)
    }
  }
}

extension BenchTask {
  /// The tasks that words of the command line name, each once: suites, problems, folders of task files, task files.
  ///
  /// - Parameters:
  ///   - target: The column to predict from the others, in files that are tables; without it a folder's tables are no
  ///     tasks.
  ///   - skipped: Told of files of a folder that have errors.
  /// - Throws: `UsageError` if a word is none of these; what ``init(path:of:target:)`` throws.
  static func named(
    _ words: [String], target: String? = nil, skipped: (SourceFailure) -> Void
  ) throws -> [BenchTask] {
    var tasks: [BenchTask] = []
    for word in words {
      if let suite = BenchmarkSuite.suite(named: word) {
        tasks += suite.problems.map { BenchTask($0, of: suite.name) }
      } else if let (suite, problem) = BenchmarkSuite.problem(named: word) {
        tasks.append(BenchTask(problem, of: suite.name))
      } else {
        tasks += try files(word, target: target, skipped: skipped)
      }
    }
    var seen: Set<[String]> = []
    return tasks.filter { seen.insert([$0.suite, $0.name]).inserted }
  }

  private static func files(
    _ word: String, target: String?, skipped: (SourceFailure) -> Void
  ) throws -> [BenchTask] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) else {
      if word.contains("/") || word.contains(".") {
        return [try BenchTask(path: word, target: target)]
      }
      let names = BenchmarkSuite.all.flatMap { [$0.name] + $0.problems.map(\.name) }
      throw UsageError.unknownProblem(word, suggestion: Suggestion.closest(to: word, among: names))
    }
    guard isFolder.boolValue else { return [try BenchTask(path: word, target: target)] }
    let suite = URL(fileURLWithPath: word).lastPathComponent
    let names = try FileManager.default.contentsOfDirectory(atPath: word).sorted()
    let endings = taskEndings + (target == nil ? [] : [".csv"])
    return try names.filter { name in endings.contains { name.hasSuffix($0) } }.compactMap { name in
      do {
        let path = word.hasSuffix("/") ? word + name : "\(word)/\(name)"
        return try BenchTask(path: path, of: suite, target: target)
      } catch let failure as SourceFailure {
        skipped(failure)
        return nil
      }
    }
  }
}
