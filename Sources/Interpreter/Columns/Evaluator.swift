public import AST

/// Evaluates programs on columns of cases: the fast engine, checked against ``ReferenceInterpreter``.
///
/// Programs are lowered and run column by column; those that are scalar throughout are translated to machine code, many at
/// a time, where the number of programs and cases pays for it. Results are the same, bit for bit (all nans count as one).
///
/// One evaluator belongs to one worker thread at a time. It keeps its buffers from program to program, so evaluating
/// allocates nothing once they have grown. Memory: the cases' own size, plus at most about 2²⁴ words times the widest
/// element for what programs build (more only where a single case's fuel is above 2²⁴), plus a few columns of 256 lanes
/// for each node of the program.
public final class Evaluator {
  private var machine = ColumnMachine()
  private var bits = BitMachine()
  private var columns: CaseColumns
  private let helpers: [Helper]
  private var inputs: [UnsafeMutablePointer<UInt64>] = []
  private var expected: [UnsafeMutablePointer<UInt64>] = []
  private var heapMark = 0
  private var plan: [JudgePlan] = []
  /// By case, if a program's only output is a float: the largest difference that is right.
  private var bounds: [Double] = []
  /// The same columns with 64 cases a word, if all inputs and outputs are Bool.
  private var bitInputs: [UnsafeMutablePointer<UInt64>] = []
  private var bitExpected: [UnsafeMutablePointer<UInt64>] = []
  private var isBoolean = false

  /// The number of words of each input.
  private var inputWidths: [Int32] = []
  /// What machine code may be used; `nil` for none.
  private let support: NativeSupport?
  var native = NativeState()

  /// An evaluator of programs that may call the given helpers, on the given cases.
  ///
  /// - Parameters:
  ///   - native: The machine code that may be used; `nil` for none.
  ///   - keepsColumns: Whether machine code keeps the columns of functions of subtrees for later programs, in 64 MiB.
  public init(
    _ columns: CaseColumns, helpers: [Helper] = [], native support: NativeSupport? = .here, keepsColumns: Bool = false
  ) {
    native.keepsColumns = keepsColumns
    self.columns = columns
    self.helpers = helpers
    self.support = support
    load()
  }

  deinit {
    unload()
  }

  /// The cases that programs are evaluated on. Setting it costs a copy of the cases.
  public var cases: CaseColumns {
    get { columns }
    set {
      guard newValue !== columns else { return }
      unload()
      columns = newValue
      load()
    }
  }

  private func load() {
    machine.fuel = columns.limits.fuel
    machine.maximumLength = columns.limits.length
    machine.heap.reset(to: 0)
    let start = machine.heap.reserve(columns.heap.count)
    columns.heap.withUnsafeBufferPointer { words in
      if let base = words.baseAddress { (machine.heap.base + start).update(from: base, count: words.count) }
    }
    heapMark = machine.heap.used
    inputs = columns.inputWords.map(Evaluator.copy)
    expected = columns.expectedWords.map(Evaluator.copy)
    plan = machine.makePlan(columns)
    bounds =
      plan.count == 1 && plan[0].floatMeasure != nil
      ? FloatJudging.bounds(expected[plan[0].first], columns.count, tolerance: columns.judge.tolerance) : []
    inputWidths = columns.inputs.map { Int32(ShapeTable.width(of: $0.type)) }
    isBoolean = (columns.inputs + columns.outputs).allSatisfy { $0.type == .bool }
    if isBoolean {
      bitInputs = columns.inputWords.map { Evaluator.copy(BitColumns.pack($0)) }
      bitExpected = columns.expectedWords.map { Evaluator.copy(BitColumns.pack($0)) }
    }
  }

  private func unload() {
    for column in inputs + expected + bitInputs + bitExpected { column.deallocate() }
    inputs = []
    expected = []
    bitInputs = []
    bitExpected = []
    native.forgetInputs()
  }

  private static func copy(_ words: [UInt64]) -> UnsafeMutablePointer<UInt64> {
    // Whole vectors can be read to the end.
    let capacity = words.count + BitMachine.vectorWords
    let column = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    column.initialize(repeating: 0, count: capacity)
    for (index, word) in words.enumerated() { column[index] = word }
    return column
  }

  private func lower(_ tree: Tree) {
    machine.heap.reset(to: heapMark)
    machine.lower(
      tree, inputs: inputWidths, helpers: helpers, isBitSliced: isBoolean && BitColumns.admits(tree))
  }

  /// How the columns that machine code keeps have been used.
  public var reuse: ColumnReuse { native.reuse }

  /// The words that the heap holds room for: what tests of the memory bound look at.
  var heapWords: Int { machine.heap.capacity }
}

// MARK: Running programs

/// The results of a program on some of the cases.
struct ResultBlock {
  /// The index of the program among those that run.
  let program: Int
  /// A column for each word of the result.
  let columns: UnsafePointer<UnsafeMutablePointer<UInt64>>
  /// The first case, and how many there are.
  let first: Int
  let cases: Int
  /// True if a word has the Bools of 64 cases.
  let isBitSliced: Bool
  /// True if cases have costs, which are the machine's.
  let hasCost: Bool

  /// The words of a column.
  var words: Int { isBitSliced ? BitColumns.words(cases) : cases }
}

extension Evaluator {
  private typealias Consumer = (borrowing ColumnMachine, ResultBlock) -> Void

  /// Runs programs and hands over their results, block by block; the blocks of a program in order, programs in any.
  private func run(_ trees: [Tree], _ consume: Consumer) {
    var next = 0
    let words = isBoolean ? BitColumns.words(columns.count) : columns.count
    while next < trees.count,
      native.pays(
        programs: trees.count - next, words: words, isBitSliced: isBoolean, support, helpers: helpers),
      native.open(columns, isBoolean ? bitInputs : nil, inputs)
    {
      next = runNative(trees, from: next, consume)
    }
    for program in next..<trees.count { runColumns(trees[program], program, consume) }
  }

  /// Runs a program without machine code.
  private func runColumns(_ tree: Tree, _ program: Int, _ consume: Consumer) {
    if isBoolean, BitMachine.admits(tree, inputs: bitInputs.count) {
      runBits(tree, program, consume)
    } else {
      lower(tree)
      runLowered(program, consume)
    }
  }

  /// Runs a program of logic on 64 cases a word.
  private func runBits(_ tree: Tree, _ program: Int, _ consume: Consumer) {
    let count = columns.count
    tree.nodes.withUnsafeBufferPointer { nodes in
      bitInputs.withUnsafeBufferPointer { inputs in
        guard let base = inputs.baseAddress else { return }
        for first in stride(from: 0, to: BitColumns.words(count), by: BitMachine.blockWords) {
          let words = Swift.min(BitColumns.words(count) - first, BitMachine.blockWords)
          let result = bits.run(nodes, base, first: first, words: words)
          consume(
            machine,
            ResultBlock(
              program: program, columns: result, first: first * 64, cases: Swift.min(words * 64, count - first * 64),
              isBitSliced: true, hasCost: false))
        }
      }
    }
  }

  /// Runs the lowered program in the column engine.
  private func runLowered(_ program: Int, _ consume: Consumer) {
    let count = columns.count
    let isBitSliced = machine.isBitSliced
    machine.runBlocks(
      inputs: isBitSliced ? bitInputs : inputs, count: isBitSliced ? BitColumns.words(count) : count
    ) { machine, result, first, words in
      consume(
        machine,
        ResultBlock(
          program: program, columns: result, first: isBitSliced ? first * 64 : first,
          cases: isBitSliced ? Swift.min(words * 64, count - first * 64) : words, isBitSliced: isBitSliced,
          hasCost: machine.code.bodies[0].hasCost))
    }
  }

  /// Runs a batch of programs, as many as there is room for, those that can be translated as machine code.
  ///
  /// - Returns: The index after the last program of the batch.
  private func runNative(_ trees: [Tree], from first: Int, _ consume: Consumer) -> Int {
    let (next, untranslated) = native.compile(trees, from: first, isBoolean: isBoolean, inputWidths: inputWidths)
    for program in untranslated { runColumns(trees[program], program, consume) }
    let count = columns.count
    let isRun = native.run { program, isBitSliced, result, start, words in
      consume(
        machine,
        ResultBlock(
          program: program, columns: result, first: isBitSliced ? start * 64 : start,
          cases: isBitSliced ? Swift.min(words * 64, count - start * 64) : words, isBitSliced: isBitSliced,
          hasCost: false))
    }
    if !isRun {
      for program in native.programs { runColumns(trees[program], program, consume) }
    }
    return next
  }
}

// MARK: Results

extension Evaluator {
  /// The value and cost of a program in every case.
  public func evaluations(of tree: Tree) -> [Evaluation] {
    evaluations(of: [tree])[0]
  }

  /// The value and cost of each of several programs in every case.
  public func evaluations(of trees: [Tree]) -> [[Evaluation]] {
    var results = [[Evaluation]](repeating: [], count: trees.count)
    run(trees) { machine, block in
      let type = trees[block.program].type
      var words = [UInt64](repeating: 0, count: ShapeTable.width(of: type))
      for lane in 0..<block.cases {
        for part in words.indices {
          let column = block.columns[part]
          words[part] = block.isBitSliced ? column[lane / 64] >> UInt64(lane % 64) & 1 : column[lane]
        }
        let cost = block.hasCost ? machine.cost[lane] : 0
        let value = cost > machine.fuel ? nil : readValue(words, type, machine.heap.base)
        results[block.program].append(Evaluation(value: value, cost: Swift.min(cost, machine.fuel)))
      }
    }
    return results
  }

  /// How a program does on the cases.
  public struct Score: Hashable, Sendable {
    /// The number of cases whose every output is right.
    public var right = 0

    public init() {}
  }

  /// A program to be judged.
  public struct Request {
    public let tree: Tree
    /// Room for its errors: cases × outputs numbers, the outputs of a case side by side.
    public let errors: UnsafeMutablePointer<Double>

    public init(_ tree: Tree, errors: UnsafeMutablePointer<Double>) {
      self.tree = tree
      self.errors = errors
    }
  }

  /// The errors of programs: for each case, one for each output.
  ///
  /// Many programs in one call are faster than one in each.
  ///
  /// - Returns: The scores, in the order of the requests.
  @discardableResult
  public func errors(of requests: [Request]) -> [Score] {
    var scores = [Score](repeating: Score(), count: requests.count)
    let errors = requests.map(\.errors)
    judge(requests.map(\.tree), into: errors) { block, right in scores[block.program].right += right }
    return scores
  }

  /// The sum of each program's errors over all cases and outputs, in their order, and the number of cases that it has right:
  /// for who has no use for the errors one by one.
  package func totals(of trees: [Tree]) -> [(error: Double, right: Int)] {
    var totals = [(error: Double, right: Int)](repeating: (0, 0), count: trees.count)
    let outputs = columns.outputs.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: columns.count * outputs + 1) { errors in
      guard let base = errors.baseAddress else { return }
      judge(trees, into: trees.map { _ in base }) { block, right in
        totals[block.program].right += right
        // They are in the cache now.
        var sum = totals[block.program].error
        for index in block.first * outputs..<(block.first + block.cases) * outputs { sum += base[index] }
        totals[block.program].error = sum
      }
    }
    return totals
  }

  /// Judges programs block by block.
  ///
  /// - Parameters:
  ///   - errors: by program: where its errors go.
  ///   - consume: receives a block, whose errors are there, and how many of its cases are right.
  private func judge(
    _ trees: [Tree], into errors: [UnsafeMutablePointer<Double>],
    _ consume: (ResultBlock, _ right: Int) -> Void
  ) {
    let expected = expected
    let bitExpected = bitExpected
    let plan = plan
    let bounds = bounds
    let tolerance = columns.judge.tolerance
    run(trees) { machine, block in
      let errors = errors[block.program]
      consume(
        block,
        block.isBitSliced
          ? machine.judgeBits(
            outputs: plan.count, block.columns, bitExpected, first: block.first, cases: block.cases, errors)
          : machine.judge(plan, block, expected, bounds: bounds, tolerance: tolerance, errors))
    }
  }

  /// The errors of one program: for each case, one for each output.
  public func errors(of tree: Tree) -> (errors: [Double], score: Score) {
    var score = Score()
    let count = columns.count * columns.outputs.count
    let errors = [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      if let base = buffer.baseAddress { score = self.errors(of: tree, into: base) }
      filled = count
    }
    return (errors, score)
  }

  /// The errors of one program.
  ///
  /// - Parameter errors: room for cases × outputs numbers, the outputs of a case side by side.
  @discardableResult
  public func errors(of tree: Tree, into errors: UnsafeMutablePointer<Double>) -> Score {
    self.errors(of: [Request(tree, errors: errors)])[0]
  }

  /// Runs each of several programs on every case and adds up the words of its results (the first, if they have several):
  /// what a measurement of speed needs so that no work can be left out. All nans count as one.
  public func checksums(of trees: [Tree]) -> [UInt64] {
    var sums = [UInt64](repeating: 0, count: trees.count)
    let isFloat = trees.map { $0.type == .float }
    run(trees) { _, block in
      let words = block.columns[0]
      sums[block.program] &+=
        isFloat[block.program]
        ? Evaluator.sumOfFloats(words, block.words) : Evaluator.sum(words, block.words)
    }
    return sums
  }

  private static func sum(_ words: UnsafePointer<UInt64>, _ count: Int) -> UInt64 {
    var sum: UInt64 = 0
    for lane in 0..<count { sum &+= words[lane] }
    return sum
  }

  /// The sum of words of floats, every nan counting as the same one.
  private static func sumOfFloats(_ words: UnsafePointer<UInt64>, _ count: Int) -> UInt64 {
    // Not a number if any of them is none; where infinities alone made it so, looking closer does no harm.
    var numbers = SIMD8<Double>()
    let quick = sum(words, count) {
      numbers += unsafeBitCast($0, to: SIMD8<Double>.self)
      return $0
    }
    guard numbers.sum().isNaN else { return quick }
    let canonical = SIMD8<UInt64>(repeating: Double.nan.bitPattern)
    return sum(words, count) {
      let number = unsafeBitCast($0, to: SIMD8<Double>.self)
      let isNaN = unsafeBitCast(number .!= number, to: SIMD8<UInt64>.self)
      return $0 & ~isNaN | canonical & isNaN
    }
  }

  /// The sum of what is made of words, eight at a time; beyond the last there are zeros.
  @inline(__always)
  private static func sum(
    _ words: UnsafePointer<UInt64>, _ count: Int, _ change: (SIMD8<UInt64>) -> SIMD8<UInt64>
  ) -> UInt64 {
    var sums = SIMD8<UInt64>()
    var lane = 0
    while lane &+ 8 <= count {
      sums &+= change(UnsafeRawPointer(words + lane).loadUnaligned(as: SIMD8<UInt64>.self))
      lane &+= 8
    }
    var last = SIMD8<UInt64>()
    for index in lane..<count { last[index - lane] = words[index] }
    return (sums &+ change(last)).wrappedSum()
  }
}
