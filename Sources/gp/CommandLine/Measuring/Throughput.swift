internal import AST
internal import Interpreter

/// How fast programs are evaluated on cases.
///
/// Every thread evaluates all programs again and again, with an evaluator of its own; nothing is kept from one
/// evaluation to the next. Time is the threads' own processor time, so other work on the machine does not count.
struct Throughput {
  /// The number of different programs.
  let programs: Int
  /// The nodes of all of them.
  let nodes: Int
  /// The number of cases.
  let rows: Int
  let threads: Int
  /// How many times all programs were evaluated, over all threads.
  let repeats: Int
  /// Processor time of all threads.
  let seconds: Double
  /// Of the results of all programs, once.
  let checksum: UInt64
  /// The machine code that was allowed; `nil` for none.
  let native: NativeSupport?

  var executions: Double { Double(programs) * Double(rows) * Double(repeats) }
  var executionsPerSecond: Double { executions / seconds }
  var nodeRowsPerSecond: Double { Double(nodes) * Double(rows) * Double(repeats) / seconds }

  /// Evaluations that gave different results for the same programs: an error inside gp.
  struct Inconsistent: Error {}

  /// - Parameter least: How many seconds each thread works at least.
  static func measure(
    _ list: ProgramList, _ columns: CaseColumns, threads: Int, native: NativeSupport? = .here, least: Double = 1
  ) throws(Inconsistent) -> Throughput {
    let done = Threads(threads).map(threads, chunk: 1) { _, _ in Part(list, columns, native, least: least) }
    guard let checksum = done.first?.checksum, done.allSatisfy({ $0.isConsistent && $0.checksum == checksum }) else {
      throw Inconsistent()
    }
    return Throughput(
      programs: list.trees.count, nodes: list.trees.reduce(0) { $0 + $1.size }, rows: columns.count,
      threads: threads, repeats: done.reduce(0) { $0 + $1.repeats }, seconds: done.reduce(0) { $0 + $1.seconds },
      checksum: checksum, native: native)
  }
}

/// What one thread did.
private struct Part {
  private(set) var repeats = 0
  private(set) var seconds = 0.0
  private(set) var checksum: UInt64 = 0
  private(set) var isConsistent = true

  /// The clock is asked no more often than about this many seconds apart.
  private static let interval = 0.05

  init(_ list: ProgramList, _ columns: CaseColumns, _ native: NativeSupport?, least: Double) {
    let evaluator = Evaluator(columns, helpers: list.helpers, native: native)
    checksum = Self.checksum(of: list.trees, evaluator)
    let start = ThreadClock.seconds
    var batch = 1
    while seconds < least {
      let before = seconds
      for _ in 0..<batch {
        if Self.checksum(of: list.trees, evaluator) != checksum { isConsistent = false }
      }
      repeats += batch
      seconds = ThreadClock.seconds - start
      if seconds - before < Self.interval / 2 { batch *= 2 }
    }
  }

  /// Depends on the order of the programs, so that none can take another's place.
  private static func checksum(of trees: [Tree], _ evaluator: Evaluator) -> UInt64 {
    evaluator.checksums(of: trees).reduce(0) { $0 &* 31 &+ $1 }
  }
}
