internal import AST
internal import Interpreter

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
    sample = Evaluator(train.sampled([]), helpers: primitives.helpers, native: native, keepsColumns: true)
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
