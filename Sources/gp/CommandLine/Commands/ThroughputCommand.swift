internal import AST
internal import Foundation
internal import Genetic
internal import Interpreter

/// `gp bench throughput`: the speed of evaluation alone.
enum ThroughputCommand: Command {
  static let task = Option(
    "task", "file", .file, isRequired: true, help: "The task whose train cases the programs are evaluated on.")
  static let programs = Option(
    "programs", "file", .file,
    help: "The programs: one expression a line over the task's inputs, or a .gp file.")
  static let randomPrograms = Option(
    "random-programs", "n", .integer(in: 1...1_000_000),
    help: "Instead of a file: this many different random programs, as in a first generation.")

  static let specification = CommandSpecification(
    name: "throughput", overview: "Measure how fast programs are evaluated.",
    discussion: """
      Every thread evaluates every program on the task's train cases, again and again for at least a second of its own \
      processor time. Nothing is shared between programs or repeats. Parsing is not timed.
      """,
    sections: [
      OptionSection(
        "Options",
        [
          task, programs, randomPrograms, SearchOptions.randomSeed, SearchOptions.threads, SearchOptions.noNative,
          SearchOptions.json,
        ])
    ])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let taskPath = try arguments.required(task)
    let listPath = try arguments.value(programs)
    let count = try arguments.value(randomPrograms)
    if taskPath == "-", listPath == "-" { throw UsageError.exclusive("--task -", "--programs -") }
    if listPath != nil, count != nil { throw UsageError.exclusive("--programs <file>", "--random-programs <n>") }
    let seed = try arguments.value(SearchOptions.randomSeed)
    if seed != nil, count == nil { throw UsageError.incomplete("--random-seed <n>", needs: "--random-programs <n>") }
    let list: (ReadyTask) throws -> ProgramList
    if let listPath {
      list = { try ProgramList(path: listPath, for: $0.task) }
    } else if let count {
      list = { try ProgramList(random: count, seed: UInt64(seed ?? 1), for: $0) }
    } else {
      throw UsageError.missingArgument("--programs <file>")
    }
    let ready = try ReadyTask(path: taskPath)
    let threads = try arguments.value(SearchOptions.threads) ?? ProcessInfo.processInfo.activeProcessorCount
    let native = arguments.has(SearchOptions.noNative) ? nil : NativeSupport.here
    let throughput = try Throughput.measure(
      list(ready), CaseColumns(ready.cases.train, of: ready.task), threads: threads, native: native)
    try console.write(arguments.has(SearchOptions.json) ? throughput.json.line() : throughput.text)
    return .success
  }
}

extension Throughput {
  fileprivate var checksumText: String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  fileprivate var json: JSONValue {
    let facts: [String: JSONValue] = [
      "programs": .int(programs), "nodes": .int(nodes), "rows": .int(rows), "threads": .int(threads),
      "repeats": .int(repeats), "seconds": .number(seconds), "node_rows_per_second": .number(nodeRowsPerSecond),
      "executions_per_second": .number(executionsPerSecond), "checksum": .string(checksumText),
    ]
    return .object(facts.noting(native))
  }

  fileprivate var text: String {
    let facts = [
      ("Programs", "\(programs), with \(NumberText.count(nodes, "node")) in all"),
      ("Cases", "\(rows)"),
      (
        "Speed",
        "\(NumberText.compact(nodeRowsPerSecond)) node-rows/s, \(NumberText.compact(executionsPerSecond))"
          + " executions/s" + (threads == 1 ? "" : " on each of \(threads) threads")
      ),
      ("Time", "\(NumberText.short(seconds)) s of processor time, \(NumberText.count(repeats, "repeat"))"),
      ("Checksum", checksumText),
    ]
    return facts.map { HelpScreen.row($0, $1, at: 12, columns: 200).joined() + "\n" }.joined()
  }
}
