/// Which registers, places in the frame and columns hold something while a kernel is written.
extension NativeCompiler {
  /// A place for a new value: a register, or one in the frame when those are used up.
  @inline(__always)
  mutating func take() -> Place {
    guard freeRegisters != 0 else { return takeSlot() }
    let number = freeRegisters.trailingZeroBitCount
    freeRegisters &= freeRegisters &- 1
    return Place(base: .register, isOwned: true, value: Int32(truncatingIfNeeded: number))
  }

  private mutating func takeSlot() -> Place {
    guard freeSlots != 0 else { return impossible() }
    let index = freeSlots.trailingZeroBitCount
    freeSlots &= freeSlots &- 1
    return Place(
      base: .frame, isOwned: true,
      value: (RoutineCompiler.frameSlots + Int32(truncatingIfNeeded: index)) * NativeCompiler.slotBytes)
  }

  /// A column for a value that another loop of the kernel reads.
  mutating func takeColumn() -> Place {
    guard freeColumns != 0 else { return impossible() }
    let index = freeColumns.trailingZeroBitCount
    freeColumns &= freeColumns &- 1
    columnCount = Swift.max(columnCount, resultWidth + index + 1)
    return Place(
      base: .columns, isOwned: true, value: Int32(truncatingIfNeeded: resultWidth + index) * NativeCompiler.columnBytes)
  }

  /// Gives back a value's place once it has been read.
  @inline(__always)
  mutating func release(_ place: Place) {
    freeRegisters |= place.heldRegister
    if place.isOwned, !place.isRegister { releaseMemory(place) }
  }

  mutating func releaseMemory(_ place: Place) {
    switch place.base {
    case .frame: freeSlots |= 1 << UInt64(place.value / NativeCompiler.slotBytes - RoutineCompiler.frameSlots)
    case .columns: freeColumns |= 1 << UInt64(place.value / NativeCompiler.columnBytes - Int32(resultWidth))
    case .parts, .register, .constants, .inputs, .kept, .source: break
    }
  }

  /// Gives back the places of a value of so many words.
  mutating func release(_ value: Place, width: Int) {
    if value.base != .parts { return release(value) }
    if value.isOwned {
      for index in 0..<width { release(part(value, index)) }
    }
  }

  /// The place of one word of a value, owned if the value is.
  func part(_ value: Place, _ index: Int) -> Place {
    guard value.base == .parts else { return value }
    let part = parts[Int(value.value) + index]
    return value.isOwned ? part : part.borrowed
  }

  /// Ends the life of a bound value, but for what of it is the result of the code that it was bound for.
  mutating func leave(_ bound: Place, width: Int, result: Place, resultWidth: Int) -> Place {
    guard bound.isOwned else { return result }
    if bound.base != .parts {
      if result.isSame(as: bound) { return bound }
      release(bound)
      return result
    }
    var kept = result
    for index in 0..<width {
      let part = part(bound, index)
      if part.isOwned, part.isSame(as: result) {
        kept = part
      } else if result.base != .parts || result.isOwned
        || !(0..<Int32(resultWidth)).contains(bound.value + Int32(index) - result.value)
      {
        release(part)
      }
    }
    // A tuple of parts that nobody else has now.
    if result.base == .parts, !result.isOwned, result.value >= bound.value, result.value < bound.value + Int32(width) {
      kept.isOwned = true
    }
    return kept
  }

  /// A register with the value of a place: its own, or `other` after a load.
  mutating func loaded(_ place: Place, _ other: UInt8) -> UInt8 {
    if place.isRegister { return place.number }
    assembler.load(other, place)
    return other
  }

  /// The register in which the value of a place is computed.
  @inline(__always)
  func register(for place: Place) -> UInt8 { place.isRegister ? place.number : NativeCompiler.passing }

  /// Puts a value that was computed in ``register(for:)`` where it belongs.
  @inline(__always)
  mutating func settle(_ place: Place) {
    if !place.isRegister { assembler.emit(.store, NativeCompiler.passing, place) }
  }

  /// The place of a variable. An input is loaded into a register the first time that a loop reads it, while there are
  /// registers to spare.
  @inline(__always)
  mutating func variable(_ slot: Int) -> Place {
    let place = slots[slotBase + slot]
    guard place.base == .inputs, pinsLeft > 0, freeRegisters != 0 else { return place }
    let register = take().borrowed
    assembler.load(register.number, place)
    pin(slotBase + slot, place, register)
    return register
  }

  /// Notes that an input is in a register for the rest of the loop.
  mutating func pin(_ index: Int, _ place: Place, _ register: Place) {
    pinsLeft -= 1
    slots[index] = register
    pins.append(Pin(slot: index, place: place))
  }

  /// Forgets the inputs' registers.
  mutating func unpin() {
    for index in 0..<pins.count where pins[index].slot < slots.count { slots[pins[index].slot] = pins[index].place }
    pins.removeAll()
    pinsLeft = NativeCompiler.pinnedInputs
  }
}
