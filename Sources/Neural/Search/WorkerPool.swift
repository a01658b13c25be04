internal import AST
internal import Dispatch
internal import Foundation
internal import Interpreter
internal import Synchronization

/// The threads of a search. Each item of work depends on nothing but itself, so it does not matter which thread does it.
final class WorkerPool: @unchecked Sendable {
  private let judges: [CandidateJudge]
  /// Held while work is done: copies of a search share the pool.
  private let lock = NSLock()

  init(threads: Int, _ cases: CaseColumns, helpers: [Helper]) {
    judges = (0..<min(max(threads, 1), 256)).map { _ in CandidateJudge(cases, helpers: helpers) }
  }

  /// Maps items, in any order, each by one worker; the results are in the order of the items.
  func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @Sendable (CandidateJudge, Item) -> Result
  ) -> [Result] {
    lock.lock()
    defer { lock.unlock() }
    var results = [Result?](repeating: nil, count: items.count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each place is written by one worker only.
      nonisolated(unsafe) let buffer = buffer
      let next = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: min(judges.count, max(items.count, 1))) { worker in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < items.count else { return }
          buffer[index] = body(judges[worker], items[index])
        }
      }
    }
    return results.compactMap(\.self)
  }
}
