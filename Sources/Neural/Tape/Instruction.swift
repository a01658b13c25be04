/// One step of a tape: what is computed from which blocks into which.
///
/// Every step has a forward kernel and a backward one, which adds to the adjoints of its operands what they owe the
/// adjoint of the result.
struct Instruction: Sendable {
  enum Kind: Sendable {
    /// The sum of the terms, each times its weight: the expected value under a choice.
    case mix(terms: Range<Int>)
    /// A function of each number of `a`.
    case unary(Unary)
    /// A function of the numbers of `a` and `b`.
    case binary(Binary)
    /// `a`·`b` + (1 − `a`)·`c`, where `a` is one column.
    case blend
    /// `a`·`b`, where `a` is one column.
    case scale
    /// The scalar product of the columns of `a` and `b`, lane by lane.
    case dot
    /// The sum of the columns of `a`.
    case total
    /// A constant matrix, in rows, applied to the columns of `a`.
    case linear(matrix: Range<Int>)
    /// Moves elements between positions: for each move, column `to` of the result gains column `weight` of `a` times
    /// column `from` of `b`.
    case transport(moves: Range<Int>)
    /// From the probabilities, one column a position, that elements are kept, the probability that element i goes to
    /// place j ≤ i, one column each, in the order (0, 0), (1, 0), (1, 1), (2, 0), …
    case compaction
    /// From keys `a` and presence `b`, one column a position, the matrix that sorts them stably: one column for each
    /// (from, to). Piecewise constant, so nothing flows back.
    case permutation
    /// A mean loss, one number: of predictions `a` against targets `b` under weights `c`.
    case loss(Loss)
  }

  var kind: Kind
  var result: Block
  var a: Block
  var b: Block
  var c: Block

  /// One part of a mixture: a weight and what it weighs.
  struct Term: Sendable {
    var weight: Int
    var input: Block
  }

  /// One elementary move of a `transport`.
  struct Move: Sendable {
    var weight: Int32
    var from: Int32
    var to: Int32
  }
}

/// How predictions are compared with targets.
enum Loss: Sendable {
  /// Huber's loss of the difference of inverse hyperbolic sines: relative for large numbers, absolute for small ones.
  case number
  /// Cross-entropy of truth values.
  case truth
  /// Cross-entropy of a category: minus the logarithm of the probability of the right letter.
  case category
}
