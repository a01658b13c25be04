public import AST

/// Evaluates programs on columns of cases: the fast engine, checked against ``ReferenceInterpreter``.
///
/// One evaluator belongs to one worker thread at a time. It keeps its buffers from program to program, so evaluating
/// allocates nothing once they have grown. Memory: the cases' own size, plus at most about 2²⁴ words times the widest
/// element for what programs build (more only where a single case's fuel is above 2²⁴), plus a few columns of 256 lanes
/// for each node of the program.
public final class Evaluator {
  private var machine = ColumnMachine()
  private var columns: CaseColumns
  private let helpers: [Helper]
  private var inputs: [UnsafeMutablePointer<UInt64>] = []
  private var expected: [UnsafeMutablePointer<UInt64>] = []
  private var heapMark = 0
  private var plan: [JudgePlan] = []
  /// The same columns with 64 cases a word, if all inputs and outputs are Bool.
  private var bitInputs: [UnsafeMutablePointer<UInt64>] = []
  private var bitExpected: [UnsafeMutablePointer<UInt64>] = []
  private var isBoolean = false

  /// An evaluator of programs that may call the given helpers, on the given cases.
  public init(_ columns: CaseColumns, helpers: [Helper] = []) {
    self.columns = columns
    self.helpers = helpers
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
  }

  private static func copy(_ words: [UInt64]) -> UnsafeMutablePointer<UInt64> {
    let column = UnsafeMutablePointer<UInt64>.allocate(capacity: Swift.max(words.count, 1))
    for (index, word) in words.enumerated() { column[index] = word }
    return column
  }

  private func lower(_ tree: Tree) {
    machine.heap.reset(to: heapMark)
    machine.lower(
      tree, inputs: columns.inputs, helpers: helpers, isBitSliced: isBoolean && BitColumns.admits(tree))
  }

  /// Runs the lowered program, and hands over the result columns of each block, its first case, and how many it has.
  private func run(
    _ consume: (
      borrowing ColumnMachine, _ result: UnsafePointer<UnsafeMutablePointer<UInt64>>, _ first: Int, _ cases: Int
    ) -> Void
  ) {
    let count = columns.count
    guard machine.isBitSliced else { return machine.runBlocks(inputs: inputs, count: count, consume) }
    machine.runBlocks(inputs: bitInputs, count: BitColumns.words(count)) { machine, result, first, words in
      consume(machine, result, first * 64, Swift.min(words * 64, count - first * 64))
    }
  }

  /// The words that the heap holds room for: what tests of the memory bound look at.
  var heapWords: Int { machine.heap.capacity }

  /// The value and cost of a program in every case.
  public func evaluations(of tree: Tree) -> [Evaluation] {
    lower(tree)
    var result: [Evaluation] = []
    let type = tree.type
    let width = ShapeTable.width(of: type)
    let fuel = machine.fuel
    run { machine, columns, _, count in
      var words = [UInt64](repeating: 0, count: width)
      let hasCost = machine.code.bodies[0].hasCost
      for lane in 0..<count {
        for part in 0..<width {
          words[part] = machine.isBitSliced ? columns[part][lane / 64] >> UInt64(lane % 64) & 1 : columns[part][lane]
        }
        let cost = hasCost ? machine.cost[lane] : 0
        let value = cost > fuel ? nil : readValue(words, type, machine.heap.base)
        result.append(Evaluation(value: value, cost: Swift.min(cost, fuel)))
      }
    }
    return result
  }

  /// How a program does on the cases.
  public struct Score: Hashable, Sendable {
    /// The number of cases whose every output is right.
    public var right = 0
  }

  /// The errors of a program: for each case, one for each output.
  ///
  /// - Parameter errors: room for cases × outputs numbers, the outputs of a case side by side.
  @discardableResult
  public func errors(of tree: Tree, into errors: UnsafeMutablePointer<Double>) -> Score {
    lower(tree)
    var score = Score()
    let expected = expected
    let plan = plan
    let judge = columns.judge
    let bitExpected = bitExpected
    run { machine, result, first, count in
      score.right +=
        machine.isBitSliced
        ? machine.judgeBits(outputs: plan.count, result, bitExpected, first: first, cases: count, errors)
        : machine.judge(plan, result, expected, first: first, count: count, tolerance: judge.tolerance, errors)
    }
    return score
  }

  /// Runs a program on every case and adds up the words of its results: what a measurement of speed needs so that no
  /// work can be left out.
  public func checksum(of tree: Tree) -> UInt64 {
    lower(tree)
    var sum: UInt64 = 0
    run { machine, result, _, count in
      let words = result[0]
      for lane in 0..<(machine.isBitSliced ? BitColumns.words(count) : count) { sum &+= words[lane] }
    }
    return sum
  }
}
