import AST

extension ColumnMachine {
  /// The word of an operator of one or two scalar arguments and a scalar result: its kernel on one lane.
  mutating func value(of op: Operator, _ variant: Instruction.Variant, _ a: UInt64, _ b: UInt64) -> UInt64 {
    let mark = stack.mark
    defer { stack.release(to: mark) }
    let words = stack.words(3)
    let registers = UnsafeMutableRawPointer(stack.words(3)).assumingMemoryBound(to: UnsafeMutablePointer<UInt64>.self)
    for register in 0..<3 { registers[register] = words + register }
    words[0] = a
    words[1] = b
    apply(
      Instruction(kind: .apply, op: op, variant: variant, width: 1, target: 2, a: 0, b: 1),
      Frame(registers: registers, cases: identity, lanes: 1))
    return words[2]
  }
}
