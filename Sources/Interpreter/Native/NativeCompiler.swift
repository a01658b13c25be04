import AST

/// Translates lowered programs to machine code, one kernel each: a loop over rows with the whole program inside.
///
/// Inputs and constants stay in memory and are operands there; a register of the lowered code becomes a vector register,
/// or, when those are used up, a place in the frame. Lowered code keeps the target of an instruction apart from its
/// operands and needs few registers (the larger argument comes first), so no more than this is done.
///
/// In a kernel a Bool is all ones or zero in its lane, whereas columns have 1 or 0: inputs are handed over so, and results
/// are turned back.
struct NativeCompiler: ~Copyable {
  var assembler: Assembler
  /// Four copies of each constant, for the vectors of all kernels of a batch.
  var constants = GrowableBuffer<UInt64>()
  /// The place of each register of the bodies that are being translated.
  private var places: UnsafeMutablePointer<Place>
  private var placeCapacity = 256
  private var placeCount = 0
  /// The next free vector register; from ``registers`` on, the next free place in the frame.
  private var nextPlace: Int32 = 0
  /// The end of the memory for code, less what one instruction may take.
  private let limit: UnsafeMutablePointer<UInt8>
  /// True while words are Bools of 64 cases.
  private var isBitSliced = false

  /// Vector registers for values; the others are scratch.
  private static let registers: Int32 = 13
  /// Those that are left in a kernel that calls routines.
  private static let registersBesideRoutines = Int32(RoutineCompiler.argument)
  private var registerCount = NativeCompiler.registers
  static let scratch: UInt8 = 13
  static let scratch2: UInt8 = 14
  /// Where a value is computed whose place is in the frame.
  static let passing: UInt8 = 15
  /// Places in the frame.
  static let frameSlots: Int32 = 256
  /// The words of a vector's worth of a constant, or of a place in the frame.
  static let slotWords = 4
  /// More bytes than the translation of one instruction, or the end of a kernel, can have.
  private static let instructionBytes = 4096

  /// The routines of ``RoutineCompiler/Function`` by raw value, at the start of the code; none in the SSE2 form.
  private var routines: [UnsafeMutablePointer<UInt8>?] = []
  /// Where the code of programs starts, and how many words of constants are there for all of them.
  private var start: UnsafeMutablePointer<UInt8>
  private var sharedConstants = 0

  init(code: UnsafeMutablePointer<UInt8>, capacity: Int, isWide: Bool) {
    assembler = Assembler(cursor: code, isWide: isWide)
    start = code
    limit = code + capacity - NativeCompiler.instructionBytes
    places = .allocate(capacity: placeCapacity)
    for constant in Fixed.allCases { _ = place(of: constant.word) }
    if isWide { writeRoutines() }
    start = assembler.cursor
    sharedConstants = constants.count
  }

  private mutating func writeRoutines() {
    for index in 0..<FloatTable.count { constants.append(FloatTable.storage[index].bitPattern) }
    for function in RoutineCompiler.Function.allCases {
      let routine = assembler.cursor
      routines.append(RoutineCompiler.compile(function, &self) ? routine : nil)
    }
  }

  /// The distance of a table from the first constant.
  static func offset(of table: FloatTable) -> Int32 {
    Int32((Fixed.allCases.count * slotWords + table.rawValue) * 8)
  }

  /// A place for a constant that routines use; the same one for the same word.
  mutating func routineConstant(_ word: UInt64) -> Place {
    let first = Fixed.allCases.count * NativeCompiler.slotWords
    for index in stride(from: first + FloatTable.count, to: constants.count, by: NativeCompiler.slotWords)
    where constants[index] == word {
      return Place(base: .constants, value: Int32(index * 8))
    }
    return place(of: word)
  }

  func routine(of op: Operator) -> UnsafeMutablePointer<UInt8>? {
    guard let function = RoutineCompiler.Function(op), routines.indices.contains(function.rawValue) else { return nil }
    return routines[function.rawValue]
  }

  deinit {
    places.deallocate()
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

    var place: Place { Place(base: .constants, value: rawValue * Int32(NativeCompiler.slotWords * 8)) }
  }

  /// Forgets all programs.
  mutating func removePrograms() {
    constants.removeLast(constants.count - sharedConstants)
    assembler.cursor = start
  }

  /// A place in memory that holds a word in every lane.
  private mutating func place(of word: UInt64) -> Place {
    let offset = constants.count * 8
    for _ in 0..<NativeCompiler.slotWords { constants.append(word) }
    return Place(base: .constants, value: Int32(truncatingIfNeeded: offset))
  }

  /// Translates a program.
  ///
  /// - Parameters:
  ///   - inputStride: the bytes from one input's column to the next.
  ///   - outputStride: the bytes from the column of one word of the result to the next.
  ///   - isBool: which words of the result are Bools; meaningless if the code is bit-sliced.
  /// - Returns: where the kernel starts, or `nil` (and nothing is written) if the code has an instruction without a
  ///   translation or there is no room.
  mutating func compile(
    _ code: borrowing Code, isBitSliced: Bool, inputStride: Int, outputStride: Int, isBool: (Int) -> Bool
  ) -> UnsafeMutablePointer<UInt8>? {
    let body = code.bodies[0]
    // Distances in memory are 32-bit numbers.
    guard !body.hasCost, Int(body.parameters) * inputStride < Int(Int32.max) else { return nil }
    self.isBitSliced = isBitSliced
    let start = assembler.cursor
    nextPlace = 0
    placeCount = 0
    registerCount = NativeCompiler.registers
    for index in 0..<code.instructions.count where RoutineCompiler.Function(code.instructions[index].op) != nil {
      registerCount = NativeCompiler.registersBesideRoutines
    }
    let first = reserve(body)
    for parameter in 0..<Int(body.parameters) {
      places[first + parameter] = Place(base: .inputs, value: Int32(truncatingIfNeeded: parameter * inputStride))
    }
    guard emit(body, first, code) else {
      assembler.cursor = start
      return nil
    }
    for part in 0..<Int(body.width) {
      store(
        places[first + Int(body.result) + part], at: Int32(truncatingIfNeeded: part * outputStride),
        isBool: !isBitSliced && isBool(part))
    }
    assembler.endLoop(to: start)
    return start
  }

  private mutating func store(_ value: Place, at offset: Int32, isBool: Bool) {
    let output = Place(base: .output, value: offset)
    if isBool {
      binary(.and, NativeCompiler.scratch, value, Fixed.integerOne.place)
      assembler.emit(.store, NativeCompiler.scratch, output)
    } else if value.isRegister {
      assembler.emit(.store, value.number, output)
    } else {
      assembler.emit(.load, NativeCompiler.scratch, value)
      assembler.emit(.store, NativeCompiler.scratch, output)
    }
  }

  /// Takes places for the registers of a body and returns the index of the first.
  private mutating func reserve(_ body: Body) -> Int {
    let first = placeCount
    placeCount += Int(body.registers)
    if placeCount > placeCapacity {
      let larger = UnsafeMutablePointer<Place>.allocate(capacity: 2 * placeCount)
      larger.update(from: places, count: first)
      places.deallocate()
      places = larger
      placeCapacity = 2 * placeCount
    }
    (places + first).update(repeating: .none, count: Int(body.registers))
    return first
  }

  /// Translates the instructions of a body whose parameters have their places; `false` if one has no translation.
  private mutating func emit(_ body: Body, _ first: Int, _ code: borrowing Code) -> Bool {
    var next = body.lastConstant
    while next >= 0 {
      let constant = code.constants[Int(next)]
      let isBool = constant.isBool && !isBitSliced
      places[first + Int(constant.register)] = place(of: isBool ? 0 &- constant.word : constant.word)
      next = constant.previous
    }
    for position in Int(body.start)..<Int(body.end) {
      guard assembler.cursor < limit, emit(code.instructions[position], first, code) else { return false }
    }
    return true
  }

  private mutating func emit(_ i: Instruction, _ first: Int, _ code: borrowing Code) -> Bool {
    switch i.kind {
    case .branch: return false
    case .copy:
      for part in 0..<Int(i.width) {
        move(places[first + Int(i.a) + part], to: target(first + Int(i.target) + part))
      }
      return !isFrameFull
    case .select:
      for part in 0..<Int(i.width) {
        let result = target(first + Int(i.target) + part)
        let register = result.isRegister ? result.number : NativeCompiler.passing
        select(
          register, places[first + Int(i.a)], places[first + Int(i.b) + part], places[first + Int(i.c) + part])
        if !result.isRegister { assembler.emit(.store, register, result) }
      }
      return !isFrameFull
    case .call: return call(i, first, code)
    case .apply:
      let a = places[first + Int(i.a)]
      let b = places[first + Int(i.b)]
      let result = target(first + Int(i.target))
      let register = result.isRegister ? result.number : NativeCompiler.passing
      guard apply(i, register, a, b) else { return false }
      if !result.isRegister { assembler.emit(.store, register, result) }
      return !isFrameFull
    }
  }

  /// Translates a helper's body in place of its call.
  private mutating func call(_ i: Instruction, _ first: Int, _ code: borrowing Code) -> Bool {
    let body = code.bodies[Int(i.body)]
    for part in 0..<Int(i.width) { _ = target(first + Int(i.target) + part) }
    let placesBefore = placeCount
    let nextBefore = nextPlace
    let inner = reserve(body)
    for parameter in 0..<Int(body.parameters) {
      places[inner + parameter] = places[first + Int(code.arguments[Int(i.a) + parameter])]
    }
    guard emit(body, inner, code) else { return false }
    for part in 0..<Int(i.width) {
      move(places[inner + Int(body.result) + part], to: places[first + Int(i.target) + part])
    }
    placeCount = placesBefore
    nextPlace = nextBefore
    return true
  }

  private var isFrameFull: Bool { nextPlace - registerCount > NativeCompiler.frameSlots - RoutineCompiler.frameSlots }

  /// The place of a register that is written: the one that it had, or a new one.
  @inline(__always)
  private mutating func target(_ index: Int) -> Place {
    if !places[index].isNone { return places[index] }
    let place =
      nextPlace < registerCount
      ? Place(base: .register, value: nextPlace)
      : RoutineCompiler.slot(nextPlace - registerCount + RoutineCompiler.frameSlots)
    nextPlace += 1
    places[index] = place
    return place
  }

  private mutating func move(_ value: Place, to target: Place) {
    let register = value.isRegister ? value.number : target.isRegister ? target.number : NativeCompiler.passing
    if !value.isRegister { assembler.emit(.load, register, value) }
    if target.isRegister {
      if value.isRegister { assembler.emit(.load, target.number, value) }
    } else {
      assembler.emit(.store, register, target)
    }
  }
}
