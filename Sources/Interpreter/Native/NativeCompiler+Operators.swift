import AST

/// The translations of operators: one kernel each, as the column engine has one.
///
/// The target is in a register. Except in the SSE2 form it may be that of the last operand.
extension NativeCompiler {
  /// `target = a op b`. The target is in a register, and is not that of `b` unless `a` is in one, too.
  @inline(__always)
  mutating func binary(_ operation: PackedOperation, _ target: UInt8, _ a: Place, _ b: Place) {
    if a.isRegister {
      assembler.emit(operation, target, a.number, b)
    } else if operation.commutes, b.isRegister {
      assembler.emit(operation, target, b.number, a)
    } else {
      assembler.load(target, a)
      assembler.emit(operation, target, target, b)
    }
  }

  /// `target` is all ones where `a` compares so to `b`, else zero.
  @inline(__always)
  mutating func compare(_ comparison: FloatComparison, _ target: UInt8, _ a: Place, _ b: Place) {
    if a.isRegister {
      assembler.compare(comparison, target, a.number, b)
    } else {
      assembler.load(target, a)
      assembler.compare(comparison, target, target, b)
    }
  }

  private mutating func complement(_ target: UInt8) {
    assembler.emit(.xor, target, target, Fixed.allOnes.place)
  }

  /// `target` is the complement of an operation on bits, which has the given truth table (see
  /// ``Assembler/combineBits(_:_:_:_:)``).
  private mutating func complement(
    _ operation: PackedOperation, _ table: UInt8, _ target: UInt8, _ a: Place, _ b: Place
  ) {
    if assembler.form == .avx512 {
      assembler.combineBits(table, target, loaded(a, NativeCompiler.scratch), b)
    } else {
      binary(operation, target, a, b)
      complement(target)
    }
  }

  /// `target` is `yes` where the condition's bits are set, and `no` elsewhere.
  mutating func select(_ target: UInt8, _ condition: Place, _ yes: Place, _ no: Place) {
    let mask = loaded(condition, NativeCompiler.scratch)
    if assembler.form == .avx512 {
      if !no.isSame(as: .register(target)) { assembler.load(target, no) }
      return assembler.combineBits(0xB8, target, mask, yes)
    }
    assembler.emit(.andNot, target, mask, no)
    assembler.emit(.and, NativeCompiler.scratch, mask, yes)
    assembler.emit(.or, target, target, .register(NativeCompiler.scratch))
  }

  /// Writes an operator of one or two arguments, whose places are free after, and returns where its value stands.
  @inline(__always)
  mutating func apply(_ op: Operator, _ variant: Instruction.Variant, _ a: Place, _ b: Place) -> Place {
    let result = take()
    if !translate(op, variant, register(for: result), a, b) { return impossible() }
    settle(result)
    release(a)
    release(b)
    return result
  }

  /// Writes the instructions of an operator of one or two arguments; `false` if it has none.
  mutating func translate(
    _ op: Operator, _ variant: Instruction.Variant, _ target: UInt8, _ a: Place, _ b: Place
  ) -> Bool {
    switch variant {
    case .float: return applyFloat(op, target, a, b)
    case .bits:
      switch op {
      case .notEqual: binary(.xor, target, a, b)
      case .equal: complement(.xor, 0x99, target, a, b)
      default: return applyLogic(op, target, a, b)
      }
      return true
    case .int, .word:
      if applyLogic(op, target, a, b) { return true }
      // The comparisons of 64-bit integers came after SSE2.
      return assembler.isWide && applyInt(op, target, a, b)
    case .sequence, .tuple: return false
    }
  }

  private mutating func applyFloat(_ op: Operator, _ target: UInt8, _ a: Place, _ b: Place) -> Bool {
    switch op {
    case .add: binary(.addFloat, target, a, b)
    case .subtract: binary(.subtractFloat, target, a, b)
    case .multiply: binary(.multiplyFloat, target, a, b)
    case .divide: binary(.divideFloat, target, a, b)
    // Operands in the order in which the instruction, too, gives `a` for equal or unordered ones.
    case .min: binary(.lesser, target, b, a)
    case .max: binary(.greater, target, b, a)
    case .negate: binary(.xor, target, a, Fixed.signBit.place)
    case .abs: binary(.and, target, a, Fixed.magnitudeBits.place)
    case .square: binary(.multiplyFloat, target, a, a)
    case .cube:
      binary(.multiplyFloat, NativeCompiler.scratch, a, a)
      assembler.emit(.multiplyFloat, target, NativeCompiler.scratch, a)
    case .inverse: binary(.divideFloat, target, .register(loaded(Fixed.floatOne.place, NativeCompiler.scratch)), a)
    case .sqrt: assembler.emit(.squareRoot, target, a)
    case .sign: sign(target, a)
    case .equal: compare(.equal, target, a, b)
    case .notEqual: compare(.notEqual, target, a, b)
    case .less: compare(.less, target, a, b)
    case .lessOrEqual: compare(.lessOrEqual, target, a, b)
    case .greater: compare(.less, target, b, a)
    case .greaterOrEqual: compare(.lessOrEqual, target, b, a)
    default: return false
    }
    return true
  }

  /// 1 where a > 0, -1 where a < 0, a where it is nan.
  private mutating func sign(_ target: UInt8, _ a: Place) {
    let value = NativeCompiler.scratch2
    assembler.load(value, a)
    zero(NativeCompiler.scratch)
    assembler.compare(.less, target, NativeCompiler.scratch, .register(value))
    assembler.emit(.and, target, target, Fixed.floatOne.place)
    assembler.compare(.unordered, NativeCompiler.scratch, value, .register(value))
    assembler.emit(.and, NativeCompiler.scratch, NativeCompiler.scratch, .register(value))
    assembler.emit(.or, target, target, .register(NativeCompiler.scratch))
    compare(.less, NativeCompiler.scratch, .register(value), Fixed.zero.place)
    assembler.emit(.and, NativeCompiler.scratch, NativeCompiler.scratch, Fixed.floatMinusOne.place)
    assembler.emit(.or, target, target, .register(NativeCompiler.scratch))
  }

  private mutating func applyLogic(_ op: Operator, _ target: UInt8, _ a: Place, _ b: Place) -> Bool {
    switch op {
    case .and, .bitAnd: binary(.and, target, a, b)
    case .or, .bitOr: binary(.or, target, a, b)
    case .xor, .bitXor: binary(.xor, target, a, b)
    case .not, .bitNot: binary(.xor, target, a, Fixed.allOnes.place)
    case .nand: complement(.and, 0x77, target, a, b)
    case .nor: complement(.or, 0x11, target, a, b)
    default: return false
    }
    return true
  }

  private mutating func applyInt(_ op: Operator, _ target: UInt8, _ a: Place, _ b: Place) -> Bool {
    switch op {
    case .equal: binary(.equal, target, a, b)
    case .notEqual:
      binary(.equal, target, a, b)
      complement(target)
    case .less: binary(.isGreater, target, b, a)
    case .greater: binary(.isGreater, target, a, b)
    case .lessOrEqual:
      binary(.isGreater, target, a, b)
      complement(target)
    case .greaterOrEqual:
      binary(.isGreater, target, b, a)
      complement(target)
    case .add: binary(.add, target, a, b)
    case .subtract: binary(.subtract, target, a, b)
    case .multiply: multiply(target, a, b)
    case .square: multiply(target, a, a)
    case .min:
      binary(.isGreater, NativeCompiler.scratch2, b, a)
      select(target, .register(NativeCompiler.scratch2), a, b)
    case .max:
      binary(.isGreater, NativeCompiler.scratch2, a, b)
      select(target, .register(NativeCompiler.scratch2), a, b)
    case .negate:
      zero(NativeCompiler.scratch)
      assembler.emit(.subtract, target, NativeCompiler.scratch, a)
    case .abs:
      isNegative(NativeCompiler.scratch2, a)
      binary(.xor, target, .register(NativeCompiler.scratch2), a)
      assembler.emit(.subtract, target, target, .register(NativeCompiler.scratch2))
    case .sign:
      isNegative(NativeCompiler.scratch2, a)
      zero(NativeCompiler.scratch)
      binary(.isGreater, target, a, .register(NativeCompiler.scratch))
      assembler.emit(.subtract, target, NativeCompiler.scratch2, .register(target))
    case .isEven, .isOdd:
      binary(.and, target, a, Fixed.integerOne.place)
      if op == .isOdd {
        assembler.emit(.equal, target, target, Fixed.integerOne.place)
      } else {
        zero(NativeCompiler.scratch)
        assembler.emit(.equal, target, target, .register(NativeCompiler.scratch))
      }
    case .shiftLeft: binary(.shiftLeft, target, a, b)
    case .shiftRightLogical: binary(.shiftRight, target, a, b)
    case .shiftRight:
      // The bits of a negative number are flipped, so that the zeros that come in are its sign.
      isNegative(NativeCompiler.scratch2, a)
      binary(.xor, NativeCompiler.scratch, .register(NativeCompiler.scratch2), a)
      assembler.emit(.shiftRight, target, NativeCompiler.scratch, b)
      assembler.emit(.xor, target, target, .register(NativeCompiler.scratch2))
    case .bitLess:
      binary(.xor, NativeCompiler.scratch2, b, Fixed.signBit.place)
      binary(.xor, target, a, Fixed.signBit.place)
      assembler.emit(.isGreater, target, NativeCompiler.scratch2, .register(target))
    case .toFloat: convertToFloat(target, a)
    case .code: assembler.load(target, a)
    default: return false
    }
    return true
  }

  private mutating func zero(_ target: UInt8) {
    assembler.emit(.xor, target, target, .register(target))
  }

  /// All ones where an Int is below 0.
  private mutating func isNegative(_ target: UInt8, _ a: Place) {
    zero(NativeCompiler.scratch)
    assembler.emit(.isGreater, target, NativeCompiler.scratch, a)
  }

  /// The lower half of the product, from the products of halves.
  private mutating func multiply(_ target: UInt8, _ a: Place, _ b: Place) {
    assembler.shift(left: false, NativeCompiler.scratch, loaded(a, NativeCompiler.scratch), by: 32)
    assembler.emit(.multiplyHalves, NativeCompiler.scratch, NativeCompiler.scratch, b)
    assembler.shift(left: false, NativeCompiler.scratch2, loaded(b, NativeCompiler.scratch2), by: 32)
    assembler.emit(.multiplyHalves, NativeCompiler.scratch2, NativeCompiler.scratch2, a)
    assembler.emit(.add, NativeCompiler.scratch, NativeCompiler.scratch, .register(NativeCompiler.scratch2))
    assembler.shift(left: true, NativeCompiler.scratch, NativeCompiler.scratch, by: 32)
    binary(.multiplyHalves, target, a, b)
    assembler.emit(.add, target, target, .register(NativeCompiler.scratch))
  }

  /// Each half of the Int becomes a float exactly, by standing in the low bits of one with a suitable exponent; their sum
  /// is rounded once.
  private mutating func convertToFloat(_ target: UInt8, _ a: Place) {
    let value = loaded(a, NativeCompiler.scratch)
    binary(.and, NativeCompiler.scratch2, .register(value), Fixed.lowHalf.place)
    assembler.emit(.or, NativeCompiler.scratch2, NativeCompiler.scratch2, Fixed.float52.place)
    assembler.shift(left: false, target, value, by: 32)
    assembler.emit(.xor, target, target, Fixed.float84.place)
    assembler.emit(.subtractFloat, target, target, Fixed.float84And52.place)
    assembler.emit(.addFloat, target, target, .register(NativeCompiler.scratch2))
  }
}
