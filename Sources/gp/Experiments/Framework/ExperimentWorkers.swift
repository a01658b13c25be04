internal import Interpreter
internal import Synchronization

/// The threads of an experiment, its progress, and the question whether to go on.
struct ExperimentWorkers: Sendable {
  let threads: Int
  /// Asked between replicates, from any thread.
  let shouldStop: @Sendable () -> Bool
  /// Told what is done, from one thread at a time: what, how much, of how much.
  let report: @Sendable (String, Int, Int) -> Void

  init(
    threads: Int, shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
  ) {
    self.threads = max(1, min(threads, 256))
    self.shouldStop = shouldStop
    self.report = report
  }

  /// Does the work of each replicate, on all threads.
  ///
  /// - Parameters:
  ///   - count: The replicates are `0..<count`.
  ///   - stage: What they are, for the progress.
  ///   - body: A replicate's result must depend on its number alone.
  /// - Returns: The results, in the order of the replicates.
  /// - Throws: `ExperimentInterrupted` if someone asked to stop before all were done.
  func map<Result: Sendable>(
    _ count: Int, _ stage: String, _ body: @Sendable (Int) -> Result
  ) throws(ExperimentInterrupted) -> [Result] {
    let done = Mutex(0)
    report(stage, 0, count)
    let items = Threads(threads).map(count, chunk: 1) { _, index -> Result? in
      guard !shouldStop() else { return nil }
      let result = body(index)
      done.withLock {
        $0 += 1
        report(stage, $0, count)
      }
      return result
    }.compactMap(\.self)
    guard items.count == count else { throw ExperimentInterrupted() }
    return items
  }
}
