internal import AST
internal import Interpreter

/// A program with its constants rounded as far as that makes its description shorter and no case wrong that was right,
/// and without what rounding has made idle.
struct RoundedProgram: Sendable {
  private(set) var tree: Tree
  private(set) var score: (error: Double, right: Int)
  private(set) var bits: Double
  /// Nodes times cases that were evaluated.
  private var work = 0

  private static let mostWork = 20_000_000

  init(_ tree: Tree, _ length: DescriptionLength, _ worker: Worker) {
    self.tree = tree
    let (errors, whole) = worker.whole.errors(of: tree)
    score = (errors.reduce(0, +), whole.right)
    bits = length.bits(of: tree) + length.bits(leavingError: score.error)
    while round(length, worker) || prune(length, worker) {}
  }

  /// Takes a candidate that has as many cases right and a shorter description; true if it did.
  ///
  /// - Parameter mayErr: whether its error may be greater.
  private mutating func take(_ candidate: Tree, mayErr: Bool, _ length: DescriptionLength, _ worker: Worker) -> Bool {
    guard work < RoundedProgram.mostWork else { return false }
    work += candidate.size * worker.whole.cases.count
    let (errors, whole) = worker.whole.errors(of: candidate)
    let error = errors.reduce(0, +)
    let total = length.bits(of: candidate) + length.bits(leavingError: error)
    guard whole.right >= score.right, mayErr || error <= score.error, total < bits else { return false }
    (tree, score, bits) = (candidate, (error, whole.right), total)
    return true
  }

  /// Tries shorter values for every constant; true if one was taken.
  private mutating func round(_ length: DescriptionLength, _ worker: Worker) -> Bool {
    var changed = false
    for index in tree.nodes.indices {
      guard let value = tree.literal(at: index) else { continue }
      let type = tree.nodes[index].type
      for shorter in value.shorter() {
        let constant = Constant(shorter, type)
        guard let candidate = worker.editor.replace(index, of: tree, with: constant) else { continue }
        if take(candidate, mayErr: true, length, worker) { changed = true }
      }
    }
    return changed
  }

  /// Replaces an application by one of its arguments where that does no harm; true if one was replaced.
  private mutating func prune(_ length: DescriptionLength, _ worker: Worker) -> Bool {
    var random = RandomStream(seed: 1, purpose: .simplification)
    for index in tree.nodes.indices where tree.nodes[index].kind == .apply {
      for part in tree.children(of: index) where tree.nodes[part].type == tree.nodes[index].type {
        if let candidate = worker.editor.replace(index, of: tree, withPart: part, &random),
          take(candidate, mayErr: false, length, worker)
        {
          return true
        }
      }
    }
    return false
  }

  /// The order of a front: smaller ones first, of the same size those with the smaller error.
  static func isBefore(_ left: RoundedProgram, _ right: RoundedProgram) -> Bool {
    let (own, other) = ((left.tree.size, left.score.error), (right.tree.size, right.score.error))
    return own == other ? left.tree < right.tree : own < other
  }
}
