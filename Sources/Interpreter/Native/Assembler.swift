/// Writes x86-64 machine code: packed instructions in one of their forms, and what a loop needs.
///
/// Nothing is checked here: whoever calls sees to it that there is room. Encodings: Intel's Software Developer's Manual,
/// volume 2.
struct Assembler {
  /// Where the next byte goes.
  var cursor: UnsafeMutablePointer<UInt8>
  let form: Form

  /// What instructions there are, by the vectors that they work on.
  enum Form: UInt8 {
    /// Two 64-bit lanes, two operands: every x86-64 processor.
    case sse2
    /// Four lanes, three operands.
    case avx2
    /// Eight lanes. Comparisons give a bit a lane, in a mask register, and are spread to lanes here. Constants are read
    /// once and copied to all lanes by the instruction that uses them.
    case avx512

    var lanes: Int { 2 << Int(rawValue) }
  }

  /// True if there are three operands, and the integer comparisons and shifts that came after SSE2.
  @inline(__always)
  var isWide: Bool { form != .sse2 }

  /// `target = a op b` in every lane. In the SSE2 form `b` may be `target` only if `a` is.
  @inline(__always)
  mutating func emit(_ operation: PackedOperation, _ target: UInt8, _ a: UInt8, _ b: Place) {
    if isWide {
      put(template(of: operation), target, a, b)
      if operation.isComparison, form == .avx512 { spreadMask(target) }
    } else {
      if target != a { emitNarrow(.load, target, .register(a)) }
      emitNarrow(operation, target, b)
    }
  }

  /// `target = op b` in every lane, or a store of `target` to `b`.
  @inline(__always)
  mutating func emit(_ operation: PackedOperation, _ target: UInt8, _ b: Place) {
    // The second operand that an instruction does not have is written as register 0.
    if isWide { put(template(of: operation), target, 0, b) } else { emitNarrow(operation, target, b) }
  }

  /// `target = b` in every lane; of a constant one word is read.
  mutating func load(_ target: UInt8, _ b: Place) {
    if isWide, b.base == .constants {
      put(template(of: .loadCopies) ^ (form == .avx512 ? Assembler.copies : 0), target, 0, b)
    } else {
      emit(.load, target, b)
    }
  }

  /// All ones where `a` compares so to `b`.
  @inline(__always)
  mutating func compare(_ comparison: FloatComparison, _ target: UInt8, _ a: UInt8, _ b: Place) {
    if form == .avx512 {
      put(template(of: .compareFloat), target, a, b)
      byte(comparison.rawValue)
      spreadMask(target)
    } else {
      emit(.compareFloat, target, a, b)
      byte(comparison.rawValue)
    }
  }

  /// `target` is what a truth table says of its own bits, those of `a` and those of `b`: bit 4t + 2a + b of the table. In the
  /// AVX-512 form only.
  mutating func combineBits(_ table: UInt8, _ target: UInt8, _ a: UInt8, _ b: Place) {
    put(template(of: .combineBits), target, a, b)
    byte(table)
  }

  /// Shifts by a constant; to the right zeros come in.
  mutating func shift(left: Bool, _ target: UInt8, _ a: UInt8, by count: UInt8) {
    // The first operand's field holds part of the opcode, the target stands where a second operand would.
    let field: UInt8 = left ? 6 : 2
    if isWide {
      put(template(of: .shiftByConstant), field, target, .register(a))
    } else {
      if target != a { emitNarrow(.load, target, .register(a)) }
      emitNarrow(.shiftByConstant, field, .register(target))
    }
    byte(count)
  }

  /// Loads a word for each lane, each from its own place: `index` words after an offset from the constants. Not in the SSE2
  /// form; the three registers must differ, and the mask, which must be all ones, is cleared.
  mutating func gather(_ target: UInt8, index: UInt8, mask: UInt8, at offset: Int32) {
    let target = UInt64(target)
    let index = UInt64(index)
    let first = (~target & 8) << 4 | (~index & 8) << 3 | 0x22
    let operands = 0x93 | (0x84 | (target & 7) << 3) << 8 | (0xC6 | (index & 7) << 3) << 16
    if form == .avx512 {
      bytes(0xC946_F4C5, 4)  // kxnorw k1, k1, k1
      bytes(0x62 | (first | 0x10) << 8 | 0x49FD << 16 | operands << 32, 7)
    } else {
      let second = 0x80 | (~UInt64(mask) & 15) << 3 | 0x05
      bytes(0xC4 | first << 8 | second << 16 | operands << 24, 6)
    }
    word(offset)
  }

  /// Compares the highest bits of a vector's lanes with zero. Not in the SSE2 form.
  mutating func testSigns(of register: UInt8) {
    let register = UInt64(register)
    if form == .avx512 {
      let first = 0xD2 | (~register & 8) << 2
      bytes(0x62 | first << 8 | 0x39_48FE << 16 | (0xC8 | register & 7) << 40, 6)  // vpmovq2m k1, register
      bytes(0xC998_F9C5, 4)  // kortestb k1, k1
    } else {
      let first = 0x42 | (~register & 8) << 4 | (~register & 8) << 2
      bytes(0xC4 | first << 8 | 0x0F_7D << 16 | (0xC0 | (register & 7) << 3 | register & 7) << 32, 5)  // vtestpd
    }
  }

  /// Puts the bits that ``testSigns(of:)`` has just compared into esi.
  mutating func loadSigns(of register: UInt8) {
    if form == .avx512 {
      bytes(0xF193_F9C5, 4)  // kmovb esi, k1
    } else {
      let first = 0xC1 | (~UInt64(register) & 8) << 2
      bytes(0xC4 | first << 8 | 0x50_7D << 16 | (0xF0 | UInt64(register) & 7) << 32, 5)  // vmovmskpd esi, register
    }
  }

  /// `target` is all ones in the lanes whose bits are set in mask register 1, else zero.
  private mutating func spreadMask(_ target: UInt8) {
    let target = UInt64(target)
    let first = 0x62 | (~target & 8) << 4 | ~target & 16
    bytes(0x62 | first << 8 | 0x38_48FE << 16 | (0xC1 | (target & 7) << 3) << 40, 6)  // vpmovm2q target, k1
  }

  /// The prefix and the opcode of an instruction of three operands, all of which are register 0: VEX, three bytes of prefix, or
  /// EVEX, four.
  @inline(__always)
  func template(of operation: PackedOperation) -> UInt64 {
    let page = UInt64(operation.page)
    let opcode = UInt64(operation.opcode)
    if form == .avx512 {
      // What a comparison gives is in mask register 1, whatever vector register it is for.
      let mark = operation.isComparison ? Assembler.comparison : 0
      return 0x48FD_F062 | page << 8 | opcode << 32 | mark
    }
    return 0x7D_E0C4 | (operation.isWidthBitSet ? 0x80_0000 : 0) | page << 8 | opcode << 24
  }

  /// In an AVX-512 template, where operands have no bits: the result is a mask.
  private static let comparison: UInt64 = 1 << 63
  /// The bit of an AVX-512 instruction that has a word of memory copied to all lanes.
  private static let copies: UInt64 = 1 << 28

  /// Writes an instruction of three operands. Where it is not the longest form, constants are in all lanes as they stand.
  @inline(__always)
  mutating func put(_ template: UInt64, _ target: UInt8, _ a: UInt8, _ b: Place) {
    let isMemory = !b.isRegister
    let right = UInt64(isMemory ? b.base.rawValue : b.number)
    var target = UInt64(target)
    var bits = template
    if form == .avx512 {
      if template & Assembler.comparison != 0 {
        bits ^= Assembler.comparison
        target = 1
      }
      bits ^= b.base == .constants ? Assembler.copies : 0
    }
    // Register numbers are written as their complement, but for the low three bits of the target and of `b`. Only AVX-512
    // has registers from 16 on.
    bits ^= (target & 8) << 12 ^ (target & 16) << 8 ^ (right & 24) << 10
    bits ^= UInt64(a & 15) << 19 ^ UInt64(a & 16) << 23
    bits |= ((isMemory ? 0x80 : 0xC0) | (target & 7) << 3 | right & 7) << (form == .avx512 ? 40 : 32)
    let raw = UnsafeMutableRawPointer(cursor)
    let length = form == .avx512 ? 6 : 5
    raw.storeBytes(of: bits, as: UInt64.self)
    (raw + length).storeBytes(of: b.value, as: Int32.self)
    cursor += isMemory ? length + 4 : length
  }

  /// The prefix 66, a REX prefix, the opcode of page 1, the operands.
  @inline(__always)
  private mutating func emitNarrow(_ operation: PackedOperation, _ target: UInt8, _ b: Place) {
    let isMemory = !b.isRegister
    let right = isMemory ? UInt64(b.base.rawValue) : UInt64(b.number)
    let target = UInt64(target)
    let rex = 0x40 | (target & 8) >> 1 | (right & 8) >> 3
    let operands = (isMemory ? 0x80 : 0xC0) | (target & 7) << 3 | right & 7
    let raw = UnsafeMutableRawPointer(cursor)
    raw.storeBytes(
      of: 0x66 | rex << 8 | 0x0F << 16 | UInt64(operation.opcode) << 24 | operands << 32, as: UInt64.self)
    (raw + 5).storeBytes(of: b.value, as: Int32.self)
    cursor += isMemory ? 9 : 5
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
  mutating func repeatLoop(from start: UnsafeMutablePointer<UInt8>, withKeptColumns hasKept: Bool) {
    let step = UInt64(form.lanes * 8) << 24
    if hasKept { bytes(0x00C1_8349 | step, 4) }  // add r9, step
    bytes(0x00C7_8348 | step, 4)  // add rdi, step
    bytes(0x00C2_8348 | step, 4)  // add rdx, step
    bytes(0xCF39_48, 3)  // cmp rdi, rcx
    bytes(0x820F, 2)  // jb start
    word(Int32(truncatingIfNeeded: start - cursor - 4))
  }

  /// Keeps the addresses of the first rows.
  mutating func keepStart() {
    bytes(0xD389_49_FA89_49, 6)  // mov r10, rdi; mov r11, rdx
  }

  /// Goes back to the first rows.
  mutating func returnToStart(withKeptColumns hasKept: Bool) {
    if hasKept { bytes(0xF929_49_D729_4C, 6) }  // sub rdi, r10; sub r9, rdi
    bytes(0xDA89_4C_D789_4C, 6)  // mov rdi, r10; mov rdx, r11
  }

  /// The end of a routine's loop, from its own start.
  mutating func repeatRoutine(from start: UnsafeMutablePointer<UInt8>) {
    bytes(0x00C0_8348 | UInt64(form.lanes * 8) << 24, 4)  // add rax, step
    repeatLoop(from: start, withKeptColumns: false)
    returnToStart(withKeptColumns: false)
    byte(0xC3)  // ret
  }

  mutating func returnFromKernel() {
    if isWide { bytes(0x77_F8C5, 3) }  // vzeroupper
    byte(0xC3)  // ret
  }

  /// Has a routine of this code read a column and write one, from the first rows on.
  mutating func call(_ routine: UnsafeMutablePointer<UInt8>, from source: Place, to target: Place) {
    loadAddress(.source, of: source)
    loadAddress(.columns, of: target)
    byte(0xE8)
    word(Int32(truncatingIfNeeded: routine - cursor - 4))
  }

  private mutating func loadAddress(_ register: Place.Base, of place: Place) {
    let base = UInt64(place.base.rawValue)
    // lea register, [base + distance]
    bytes(0x8D48 | base >> 3 | (0x80 | UInt64(register.rawValue) << 3 | base & 7) << 16, 3)
    word(place.value)
  }
}
