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

  init(_ problem: BenchmarkProblem, of suite: String) {
    self.suite = suite
    name = problem.name
    source = .problem(problem)
  }

  /// - Throws: `CommandFailure` if the file cannot be read, `SourceFailure` if it has errors.
  init(path: String, of suite: String = "") throws {
    let ready = try ReadyTask(path: path)
    self.suite = suite
    name = ready.task.displayName
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
  /// - Parameter skipped: Told of files of a folder that are no task.
  /// - Throws: `UsageError` if a word is none of these; what ``init(path:of:)`` throws.
  static func named(_ words: [String], skipped: (SourceFailure) -> Void) throws -> [BenchTask] {
    var tasks: [BenchTask] = []
    for word in words {
      if let suite = BenchmarkSuite.suite(named: word) {
        tasks += suite.problems.map { BenchTask($0, of: suite.name) }
      } else if let (suite, problem) = BenchmarkSuite.problem(named: word) {
        tasks.append(BenchTask(problem, of: suite.name))
      } else {
        tasks += try files(word, skipped: skipped)
      }
    }
    var seen: Set<[String]> = []
    return tasks.filter { seen.insert([$0.suite, $0.name]).inserted }
  }

  private static func files(_ word: String, skipped: (SourceFailure) -> Void) throws -> [BenchTask] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) else {
      if word.contains("/") || word.contains(".") { return [try BenchTask(path: word)] }
      let names = BenchmarkSuite.all.flatMap { [$0.name] + $0.problems.map(\.name) }
      throw UsageError.unknownProblem(word, suggestion: Suggestion.closest(to: word, among: names))
    }
    guard isFolder.boolValue else { return [try BenchTask(path: word)] }
    let suite = URL(fileURLWithPath: word).lastPathComponent
    let names = try FileManager.default.contentsOfDirectory(atPath: word).sorted()
    return try names.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".sl") }.compactMap { name in
      do {
        return try BenchTask(path: word.hasSuffix("/") ? word + name : "\(word)/\(name)", of: suite)
      } catch let failure as SourceFailure {
        skipped(failure)
        return nil
      }
    }
  }
}
