import AST

/// The cost class of each operator by raw value: rows themselves are too large to fetch for every node.
private let costs: [Operator.Cost] = Operator.allCases.map(\.row.cost)

/// Applications of operators, with and without lambdas.
extension ColumnMachine {
  private static func variant(of type: Type) -> Instruction.Variant {
    switch type.constructor {
    case .int: .int
    case .float: .float
    case .bool, .char: .word
    case .string, .list: .sequence
    case .tuple, .function: .tuple
    }
  }

  /// Emits an operator without lambdas. Of the first two arguments the larger comes first, which needs the fewest
  /// registers.
  mutating func emitApplication(_ index: Int, _ node: Node, _ source: borrowing Source) -> Operand {
    let first = index + 1
    let end = index + Int(node.length)
    let firstType = source.nodes[first].type
    let second = first + Int(source.nodes[first].length)
    var instruction = Instruction(
      kind: .apply, op: node.op, variant: isBitSliced ? .bits : ColumnMachine.variant(of: firstType), width: 1,
      target: 0)
    let a: Operand
    var b = Operand.none
    if second == end {
      a = emit(first, source)
    } else {
      let isSecondLarger = source.nodes[second].length > source.nodes[first].length
      if isSecondLarger { b = emit(second, source) }
      a = emit(first, source)
      if !isSecondLarger { b = emit(second, source) }
      instruction.b = b.register
    }
    instruction.a = a.register
    guard firstType.isScalar, node.type.isScalar else {
      return finishApplication(instruction, index, node, firstType, a, b, second: second, source)
    }
    // An operator on constants is computed once.
    if a.constant >= 0, second == end || b.constant >= 0 {
      let other = second == end ? 0 : code.constants[Int(b.constant)].word
      return constant(
        value(of: node.op, instruction.variant, code.constants[Int(a.constant)].word, other), isBool: node.type == .bool
      )
    }
    let target = temporary(1)
    instruction.target = target.register
    append(instruction)
    release(a)
    release(b)
    return target
  }

  /// The rest of an operator that has to do with sequences or tuples, whose first two arguments are emitted.
  private mutating func finishApplication(
    _ begun: Instruction, _ index: Int, _ node: Node, _ firstType: Type, _ a: Operand, _ b: Operand, second: Int,
    _ source: borrowing Source
  ) -> Operand {
    var instruction = begun
    let end = index + Int(node.length)
    let children = source.tree.children(of: index)
    let c = children.count > 2 ? emit(children[2], source) : .none
    let d = children.count > 3 ? emit(children[3], source) : .none
    instruction.c = c.register
    instruction.d = d.register
    setShapes(&instruction, node, firstType, second < end ? source.nodes[second].type : nil, children)
    if costs[Int(node.op.rawValue)] != .none { levels.current.pointee.hasCost = true }
    let width = ShapeTable.width(of: node.type)
    instruction.width = UInt8(width)
    let target = temporary(Int32(width))
    instruction.target = target.register
    append(instruction)
    release(a)
    release(b)
    release(c)
    release(d)
    return target
  }

  private mutating func setShapes(
    _ instruction: inout Instruction, _ node: Node, _ first: Type, _ second: Type?, _ children: [Int]
  ) {
    switch node.op {
    case .cons, .repeat: instruction.shape = Int32(shapes.index(of: first))
    case .list:
      instruction.shape = Int32(shapes.index(of: first))
      instruction.shape2 = Int32(children.count)
    case .zip:
      instruction.shape = Int32(shapes.index(of: first.element ?? .int))
      instruction.shape2 = Int32(shapes.index(of: second?.element ?? .int))
    default:
      instruction.shape = Int32(shapes.index(of: first.element ?? first))
    }
  }

  /// Emits an operator with lambdas.
  mutating func emitHigherOrder(_ index: Int, _ node: Node, _ source: borrowing Source) -> Operand {
    levels.current.pointee.hasCost = true
    let children = source.tree.children(of: index)
    var instruction = Instruction(kind: .apply, op: node.op, variant: .sequence, width: 1, target: 0)
    // Data first, lambdas after: the registers of the data must be known where the bodies run.
    var operands: [Operand] = []
    var lambdas: [Int] = []
    for child in children {
      if source.nodes[child].kind == .lambda {
        lambdas.append(child)
      } else {
        operands.append(emit(child, source))
        let type = source.nodes[child].type
        if type.isSequence, instruction.shape == 0 || node.op == .zipWith {
          let shape = Int32(shapes.index(of: type.element ?? .int))
          if operands.count == 1 || node.op != .zipWith {
            instruction.shape = shape
          } else {
            instruction.shape2 = shape
          }
        }
      }
    }
    instruction.a = operands.first?.register ?? 0
    instruction.b = operands.count > 1 ? operands[1].register : 0
    switch node.op {
    case .fold, .scan:
      // init, then data
      instruction.shape = Int32(shapes.index(of: source.nodes[children[2]].type.element ?? .int))
      instruction.shape2 = Int32(shapes.index(of: source.nodes[children[1]].type))
    case .iterate: instruction.shape = Int32(shapes.index(of: node.type))
    case .while: instruction.shape = Int32(shapes.index(of: node.type))
    case .unfold:
      instruction.shape = Int32(shapes.index(of: source.nodes[children[0]].type))
      instruction.shape2 = Int32(shapes.index(of: node.type.element ?? .int))
    case .map, .flatMap: instruction.shape2 = Int32(shapes.index(of: node.type.element ?? .int))
    case .zipWith: instruction.d = Int32(shapes.index(of: node.type.element ?? .int))
    case .sortBy: instruction.shape2 = Int32(shapes.index(of: source.nodes[lambdas[0]].type.result ?? .int))
    default: break
    }
    let width = ShapeTable.width(of: node.type)
    instruction.width = UInt8(width)
    let target = temporary(Int32(width))
    instruction.target = target.register
    instruction.body = reserveBodies(lambdas.count)
    let position = code.instructions.count
    code.instructions.append(instruction)
    for (offset, lambda) in lambdas.enumerated() {
      emitLambda(Int(instruction.body) + offset, lambda, source)
    }
    code.instructions.base[position].next = Int32(code.instructions.count)
    for operand in operands { release(operand) }
    return target
  }

  /// Emits the body of a lambda.
  private mutating func emitLambda(_ index: Int, _ node: Int, _ source: borrowing Source) {
    levels.push()
    let bound = slots.count
    for parameter in source.nodes[node].type.parameters { bind(width: Int32(ShapeTable.width(of: parameter))) }
    emitBody(index, parameters: levels.current.pointee.registers, root: node + 1, source)
    slots.removeLast(slots.count - bound)
  }

  /// True if evaluating some node of a range may charge a cost.
  func mayCost(_ source: borrowing Source, _ range: Range<Int>) -> Bool {
    for index in range {
      let node = source.nodes[index]
      switch node.kind {
      case .lambda: return true
      case .call:
        if code.bodies[Int(helperBodies[node.slot])].hasCost { return true }
      case .apply:
        switch costs[Int(node.op.rawValue)] {
        case .none: continue
        case .builds: if node.type.isSequence { return true }
        case .scans: if !source.nodes[index + 1].type.isScalar { return true }
        }
      case .literal, .variable: continue
      }
    }
    return false
  }
}
