/// A straight-line computation on blocks of float32 columns, that can be run forwards and backwards.
///
/// A tape is built once and run many times: the instructions, and where every intermediate value stands, are fixed, so
/// a step allocates nothing. The only things that change from run to run are the weights (probabilities of choices, and
/// constants), the data that is loaded, and the sharpness of comparisons.
struct Tape: Sendable {
  private(set) var instructions: [Instruction] = []
  private(set) var terms: [Instruction.Term] = []
  private(set) var moves: [Instruction.Move] = []
  private(set) var matrices: [Float] = []
  /// How many numbers stand on the tape.
  private(set) var size = 0
  /// Blocks of one number whose sum is what a descent makes small.
  var losses: [Block] = []
  /// Blocks with a value of their own that no instruction writes, and the value of all of their numbers.
  private(set) var constants: [(block: Block, value: Float)] = []

  /// Room for columns of lanes.
  mutating func reserve(columns: Int = 1, lanes: Int) -> Block {
    let block = Block(offset: size, columns: columns, stride: lanes, lanes: lanes)
    size += columns * lanes
    return block
  }

  /// A block whose numbers are all the same.
  mutating func constant(_ value: Float, columns: Int = 1, lanes: Int) -> Block {
    let block = reserve(columns: columns, lanes: lanes)
    set(block, to: value)
    return block
  }

  /// Gives all the numbers of a block, which no instruction writes, a value from the start.
  mutating func set(_ block: Block, to value: Float) {
    constants.append((block, value))
  }

  private mutating func add(
    _ kind: Instruction.Kind, _ a: Block, _ b: Block? = nil, _ c: Block? = nil, into result: Block
  ) -> Block {
    instructions.append(Instruction(kind: kind, result: result, a: a, b: b ?? a, c: c ?? a))
    return result
  }

  @discardableResult
  mutating func unary(_ function: Unary, _ a: Block, into result: Block? = nil) -> Block {
    add(.unary(function), a, into: result ?? reserve(columns: a.columns, lanes: a.lanes))
  }

  @discardableResult
  mutating func binary(_ function: Binary, _ a: Block, _ b: Block, into result: Block? = nil) -> Block {
    add(
      .binary(function), a, b,
      into: result ?? reserve(columns: max(a.columns, b.columns), lanes: max(a.lanes, b.lanes)))
  }

  /// The expected value of blocks under weights, which are indices of the run's weights.
  mutating func mix(_ parts: [Instruction.Term]) -> Block {
    let columns = parts.map(\.input.columns).max() ?? 1
    let result = reserve(columns: columns, lanes: parts.map(\.input.lanes).max() ?? 1)
    let start = terms.count
    terms += parts
    return add(.mix(terms: start..<terms.count), result, into: result)
  }

  @discardableResult
  mutating func blend(_ condition: Block, _ yes: Block, _ no: Block, into result: Block? = nil) -> Block {
    add(
      .blend, condition, yes, no,
      into: result ?? reserve(columns: yes.columns, lanes: max(condition.lanes, yes.lanes, no.lanes)))
  }

  mutating func scale(_ factor: Block, _ a: Block) -> Block {
    add(.scale, factor, a, into: reserve(columns: a.columns, lanes: max(factor.lanes, a.lanes)))
  }

  mutating func dot(_ a: Block, _ b: Block) -> Block {
    add(.dot, a, b, into: reserve(lanes: max(a.lanes, b.lanes)))
  }

  mutating func total(_ a: Block) -> Block {
    add(.total, a, into: reserve(lanes: a.lanes))
  }

  /// - Parameter matrix: as many rows as the result has columns, as many columns as `a` has.
  mutating func linear(_ matrix: [[Float]], _ a: Block) -> Block {
    let start = matrices.count
    matrices += matrix.flatMap(\.self)
    return add(.linear(matrix: start..<matrices.count), a, into: reserve(columns: matrix.count, lanes: a.lanes))
  }

  /// Moves the columns of `b` to a result of as many columns, by weights that are columns of `a`.
  mutating func transport(_ a: Block, _ b: Block, _ parts: [Instruction.Move], columns: Int) -> Block {
    let start = moves.count
    moves += parts
    return add(
      .transport(moves: start..<moves.count), a, b,
      into: reserve(columns: columns, lanes: max(a.lanes, b.lanes)))
  }

  mutating func compaction(_ keep: Block) -> Block {
    let count = keep.columns
    return add(.compaction, keep, into: reserve(columns: count * (count + 1) / 2, lanes: keep.lanes))
  }

  mutating func permutation(keys: Block, presence: Block) -> Block {
    let lanes = max(keys.lanes, presence.lanes)
    return add(.permutation, keys, presence, into: reserve(columns: keys.columns * keys.columns, lanes: lanes))
  }

  /// - Parameter weights: One column for each column of the targets (of a category, one in all), of 0 and 1.
  mutating func loss(_ loss: Loss, _ prediction: Block, target: Block, weights: Block) -> Block {
    add(.loss(loss), prediction, target, weights, into: reserve(lanes: 1))
  }
}
