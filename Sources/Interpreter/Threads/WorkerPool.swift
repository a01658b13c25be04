internal import Synchronization

/// The threads of a search, each with a worker: what one thread needs for itself, such as evaluators and scratch memory.
///
/// The copies of a search share its pool; one of them at a time works with it. See ``Threads`` for how work is shared out,
/// and for what that asks of it.
package final class WorkerPool<Worker>: @unchecked Sendable {
  package let threads: Threads
  @usableFromInline let workers: [Worker]
  /// Held while the workers work.
  private let lock = Mutex(())

  /// - Parameter make: makes a worker; called once for each thread.
  package init(_ threads: Threads, _ make: () -> Worker) {
    self.threads = threads
    workers = (0..<threads.count).map { _ in make() }
  }

  /// Does the work for the slots `0..<count`.
  @inlinable
  package func run(_ count: Int, chunk: Int = 16, _ body: @Sendable (Worker, Range<Int>) -> Void) {
    whileLocked { threads.run(count, chunk: chunk) { thread, slots in body(workers[thread], slots) } }
  }

  /// Makes an array of what workers compute for each of its slots.
  @inlinable
  package func map<Result: Sendable>(
    _ count: Int, chunk: Int = 16, _ body: @Sendable (Worker, Int) -> Result
  ) -> [Result] {
    whileLocked { threads.map(count, chunk: chunk) { thread, slot in body(workers[thread], slot) } }
  }

  /// Does something once with every worker.
  @inlinable
  package func each(_ body: @Sendable (Worker) -> Void) {
    whileLocked {
      threads.run(workers.count, chunk: 1) { _, indices in
        for index in indices { body(workers[index]) }
      }
    }
  }

  /// What each worker has to tell.
  @inlinable
  package func fromEach<Result>(_ body: (Worker) -> Result) -> [Result] {
    whileLocked { workers.map(body) }
  }

  /// Does something with one worker.
  @inlinable
  package func one<Result>(_ body: (Worker) -> Result) -> Result {
    whileLocked { body(workers[0]) }
  }

  @usableFromInline
  func whileLocked<Result>(_ body: () -> Result) -> Result {
    lock.withLock { _ in body() }
  }
}
