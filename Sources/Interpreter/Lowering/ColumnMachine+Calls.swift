import AST

/// Helpers: their bodies and their calls.
extension ColumnMachine {
  /// Emits a call of a helper.
  mutating func emitCall(_ index: Int, _ node: Node, _ source: borrowing Source) -> Operand {
    var operands: [Operand] = []
    var child = index + 1
    let end = index + Int(source.nodes[index].length)
    while child < end {
      operands.append(emit(child, source))
      child += Int(source.nodes[child].length)
    }
    let width = ShapeTable.width(of: node.type)
    let target = temporary(Int32(width))
    let instruction = Instruction(
      kind: .call, op: .if, variant: .word, width: UInt8(width), target: target.register,
      a: Int32(code.arguments.count), body: helperBodies[node.slot])
    for operand in operands {
      for register in operand.register..<operand.register + operand.width { code.arguments.append(register) }
    }
    if code.bodies[Int(instruction.body)].hasCost { levels.current.pointee.hasCost = true }
    append(instruction)
    for operand in operands { release(operand) }
    return target
  }

  /// Emits the bodies of the helpers that a program needs, each once and before all that call it.
  mutating func emitHelpers(_ tree: borrowing Tree, _ helpers: [Helper]) {
    for _ in helpers { helperBodies.append(-1) }
    markCalls(tree)
    for index in helpers.indices.reversed() where helperBodies[index] == 0 { markCalls(helpers[index].body) }
    for (index, helper) in helpers.enumerated() where helperBodies[index] == 0 {
      helperBodies[index] = reserveBodies(1)
      levels.push()
      for parameter in helper.parameters { bind(width: Int32(ShapeTable.width(of: parameter.type))) }
      emitBody(Int(helperBodies[index]), of: helper.body, helpers)
      slots.removeAll()
    }
  }

  /// Notes which helpers a tree calls, by a body index that stands for none yet.
  private mutating func markCalls(_ tree: borrowing Tree) {
    for node in tree.nodes where node.kind == .call { helperBodies[node.slot] = 0 }
  }
}
