import AST

/// The cost class of each operator by raw value: rows themselves are too large to fetch for every node.
private let costs: [Operator.Cost] = Operator.allCases.map(\.row.cost)

extension ColumnMachine {
  /// Where a variable's value stands: in which body, from which register on.
  struct Slot {
    let level: Int
    let register: Int32
    let width: Int32
  }

  /// What is known of a body while its code is emitted.
  struct Level {
    var registers: Int32 = 0
    /// Registers whose values are no longer needed: a bit for each of the first 64, which is as many as are reused.
    var free: UInt64 = 0
    /// Outer slots that the body reads, with the register and the width here.
    var captured: [(slot: Int, register: Int32, width: Int32)] = []
    var captures: [Code.Capture] = []
    var constants: [Code.Constant] = []
    var hasCost = false
    var readsParameters = false

    mutating func clear() {
      registers = 0
      free = 0
      captured.removeAll(keepingCapacity: true)
      captures.removeAll(keepingCapacity: true)
      constants.removeAll(keepingCapacity: true)
      hasCost = false
      readsParameters = false
    }
  }

  /// The levels of the bodies that are being emitted, outermost first; kept from program to program.
  struct LevelStack: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Level>
    private(set) var count = 0
    private var capacity = 16

    init() {
      base = .allocate(capacity: capacity)
      base.initialize(repeating: Level(), count: capacity)
    }

    deinit {
      base.deinitialize(count: capacity)
      base.deallocate()
    }

    mutating func removeAll() { count = 0 }

    mutating func push() {
      if count == capacity {
        let larger = UnsafeMutablePointer<Level>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: base, count: capacity)
        (larger + capacity).initialize(repeating: Level(), count: capacity)
        base.deallocate()
        base = larger
        capacity *= 2
      }
      base[count].clear()
      count += 1
    }

    mutating func pop() { count -= 1 }

    /// The level of the body that is being emitted.
    var current: UnsafeMutablePointer<Level> { base + (count - 1) }
  }

  /// The registers of a value; `owned` if nobody else reads them later.
  struct Operand {
    var register: Int32
    var width: Int32
    var owned: Bool
  }

  /// Lowers a program: body 0 is the whole, its first registers are the inputs.
  ///
  /// Sequence literals are put on the heap, so the heap's mark for resetting is the one after this call. Linear in the
  /// size of the program and of the helpers that it calls, each lowered once.
  ///
  /// - Parameter isBitSliced: a word holds one Bool of 64 cases; only for code that ``BitColumns`` admits.
  mutating func lower(_ tree: Tree, inputs: [Parameter], helpers: [Helper], isBitSliced: Bool = false) {
    self.isBitSliced = isBitSliced
    code.removeAll()
    slots.removeAll(keepingCapacity: true)
    levels.removeAll()
    helperBodies.removeAll(keepingCapacity: true)
    code.bodies.append(Body())
    if !helpers.isEmpty { emitHelpers(tree, helpers) }
    levels.push()
    for input in inputs { bind(width: ShapeTable.width(of: input.type)) }
    let parameters = levels.current.pointee.registers
    emitBody(0, parameters: parameters, root: 0, tree, helpers)
  }

  // MARK: Levels and registers

  /// Binds the next slot to fresh registers of the current body.
  private mutating func bind(width: Int) {
    let register = fresh(Int32(width))
    slots.append(Slot(level: levels.count - 1, register: register, width: Int32(width)))
  }

  /// Registers that were never used before in this body.
  private func fresh(_ width: Int32) -> Int32 {
    let level = levels.current
    let register = level.pointee.registers
    level.pointee.registers += width
    return register
  }

  /// Registers for a temporary value.
  private func temporary(_ width: Int32) -> Operand {
    let level = levels.current
    let free = level.pointee.free
    if width == 1, free != 0 {
      level.pointee.free = free & (free - 1)
      return Operand(register: Int32(free.trailingZeroBitCount), width: 1, owned: true)
    }
    return Operand(register: fresh(width), width: width, owned: true)
  }

  @inline(__always)
  private func release(_ operand: Operand) {
    guard operand.owned else { return }
    release(operand.register..<operand.register + operand.width)
  }

  @inline(__always)
  private func release(_ registers: Range<Int32>) {
    for register in registers where register < 64 { levels.current.pointee.free |= 1 << UInt64(register) }
  }

  private func constant(_ word: UInt64) -> Operand {
    let level = levels.current
    let known = level.pointee.constants
    for index in Swift.max(known.count - 8, 0)..<known.count where known[index].word == word {
      return Operand(register: known[index].register, width: 1, owned: false)
    }
    let register = fresh(1)
    level.pointee.constants.append(.init(register: register, word: word))
    return Operand(register: register, width: 1, owned: false)
  }

  /// The registers of a variable in the body of a level, capturing it from the bodies around if need be.
  private func resolve(_ slot: Int, level: Int) -> Operand {
    let found = slots[slot]
    if found.level == level {
      levels.base[level].readsParameters = true
      return Operand(register: found.register, width: found.width, owned: false)
    }
    let inner = levels.base + level
    for known in inner.pointee.captured where known.slot == slot {
      return Operand(register: known.register, width: known.width, owned: false)
    }
    let outer = resolve(slot, level: level - 1)
    let register = inner.pointee.registers
    inner.pointee.registers += outer.width
    inner.pointee.captured.append((slot, register, outer.width))
    for part in 0..<outer.width {
      inner.pointee.captures.append(.init(outer: outer.register + part, inner: register + part))
    }
    return Operand(register: register, width: outer.width, owned: false)
  }

  // MARK: Bodies

  /// Emits the code of a body whose level is pushed and whose parameters are bound, and pops the level.
  private mutating func emitBody(
    _ index: Int, parameters: Int32, root: Int, _ tree: borrowing Tree, _ helpers: [Helper]
  ) {
    let start = Int32(code.instructions.count)
    let result = emit(root, tree, helpers)
    let level = levels.current
    levels.pop()
    let captureStart = Int32(code.captures.count)
    let constantStart = Int32(code.constants.count)
    code.captures.append(contentsOf: level.pointee.captures)
    code.constants.append(contentsOf: level.pointee.constants)
    code.bodies[index] = Body(
      start: start, end: Int32(code.instructions.count), registers: level.pointee.registers,
      parameters: parameters, result: result.register, width: result.width, captureStart: captureStart,
      captureCount: Int32(level.pointee.captures.count), constantStart: constantStart,
      constantCount: Int32(level.pointee.constants.count), hasCost: level.pointee.hasCost,
      readsParameters: level.pointee.readsParameters)
    if level.pointee.hasCost, levels.count > 0 { levels.current.pointee.hasCost = true }
  }

  /// Emits the body of a lambda.
  private mutating func emitLambda(_ index: Int, _ node: Int, _ tree: borrowing Tree, _ helpers: [Helper]) {
    levels.push()
    let bound = slots.count
    for parameter in tree.nodes[node].type.parameters { bind(width: ShapeTable.width(of: parameter)) }
    emitBody(index, parameters: levels.current.pointee.registers, root: node + 1, tree, helpers)
    slots.removeLast(slots.count - bound)
  }

  private mutating func reserveBodies(_ count: Int) -> Int32 {
    let first = Int32(code.bodies.count)
    for _ in 0..<count { code.bodies.append(Body()) }
    return first
  }

  // MARK: Expressions

  /// Emits the code of a subtree into the current body and returns where its value stands.
  private mutating func emit(_ index: Int, _ tree: borrowing Tree, _ helpers: [Helper]) -> Operand {
    let node = tree.nodes[index]
    switch node.kind {
    case .literal: return emitLiteral(node, tree)
    case .variable: return resolve(node.slot, level: levels.count - 1)
    case .call: return emitCall(index, node, tree, helpers)
    // A lambda is emitted with the operator that takes it; alone it has no value.
    case .lambda: return constant(0)
    case .apply: break
    }
    switch node.op {
    case .if: return emitIf(index, tree, helpers)
    case .let: return emitLet(index, tree, helpers)
    case .tuple: return emitTuple(index, node, tree, helpers)
    case .get0, .get1, .get2, .get3, .get4, .get5, .get6, .get7:
      return emitPart(node.op.tupleIndex ?? 0, index, tree, helpers)
    case .map, .filter, .takeWhile, .dropWhile, .flatMap, .fold, .scan, .any, .all, .findIndex, .zipWith, .sortBy,
      .iterate, .while, .unfold:
      return emitHigherOrder(index, node, tree, helpers)
    default: return emitApplication(index, node, tree, helpers)
    }
  }

  private mutating func emitLiteral(_ node: Node, _ tree: borrowing Tree) -> Operand {
    guard node.isPooled, tree.literals.indices.contains(node.slot) else {
      return constant(isBitSliced ? 0 &- node.payload : node.payload)
    }
    return constant(store(tree.literals[node.slot], node.type))
  }

  /// Puts a sequence literal on the heap and returns its handle.
  mutating func store(_ value: Value, _ type: Type) -> UInt64 {
    switch value {
    case .string(let scalars):
      let start = heap.reserve(scalars.count)
      for (offset, scalar) in scalars.enumerated() { heap.base[start + offset] = UInt64(scalar.value) }
      return Handle(start: start, length: scalars.count).word
    case .list(let items):
      let element = type.element ?? .int
      let width = ShapeTable.width(of: element)
      let start = heap.reserve(items.count * width)
      var words: [UInt64] = []
      for (index, item) in items.enumerated() {
        words.removeAll(keepingCapacity: true)
        append(item, element, to: &words)
        for (offset, word) in words.prefix(width).enumerated() { heap.base[start + index * width + offset] = word }
      }
      return Handle(start: start, length: items.count).word
    case .int(let value): return UInt64(bitPattern: value)
    case .float(let value): return value.bitPattern
    case .bool(let value): return value ? 1 : 0
    case .char(let value): return UInt64(value.value)
    case .tuple: return 0
    }
  }

  /// Appends the words of a value; the elements of its sequences go to the heap.
  mutating func append(_ value: Value, _ type: Type, to words: inout [UInt64]) {
    guard case .tuple(let parts) = value else { return words.append(store(value, type)) }
    for (part, partType) in zip(parts, type.parts) { append(part, partType, to: &words) }
  }

  private mutating func emitIf(_ index: Int, _ tree: borrowing Tree, _ helpers: [Helper]) -> Operand {
    let first = index + 1
    let second = first + Int(tree.nodes[first].length)
    let third = second + Int(tree.nodes[second].length)
    let condition = emit(first, tree, helpers)
    let width = ShapeTable.width(of: tree.nodes[index].type)
    var instruction = Instruction(
      kind: .select, op: .if, variant: isBitSliced ? .bits : .word, width: UInt8(width), target: 0,
      a: condition.register)
    if mayCost(tree, second..<tree.range(at: index).upperBound) {
      let target = temporary(Int32(width))
      instruction.kind = .branch
      instruction.target = target.register
      instruction.body = reserveBodies(2)
      let position = code.instructions.count
      code.instructions.append(instruction)
      for (offset, root) in [second, third].enumerated() {
        levels.push()
        emitBody(Int(instruction.body) + offset, parameters: 0, root: root, tree, helpers)
      }
      code.instructions[position].next = Int32(code.instructions.count)
      release(condition)
      return target
    }
    let yes = emit(second, tree, helpers)
    let no = emit(third, tree, helpers)
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

  private mutating func emitLet(_ index: Int, _ tree: borrowing Tree, _ helpers: [Helper]) -> Operand {
    let first = index + 1
    let value = emit(first, tree, helpers)
    slots.append(Slot(level: levels.count - 1, register: value.register, width: value.width))
    var result = emit(first + Int(tree.nodes[first].length), tree, helpers)
    slots.removeLast()
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

  private mutating func emitTuple(
    _ index: Int, _ node: Node, _ tree: borrowing Tree, _ helpers: [Helper]
  ) -> Operand {
    let target = Operand(
      register: fresh(Int32(ShapeTable.width(of: node.type))), width: Int32(ShapeTable.width(of: node.type)),
      owned: true)
    var part = target.register
    var child = index + 1
    let end = tree.range(at: index).upperBound
    while child < end {
      let value = emit(child, tree, helpers)
      append(
        Instruction(
          kind: .copy, op: .tuple, variant: .word, width: UInt8(value.width), target: part, a: value.register))
      release(value)
      part += value.width
      child += Int(tree.nodes[child].length)
    }
    return target
  }

  private mutating func emitPart(
    _ part: Int, _ index: Int, _ tree: borrowing Tree, _ helpers: [Helper]
  ) -> Operand {
    let tuple = emit(index + 1, tree, helpers)
    var offset: Int32 = 0
    let parts = tree.nodes[index + 1].type.parts
    for earlier in parts.prefix(part) { offset += Int32(ShapeTable.width(of: earlier)) }
    let width = Int32(ShapeTable.width(of: tree.nodes[index].type))
    let result = Operand(register: tuple.register + offset, width: width, owned: tuple.owned)
    if tuple.owned {
      release(Operand(register: tuple.register, width: offset, owned: true))
      release(
        Operand(register: result.register + width, width: tuple.width - offset - width, owned: true))
    }
    return result
  }

  private mutating func emitCall(
    _ index: Int, _ node: Node, _ tree: borrowing Tree, _ helpers: [Helper]
  ) -> Operand {
    var operands: [Operand] = []
    var child = index + 1
    let end = tree.range(at: index).upperBound
    while child < end {
      operands.append(emit(child, tree, helpers))
      child += Int(tree.nodes[child].length)
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
  private mutating func emitHelpers(_ tree: borrowing Tree, _ helpers: [Helper]) {
    for _ in helpers { helperBodies.append(-1) }
    markCalls(tree)
    for index in helpers.indices.reversed() where helperBodies[index] == 0 { markCalls(helpers[index].body) }
    for (index, helper) in helpers.enumerated() where helperBodies[index] == 0 {
      helperBodies[index] = reserveBodies(1)
      levels.push()
      for parameter in helper.parameters { bind(width: ShapeTable.width(of: parameter.type)) }
      let parameters = levels.current.pointee.registers
      emitBody(Int(helperBodies[index]), parameters: parameters, root: 0, helper.body, helpers)
      slots.removeAll(keepingCapacity: true)
    }
  }

  /// Notes which helpers a tree calls, by a body index that stands for none yet.
  private mutating func markCalls(_ tree: borrowing Tree) {
    for node in tree.nodes where node.kind == .call { helperBodies[node.slot] = 0 }
  }

  private mutating func append(_ instruction: Instruction) {
    var instruction = instruction
    instruction.next = Int32(code.instructions.count + 1)
    code.instructions.append(instruction)
  }

  private static func variant(of type: Type) -> Instruction.Variant {
    switch type.constructor {
    case .int: .int
    case .float: .float
    case .bool, .char: .word
    case .string, .list: .sequence
    case .tuple, .function: .tuple
    }
  }

  private mutating func emitApplication(
    _ index: Int, _ node: Node, _ tree: borrowing Tree, _ helpers: [Helper]
  ) -> Operand {
    let first = index + 1
    let end = index + Int(node.length)
    let firstType = tree.nodes[first].type
    var instruction = Instruction(
      kind: .apply, op: node.op, variant: isBitSliced ? .bits : ColumnMachine.variant(of: firstType), width: 1,
      target: 0)
    let a = emit(first, tree, helpers)
    instruction.a = a.register
    var b = Operand(register: 0, width: 0, owned: false)
    var c = b
    var d = b
    let second = first + Int(tree.nodes[first].length)
    if second < end {
      b = emit(second, tree, helpers)
      instruction.b = b.register
      let third = second + Int(tree.nodes[second].length)
      if third < end {
        c = emit(third, tree, helpers)
        instruction.c = c.register
        let fourth = third + Int(tree.nodes[third].length)
        if fourth < end {
          d = emit(fourth, tree, helpers)
          instruction.d = d.register
        }
      }
    }
    if !(firstType.isScalar && node.type.isScalar) {
      setShapes(&instruction, node, firstType, second < end ? tree.nodes[second].type : nil, tree.children(of: index))
      if costs[Int(node.op.rawValue)] != .none { levels.current.pointee.hasCost = true }
    }
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

  private mutating func emitHigherOrder(
    _ index: Int, _ node: Node, _ tree: borrowing Tree, _ helpers: [Helper]
  ) -> Operand {
    levels.current.pointee.hasCost = true
    let children = tree.children(of: index)
    var instruction = Instruction(kind: .apply, op: node.op, variant: .sequence, width: 1, target: 0)
    // Data first, lambdas after: the registers of the data must be known where the bodies run.
    var operands: [Operand] = []
    var lambdas: [Int] = []
    for child in children {
      if tree.nodes[child].kind == .lambda {
        lambdas.append(child)
      } else {
        operands.append(emit(child, tree, helpers))
        let type = tree.nodes[child].type
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
      instruction.shape = Int32(shapes.index(of: tree.nodes[children[2]].type.element ?? .int))
      instruction.shape2 = Int32(shapes.index(of: tree.nodes[children[1]].type))
    case .iterate: instruction.shape = Int32(shapes.index(of: node.type))
    case .while: instruction.shape = Int32(shapes.index(of: node.type))
    case .unfold:
      instruction.shape = Int32(shapes.index(of: tree.nodes[children[0]].type))
      instruction.shape2 = Int32(shapes.index(of: node.type.element ?? .int))
    case .map, .flatMap: instruction.shape2 = Int32(shapes.index(of: node.type.element ?? .int))
    case .zipWith: instruction.d = Int32(shapes.index(of: node.type.element ?? .int))
    case .sortBy: instruction.shape2 = Int32(shapes.index(of: tree.nodes[lambdas[0]].type.result ?? .int))
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
      emitLambda(Int(instruction.body) + offset, lambda, tree, helpers)
    }
    code.instructions[position].next = Int32(code.instructions.count)
    for operand in operands { release(operand) }
    return target
  }

  /// True if evaluating some node of a range may charge a cost.
  private func mayCost(_ tree: borrowing Tree, _ range: Range<Int>) -> Bool {
    for index in range {
      let node = tree.nodes[index]
      switch node.kind {
      case .lambda: return true
      case .call:
        if code.bodies[Int(helperBodies[node.slot])].hasCost { return true }
      case .apply:
        switch costs[Int(node.op.rawValue)] {
        case .none: continue
        case .builds: if node.type.isSequence { return true }
        case .scans: if !tree.nodes[index + 1].type.isScalar { return true }
        }
      case .literal, .variable: continue
      }
    }
    return false
  }
}
