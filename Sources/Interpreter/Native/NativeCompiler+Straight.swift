import AST

/// The quick way for straight programs, which most are: inputs, constants, and operators of scalars.
///
/// Nodes are read once, from the last to the first, so that arguments come before their operator, and places stand on a stack.
/// There is no recursion, and what changes all the time is in variables of the function: translating takes as long as
/// running on a few hundred rows, half of what ``emit(_:_:)`` takes from node to node.
extension NativeCompiler {
  /// Finds out whether the program is straight, and whether it has routines.
  mutating func examine(_ source: Source, size: Int) {
    isStraight = true
    hasRoutines = false
    for index in 0..<size {
      let node = source.nodes + index
      switch node.pointee.kind {
      case .variable: if slots[node.pointee.slot].base != .inputs { isStraight = false }
      case .literal: if !node.pointee.type.isScalar { isStraight = false }
      case .apply:
        if instructions[node.pointee.op, variant(of: source.nodes[index + 1].type)].template == 0 {
          examineApplication(index, source)
        }
      case .lambda, .call: isStraight = false
      }
    }
  }

  private mutating func examineApplication(_ index: Int, _ source: Source) {
    switch source.nodes[index].op {
    case .let, .tuple, .get0, .get1, .get2, .get3, .get4, .get5, .get6, .get7: isStraight = false
    case .if: if !source.nodes[index].type.isScalar { isStraight = false }
    case let op:
      if RoutineCompiler.Function(op) != nil { hasRoutines = true }
      let second = source.next(index + 1)
      if second < source.next(index), source.next(second) < source.next(index) { isStraight = false }
    }
  }

  /// Writes the code of a subtree of a straight program and returns where its value stands.
  ///
  /// - Returns: `nil` if there are not registers enough; then nothing is written, and the program no longer counts as straight.
  mutating func emitStraight(_ root: Int, _ source: Source) -> Place? {
    let end = source.next(root)
    while operands.count < end - root { operands.append(.none) }
    let stack = operands.base
    let before = (code: assembler, registers: freeRegisters, slots: freeSlots, columns: freeColumns)
    var depth = 0
    var code = assembler
    var free = freeRegisters
    var index = end
    while index > root {
      index -= 1
      let node = source.nodes + index
      if hasRoutines, finished[index] >= 0 {
        // Everything from its root on was computed by an earlier loop.
        index = Int(finished[index])
        stack[depth] = known[index]
        depth += 1
        continue
      }
      guard node.pointee.kind == .apply else {
        stack[depth] = leaf(node, &code, &free)
        depth += 1
        continue
      }
      guard free != 0, code.cursor < limit else {
        (assembler, freeRegisters, freeSlots, freeColumns) = before
        unpin()
        isStraight = false
        return nil
      }
      let instruction = instructions[node.pointee.op, variant(of: source.nodes[index + 1].type)]
      if instruction.template != 0 {
        depth -= 1
        stack[depth - 1] = combine(instruction, stack[depth], stack[depth - 1], &code, &free)
      } else {
        (assembler, freeRegisters) = (code, free)
        depth = applyOperator(index, source, stack, depth)
        (code, free) = (assembler, freeRegisters)
      }
    }
    (assembler, freeRegisters) = (code, free)
    return stack[0]
  }

  /// A variable, which is pinned while there are registers to spare, or a constant.
  @inline(__always)
  private mutating func leaf(_ node: UnsafePointer<Node>, _ code: inout Assembler, _ free: inout UInt32) -> Place {
    guard node.pointee.kind == .variable else { return literal(node) }
    let place = slots[node.pointee.slot]
    guard place.base == .inputs, pinsLeft > 0, free != 0 else { return place }
    let register = Place.register(UInt8(truncatingIfNeeded: free.trailingZeroBitCount))
    free &= free &- 1
    code.load(register.number, place)
    pin(node.pointee.slot, place, register)
    return register
  }

  /// As ``combine(_:_:_:)`` with a register to spare.
  @inline(__always)
  private mutating func combine(
    _ instruction: PackedOperation.Table.Entry, _ a: Place, _ b: Place, _ code: inout Assembler, _ free: inout UInt32
  ) -> Place {
    free |= a.heldRegister | b.heldRegister
    if hasRoutines {
      if a.isOwned, !a.isRegister { releaseMemory(a) }
      if b.isOwned, !b.isRegister { releaseMemory(b) }
    }
    let target = UInt8(truncatingIfNeeded: free.trailingZeroBitCount)
    free &= free &- 1
    code.emit(instruction, target, a, b)
    return Place(base: .register, isOwned: true, value: Int32(target))
  }

  /// Writes an operator that is several instructions, whose arguments are on the stack; returns the stack's new depth.
  private mutating func applyOperator(
    _ index: Int, _ source: Source, _ stack: UnsafeMutablePointer<Place>, _ depth: Int
  ) -> Int {
    let op = source.nodes[index].op
    if op == .if {
      stack[depth - 3] = choose(stack[depth - 1], stack[depth - 2], stack[depth - 3])
      return depth - 2
    }
    let variant = variant(of: source.nodes[index + 1].type)
    if source.next(index + 1) == source.next(index) {
      stack[depth - 1] = apply(op, variant, stack[depth - 1], .none)
      return depth
    }
    stack[depth - 2] = apply(op, variant, stack[depth - 1], stack[depth - 2])
    return depth - 1
  }
}
