internal import AST
internal import Dispatch
internal import Foundation
internal import Interpreter
internal import Synchronization

/// What one thread needs for itself: an editor, scratch for selection, and evaluators.
final class Worker {
  var editor: TreeEditor
  var scratch = LexicaseScratch()
  /// Evaluates on the cases of the generation's sample.
  let sample: Evaluator
  private let train: CaseColumns
  private let primitives: PrimitiveSet
  private let native: NativeSupport?
  private var wholeEvaluator: Evaluator?

  init(_ primitives: PrimitiveSet, _ limits: TreeLimits, _ train: CaseColumns, native: NativeSupport? = .here) {
    editor = TreeEditor(primitives: primitives, limits: limits)
    self.train = train
    self.primitives = primitives
    self.native = native
    sample = Evaluator(train.sampled([]), helpers: primitives.helpers, native: native)
  }

  /// Evaluates on all train cases.
  var whole: Evaluator {
    if let wholeEvaluator { return wholeEvaluator }
    let evaluator = Evaluator(train, helpers: primitives.helpers, native: native)
    wholeEvaluator = evaluator
    return evaluator
  }

  /// Fits constants on all train cases; `nil` if programs have none of the kind.
  private(set) lazy var fitter = ConstantFitter(train, primitives, editor.limits)
}

/// The workers of a search, and the only place where threads are used.
///
/// Work is given out in chunks of slots; each slot's result depends on the slot alone and is written to its own place, so
/// it does not matter which worker does it, or when.
final class Workers: @unchecked Sendable {
  private let workers: [Worker]
  /// Held while the workers work: copies of a search share them.
  private let lock = NSLock()

  init(
    count: Int, _ primitives: PrimitiveSet, _ limits: TreeLimits, _ train: CaseColumns, native: NativeSupport? = .here
  ) {
    workers = (0..<Swift.min(Swift.max(count, 1), 256)).map { _ in Worker(primitives, limits, train, native: native) }
  }

  /// Does the work for the slots `0..<count`.
  func run(_ count: Int, chunk: Int = 16, _ body: @Sendable (Worker, Range<Int>) -> Void) {
    lock.lock()
    defer { lock.unlock() }
    guard workers.count > 1, count > chunk else {
      if count > 0 { body(workers[0], 0..<count) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers.count) { index in
      while true {
        let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
        guard start < count else { return }
        body(workers[index], start..<Swift.min(start + chunk, count))
      }
    }
  }

  /// Does something once with every worker.
  func each(_ body: @Sendable (Worker) -> Void) {
    lock.lock()
    defer { lock.unlock() }
    DispatchQueue.concurrentPerform(iterations: workers.count) { body(workers[$0]) }
  }

  /// Does something with one worker.
  func one<Result>(_ body: (Worker) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body(workers[0])
  }
}
