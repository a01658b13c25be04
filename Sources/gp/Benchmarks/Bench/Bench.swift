internal import Dispatch
internal import Synchronization

/// Replicated runs of tasks, several at a time.
///
/// A run is a function of its key: which thread does it, and what else runs, changes nothing but its seconds.
struct Bench {
  let tasks: [BenchTask]
  let runs: Int
  let firstSeed: Int
  let shard: Shard?
  let threads: Int
  /// The ways of searching that are measured, each with all runs.
  let methods: [BenchMethod]

  /// A run that is to be done.
  private struct Job: Sendable {
    let task: BenchTask
    let seed: Int
    let method: BenchMethod
  }

  /// Does the runs that are not done yet.
  ///
  /// - Parameters:
  ///   - done: Runs that need not be repeated.
  ///   - shouldStop: Asked all the time; runs under way are then given up.
  ///   - finished: Told of every run that ended, one at a time, with how many there are in all.
  /// - Returns: All runs asked for that are done, now or before, in the order of seeds, tasks and methods.
  /// - Throws: What making a task, or `finished`, throws.
  func results(
    done: [BenchRun], shouldStop: @escaping @Sendable () -> Bool,
    finished: @escaping @Sendable (BenchRun, _ count: Int, _ total: Int) throws -> Void
  ) throws -> [BenchRun] {
    let known = Dictionary(done.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let jobs = self.jobs
    let concurrency = max(1, min(threads, jobs.count))
    let state = Mutex(State(results: Array(repeating: nil, count: jobs.count)))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: concurrency) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < jobs.count, !shouldStop(), state.withLock({ $0.error == nil }) else { return }
        do {
          let run = try run(jobs[index], threads: max(1, threads / concurrency), known, shouldStop)
          try state.withLock { state in
            guard let run else { return }
            state.results[index] = run.result
            state.count += 1
            if run.isNew { try finished(run.result, state.count, jobs.count) }
          }
        } catch {
          state.withLock { $0.error = $0.error ?? error }
        }
      }
    }
    return try state.withLock { state in
      if let error = state.error { throw error }
      return state.results.compactMap(\.self)
    }
  }

  private struct State: Sendable {
    var results: [BenchRun?]
    var count = 0
    var error: (any Error)?
  }

  /// Every task and method once before any a second time: a bench that is stopped early has something of all.
  private var jobs: [Job] {
    let all = (0..<runs).flatMap { run in
      tasks.flatMap { task in methods.map { Job(task: task, seed: firstSeed + run, method: $0) } }
    }
    return all.enumerated().filter { shard?.contains($0.offset) != false }.map(\.element)
  }

  /// One run; `nil` if it was given up.
  private func run(
    _ job: Job, threads: Int, _ known: [BenchRun.Key: BenchRun], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> (result: BenchRun, isNew: Bool)? {
    let ready = try job.task.ready(seed: UInt64(job.seed))
    let key = BenchRun.Key(
      suite: job.task.suite, task: job.task.name, randomSeed: job.seed, options: try job.method.options(ready))
    if let run = known[key] { return (run, false) }
    return try job.method.run(ready, key, threads, shouldStop).map { ($0, true) }
  }
}
