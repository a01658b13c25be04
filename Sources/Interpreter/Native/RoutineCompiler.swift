import AST

/// Translates the formulas of ``FloatMath`` to routines: loops that kernels call with a column to read and one to write, which
/// may be the same.
///
/// A routine begins with the first rows and leaves the general registers so, and no vector register. Where a formula says
/// that it may not be trusted, the vector is computed anew by another formula, or those lanes by the scalar function.
struct RoutineCompiler {
  /// The functions that have a routine, and what a routine calls for rare arguments.
  enum Function: Int, CaseIterable {
    case exp, log, sin, cos, tanh

    init?(_ op: Operator) {
      switch op {
      case .exp: self = .exp
      case .log: self = .log
      case .sin: self = .sin
      case .cos: self = .cos
      case .tanh: self = .tanh
      default: return nil
      }
    }
  }

  /// The argument, then the value, of the rows at hand.
  private static let argument: UInt8 = 0
  /// Registers for the results of steps; those above are scratch.
  private static let registers: Range<UInt8> = 0..<13
  private static let mask: UInt8 = 13
  private static let scratch: UInt8 = 14
  private static let passing: UInt8 = 15
  /// Places in the frame: for the argument, for the value where some lanes of it are computed anew, and for results that
  /// find no register.
  static let frameSlots: Int32 = 24
  private static let firstSpilled: Int32 = 2

  private var places: [Place] = []
  private var lastUses: [Int] = []
  private var free: [UInt8] = Array(RoutineCompiler.registers.reversed())
  private var nextSpilled = RoutineCompiler.firstSpilled

  /// A place of the frame.
  static func slot(_ index: Int32) -> Place {
    Place(base: .frame, value: index * NativeCompiler.slotBytes)
  }

  /// Writes the routine of a function; `false` if it needs more places than there are.
  static func compile(_ function: Function, _ compiler: inout NativeCompiler) -> Bool {
    let start = compiler.assembler.cursor
    compiler.assembler.load(argument, Place(base: .source, value: 0))
    let isWritten = write(function, &compiler)
    compiler.assembler.emit(.store, argument, Place(base: .columns, value: 0))
    compiler.assembler.repeatRoutine(from: start)
    return isWritten
  }

  private static func write(_ function: Function, _ compiler: inout NativeCompiler) -> Bool {
    let recorder = FormulaRecorder()
    let x = recorder.argument
    let powers = FloatTable.powers
    switch function {
    case .exp:
      return write(
        recorder, FloatMath.quickExponential(of: x, powers), .formula { FloatMath.exponential(of: $0, powers) },
        &compiler)
    case .log:
      return write(recorder, FloatMath.quickLogarithm(of: x), .formula { FloatMath.logarithm(of: $0) }, &compiler)
    case .sin:
      return write(
        recorder, FloatMath.quickSine(of: x), .lanes { RoutineCompiler.mend($0, $1, FloatMath.sin) }, &compiler)
    case .cos:
      return write(
        recorder, FloatMath.quickCosine(of: x), .lanes { RoutineCompiler.mend($0, $1, FloatMath.cos) }, &compiler)
    case .tanh:
      var routine = RoutineCompiler()
      return routine.write(recorder, FloatMath.hyperbolicTangent(of: x), nil, &compiler)
    }
  }

  /// How a vector is computed that a formula may not be trusted with.
  private enum Mending {
    /// By another formula.
    case formula((RecordedLanes) -> RecordedLanes)
    /// Some lanes by a function.
    case lanes(Rescue)
  }

  /// Computes the lanes anew whose bits are set in `rare`: the arguments are in the first place of the frame, the values in
  /// the second.
  private typealias Rescue = @convention(c) (_ frame: UnsafeMutablePointer<Double>, _ rare: UInt32) -> Void

  @inline(__always)
  private static func mend(_ frame: UnsafeMutablePointer<Double>, _ rare: UInt32, _ function: (Double) -> Double) {
    for lane in 0..<NativeCompiler.slotWords where rare >> UInt32(lane) & 1 != 0 {
      frame[NativeCompiler.slotWords + lane] = function(frame[lane])
    }
  }

  private static func write(
    _ recorder: FormulaRecorder, _ formula: (value: RecordedLanes, isRare: RecordedLanes), _ mending: Mending,
    _ compiler: inout NativeCompiler
  ) -> Bool {
    compiler.assembler.emit(.store, argument, slot(0))
    var routine = RoutineCompiler()
    var isWritten = routine.write(recorder, formula.value, formula.isRare, &compiler)
    compiler.assembler.testSigns(of: scratch)
    compiler.assembler.bytes(0x840F, 2)  // je past
    let distance = compiler.assembler.cursor
    compiler.assembler.word(0)
    switch mending {
    case .formula(let formula):
      let recorder = FormulaRecorder()
      let value = formula(recorder.argument)
      compiler.assembler.load(argument, slot(0))
      routine = RoutineCompiler()
      isWritten = routine.write(recorder, value, nil, &compiler) && isWritten
    case .lanes(let rescue): writeCall(rescue, &compiler)
    }
    UnsafeMutableRawPointer(distance).storeBytes(
      of: Int32(truncatingIfNeeded: compiler.assembler.cursor - distance - 4), as: Int32.self)
    return isWritten
  }

  /// Writes the steps of a formula and puts its value where it is returned, and what is rare into ``scratch``; `false` if
  /// that needs more places than there are.
  private mutating func write(
    _ recorder: FormulaRecorder, _ value: RecordedLanes, _ isRare: RecordedLanes?, _ compiler: inout NativeCompiler
  ) -> Bool {
    let steps = recorder.steps
    places = [.register(Self.argument)] + steps.map { _ in .none }
    lastUses = Array(repeating: -1, count: steps.count + 1)
    for (index, step) in steps.enumerated() {
      for case .result(let used) in [step.a, step.b] { lastUses[used] = index }
    }
    for case .result(let used)? in [value.operand, isRare?.operand] { lastUses[used] = steps.count }
    free.removeAll { $0 == Self.argument }
    for (index, step) in steps.enumerated() { write(step, index, &compiler) }
    if let isRare { compiler.assembler.load(Self.scratch, place(isRare.operand, &compiler)) }
    let result = place(value.operand, &compiler)
    if !result.isSame(as: .register(Self.argument)) { compiler.assembler.load(Self.argument, result) }
    return nextSpilled <= Self.frameSlots
  }

  private func place(_ operand: FormulaRecorder.Operand, _ compiler: inout NativeCompiler) -> Place {
    switch operand {
    case .result(let index): places[index]
    case .constant(let word): compiler.routineConstant(word)
    }
  }

  private mutating func write(_ step: FormulaRecorder.Step, _ index: Int, _ compiler: inout NativeCompiler) {
    let a = place(step.a, &compiler)
    let b = place(step.b, &compiler)
    // An operand's register can take the result unless the first operand must be loaded there before the second is read.
    var isEntry = false
    if case .entry = step.kind { isEntry = true }
    let mayShare = a.isRegister && !isEntry
    if mayShare { release(step, index) }
    let result = take(index + 1)
    if !mayShare { release(step, index) }
    let register = result.isRegister ? result.number : Self.passing
    switch step.kind {
    case .packed(let operation): compiler.binary(operation, register, a, b)
    case .compare(let comparison): compiler.compare(comparison, register, a, b)
    case .shift(let left, let count):
      compiler.assembler.shift(left: left, register, loaded(a, &compiler), by: count)
    case .entry:
      let lanes = loaded(a, &compiler)
      compiler.assembler.load(Self.mask, NativeCompiler.Fixed.allOnes.place)
      compiler.assembler.gather(register, index: lanes, mask: Self.mask, at: NativeCompiler.tableOffset)
    }
    if !result.isRegister { compiler.assembler.emit(.store, register, result) }
  }

  private func loaded(_ place: Place, _ compiler: inout NativeCompiler) -> UInt8 {
    if place.isRegister { return place.number }
    compiler.assembler.load(Self.scratch, place)
    return Self.scratch
  }

  /// Gives back the registers of results that no later step uses.
  private mutating func release(_ step: FormulaRecorder.Step, _ index: Int) {
    for case .result(let used) in [step.a, step.b] where lastUses[used] == index {
      let place = places[used]
      if place.isRegister, !free.contains(place.number) { free.append(place.number) }
    }
  }

  private mutating func take(_ result: Int) -> Place {
    if let register = free.popLast() {
      places[result] = .register(register)
    } else {
      places[result] = Self.slot(nextSpilled)
      nextSpilled += 1
    }
    return places[result]
  }

  /// Has the lanes computed whose highest bits are set in ``scratch``.
  private static func writeCall(_ rescue: Rescue, _ compiler: inout NativeCompiler) {
    compiler.assembler.emit(.store, argument, slot(1))
    // push rdi, rsi, rdx, rcx, r8, r9, r10, r11, and rax twice, since calls want the stack aligned
    compiler.assembler.bytes(0x5041_5152_5657, 6)
    compiler.assembler.bytes(0x5050_5341_5241_5141, 8)
    compiler.assembler.loadSigns(of: scratch)
    compiler.assembler.bytes(0x77_F8C5, 3)  // vzeroupper
    compiler.assembler.bytes(0xC7_894C, 3)  // mov rdi, r8
    compiler.assembler.bytes(0xB848, 2)  // mov rax, rescue
    compiler.assembler.bytes(UInt64(UInt(bitPattern: unsafeBitCast(rescue, to: UnsafeRawPointer.self))), 8)
    compiler.assembler.bytes(0xD0FF, 2)  // call rax
    // pop rax twice, r11, r10, r9, r8, rcx, rdx, rsi, rdi
    compiler.assembler.bytes(0x5858, 2)
    compiler.assembler.bytes(0x5941_5A41_5B41, 6)
    compiler.assembler.bytes(0x5F5E_5A59_5841, 6)
    compiler.assembler.load(argument, slot(1))
  }
}
