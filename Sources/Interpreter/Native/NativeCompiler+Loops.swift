import AST

/// Programs with functions that are routines: loops before the last one.
extension NativeCompiler {
  /// Writes the loops for the functions and bound values in a subtree, innermost first.
  mutating func prepare(_ index: Int, _ source: Source) {
    let node = source.nodes + index
    guard node.pointee.kind == .apply else {
      // The arguments of a call are code of this program, too.
      if node.pointee.kind == .call { prepareChildren(index, source) }
      return
    }
    guard node.pointee.op != .let else { return prepareLet(index, source) }
    let isRoutine = RoutineCompiler.Function(node.pointee.op) != nil
    let key = isRoutine && kept != nil ? ColumnCache.Key(node, inputs: inputCount) : nil
    if let key, let column = kept?.find(key) {
      return note(column, index, source)
    }
    prepareChildren(index, source)
    if let word = folded(index, source) {
      note(constant(word), index, source)
    } else if index > 0, isRoutine {
      // The whole program's function ends the last loop.
      beginLoop()
      writeColumn(index, source, emitRoutine(index, source).number, key)
    }
  }

  /// The value of a function or an arithmetic operator on floats that are constants.
  private mutating func folded(_ index: Int, _ source: Source) -> UInt64? {
    let first = index + 1
    let second = source.next(first)
    let end = source.next(index)
    guard source.nodes[index].type == .float, source.nodes[first].type == .float, let a = constant(first, source) else {
      return nil
    }
    if second == end { return machine.value(of: source.nodes[index].op, .float, a, 0) }
    guard source.next(second) == end, source.nodes[second].type == .float, let b = constant(second, source) else {
      return nil
    }
    return machine.value(of: source.nodes[index].op, .float, a, b)
  }

  private func constant(_ index: Int, _ source: Source) -> UInt64? {
    let node = source.nodes + index
    if node.pointee.kind == .literal { return node.pointee.payload }
    let place = known[index]
    return place.base == .constants ? constants[Int(place.value) / 8] : nil
  }

  private mutating func prepareChildren(_ index: Int, _ source: Source) {
    var child = index + 1
    while child < source.next(index) {
      prepare(child, source)
      child = source.next(child)
    }
  }

  /// A bound value becomes a column, since several loops may read it.
  private mutating func prepareLet(_ index: Int, _ source: Source) {
    let value = index + 1
    prepare(value, source)
    let place: Place
    switch source.nodes[value].kind {
    case .variable: place = slots[source.nodes[value].slot]
    case .literal: place = literal(source.nodes + value)
    case .apply, .call, .lambda:
      guard source.nodes[value].type.isScalar else {
        _ = impossible()
        return
      }
      if known[value].isNone {
        beginLoop()
        writeColumn(value, source, loaded(emit(value, source), NativeCompiler.passing))
      }
      place = known[value].borrowed
    }
    slots.append(place)
    prepare(source.next(value), source)
    slots.removeLast(1)
  }

  /// Writes a function and its argument; nothing else may be in a register.
  mutating func emitRoutine(_ index: Int, _ source: Source) -> Place {
    guard isPossible, let routine = routine(of: source.nodes[index].op) else { return impossible() }
    let argument = emit(index + 1, source)
    if !argument.isSame(as: .register(RoutineCompiler.argument)) {
      assembler.load(RoutineCompiler.argument, argument)
    }
    release(argument)
    assembler.call(routine)
    return .register(RoutineCompiler.argument)
  }

  /// Ends a loop by putting a node's value into a column, which is kept if it has a key and there is room.
  private mutating func writeColumn(
    _ index: Int, _ source: Source, _ register: UInt8, _ key: ColumnCache.Key? = nil
  ) {
    let column = key.flatMap { kept?.insert($0) } ?? takeColumn()
    assembler.emit(.store, register, column)
    endLoop()
    note(column, index, source)
  }

  private mutating func note(_ place: Place, _ index: Int, _ source: Source) {
    known[index] = place
    finished[source.next(index) - 1] = Int32(truncatingIfNeeded: index)
  }
}
