internal import AST
internal import Interpreter

/// Makes a program smaller without making it worse on the train cases.
///
/// A smaller program that fits the same cases is more likely to be what was meant (Helmuth, McPhee, Pantridge, Spector
/// 2017, doi:10.1145/3071178.3071330). First every subtree is tried to be replaced by a part of itself or a leaf, until
/// nothing gives; then random edits that change size by nothing or for the better lead out of dead ends.
struct Simplifier {
  private(set) var tree: Tree
  private(set) var score: (error: Double, right: Int)
  private(set) var executions = 0
  private let cases: CaseColumns
  private let mustBeRight: Bool
  /// The largest error of a program that may take the place of a right one.
  private var mostError = Double.infinity
  private let worker: Worker
  private var random: RandomStream
  private var errors: [Double]
  /// What it must derive from, if from anything.
  private let grammar: Grammar?
  /// Nodes times cases that were evaluated.
  private var work = 0
  /// Asked before each candidate; when true nothing more is tried.
  private let shouldStop: () -> Bool
  /// The number of cases, spread over all of them, that candidates are tried on first; 0 if that does not pay.
  private let screen: Int
  private static let screened = 8
  /// The work after which nothing more is tried: large programs are not made much smaller by trying everything.
  private static let maximumWork = 100_000_000

  /// - Parameters:
  ///   - mustBeRight: keep every case right, and a program exact that is; otherwise the error must not grow and no fewer
  ///     cases be right.
  ///   - noise: the largest error of an exact program.
  init(
    tree: Tree, cases: CaseColumns, seed: UInt64, mustBeRight: Bool, noise: Double, _ worker: Worker,
    grammar: Grammar? = nil,
    shouldStop: @escaping () -> Bool = { false }
  ) {
    self.tree = tree
    self.cases = cases
    self.mustBeRight = mustBeRight
    self.worker = worker
    self.grammar = grammar
    self.shouldStop = shouldStop
    random = RandomStream(seed: seed, purpose: .simplification)
    errors = Array(repeating: 0, count: Swift.max(cases.count * cases.outputs.count, 1))
    screen = mustBeRight && cases.count > 4 * Simplifier.screened ? Simplifier.screened : 0
    score = (0, 0)
    if screen > 0 {
      let step = cases.count / screen
      worker.sample.cases = cases.sampled((0..<screen).map { $0 * step })
    }
    score = judge(tree)
    if mustBeRight, score.error <= noise { mostError = noise }
  }

  mutating func run(effort: Int) {
    reduce()
    wander(steps: effort)
  }

  private mutating func judge(_ candidate: Tree) -> (error: Double, right: Int) {
    let right = right(candidate, worker.whole, of: cases.count)
    return (errors.reduce(0, +), right)
  }

  /// The number of cases that a candidate has right on an evaluator of so many.
  private mutating func right(_ candidate: Tree, _ evaluator: Evaluator, of count: Int) -> Int {
    executions += count
    work += count * candidate.size
    return errors.withUnsafeMutableBufferPointer { errors in
      errors.baseAddress.map { evaluator.errors(of: candidate, into: $0).right } ?? 0
    }
  }

  /// Judges a candidate: what it scores if it is no worse than the program, else `nil`.
  private mutating func accepted(_ candidate: Tree) -> (error: Double, right: Int)? {
    guard work < Simplifier.maximumWork, !shouldStop(), grammar?.derives(candidate) ?? true else { return nil }
    // Nearly all candidates are wrong, and most of those soon.
    if screen > 0, right(candidate, worker.sample, of: screen) < screen { return nil }
    let result = judge(candidate)
    if mustBeRight { return result.right == cases.count && result.error <= mostError ? result : nil }
    return result.error <= score.error && result.right >= score.right ? result : nil
  }

  private mutating func take(_ candidate: Tree) -> Bool {
    guard let result = accepted(candidate) else { return false }
    tree = candidate
    score = result
    return true
  }

  // MARK: Systematic steps

  /// Replaces subtrees by smaller ones and constants by shorter ones until nothing gives.
  private mutating func reduce() {
    var changed = true
    while changed {
      changed = false
      var index = 0
      while index < tree.size {
        if shrink(index) {
          changed = true
        } else {
          index += 1
        }
      }
    }
  }

  /// Tries everything smaller in the place of one subtree; true if something was taken.
  private mutating func shrink(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if node.kind == .lambda { return false }
    if node.kind == .literal {
      guard let value = tree.literal(at: index) else { return false }
      for shorter in value.shorter() {
        if let candidate = worker.editor.replace(index, of: tree, with: Constant(shorter, node.type)),
          take(candidate)
        {
          return true
        }
      }
    }
    guard node.length > 1 else { return false }
    for candidate in worker.editor.leafReplacements(index, of: tree) where take(candidate) { return true }
    let parts = tree.range(at: index).dropFirst()
      .filter { tree.nodes[$0].type == node.type }
      .sorted { (tree.nodes[$0].length, $0) < (tree.nodes[$1].length, $1) }
    for part in parts where tree.nodes[part].length > 1 {
      if let candidate = worker.editor.replace(index, of: tree, withPart: part, &random), take(candidate) {
        return true
      }
    }
    return false
  }

  // MARK: Random steps

  /// A random walk among programs that are no larger and no worse; each time it gets smaller, systematic steps follow.
  private mutating func wander(steps: Int) {
    var smallest = tree
    var smallestScore = score
    for _ in 0..<Swift.max(steps, 0) {
      guard smallest.size > 1 else { break }
      let before = tree.size
      guard let candidate = randomStep(), candidate.size <= before, candidate != tree, take(candidate) else { continue }
      if tree.size < before { reduce() }
      if tree.writtenSize < smallest.writtenSize {
        smallest = tree
        smallestScore = score
      }
    }
    tree = smallest
    score = smallestScore
  }

  private mutating func randomStep() -> Tree? {
    switch random.below(6) {
    case 0: worker.editor.edited(tree) { $0.hoist(&random) }
    case 1: worker.editor.edited(tree) { $0.deleteNode(&random) }
    case 2: worker.editor.edited(tree) { $0.mutatePoint(&random) }
    case 3: worker.editor.edited(tree) { $0.addNode(&random) && $0.hoist(&random) }
    default: worker.editor.edited(tree) { $0.replaceSubtree(&random) }
    }
  }
}

extension Tree {
  /// What makes one program simpler than another: fewer nodes first, then less text in its literals.
  var writtenSize: WrittenSize {
    WrittenSize(nodes: size, literals: nodes.indices.reduce(0) { $0 + (literal(at: $1)?.writtenLength ?? 0) })
  }

  struct WrittenSize: Comparable {
    let nodes: Int
    let literals: Int

    static func < (left: WrittenSize, right: WrittenSize) -> Bool {
      (left.nodes, left.literals) < (right.nodes, right.literals)
    }
  }
}

extension TreeEditor {
  /// The tree with a constant in the place of a subtree.
  mutating func replace(_ index: Int, of tree: Tree, with constant: Constant) -> Tree? {
    edited(tree) { editor in
      editor.beginReplacing(index)
      editor.output.append(constant)
      return editor.endReplacing(index)
    }
  }

  /// The tree with a part of a subtree in its place.
  mutating func replace(_ index: Int, of tree: Tree, withPart part: Int, _ random: inout RandomStream) -> Tree? {
    edited(tree) { editor in
      editor.beginReplacing(index)
      return editor.graft(part, &random) && editor.endReplacing(index)
    }
  }

  /// The trees with a leaf in the place of a subtree: each variable in scope of its type, then the type's default.
  mutating func leafReplacements(_ index: Int, of tree: Tree) -> [Tree] {
    let type = tree.nodes[index].type
    var result: [Tree] = []
    load(tree)
    enter(index)
    let slots = (0..<scope.count).filter { scope[$0] == type }
    for slot in slots {
      let candidate = edited(tree) { editor in
        editor.beginReplacing(index)
        editor.output.append(.variable(slot, type))
        return editor.endReplacing(index)
      }
      if let candidate { result.append(candidate) }
    }
    if !type.isTuple, let candidate = replace(index, of: tree, with: Constant(type.defaultValue, type)) {
      result.append(candidate)
    }
    return result
  }
}
