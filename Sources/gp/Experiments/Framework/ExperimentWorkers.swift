internal import Dispatch
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
    let next = Atomic<Int>(0)
    let results = Mutex<(items: [Result?], done: Int)>(([Result?](repeating: nil, count: count), 0))
    report(stage, 0, count)
    DispatchQueue.concurrentPerform(iterations: min(threads, max(count, 1))) { _ in
      while !shouldStop() {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = body(index)
        results.withLock {
          $0.items[index] = result
          $0.done += 1
          report(stage, $0.done, count)
        }
      }
    }
    let items = results.withLock { $0.items.compactMap(\.self) }
    guard items.count == count else { throw ExperimentInterrupted() }
    return items
  }
}
