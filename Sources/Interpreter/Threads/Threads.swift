internal import Dispatch
internal import Synchronization

/// A number of threads among which work is shared out.
///
/// Work is a range of slots, given out in chunks to whichever thread is free. What is done for a slot must depend on the
/// slot alone, so that it does not matter which thread does it, or when: then the number of threads changes no result.
package struct Threads: Hashable, Sendable {
  /// How many there are: 1 to 256.
  package let count: Int

  /// - Parameter count: brought to the nearest number that there can be.
  package init(_ count: Int) {
    self.count = Swift.min(Swift.max(count, 1), 256)
  }

  /// One thread: the caller's.
  package static let one = Threads(1)

  /// Does the work for the slots `0..<count`, and returns when all is done.
  ///
  /// - Parameters:
  ///   - chunk: how many slots are given out at a time; with no more slots than that the caller does them all.
  ///   - body: receives the number of the thread, below ``count``, and the slots. No two calls with the same number run at
  ///     the same time.
  package func run(_ count: Int, chunk: Int, _ body: @Sendable (_ thread: Int, _ slots: Range<Int>) -> Void) {
    let chunk = Swift.max(chunk, 1)
    guard self.count > 1, count > chunk else {
      if count > 0 { body(0, 0..<count) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: Swift.min(self.count, (count + chunk - 1) / chunk)) { thread in
      while true {
        let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
        guard start < count else { return }
        body(thread, start..<Swift.min(start + chunk, count))
      }
    }
  }

  /// Makes an array of what is computed for each of its slots.
  @inlinable
  package func map<Result: Sendable>(
    _ count: Int, chunk: Int, _ body: @Sendable (_ thread: Int, _ slot: Int) -> Result
  ) -> [Result] {
    blocks(count, of: 1, chunk: chunk) { thread, slots, results in
      for slot in slots { (results + (slot - slots.lowerBound)).initialize(to: body(thread, slot)) }
    }
  }

  /// Makes an array in which every slot has a block of elements.
  ///
  /// - Parameters:
  ///   - size: the number of elements of a block.
  ///   - body: initialises the elements of some slots; receives where they begin.
  @inlinable
  package func blocks<Element: Sendable>(
    _ count: Int, of size: Int, chunk: Int,
    _ body: @Sendable (_ thread: Int, _ slots: Range<Int>, UnsafeMutablePointer<Element>) -> Void
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: Swift.max(count * size, 0)) { buffer, filled in
      guard count > 0, let address = buffer.baseAddress else { return }
      // Each slot is written once, by one thread; all are written when `run` returns.
      nonisolated(unsafe) let base = address
      run(count, chunk: chunk) { thread, slots in body(thread, slots, base + slots.lowerBound * size) }
      filled = count * size
    }
  }
}
