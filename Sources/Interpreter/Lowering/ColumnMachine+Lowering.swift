import AST

extension ColumnMachine {
  /// The code that is being lowered: a program's or a helper's.
  struct Source {
    let tree: Tree
    /// The tree's nodes.
    let nodes: UnsafePointer<Node>
    let helpers: [Helper]
  }

  /// Lowers a program: body 0 is the whole, its first registers are the inputs.
  ///
  /// Sequence literals are put on the heap, so the heap's mark for resetting is the one after this call. Linear in the
  /// size of the program and of the helpers that it calls, each lowered once.
  ///
  /// - Parameters:
  ///   - inputs: the number of words of each input.
  ///   - isBitSliced: a word holds one Bool of 64 cases; only for code that ``BitColumns`` admits.
  mutating func lower(_ tree: Tree, inputs: [Int32], helpers: [Helper], isBitSliced: Bool = false) {
    self.isBitSliced = isBitSliced
    code.removeAll()
    slots.removeAll()
    levels.removeAll()
    helperBodies.removeAll(keepingCapacity: true)
    code.bodies.append(Body())
    if !helpers.isEmpty { emitHelpers(tree, helpers) }
    levels.push()
    for width in inputs { bind(width: width) }
    emitBody(0, of: tree, helpers)
  }

  /// Emits the code of a whole tree as the body whose level is pushed and whose parameters are bound; pops the level.
  mutating func emitBody(_ index: Int, of tree: Tree, _ helpers: [Helper]) {
    tree.nodes.withUnsafeBufferPointer { nodes in
      guard let base = nodes.baseAddress else { return }
      emitBody(
        index, parameters: levels.current.pointee.registers, root: 0,
        Source(tree: tree, nodes: base, helpers: helpers))
    }
  }

  /// Emits the code of a body whose level is pushed and whose parameters are bound, and pops the level.
  mutating func emitBody(_ index: Int, parameters: Int32, root: Int, _ source: borrowing Source) {
    let start = Int32(code.instructions.count)
    let result = emit(root, source)
    let level = levels.current
    levels.pop()
    let captureStart = Int32(code.captures.count)
    for capture in level.pointee.captures { code.captures.append(capture) }
    code.bodies[index] = Body(
      start: start, end: Int32(code.instructions.count), registers: level.pointee.registers,
      parameters: parameters, result: result.register, width: result.width, captureStart: captureStart,
      captureCount: Int32(code.captures.count) - captureStart, lastConstant: level.pointee.lastConstant,
      hasCost: level.pointee.hasCost, readsParameters: level.pointee.readsParameters)
    if level.pointee.hasCost, levels.count > 0 { levels.current.pointee.hasCost = true }
  }

  mutating func reserveBodies(_ count: Int) -> Int32 {
    let first = Int32(code.bodies.count)
    for _ in 0..<count { code.bodies.append(Body()) }
    return first
  }

  @inline(__always)
  mutating func append(_ instruction: Instruction) {
    code.instructions.append(instruction)
    code.instructions.base[code.instructions.count - 1].next = Int32(truncatingIfNeeded: code.instructions.count)
  }

  /// Emits the code of a subtree into the current body and returns where its value stands.
  @inline(__always)
  mutating func emit(_ index: Int, _ source: borrowing Source) -> Operand {
    let node = source.nodes + index
    switch node.pointee.kind {
    case .variable: return resolve(node.pointee.slot, level: levels.count - 1)
    case .literal where !node.pointee.isPooled:
      let payload = node.pointee.payload
      return constant(isBitSliced ? 0 &- payload : payload, isBool: node.pointee.type == .bool)
    default: return emitInner(index, source)
    }
  }

  /// Emits what is neither a variable nor a scalar literal.
  private mutating func emitInner(_ index: Int, _ source: borrowing Source) -> Operand {
    let node = source.nodes[index]
    switch node.kind {
    case .literal:
      guard source.tree.literals.indices.contains(node.slot) else { return constant(0) }
      return constant(heap.store(source.tree.literals[node.slot], node.type))
    case .call: return emitCall(index, node, source)
    // A lambda is emitted with the operator that takes it; alone it has no value.
    case .variable, .lambda: return constant(0)
    case .apply: break
    }
    switch node.op {
    case .if: return emitIf(index, source)
    case .let: return emitLet(index, source)
    case .tuple: return emitTuple(index, node, source)
    case .get0, .get1, .get2, .get3, .get4, .get5, .get6, .get7:
      return emitPart(node.op.tupleIndex ?? 0, index, source)
    case .map, .filter, .takeWhile, .dropWhile, .flatMap, .fold, .scan, .any, .all, .findIndex, .zipWith, .sortBy,
      .iterate, .while, .unfold:
      return emitHigherOrder(index, node, source)
    default: return emitApplication(index, node, source)
    }
  }

  private mutating func emitIf(_ index: Int, _ source: borrowing Source) -> Operand {
    let first = index + 1
    let second = first + Int(source.nodes[first].length)
    let third = second + Int(source.nodes[second].length)
    let condition = emit(first, source)
    let end = index + Int(source.nodes[index].length)
    let width = ShapeTable.width(of: source.nodes[index].type)
    var instruction = Instruction(
      kind: .select, op: .if, variant: isBitSliced ? .bits : .word, width: UInt8(width), target: 0,
      a: condition.register)
    if mayCost(source, second..<end) {
      let target = temporary(Int32(width))
      instruction.kind = .branch
      instruction.target = target.register
      instruction.body = reserveBodies(2)
      let position = code.instructions.count
      code.instructions.append(instruction)
      for (offset, root) in [second, third].enumerated() {
        levels.push()
        emitBody(Int(instruction.body) + offset, parameters: 0, root: root, source)
      }
      code.instructions.base[position].next = Int32(code.instructions.count)
      release(condition)
      return target
    }
    let yes = emit(second, source)
    let no = emit(third, source)
    let target = temporary(Int32(width))
    instruction.target = target.register
    instruction.b = yes.register
    instruction.c = no.register
    append(instruction)
    release(condition)
    release(yes)
    release(no)
    return target
  }

  private mutating func emitLet(_ index: Int, _ source: borrowing Source) -> Operand {
    let first = index + 1
    let value = emit(first, source)
    slots.append(Slot(level: Int32(levels.count - 1), register: value.register, width: value.width))
    var result = emit(first + Int(source.nodes[first].length), source)
    slots.removeLast(1)
    guard value.owned else { return result }
    // The body may be the bound value itself, or a part of it: then its registers live on as the result's.
    if !result.owned, result.register >= value.register, result.register < value.register + value.width {
      release(value.register..<result.register)
      release(result.register + result.width..<value.register + value.width)
      result.owned = true
    } else {
      release(value)
    }
    return result
  }

  private mutating func emitTuple(_ index: Int, _ node: Node, _ source: borrowing Source) -> Operand {
    let target = Operand(
      register: fresh(Int32(ShapeTable.width(of: node.type))), width: Int32(ShapeTable.width(of: node.type)),
      owned: true)
    var part = target.register
    var child = index + 1
    let end = index + Int(source.nodes[index].length)
    while child < end {
      let value = emit(child, source)
      append(
        Instruction(
          kind: .copy, op: .tuple, variant: .word, width: UInt8(value.width), target: part, a: value.register))
      release(value)
      part += value.width
      child += Int(source.nodes[child].length)
    }
    return target
  }

  private mutating func emitPart(_ part: Int, _ index: Int, _ source: borrowing Source) -> Operand {
    let tuple = emit(index + 1, source)
    var offset: Int32 = 0
    let parts = source.nodes[index + 1].type.parts
    for earlier in parts.prefix(part) { offset += Int32(ShapeTable.width(of: earlier)) }
    let width = Int32(ShapeTable.width(of: source.nodes[index].type))
    let result = Operand(register: tuple.register + offset, width: width, owned: tuple.owned)
    if tuple.owned {
      release(Operand(register: tuple.register, width: offset, owned: true))
      release(
        Operand(register: result.register + width, width: tuple.width - offset - width, owned: true))
    }
    return result
  }
}
