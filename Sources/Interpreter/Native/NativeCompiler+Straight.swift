import AST

/// The quick way for straight programs: inputs, constants and operators that are one instruction each, which most programs
/// of a population of formulas or of circuits are.
///
/// Nodes are read once, from the last to the first, so that arguments come before their operator, and places stand on a stack.
/// There is no recursion, and what changes all the time is in variables of the function: a node takes a fourth of
/// the time that it takes ``emit(_:_:)``, and translating takes as long as running on a few hundred rows.
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
          isStraight = false
          if RoutineCompiler.Function(node.pointee.op) != nil { hasRoutines = true }
        }
      case .lambda, .call: isStraight = false
      }
    }
  }

  /// Writes the code of a straight program and returns where its value stands.
  ///
  /// - Returns: `nil` if there are not registers enough; then nothing is written.
  mutating func emitStraight(_ source: Source, size: Int) -> Place? {
    while operands.count < size { operands.append(.none) }
    let stack = operands.base
    var depth = 0
    var code = assembler
    var free = freeRegisters
    var index = size
    while index > 0 {
      index -= 1
      let node = source.nodes + index
      if node.pointee.kind != .apply {
        stack[depth] = leaf(node, &code, &free)
        depth += 1
        continue
      }
      let instruction = instructions[node.pointee.op, variant(of: source.nodes[index + 1].type)]
      var a = stack[depth - 1]
      var b = stack[depth - 2]
      depth -= 1
      free |= a.heldRegister | b.heldRegister
      guard free != 0, code.cursor < limit else {
        unpin()
        return nil
      }
      let target = UInt8(truncatingIfNeeded: free.trailingZeroBitCount)
      free &= free &- 1
      if !a.isRegister {
        if instruction.commutes, b.isRegister {
          swap(&a, &b)
        } else {
          code.load(NativeCompiler.scratch, a)
          a = .register(NativeCompiler.scratch)
        }
      }
      code.put(instruction.template, target, a.number, b)
      stack[depth - 1] = Place(base: .register, isOwned: true, value: Int32(target))
    }
    assembler = code
    freeRegisters = free
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
}
