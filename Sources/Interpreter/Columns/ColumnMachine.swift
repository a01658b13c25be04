import AST

/// The column engine of one worker: lowers a program once and runs it on blocks of cases, column by column.
///
/// The state of a run is spread over this type's extensions by stage: lowering (tree to ``Code``), execution
/// (instructions, bodies and lanes), and kernels by group of operators. Nothing is allocated for a program once the
/// buffers have grown.
///
/// A lane is one evaluation of a body: at the top a case, inside a lambda an element of some lane's sequence, a round of
/// a loop. A body runs on at most ``blockLanes`` lanes at a time, so that its columns stay in the first-level cache.
/// Every lane knows its case, and each case has one cost counter that saturates just above the fuel: the lanes of an
/// exhausted case go on with empty sequences and no further rounds, which is harmless, as their case has no value.
struct ColumnMachine: ~Copyable {
  /// The most lanes of one execution of a body, and so the most cases of a block.
  static let blockLanes = 256

  var heap = WordHeap()
  var stack = FrameStack()
  var shapes = ShapeTable()
  var code = Code()

  // Lowering
  /// True if a word of the program's columns holds one Bool of 64 cases.
  var isBitSliced = false
  var levels = LevelStack()
  var slots = GrowableBuffer<Slot>()
  /// The body of each helper that the program needs; -1 of the others.
  var helperBodies: [Int32] = []

  // Execution
  /// The cost of each case of the block.
  let cost: UnsafeMutablePointer<Int>
  /// 0, 1, 2, …: the case of a lane where lanes are cases.
  let identity: UnsafeMutablePointer<Int32>
  var fuel = 20_000
  /// The longest sequence that an operator may build.
  var maximumLength = 10_000

  init() {
    cost = .allocate(capacity: ColumnMachine.blockLanes)
    identity = .allocate(capacity: ColumnMachine.blockLanes)
    for lane in 0..<ColumnMachine.blockLanes {
      cost[lane] = 0
      identity[lane] = Int32(lane)
    }
  }

  deinit {
    shapes.deallocate()
    cost.deallocate()
    identity.deallocate()
  }

  /// Adds to a case's cost, which stays just above the fuel once it has passed it.
  @inline(__always)
  func charge(_ index: Int32, _ amount: Int) {
    let total = cost[Int(index)] &+ amount
    cost[Int(index)] = total > fuel ? fuel &+ 1 : total
  }

  /// Exhausts a case.
  @inline(__always)
  func exhaust(_ index: Int32) {
    cost[Int(index)] = fuel &+ 1
  }

  /// True if a case has run out of fuel, or would have built too long a sequence.
  @inline(__always)
  func isExhausted(_ index: Int32) -> Bool {
    cost[Int(index)] > fuel
  }
}

/// Registers and lanes of one execution of a body.
struct Frame {
  /// The column of each register.
  let registers: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>>
  /// The case of each lane.
  var cases: UnsafeMutablePointer<Int32>
  var lanes: Int

  @inline(__always) subscript(register: Int32) -> UnsafeMutablePointer<UInt64> {
    registers[Int(register)]
  }

  @inline(__always) func ints(_ register: Int32) -> UnsafeMutablePointer<Int64> {
    UnsafeMutableRawPointer(registers[Int(register)]).assumingMemoryBound(to: Int64.self)
  }

  @inline(__always) func floats(_ register: Int32) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(registers[Int(register)]).assumingMemoryBound(to: Double.self)
  }
}
