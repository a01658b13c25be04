import AST

/// Translates the formulas of ``FloatMath`` to routines that kernels call with a vector.
///
/// The argument and the result are in register ``argument``; a routine leaves the registers below it, and the general ones,
/// as they were. Where a formula says that it may not be trusted, the scalar function computes the vector anew.
struct RoutineCompiler {
  /// The functions that have a routine, and what a routine calls for rare arguments.
  enum Function: Int, CaseIterable {
    case exp, log, sin, cos

    init?(_ op: Operator) {
      switch op {
      case .exp: self = .exp
      case .log: self = .log
      case .sin: self = .sin
      case .cos: self = .cos
      default: return nil
      }
    }
  }

  /// The first of the registers that routines use.
  static let argument: UInt8 = 6
  /// Registers for the results of steps; those above are scratch.
  private static let registers: Range<UInt8> = 6..<13
  private static let mask: UInt8 = 13
  private static let scratch: UInt8 = 14
  private static let passing: UInt8 = 15
  /// Places in the frame: one for the argument, those that are kept for the caller, those of results without a register.
  static let frameSlots: Int32 = 24
  private static let firstKept: Int32 = 1
  private static let firstSpilled: Int32 = 7

  private var places: [Place] = []
  private var lastUses: [Int] = []
  private var free: [UInt8] = Array(RoutineCompiler.registers.reversed())
  private var nextSpilled = RoutineCompiler.firstSpilled

  /// A place of the frame.
  static func slot(_ index: Int32) -> Place {
    Place(base: .frame, value: index * Int32(NativeCompiler.slotWords * 8))
  }

  /// Writes the routine of a function; `false` if it needs more places than there are.
  static func compile(_ function: Function, _ compiler: inout NativeCompiler) -> Bool {
    let recorder = FormulaRecorder()
    let x = recorder.argument
    let tables = FloatTable.storage
    switch function {
    case .exp:
      return write(recorder, FloatMath.exponential(of: x, tables), nil, nil, &compiler)
    case .log:
      return write(recorder, FloatMath.logarithm(of: x, tables), nil, nil, &compiler)
    case .sin:
      let (value, isRare) = FloatMath.turned(x, cosine: false, tables)
      return write(recorder, value, isRare, { lanes in RoutineCompiler.map(lanes, FloatMath.sin) }, &compiler)
    case .cos:
      let (value, isRare) = FloatMath.turned(x, cosine: true, tables)
      return write(recorder, value, isRare, { lanes in RoutineCompiler.map(lanes, FloatMath.cos) }, &compiler)
    }
  }

  private typealias Rescue = @convention(c) (_ lanes: UnsafeMutablePointer<Double>) -> Void

  @inline(__always)
  private static func map(_ lanes: UnsafeMutablePointer<Double>, _ function: (Double) -> Double) {
    for lane in 0..<NativeCompiler.slotWords { lanes[lane] = function(lanes[lane]) }
  }

  private static func write(
    _ recorder: FormulaRecorder, _ value: RecordedLanes, _ isRare: RecordedLanes?, _ rescue: Rescue?,
    _ compiler: inout NativeCompiler
  ) -> Bool {
    var routine = RoutineCompiler()
    return routine.write(recorder.steps, value.operand, isRare?.operand, rescue, &compiler)
  }

  private mutating func write(
    _ steps: [FormulaRecorder.Step], _ value: FormulaRecorder.Operand, _ isRare: FormulaRecorder.Operand?,
    _ rescue: Rescue?, _ compiler: inout NativeCompiler
  ) -> Bool {
    places = [.register(Self.argument)] + steps.map { _ in .none }
    lastUses = Array(repeating: -1, count: steps.count + 1)
    for (index, step) in steps.enumerated() {
      for case .result(let used) in [step.a, step.b] { lastUses[used] = index }
    }
    for case .result(let used)? in [value, isRare] { lastUses[used] = steps.count }
    free.removeAll { $0 == Self.argument }
    if rescue != nil { compiler.assembler.emit(.store, Self.argument, Self.slot(0)) }
    for (index, step) in steps.enumerated() { write(step, index, &compiler) }
    guard nextSpilled <= Self.frameSlots else { return false }
    if let isRare, let rescue { writeRescue(place(isRare, &compiler), rescue, &compiler) }
    let result = place(value, &compiler)
    if !(result.isRegister && result.number == Self.argument) {
      compiler.assembler.emit(.load, Self.argument, result)
    }
    compiler.assembler.byte(0xC3)  // ret
    return true
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
    case .entry(let table):
      let lanes = loaded(a, &compiler)
      compiler.assembler.emit(.load, Self.mask, NativeCompiler.Fixed.allOnes.place)
      compiler.assembler.gather(register, index: lanes, mask: Self.mask, at: NativeCompiler.offset(of: table))
    }
    if !result.isRegister { compiler.assembler.emit(.store, register, result) }
  }

  private func loaded(_ place: Place, _ compiler: inout NativeCompiler) -> UInt8 {
    if place.isRegister { return place.number }
    compiler.assembler.emit(.load, Self.scratch, place)
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

  /// If some lane is rare: keeps the caller's registers, has the argument's lanes computed, and returns them.
  private func writeRescue(_ isRare: Place, _ rescue: Rescue, _ compiler: inout NativeCompiler) {
    compiler.assembler.emit(.load, Self.scratch, isRare)
    compiler.assembler.bytes(0x507D_C1C4 | 0, 4)
    compiler.assembler.byte(0xC6)  // vmovmskpd eax, ymm14
    compiler.assembler.bytes(0xC085, 2)  // test eax, eax
    compiler.assembler.bytes(0x840F, 2)  // je past
    let distance = compiler.assembler.cursor
    compiler.assembler.word(0)
    for register in 0..<Self.argument {
      compiler.assembler.emit(.store, register, Self.slot(Self.firstKept + Int32(register)))
    }
    // push rdi, rsi, rdx, rcx, r8; sub rsp, 8
    compiler.assembler.bytes(0x4151_5256_57, 5)
    compiler.assembler.bytes(0x08EC_8348_50, 5)
    compiler.assembler.bytes(0x77_F8C5, 3)  // vzeroupper
    compiler.assembler.bytes(0xC7_894C, 3)  // mov rdi, r8: the argument's place is the frame's first
    compiler.assembler.bytes(0xB848, 2)  // mov rax, rescue
    compiler.assembler.bytes(UInt64(UInt(bitPattern: unsafeBitCast(rescue, to: UnsafeRawPointer.self))), 8)
    compiler.assembler.bytes(0xD0FF, 2)  // call rax
    // add rsp, 8; pop r8, rcx, rdx, rsi, rdi
    compiler.assembler.bytes(0x08C4_8348, 4)
    compiler.assembler.bytes(0x5F5E_5A59_5841, 6)
    for register in 0..<Self.argument {
      compiler.assembler.emit(.load, register, Self.slot(Self.firstKept + Int32(register)))
    }
    compiler.assembler.emit(.load, Self.argument, Self.slot(0))
    compiler.assembler.byte(0xC3)  // ret
    UnsafeMutableRawPointer(distance).storeBytes(
      of: Int32(truncatingIfNeeded: compiler.assembler.cursor - distance - 4), as: Int32.self)
  }
}
