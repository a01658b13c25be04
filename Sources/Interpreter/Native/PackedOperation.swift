import AST

/// An instruction of the processor that does one thing to every 64-bit lane of a vector.
///
/// SSE2, AVX2 and AVX-512 share the opcodes; they differ in the bytes around them, which ``Assembler`` writes.
struct PackedOperation: BitwiseCopyable {
  let opcode: UInt8
  /// The page of the opcode: 1 is 0F, 2 is 0F 38, 3 is 0F 3A. SSE2 has page 1 only.
  let page: UInt8
  let commutes: Bool
  /// The bit of the AVX2 prefix that some instructions want set. (In the AVX-512 form all have it.)
  let isWidthBitSet: Bool
  /// True if the result is all ones or zero in each lane; AVX-512 gives a mask instead.
  let isComparison: Bool

  private init(
    _ opcode: UInt8, page: UInt8 = 1, commutes: Bool = false, isWidthBitSet: Bool = false, isComparison: Bool = false
  ) {
    self.opcode = opcode
    self.page = page
    self.commutes = commutes
    self.isWidthBitSet = isWidthBitSet
    self.isComparison = isComparison
  }

  // Floats. `lesser` is a < b ? a : b and `greater` a > b ? a : b.
  static var addFloat: Self { .init(0x58, commutes: true) }
  static var multiplyFloat: Self { .init(0x59, commutes: true) }
  static var subtractFloat: Self { .init(0x5C) }
  static var lesser: Self { .init(0x5D) }
  static var divideFloat: Self { .init(0x5E) }
  static var greater: Self { .init(0x5F) }
  static var squareRoot: Self { .init(0x51) }
  /// All ones where the comparison that the immediate byte names holds, else zero.
  static var compareFloat: Self { .init(0xC2, isComparison: true) }

  // Bits. `andNot` is ~a & b.
  static var and: Self { .init(0x54, commutes: true) }
  static var andNot: Self { .init(0x55) }
  static var or: Self { .init(0x56, commutes: true) }
  static var xor: Self { .init(0x57, commutes: true) }

  // Integers.
  static var add: Self { .init(0xD4, commutes: true) }
  static var subtract: Self { .init(0xFB) }
  /// The full product of the lower halves.
  static var multiplyHalves: Self { .init(0xF4, commutes: true) }
  static var equal: Self { .init(0x29, page: 2, commutes: true, isComparison: true) }
  static var isGreater: Self { .init(0x37, page: 2, isComparison: true) }
  static var shiftLeft: Self { .init(0x47, page: 2, isWidthBitSet: true) }
  static var shiftRight: Self { .init(0x45, page: 2, isWidthBitSet: true) }

  /// By an immediate byte; part of the opcode stands in an operand (see ``Assembler``).
  static var shiftByConstant: Self { .init(0x73) }

  /// Three operands, by the truth table in the immediate byte; AVX-512 only.
  static var combineBits: Self { .init(0x25, page: 3) }

  // Moves.
  static var load: Self { .init(0x10) }
  static var store: Self { .init(0x11) }
  /// One word to all lanes; not in the SSE2 form.
  static var loadCopies: Self { .init(0x19, page: 2) }
}

/// The comparisons of floats by their immediate byte.
enum FloatComparison: UInt8 {
  case equal = 0
  case less = 1
  case lessOrEqual = 2
  case unordered = 3
  case notEqual = 4
  case notLessOrEqual = 6
}
