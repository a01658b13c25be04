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
    score = worker.whole.totals(of: [tree])[0]
    bits = length.bits(of: tree) + length.bits(leavingError: score.error)
    while round(length, worker) || prune(length, worker) {}
  }

  private typealias Candidate = (tree: Tree, bits: Double)

  /// Takes, among programs that have as many cases right, the one with the shortest description, if it is shorter; true if
  /// it did. Programs that are too long even if they left nothing to be said are not run, the others side by side.
  ///
  /// - Parameter mayErr: whether its error may be greater.
  private mutating func take(
    _ candidates: [Candidate], mayErr: Bool, _ length: DescriptionLength, _ worker: Worker
  ) -> Bool {
    var promising: [Candidate] = []
    for candidate in candidates where candidate.bits < bits && work < RoundedProgram.mostWork {
      work += candidate.tree.size * worker.whole.cases.count
      promising.append(candidate)
    }
    var isChanged = false
    for (candidate, total) in zip(promising, worker.whole.totals(of: promising.map(\.tree))) {
      let bits = candidate.bits + length.bits(leavingError: total.error)
      guard total.right >= score.right, mayErr || total.error <= score.error, bits < self.bits else { continue }
      (tree, score, self.bits) = (candidate.tree, total, bits)
      isChanged = true
    }
    return isChanged
  }

  /// Tries shorter values for every constant; true if one was taken.
  private mutating func round(_ length: DescriptionLength, _ worker: Worker) -> Bool {
    var changed = false
    for index in tree.nodes.indices {
      guard let value = tree.literal(at: index) else { continue }
      let type = tree.nodes[index].type
      let others = tree.writtenDigits - value.writtenLength
      let candidates = value.shorter().compactMap { shorter in
        worker.editor.replace(index, of: tree, with: Constant(shorter, type)).map {
          Candidate($0, length.bits(size: $0.size, digits: others + shorter.writtenLength))
        }
      }
      if take(candidates, mayErr: true, length, worker) { changed = true }
    }
    return changed
  }

  /// Replaces an application by one of its arguments where that does no harm; true if one was replaced.
  private mutating func prune(_ length: DescriptionLength, _ worker: Worker) -> Bool {
    var random = RandomStream(seed: 1, purpose: .simplification)
    var candidates: [Candidate] = []
    for index in tree.nodes.indices where tree.nodes[index].kind == .apply {
      for part in tree.children(of: index) where tree.nodes[part].type == tree.nodes[index].type {
        if let candidate = worker.editor.replace(index, of: tree, withPart: part, &random) {
          candidates.append(Candidate(candidate, length.bits(of: candidate)))
        }
      }
    }
    return take(candidates, mayErr: false, length, worker)
  }

  /// The order of a front: smaller ones first, of the same size those with the smaller error.
  static func isBefore(_ left: RoundedProgram, _ right: RoundedProgram) -> Bool {
    let (own, other) = ((left.tree.size, left.score.error), (right.tree.size, right.score.error))
    return own == other ? left.tree < right.tree : own < other
  }
}
