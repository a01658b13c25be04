import AST

/// From nodes to instructions: what one loop computes of a program.
extension NativeCompiler {
  /// The nodes of a program or of a helper.
  struct Source {
    let nodes: UnsafePointer<Node>
    /// True of the program itself, false of a helper that it calls.
    let isProgram: Bool

    /// The first child of a node.
    @inline(__always)
    func next(_ index: Int) -> Int { index + Int(nodes[index].length) }
  }

  /// Writes the code of a subtree and returns where its value stands.
  mutating func emit(_ index: Int, _ source: Source) -> Place {
    if hasRoutines, source.isProgram, !known[index].isNone { return known[index] }
    if isStraight, let place = emitStraight(index, source) { return place }
    let node = source.nodes + index
    switch node.pointee.kind {
    case .variable: return variable(node.pointee.slot)
    case .literal: return literal(node)
    case .apply: return emitApplication(index, source)
    case .call: return emitCall(index, source)
    // A lambda stands only with an operator that takes it, and none of those is translated.
    case .lambda: return impossible()
    }
  }

  @inline(__always)
  mutating func literal(_ node: UnsafePointer<Node>) -> Place {
    if node.pointee.isPooled { return impossible() }
    return constant(node.pointee.type == .bool ? 0 &- node.pointee.payload : node.pointee.payload)
  }

  private mutating func emitApplication(_ index: Int, _ source: Source) -> Place {
    guard assembler.cursor < limit else { return impossible() }
    let node = source.nodes + index
    let op = node.pointee.op
    switch op {
    case .if: return emitIf(index, source)
    case .let: return emitLet(index, source)
    case .tuple: return emitTuple(index, source)
    case .get0, .get1, .get2, .get3, .get4, .get5, .get6, .get7: return emitPart(op.tupleIndex ?? 0, index, source)
    default: break
    }
    let first = index + 1
    let second = source.next(first)
    let end = source.next(index)
    let variant = variant(of: source.nodes[first].type)
    if second == end {
      let a = emit(first, source)
      return apply(op, variant, a, .none)
    }
    guard source.next(second) == end else { return impossible() }
    // The larger argument first, which needs the fewest registers.
    if source.nodes[second].length > source.nodes[first].length {
      let b = emit(second, source)
      return apply(op, variant, emit(first, source), b)
    }
    let a = emit(first, source)
    return apply(op, variant, a, emit(second, source))
  }

  @inline(__always)
  func variant(of type: Type) -> Instruction.Variant {
    if isBitSliced { return .bits }
    if type == .float { return .float }
    if type == .int { return .int }
    return type.isScalar ? .word : .tuple
  }

  private mutating func emitIf(_ index: Int, _ source: Source) -> Place {
    let first = index + 1
    let second = source.next(first)
    let condition = emit(first, source)
    let yes = emit(second, source)
    let no = emit(source.next(second), source)
    let width = width(of: source.nodes[index].type)
    if width == 1 { return choose(condition, yes, no) }
    var results: [Place] = []
    for part in 0..<width {
      let result = take()
      select(register(for: result), condition, self.part(yes, part), self.part(no, part))
      settle(result)
      results.append(result)
    }
    release(condition)
    release(yes, width: width)
    release(no, width: width)
    return tuple(of: results)
  }

  /// One of two words by a condition; the places of all three are free after.
  mutating func choose(_ condition: Place, _ yes: Place, _ no: Place) -> Place {
    let result = take()
    select(register(for: result), condition, yes, no)
    settle(result)
    release(condition)
    release(yes)
    release(no)
    return result
  }

  private mutating func emitLet(_ index: Int, _ source: Source) -> Place {
    let first = index + 1
    let value = emit(first, source)
    slots.append(value.borrowed)
    let result = emit(source.next(first), source)
    slots.removeLast(1)
    return leave(
      value, width: width(of: source.nodes[first].type), result: result,
      resultWidth: width(of: source.nodes[index].type))
  }

  private mutating func emitTuple(_ index: Int, _ source: Source) -> Place {
    var places: [Place] = []
    var child = index + 1
    while child < source.next(index) {
      let value = emit(child, source)
      for part in 0..<width(of: source.nodes[child].type) { places.append(kept(self.part(value, part))) }
      child = source.next(child)
    }
    return tuple(of: places)
  }

  /// A place that is nobody else's: a part of a tuple must outlive what it is a copy of.
  private mutating func kept(_ place: Place) -> Place {
    if place.isOwned || place.base == .constants || place.base == .inputs { return place }
    let copy = take()
    assembler.load(register(for: copy), place)
    settle(copy)
    return copy
  }

  private mutating func tuple(of places: [Place]) -> Place {
    let first = parts.count
    for place in places { parts.append(place) }
    return Place(base: .parts, isOwned: true, value: Int32(truncatingIfNeeded: first))
  }

  private mutating func emitPart(_ number: Int, _ index: Int, _ source: Source) -> Place {
    let tuple = emit(index + 1, source)
    guard tuple.base == .parts else { return impossible() }
    let type = source.nodes[index + 1].type
    let before = type.parts.prefix(number).reduce(0) { $0 + ShapeTable.width(of: $1) }
    let width = width(of: source.nodes[index].type)
    if tuple.isOwned {
      for other in 0..<ShapeTable.width(of: type) where other < before || other >= before + width {
        release(part(tuple, other))
      }
    }
    if width == 1 { return part(tuple, before) }
    return Place(base: .parts, isOwned: tuple.isOwned, value: tuple.value + Int32(before))
  }

  /// Writes a helper's body in place of its call.
  private mutating func emitCall(_ index: Int, _ source: Source) -> Place {
    let number = source.nodes[index].slot
    guard helpers.indices.contains(number), assembler.cursor < limit else { return impossible() }
    let helper = helpers[number]
    var arguments: [(place: Place, width: Int)] = []
    var child = index + 1
    while child < source.next(index) {
      arguments.append((emit(child, source), width(of: source.nodes[child].type)))
      child = source.next(child)
    }
    let outerBase = slotBase
    slotBase = slots.count
    for argument in arguments { slots.append(argument.place.borrowed) }
    var result = helper.body.nodes.withUnsafeBufferPointer { nodes in
      nodes.baseAddress.map { emit(0, Source(nodes: $0, isProgram: false)) } ?? impossible()
    }
    slots.removeLast(arguments.count)
    slotBase = outerBase
    let width = width(of: source.nodes[index].type)
    for argument in arguments {
      result = leave(argument.place, width: argument.width, result: result, resultWidth: width)
    }
    return result
  }

  @inline(__always)
  func width(of type: Type) -> Int { type.isScalar ? 1 : ShapeTable.width(of: type) }
}
