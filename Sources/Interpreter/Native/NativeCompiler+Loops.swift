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
    let isRoutine = isRoutine(index, source)
    let key = isRoutine && kept != nil ? ColumnCache.Key(node, inputs: inputCount) : nil
    if let key, let column = kept?.find(key) {
      return note(column, index, source)
    }
    prepareChildren(index, source)
    if let word = folded(index, source) {
      note(constant(word), index, source)
    } else if index > 0, isRoutine {
      // The whole program's function writes the result.
      let argument = argument(of: index, source)
      release(argument)
      let column = key.flatMap { kept?.insert($0) } ?? takeColumn()
      call(index, source, argument, column)
      note(column, index, source)
    }
  }

  func isRoutine(_ index: Int, _ source: Source) -> Bool {
    source.nodes[index].kind == .apply && RoutineCompiler.Function(source.nodes[index].op) != nil
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
        note(writeColumn(value, source), value, source)
      }
      place = known[value].borrowed
    }
    slots.append(place)
    prepare(source.next(value), source)
    slots.removeLast(1)
  }

  /// Writes a function and what its argument needs.
  mutating func writeRoutine(_ index: Int, _ source: Source, _ target: Place) {
    call(index, source, argument(of: index, source), target)
  }

  /// Where in memory the argument of a function is; a loop computes it if it is nowhere yet.
  private mutating func argument(of index: Int, _ source: Source) -> Place {
    let argument = index + 1
    let node = source.nodes + argument
    let place = node.pointee.kind == .variable ? slots[node.pointee.slot].borrowed : known[argument]
    switch place.base {
    case .inputs, .columns, .kept: return place
    case .constants, .frame, .parts, .register, .source: return writeColumn(argument, source)
    }
  }

  private mutating func call(_ index: Int, _ source: Source, _ argument: Place, _ target: Place) {
    guard isPossible, assembler.cursor < limit, let routine = routine(of: source.nodes[index].op) else {
      _ = impossible()
      return
    }
    returnToStart()
    assembler.call(routine, from: argument, to: target)
  }

  /// Writes a loop that puts a node's value into a column.
  private mutating func writeColumn(_ index: Int, _ source: Source) -> Place {
    beginLoop()
    let value = emit(index, source)
    let column = takeColumn()
    assembler.emit(.store, loaded(value, NativeCompiler.passing), column)
    endLoop()
    return column
  }

  private mutating func note(_ place: Place, _ index: Int, _ source: Source) {
    known[index] = place
    finished[source.next(index) - 1] = Int32(truncatingIfNeeded: index)
  }
}
