internal import AST
internal import Interpreter
internal import Neural

/// A program for a benchmark problem whose operators and variables are slots: each may be replaced by others of the same
/// types, so that all variants can be evaluated.
struct Skeleton: Sendable {
  let problem: String
  /// A right program, as an expression.
  let text: String

  /// How many choices a slot has at most, the right one included.
  private static let mostChoices = 4
  /// How many variants a skeleton has at most; further slots stay as they are.
  private static let mostVariants = 20_000

  static let all = [
    Skeleton(
      problem: "majority-5",
      text: "(or (and (and a b) (or c (or d e))) (or (and (or a b) (or (and c d) (and e (or c d)))) (and c (and d e))))"
    ),
    Skeleton(problem: "even-4-parity", text: "(xor (xor a b) (or (and c d) (nor c d)))"),
    Skeleton(problem: "median", text: "(max (min a b) (min (max a b) c))"),
    Skeleton(problem: "koza-1", text: "(+ (* (+ (* x x) 1.0) (* x x)) (* x (+ (* x x) 1.0)))"),
    Skeleton(problem: "even-3-parity", text: "(xor (not (xor a b)) (and c (or c c)))"),
    Skeleton(problem: "smallest", text: "(min (min a b) (min c d))"),
    Skeleton(problem: "small-or-large", text: "(if (< n 1000) \"small\" (if (< n 2000) \"\" \"large\"))"),
    Skeleton(problem: "nguyen-9", text: "(+ (sin x) (sin (* y y)))"),
    Skeleton(problem: "nguyen-10", text: "(+ (* (sin x) (cos y)) (* (sin x) (cos y)))"),
    Skeleton(problem: "keijzer-11", text: "(+ (* x y) (sin (* (- x 1.0) (- y 1.0))))"),
    Skeleton(problem: "compare-string-lengths", text: "(and (< (length a) (length b)) (< (length b) (length c)))"),
    Skeleton(problem: "findLastIdx", text: "(- (- (length xs) 1) (index-of (reverse xs) k))"),
    Skeleton(problem: "last2", text: "(last (but-last (reverse (reverse xs))))"),
    Skeleton(problem: "allGtK", text: "(all? (fn (x) (> x k)) (reverse (sort xs)))"),
    Skeleton(problem: "mapAddK", text: "(reverse (map (fn (x) (+ x k)) (reverse xs)))"),
    Skeleton(problem: "vector-average", text: "(/ (sum xs) (max (float (length xs)) 1.0))"),
    Skeleton(problem: "count-odds", text: "(length (filter (fn (x) (odd? x)) (reverse xs)))"),
    Skeleton(problem: "negative-to-zero", text: "(map (fn (x) (max x 0)) (reverse (reverse xs)))"),
  ]

  /// Operators that take and give the same types, whichever those are.
  private static let exchangeable: [[Operator]] = [
    [.and, .or, .xor, .nand, .nor], [.less, .greater, .equal, .notEqual, .lessOrEqual, .greaterOrEqual],
    [.add, .subtract, .multiply, .min, .max], [.isEven, .isOdd], [.sin, .cos, .exp, .tanh],
    [.reverse, .sort, .rest, .butLast], [.sum, .product, .minimum, .maximum], [.all, .any],
    [.filter, .takeWhile, .dropWhile],
  ]

  /// A place in the program and the nodes that may stand there, the right one first.
  struct Slot: Sendable {
    let index: Int
    let nodes: [Node]
  }

  /// The slots of a program, in prefix order.
  static func slots(of tree: Tree, inputs: [Parameter]) -> [Slot] {
    var slots: [Slot] = []
    var variants = 1
    for (index, node) in tree.nodes.enumerated() {
      let others: [Node]
      switch node.kind {
      case .apply:
        let group = exchangeable.first { $0.contains(node.op) } ?? []
        others = group.filter { $0 != node.op && fits($0, for: node) }.map { op in
          var other = node
          other.op = op
          return other
        }
      case .variable where node.payload < UInt64(inputs.count):
        others = inputs.indices.filter { $0 != Int(node.payload) && inputs[$0].type == node.type }
          .map { .variable($0, node.type) }
      default: others = []
      }
      let nodes = [node] + others.prefix(mostChoices - 1)
      guard nodes.count > 1, variants * nodes.count <= mostVariants else { continue }
      variants *= nodes.count
      slots.append(Slot(index: index, nodes: nodes))
    }
    return slots
  }

  /// Whether an operator of the same group may take another's place: the extremes and products of lists are of numbers.
  private static func fits(_ op: Operator, for node: Node) -> Bool {
    switch op {
    case .sum, .product: node.type == .int || node.type == .float
    default: true
    }
  }

  /// The fitness of all variants on the train cases of the problem: the mean over cases and outputs of 1/(1 + error).
  ///
  /// - Throws: `UsageError` or `SourceFailure` if the problem or the program does not exist: an error inside gp.
  func landscape() throws -> GeneLandscape {
    let (ready, tree, slots) = try parts()
    let evaluator = Evaluator(CaseColumns(ready.cases.train, of: ready.task))
    let count = ready.cases.train.count * max(1, ready.task.outputs.count)
    var errors = [Double](repeating: 0, count: count)
    var nodes = tree.nodes
    return GeneLandscape(choices: slots.map(\.nodes.count)) { genome in
      for (slot, choice) in zip(slots, genome) { nodes[slot.index] = slot.nodes[choice] }
      let variant = Tree(nodes: nodes, literals: tree.literals)
      errors.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { _ = evaluator.errors(of: variant, into: base) }
      }
      return errors.reduce(0.0) { sum, error in error.isFinite ? sum + 1 / (1 + error) : sum } / Double(max(count, 1))
    }
  }

  /// The problem with its cases, the right program, and its slots.
  func parts() throws -> (ready: ReadyTask, tree: Tree, slots: [Slot]) {
    let ready = try ReadyTask(named: problem)
    let tree = try Parser.expression(
      text, inputs: ready.task.inputs, result: ready.task.interface.result, file: problem)
    return (ready, tree, Self.slots(of: tree, inputs: ready.task.inputs))
  }
}
