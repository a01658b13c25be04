import AST

/// The translations of operators: one kernel each, as the column engine has one.
extension NativeCompiler {
  /// `target = a op b`. The target is no operand, and in a register.
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

  /// `target` is `yes` where the condition's bits are set, and `no` elsewhere.
  mutating func select(_ target: UInt8, _ condition: Place, _ yes: Place, _ no: Place) {
    let mask = loaded(condition, NativeCompiler.scratch)
    assembler.emit(.andNot, target, mask, no)
    assembler.emit(.and, NativeCompiler.scratch, mask, yes)
    assembler.emit(.or, target, target, .register(NativeCompiler.scratch))
  }

  /// Writes an operator of one or two arguments, whose places are free after, and returns where its value stands.
  @inline(__always)
  mutating func apply(_ op: Operator, _ variant: Instruction.Variant, _ a: Place, _ b: Place) -> Place {
    let instruction = instructions[op, variant]
    if instruction.template != 0 { return combine(instruction, a, b) }
    let result = take()
    if !translate(op, variant, register(for: result), a, b) { return impossible() }
    settle(result)
    release(a)
    release(b)
    return result
  }

  /// An operator that is one instruction: it reads all operands before it writes, so the result may take the place of one.
  @inline(__always)
  private mutating func combine(_ instruction: PackedOperation.Table.Entry, _ a: Place, _ b: Place) -> Place {
    release(a)
    release(b)
    let result = take()
    assembler.emit(instruction, register(for: result), a, b)
    settle(result)
    return result
  }

  /// Writes the instructions of an operator; `false` if it has none.
  private mutating func translate(
    _ op: Operator, _ variant: Instruction.Variant, _ target: UInt8, _ a: Place, _ b: Place
  ) -> Bool {
    switch variant {
    case .float: return applyFloat(op, target, a, b)
    case .bits: return applyLogic(op, target, a, b)
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
      binary(.multiplyFloat, target, a, a)
      assembler.emit(.multiplyFloat, target, target, a)
    case .inverse: binary(.divideFloat, target, Fixed.floatOne.place, a)
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
    let value = loaded(a, NativeCompiler.scratch2)
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
    case .nand:
      binary(.and, target, a, b)
      complement(target)
    case .nor:
      binary(.or, target, a, b)
      complement(target)
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
      binary(.isGreater, NativeCompiler.scratch2, a, b)
      select(target, .register(NativeCompiler.scratch2), b, a)
    case .max:
      binary(.isGreater, NativeCompiler.scratch2, b, a)
      select(target, .register(NativeCompiler.scratch2), b, a)
    case .negate:
      zero(target)
      assembler.emit(.subtract, target, target, a)
    case .abs:
      isNegative(NativeCompiler.scratch2, a)
      binary(.xor, target, .register(NativeCompiler.scratch2), a)
      assembler.emit(.subtract, target, target, .register(NativeCompiler.scratch2))
    case .sign:
      zero(NativeCompiler.scratch)
      binary(.isGreater, NativeCompiler.scratch2, a, .register(NativeCompiler.scratch))
      isNegative(target, a)
      assembler.emit(.subtract, target, target, .register(NativeCompiler.scratch2))
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
      binary(.xor, target, .register(NativeCompiler.scratch2), a)
      assembler.emit(.shiftRight, target, target, b)
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
    zero(target)
    assembler.emit(.isGreater, target, target, a)
  }

  /// The lower half of the product, from the products of halves.
  private mutating func multiply(_ target: UInt8, _ a: Place, _ b: Place) {
    let left = loaded(a, NativeCompiler.scratch)
    assembler.shift(left: false, target, left, by: 32)
    assembler.emit(.multiplyHalves, target, target, b)
    let right = loaded(b, NativeCompiler.scratch2)
    assembler.shift(left: false, NativeCompiler.scratch2, right, by: 32)
    assembler.emit(.multiplyHalves, NativeCompiler.scratch2, NativeCompiler.scratch2, .register(left))
    assembler.emit(.add, target, target, .register(NativeCompiler.scratch2))
    assembler.shift(left: true, target, target, by: 32)
    assembler.emit(.multiplyHalves, NativeCompiler.scratch, left, b)
    assembler.emit(.add, target, target, .register(NativeCompiler.scratch))
  }

  /// Each half of the Int becomes a float exactly, by standing in the low bits of one with a suitable exponent; their sum
  /// is rounded once.
  private mutating func convertToFloat(_ target: UInt8, _ a: Place) {
    let value = loaded(a, NativeCompiler.scratch)
    assembler.shift(left: false, target, value, by: 32)
    assembler.emit(.xor, target, target, Fixed.float84.place)
    assembler.emit(.subtractFloat, target, target, Fixed.float84And52.place)
    assembler.emit(.and, NativeCompiler.scratch2, value, Fixed.lowHalf.place)
    assembler.emit(.or, NativeCompiler.scratch2, NativeCompiler.scratch2, Fixed.float52.place)
    assembler.emit(.addFloat, target, target, .register(NativeCompiler.scratch2))
  }
}
