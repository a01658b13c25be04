import AST

/// Translates programs to machine code, one kernel each, straight from the flat tree: loops over rows with the whole
/// program inside.
///
/// A program of arithmetic, comparisons and logic is one loop. Where it has functions that are routines (exp, log, sin,
/// cos, tanh), a loop computes the argument of each, and the routine, a loop of its own, makes a column of it that a later
/// loop or routine reads: so no row waits for another one's function, and the processor works on many at a time.
///
/// Inside a loop every value is in a vector register, or, when those are used up, in the frame; constants are operands in
/// memory.
///
/// In a kernel a Bool is all ones or zero in its lane, whereas columns have 1 or 0: inputs are handed over so, and results
/// are turned back.
struct NativeCompiler: ~Copyable {
  var assembler: Assembler
  /// ``constantWords`` copies of each constant, for the vectors of all kernels of a batch.
  var constants = GrowableBuffer<UInt64>()
  let helpers: [Helper]
  /// The end of the memory for code, less what one instruction may take.
  let limit: UnsafeMutablePointer<UInt8>
  /// What computes operators on constants.
  var machine = ColumnMachine()
  /// Operators as they are written in straight programs.
  let stack: StackInstructions

  // The program at hand.
  /// True while words are Bools of 64 cases.
  private(set) var isBitSliced = false
  /// False once something is met for which there is no translation, or no place.
  private(set) var isPossible = true
  /// True if subtrees of the program can be translated by ``emitStraight(_:_:)``.
  var isStraight = false
  /// True if the program has functions that are routines.
  var hasRoutines = false
  /// The vector registers, places in the frame and columns that hold nothing.
  var freeRegisters: UInt32 = 0
  var freeSlots: UInt64 = 0
  var freeColumns: UInt64 = 0
  /// How many columns the kernel writes, those of the result first.
  var columnCount = 0
  private(set) var resultWidth = 0
  /// The place of each variable, from ``slotBase`` on those of the code at hand.
  var slots = GrowableBuffer<Place>()
  var slotBase = 0
  /// The places of the words of tuples.
  var parts = GrowableBuffer<Place>()
  /// The inputs that are in registers for the rest of the loop, and how many more may be.
  var pins = GrowableBuffer<Pin>()
  var pinsLeft = 0
  /// By node of the program: where its value was put by an earlier loop.
  var known = GrowableBuffer<Place>()
  /// By the last node of a subtree: the root of the largest such subtree whose value was put somewhere by an earlier loop; -1
  /// where there is none.
  var finished = GrowableBuffer<Int32>()
  /// Columns that are kept from program to program; `nil` for none.
  var kept: ColumnCache?
  /// The number of inputs of the program at hand.
  private(set) var inputCount = 0
  /// Where the loop at hand starts; `nil` before the first.
  private var loop: UnsafeMutablePointer<UInt8>?

  /// Vector registers for values; the others are scratch.
  private static let allRegisters: UInt32 = 1 << 13 - 1
  static let scratch: UInt8 = 13
  static let scratch2: UInt8 = 14
  /// Where a value is computed whose place is in the frame.
  static let passing: UInt8 = 15
  /// Registers that inputs may be kept in.
  static let pinnedInputs = 6
  /// Places in the frame: those of routines, and those for values.
  static let frameSlots = RoutineCompiler.frameSlots + 64
  /// How often a constant stands side by side: in each lane of an AVX2 vector (AVX-512 reads one).
  static let constantWords = 4
  static let constantBytes = Int32(constantWords * 8)
  /// The words and bytes of a place in the frame: those of the longest vector.
  static let slotWords = 8
  static let slotBytes = Int32(slotWords * 8)
  /// From one column that a kernel writes to the next.
  static let columnWords = 1024 + 8
  static let columnBytes = Int32(columnWords * 8)
  /// More bytes than the translation of one node, or the end of a kernel, can have.
  private static let nodeBytes = 4096

  /// An input that is in a register while a loop is written.
  struct Pin: BitwiseCopyable {
    let slot: Int
    let place: Place
  }

  /// The routines of ``RoutineCompiler/Function`` by raw value, at the start of the code; none in the SSE2 form.
  private var routines: [UnsafeMutablePointer<UInt8>?] = []
  /// Where the code of programs starts, and how many words of constants are there for all of them.
  private var start: UnsafeMutablePointer<UInt8>
  private var sharedConstants = 0

  init(code: UnsafeMutablePointer<UInt8>, capacity: Int, form: Assembler.Form, helpers: [Helper]) {
    assembler = Assembler(cursor: code, form: form)
    stack = StackInstructions(form)
    self.helpers = helpers
    start = code
    limit = code + capacity - NativeCompiler.nodeBytes
    for fixed in Fixed.allCases { _ = constant(fixed.word) }
    if assembler.isWide {
      let stack = stack
      stack.fill(&self)
      writeRoutines()
    }
    start = assembler.cursor
    sharedConstants = constants.count
  }

  deinit {
    stack.deallocate()
  }

  private mutating func writeRoutines() {
    for index in 0..<FloatTable.count { constants.append(FloatTable.powers[index].bitPattern) }
    for function in RoutineCompiler.Function.allCases {
      let routine = assembler.cursor
      routines.append(RoutineCompiler.compile(function, &self) ? routine : nil)
    }
  }

  /// The distance of ``FloatTable`` from the first constant.
  static let tableOffset = Int32(Fixed.allCases.count) * constantBytes

  /// A place for a constant that routines use; the same one for the same word.
  mutating func routineConstant(_ word: UInt64) -> Place {
    let first = Fixed.allCases.count * NativeCompiler.constantWords
    for index in stride(from: first + FloatTable.count, to: constants.count, by: NativeCompiler.constantWords)
    where constants[index] == word {
      return Place(base: .constants, value: Int32(index * 8))
    }
    return constant(word)
  }

  func routine(of op: Operator) -> UnsafeMutablePointer<UInt8>? {
    guard let function = RoutineCompiler.Function(op), routines.indices.contains(function.rawValue) else { return nil }
    return routines[function.rawValue]
  }

  /// Constants that translations need.
  enum Fixed: Int32, CaseIterable {
    case zero, allOnes, signBit, magnitudeBits, integerOne, floatOne, floatMinusOne, lowHalf, float52, float84,
      float84And52

    var word: UInt64 {
      switch self {
      case .zero: 0
      case .allOnes: .max
      case .signBit: 1 << 63
      case .magnitudeBits: .max >> 1
      case .integerOne: 1
      case .floatOne: (1.0).bitPattern
      case .floatMinusOne: (-1.0).bitPattern
      case .lowHalf: 0xFFFF_FFFF
      // The exponents of 2^52 and 2^84, and what turns a signed upper half into an unsigned one.
      case .float52: 0x4330_0000_0000_0000
      case .float84: 0x4530_0000_8000_0000
      case .float84And52: 0x4530_0000_8010_0000
      }
    }

    var place: Place { Place(base: .constants, value: rawValue * NativeCompiler.constantBytes) }
  }

  /// Forgets all programs.
  mutating func removePrograms() {
    constants.removeLast(constants.count - sharedConstants)
    assembler.cursor = start
  }

  /// A place in memory that holds a word in every lane.
  @inline(__always)
  mutating func constant(_ word: UInt64) -> Place {
    let offset = constants.count * 8
    for _ in 0..<NativeCompiler.constantWords { constants.append(word) }
    return Place(base: .constants, value: Int32(truncatingIfNeeded: offset))
  }

  /// Notes that there is no translation; the place means nothing.
  mutating func impossible() -> Place {
    isPossible = false
    return .register(0)
  }
}

extension NativeCompiler {
  /// Translates a program.
  ///
  /// - Parameters:
  ///   - inputs: The number of words of each input, and the bytes from one word's column to the next.
  ///   - isBool: Which words of the result are Bools; meaningless if the code is bit-sliced.
  /// - Returns: Where the kernel starts, or `nil` (and nothing is written) if something in the program has no translation
  ///   or there is no room.
  mutating func compile(
    _ tree: borrowing Tree, isBitSliced: Bool, inputs: (widths: [Int32], stride: Int), isBool: (Int) -> Bool
  ) -> UnsafeMutablePointer<UInt8>? {
    let start = assembler.cursor
    kept?.beginProgram()
    inputCount = inputs.widths.count
    self.isBitSliced = isBitSliced
    isPossible = true
    loop = nil
    resultWidth = width(of: tree.type)
    columnCount = resultWidth
    freeColumns = .max
    parts.removeAll()
    pins.removeAll()
    guard bind(inputs.widths, stride: inputs.stride) else { return nil }
    tree.nodes.withUnsafeBufferPointer { nodes in
      guard let base = nodes.baseAddress else { return }
      write(
        Source(nodes: base, isProgram: true), size: nodes.count, isAllBits: BitColumns.admits(tree), isBool)
    }
    guard isPossible else {
      assembler.cursor = start
      kept?.giveUpProgram()
      return nil
    }
    return start
  }

  /// Binds the inputs; `false` if they lie too far apart for distances in memory, which are 32-bit numbers.
  private mutating func bind(_ widths: [Int32], stride: Int) -> Bool {
    slots.removeAll()
    slotBase = 0
    var distance = 0
    for width in widths {
      if width == 1 {
        slots.append(Place(base: .inputs, value: Int32(truncatingIfNeeded: distance)))
      } else {
        slots.append(Place(base: .parts, value: Int32(truncatingIfNeeded: parts.count)))
        for part in 0..<Int(width) {
          parts.append(Place(base: .inputs, value: Int32(truncatingIfNeeded: distance + part * stride)))
        }
      }
      distance += Int(width) * stride
    }
    return distance < Int(Int32.max)
  }

  private mutating func write(_ source: Source, size: Int, isAllBits: @autoclosure () -> Bool, _ isBool: (Int) -> Bool)
  {
    hasRoutines = false
    isStraight = assembler.isWide
    beginLoop()
    if isStraight, let result = emitStraight(0, source) { return finish(result, isBool) }
    guard !isBitSliced || isAllBits() else {
      _ = impossible()
      return
    }
    examine(source, size: size)
    if hasRoutines {
      loop = nil
      known.removeAll()
      finished.removeAll()
      for _ in 0..<size {
        known.append(.none)
        finished.append(-1)
      }
      assembler.keepStart()
      prepare(0, source)
      if known[0].isNone, isRoutine(0, source) {
        writeRoutine(0, source, Place(base: .columns, value: 0))
        return assembler.returnFromKernel()
      }
      beginLoop()
    }
    finish(emit(0, source), isBool)
  }

  /// Writes the end of a kernel whose last loop computes the result.
  private mutating func finish(_ result: Place, _ isBool: (Int) -> Bool) {
    guard isPossible else { return }
    for index in 0..<resultWidth {
      store(
        part(result, index), at: Int32(truncatingIfNeeded: index) * NativeCompiler.columnBytes,
        isBool: !isBitSliced && isBool(index))
    }
    endLoop()
    assembler.returnFromKernel()
  }

  private mutating func store(_ value: Place, at offset: Int32, isBool: Bool) {
    let column = Place(base: .columns, value: offset)
    if isBool {
      binary(.and, NativeCompiler.scratch, value, Fixed.integerOne.place)
      assembler.emit(.store, NativeCompiler.scratch, column)
    } else {
      assembler.emit(.store, loaded(value, NativeCompiler.scratch), column)
    }
  }

  /// Begins another loop.
  mutating func beginLoop() {
    returnToStart()
    loop = assembler.cursor
    freeRegisters = NativeCompiler.allRegisters
    freeSlots = .max
    pinsLeft = NativeCompiler.pinnedInputs
  }

  /// Goes back to the first rows after a loop.
  mutating func returnToStart() {
    if loop != nil { assembler.returnToStart(withKeptColumns: hasRoutines) }
    loop = nil
  }

  mutating func endLoop() {
    if let loop { assembler.repeatLoop(from: loop, withKeptColumns: hasRoutines) }
    unpin()
  }
}
