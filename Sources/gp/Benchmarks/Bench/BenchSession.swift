internal import Glibc

/// A bench as a command does it: with a results file, progress, and requests to stop.
struct BenchSession {
  let bench: Bench
  /// Where finished runs are appended, and what is not repeated comes from.
  let file: String?
  let isQuiet: Bool

  /// All runs of the bench that are done, in its order; all there are unless someone asked to stop.
  /// - Throws: `CommandFailure` if the file cannot be read or written; what making a task throws.
  func results(_ console: Console) throws -> [BenchRun] {
    let opened = try file.map { try BenchFile(path: $0).open() }
    defer { if let opened { close(opened.file) } }
    console.stopSignal.listen()
    let reporter = ProgressReporter(console: console, isQuiet: isQuiet)
    // Only one run at a time is told of.
    nonisolated(unsafe) let told = (reporter: reporter, sink: opened.map { DescriptorSink($0.file) })
    let stopSignal = console.stopSignal
    let results = try bench.results(
      done: opened?.runs ?? [], shouldStop: { stopSignal.pending() != nil },
      finished: { run, count, total in
        do {
          try told.sink?.write(Array(run.line().utf8))
        } catch let error as OutputError {
          throw CommandFailure.inputOutput(path: file ?? "", reason: error.reason)
        }
        told.reporter.update(Self.progress(run, count, total))
      })
    reporter.finish()
    return results
  }

  /// `12 of 300 runs; koza-1, seed 3: solved in 0.4s`
  private static func progress(_ run: BenchRun, _ count: Int, _ total: Int) -> String {
    let verdict = run.isSuccess ? "solved" : run.solved ? "solved, not general," : "not solved"
    let name = [run.key.task, "seed \(run.key.randomSeed)", run.key.options.method].compactMap(\.self)
    return "\(count) of \(NumberText.count(total, "run")); \(name.joined(separator: ", ")): \(verdict) in "
      + DurationText.describe(seconds: run.seconds)
  }
}
