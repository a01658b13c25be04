/// Writes x86-64 machine code: packed instructions in their AVX or their SSE2 form, and what a loop needs.
///
/// Nothing is checked here: whoever calls sees to it that there is room. Encodings: Intel's Software Developer's Manual,
/// volume 2.
struct Assembler {
  /// Where the next byte goes.
  var cursor: UnsafeMutablePointer<UInt8>
  /// True for AVX2 with vectors of 32 bytes, false for SSE2 with 16.
  let isWide: Bool

  /// The most bytes of one packed instruction, a move before it included.
  static let longest = 16

  @inline(__always)
  var vectorBytes: Int32 { isWide ? 32 : 16 }

  /// `target = a op b` in every lane. In the SSE2 form `b` may be `target` only if `a` is.
  @inline(__always)
  mutating func emit(_ operation: PackedOperation, _ target: UInt8, _ a: UInt8, _ b: Place) {
    if isWide {
      emitWide(operation, target, a, b)
    } else {
      if target != a { emitNarrow(.load, target, .register(a)) }
      emitNarrow(operation, target, b)
    }
  }

  /// `target = op b` in every lane, or a store of `target` to `b`.
  @inline(__always)
  mutating func emit(_ operation: PackedOperation, _ target: UInt8, _ b: Place) {
    // The second operand that an instruction does not have is written as register 0.
    if isWide { emitWide(operation, target, 0, b) } else { emitNarrow(operation, target, b) }
  }

  /// All ones where `a` compares so to `b`.
  @inline(__always)
  mutating func compare(_ comparison: FloatComparison, _ target: UInt8, _ a: UInt8, _ b: Place) {
    emit(.compareFloat, target, a, b)
    byte(comparison.rawValue)
  }

  /// Shifts by a constant; to the right zeros come in.
  mutating func shift(left: Bool, _ target: UInt8, _ a: UInt8, by count: UInt8) {
    // The first operand's field holds part of the opcode, the target stands where a second operand would.
    let field: UInt8 = left ? 6 : 2
    if isWide {
      emitWide(.shiftByConstant, field, target, .register(a))
    } else {
      if target != a { emitNarrow(.load, target, .register(a)) }
      emitNarrow(.shiftByConstant, field, .register(target))
    }
    byte(count)
  }

  /// Loads four words, each from its own place: `index` words after an offset from the constants. AVX2 only; the three
  /// registers must differ, and the mask, which must be all ones, is cleared.
  mutating func gather(_ target: UInt8, index: UInt8, mask: UInt8, at offset: Int32) {
    let target = UInt64(target)
    let index = UInt64(index)
    let first = (~target & 8) << 4 | (~index & 8) << 3 | 0x22
    let second = 0x80 | (~UInt64(mask) & 15) << 3 | 0x05
    bytes(0xC4 | first << 8 | second << 16 | 0x93 << 24 | (0x84 | (target & 7) << 3) << 32, 5)
    byte(UInt8(0xC6 | (index & 7) << 3))
    word(offset)
  }

  /// A VEX prefix of three bytes, the opcode, the operands.
  @inline(__always)
  private mutating func emitWide(_ operation: PackedOperation, _ target: UInt8, _ a: UInt8, _ b: Place) {
    let isMemory = !b.isRegister
    let right = isMemory ? UInt64(b.base.rawValue) : UInt64(b.number)
    let target = UInt64(target)
    let first = (~target & 8) << 4 | 0x40 | (~right & 8) << 2 | UInt64(operation.page)
    let second = (operation.isWidthBitSet ? 0x80 : 0) | (~UInt64(a) & 15) << 3 | 0x05
    let operands = (isMemory ? 0x80 : 0xC0) | (target & 7) << 3 | right & 7
    put(
      0xC4 | first << 8 | second << 16 | UInt64(operation.opcode) << 24 | operands << 32, b, isMemory: isMemory)
  }

  /// The prefix 66, a REX prefix, the opcode of page 1, the operands.
  @inline(__always)
  private mutating func emitNarrow(_ operation: PackedOperation, _ target: UInt8, _ b: Place) {
    let isMemory = !b.isRegister
    let right = isMemory ? UInt64(b.base.rawValue) : UInt64(b.number)
    let target = UInt64(target)
    let rex = 0x40 | (target & 8) >> 1 | (right & 8) >> 3
    let operands = (isMemory ? 0x80 : 0xC0) | (target & 7) << 3 | right & 7
    put(0x66 | rex << 8 | 0x0F << 16 | UInt64(operation.opcode) << 24 | operands << 32, b, isMemory: isMemory)
  }

  /// Five bytes, and the distance of an operand in memory.
  @inline(__always)
  private mutating func put(_ bytes: UInt64, _ b: Place, isMemory: Bool) {
    let raw = UnsafeMutableRawPointer(cursor)
    raw.storeBytes(of: bytes, as: UInt64.self)
    if isMemory {
      (raw + 5).storeBytes(of: b.value, as: Int32.self)
      cursor += 9
    } else {
      cursor += 5
    }
  }

  @inline(__always)
  mutating func byte(_ value: UInt8) {
    cursor.pointee = value
    cursor += 1
  }

  /// Up to eight bytes, the lowest first.
  @inline(__always)
  mutating func bytes(_ values: UInt64, _ count: Int) {
    UnsafeMutableRawPointer(cursor).storeBytes(of: values, as: UInt64.self)
    cursor += count
  }

  mutating func word(_ value: Int32) {
    UnsafeMutableRawPointer(cursor).storeBytes(of: value, as: Int32.self)
    cursor += 4
  }
}

extension Assembler {
  /// Goes on to the next rows and back to the start of the loop until the inputs' end (in rcx) is reached.
  mutating func repeatLoop(from start: UnsafeMutablePointer<UInt8>) {
    let step = UInt64(vectorBytes) << 24
    bytes(0x00C7_8348 | step, 4)  // add rdi, step
    bytes(0x00C2_8348 | step, 4)  // add rdx, step
    bytes(0xCF39_48, 3)  // cmp rdi, rcx
    bytes(0x820F, 2)  // jb start
    word(Int32(truncatingIfNeeded: start - cursor - 4))
  }

  /// Keeps the addresses of the first rows.
  mutating func keepStart() {
    bytes(0xD289_49_F989_49, 6)  // mov r9, rdi; mov r10, rdx
  }

  /// Goes back to the first rows.
  mutating func returnToStart() {
    bytes(0xD289_4C_CF89_4C, 6)  // mov rdi, r9; mov rdx, r10
  }

  mutating func returnFromKernel() {
    if isWide { bytes(0x77_F8C5, 3) }  // vzeroupper
    byte(0xC3)  // ret
  }

  /// Calls a routine of this code.
  mutating func call(_ routine: UnsafeMutablePointer<UInt8>) {
    byte(0xE8)
    word(Int32(truncatingIfNeeded: routine - cursor - 4))
  }
}
