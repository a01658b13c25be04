/// Which registers of a body hold what while its code is emitted.
extension ColumnMachine {
  /// Binds the next slot to fresh registers of the current body.
  mutating func bind(width: Int32) {
    let register = fresh(width)
    slots.append(Slot(level: Int32(levels.count - 1), register: register, width: width))
  }

  /// Registers that were never used before in this body.
  @inline(__always)
  mutating func fresh(_ width: Int32) -> Int32 {
    let level = levels.current
    let register = level.pointee.registers
    level.pointee.registers = register + width
    return register
  }

  /// Registers for a temporary value: other ones than those of the operands, which are released after.
  @inline(__always)
  mutating func temporary(_ width: Int32) -> Operand {
    let level = levels.current
    let free = level.pointee.free
    if width == 1, free != 0 {
      level.pointee.free = free & (free - 1)
      return Operand(register: Int32(truncatingIfNeeded: free.trailingZeroBitCount), width: 1, owned: true)
    }
    return Operand(register: fresh(width), width: width, owned: true)
  }

  @inline(__always)
  mutating func release(_ operand: Operand) {
    guard operand.owned else { return }
    if operand.width == 1 {
      if operand.register < 64 { levels.current.pointee.free |= 1 << UInt64(operand.register) }
    } else {
      release(operand.register..<operand.register + operand.width)
    }
  }

  mutating func release(_ registers: Range<Int32>) {
    for register in registers where register < 64 { levels.current.pointee.free |= 1 << UInt64(register) }
  }

  /// A register that holds one word in all lanes; one of the last few constants is taken again.
  mutating func constant(_ word: UInt64, isBool: Bool = false) -> Operand {
    let level = levels.current
    var known = level.pointee.lastConstant
    var steps = 8
    while known >= 0, steps > 0 {
      let entry = code.constants[Int(known)]
      if entry.word == word, entry.isBool == isBool {
        return Operand(register: entry.register, width: 1, owned: false, constant: known)
      }
      known = entry.previous
      steps -= 1
    }
    let register = fresh(1)
    code.constants.append(
      .init(register: register, previous: level.pointee.lastConstant, word: word, isBool: isBool))
    level.pointee.lastConstant = Int32(code.constants.count - 1)
    return Operand(register: register, width: 1, owned: false, constant: level.pointee.lastConstant)
  }

  /// The registers of a variable in the body of a level, capturing it from the bodies around if need be.
  @inline(__always)
  mutating func resolve(_ slot: Int, level: Int) -> Operand {
    let found = slots[slot]
    if Int(found.level) == level {
      levels.base[level].readsParameters = true
      return Operand(register: found.register, width: found.width, owned: false)
    }
    return capture(slot, level: level)
  }

  private mutating func capture(_ slot: Int, level: Int) -> Operand {
    let inner = levels.base + level
    for known in inner.pointee.captured where known.slot == slot {
      return Operand(register: known.register, width: known.width, owned: false)
    }
    let outer =
      Int(slots[slot].level) == level - 1 ? resolve(slot, level: level - 1) : capture(slot, level: level - 1)
    let register = inner.pointee.registers
    inner.pointee.registers += outer.width
    inner.pointee.captured.append((slot, register, outer.width))
    for part in 0..<outer.width {
      inner.pointee.captures.append(.init(outer: outer.register + part, inner: register + part))
    }
    return Operand(register: register, width: outer.width, owned: false)
  }
}
