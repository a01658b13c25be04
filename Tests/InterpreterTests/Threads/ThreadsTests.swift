import Synchronization
import Testing

@testable import Interpreter

@Suite struct ThreadsTests {
  @Test func `every slot is worked on once, whatever the number of threads and the chunk`() {
    for threads in [1, 2, 5] {
      for (count, chunk) in [(0, 16), (1, 1), (15, 16), (16, 16), (17, 16), (100, 7), (50, 1), (10, 0), (10, -1)] {
        let seen = Mutex([Int](repeating: 0, count: count))
        Threads(threads).run(count, chunk: chunk) { thread, slots in
          #expect((0..<threads).contains(thread))
          seen.withLock { seen in for slot in slots { seen[slot] += 1 } }
        }
        #expect(seen.withLock { $0 } == Array(repeating: 1, count: count), "\(threads) threads, \(count) in \(chunk)s")
      }
    }
  }

  @Test func `results stand in the order of the slots`() {
    for threads in [1, 2, 5] {
      let results = Threads(threads).map(1000, chunk: 3) { _, slot in "\(slot)" }
      #expect(results == (0..<1000).map { "\($0)" })
      #expect(Threads(threads).map(0, chunk: 3) { _, slot in slot } == [])
      #expect(Threads(threads).map(-1, chunk: 3) { _, slot in slot } == [])
    }
  }

  @Test func `there is at least one thread and at most 256`() {
    #expect([-5, 0, 1, 3, 256, 1 << 40].map { Threads($0).count } == [1, 1, 1, 3, 256, 256])
  }

  @Test func `a worker works for one slot at a time`() {
    final class Worker: @unchecked Sendable {
      var isBusy = false
      var slots = 0
    }
    let pool = WorkerPool(Threads(4)) { Worker() }
    let wasFree = pool.map(400, chunk: 1) { worker, _ in
      let wasFree = !worker.isBusy
      worker.isBusy = true
      worker.slots += 1
      worker.isBusy = false
      return wasFree
    }
    #expect(wasFree.allSatisfy { $0 })
    let total = Mutex(0)
    pool.each { worker in total.withLock { $0 += worker.slots } }
    #expect(total.withLock { $0 } == 400)
    #expect(pool.one { $0.slots } <= 400)
  }
}
