internal import AST

extension SoftOperators {
  /// An operator with lambdas; `nil` if it has no relaxation.
  ///
  /// - Parameter a: The operands that are values, in order.
  mutating func higherOrder(_ instance: OperatorInstance, _ operands: [Operand], _ a: [SoftValue]) -> SoftValue? {
    var bodies = operands.compactMap { if case .body(let body) = $0 { body } else { nil } }[...]
    guard let body = bodies.popFirst() else { return nil }
    let result = instance.result
    switch instance.op {
    case .map:
      return SoftValue(type: result, elements: mapped(body, [a[0]], result), presence: a[0].presence)
    case .zipWith:
      return SoftValue(
        type: result, elements: mapped(body, [a[0], a[1]], result), presence: and(presence(a[0]), presence(a[1])))
    case .filter: return compacted(a[0], and(mapped(body, [a[0]], .bool), presence(a[0])))
    case .takeWhile:
      var taken = a[0]
      taken.presence = and(presence(a[0]), untilFirstFailure(mapped(body, [a[0]], .bool)))
      return taken
    case .dropWhile:
      return compacted(a[0], and(not(untilFirstFailure(mapped(body, [a[0]], .bool))), presence(a[0])))
    case .any: return scalar(.bool, not(noneHolds(and(mapped(body, [a[0]], .bool), presence(a[0])))))
    case .all: return scalar(.bool, noneHolds(and(not(mapped(body, [a[0]], .bool)), presence(a[0]))))
    case .findIndex: return scalar(.int, firstPlace(and(mapped(body, [a[0]], .bool), presence(a[0]))))
    case .sortBy:
      guard let key = instance.parameters.first?.result, key.isNumber else { return nil }
      return sorted(a[0], by: mapped(body, [a[0]], key))
    case .fold: return folded(body, a[0], a[1], keeping: nil)
    case .scan: return folded(body, a[0], a[1], keeping: result)
    case .iterate: return iterated(body, a[0].elements, a[1])
    case .while:
      guard let step = bodies.popFirst() else { return nil }
      return repeated(while: body, step, a[0])
    case .unfold:
      guard let emit = bodies.popFirst(), let step = bodies.popFirst() else { return nil }
      return unfolded(while: body, emit, step, a[0], result)
    default: return nil
    }
  }

  private typealias Body = (inout SoftOperators, [SoftValue]) -> SoftValue

  /// A body applied to the elements at all positions at once; of the result, one column a position (and letter).
  ///
  /// - Parameter type: A scalar, or the list of the results.
  private mutating func mapped(_ body: Body, _ sequences: [SoftValue], _ type: Type) -> Block {
    let arguments = sequences.map {
      SoftValue(type: $0.type.element ?? .int, elements: $0.elements.joined(shape.length))
    }
    let lanes = arguments.map(\.elements.lanes).max() ?? cases
    let value = body(&self, arguments).elements
    // A body that does not look at the element gives one value for all of them.
    guard value.lanes == lanes else { return spread(value, type) }
    return value.split(shape.length)
  }

  /// Column by column, whether all up to this one hold.
  private mutating func untilFirstFailure(_ holds: Block) -> Block {
    let result = tape.reserve(columns: shape.length, lanes: holds.lanes)
    tape.unary(.copy, holds.column(0), into: result.column(0))
    for position in 1..<shape.length {
      tape.binary(.multiply, result.column(position - 1), holds.column(position), into: result.column(position))
    }
    return result
  }

  /// The accumulator after all positions; an absent one leaves it as it was.
  ///
  /// - Parameter keeping: The type of the list of all accumulators, if that is wanted instead.
  private mutating func folded(
    _ body: Body, _ start: SoftValue, _ sequence: SoftValue, keeping list: Type?
  ) -> SoftValue? {
    var accumulator = start
    var kept: [Block] = []
    for position in 0..<shape.length {
      let item = SoftValue(type: sequence.type.element ?? .int, elements: element(sequence, at: position))
      let next = body(&self, [accumulator, item])
      accumulator = blend(presence(sequence).column(position), next, accumulator)
      kept.append(accumulator.elements)
    }
    guard let list else { return accumulator }
    let elements = tape.reserve(columns: shape.columns(of: list), lanes: kept.map(\.lanes).max() ?? cases)
    let zero = tape.constant(0, lanes: elements.lanes)
    for (position, value) in kept.enumerated() {
      let place = elements.columns(from: position, step: shape.length, count: shape.width(of: list))
      tape.binary(.add, value, zero, into: place)
    }
    return SoftValue(type: list, elements: elements, presence: sequence.presence)
  }

  private mutating func iterated(_ body: Body, _ count: Block, _ start: SoftValue) -> SoftValue {
    var accumulator = start
    for round in 0..<Self.rounds {
      let index = constant(.int(Int64(round)), .int)
      let next = body(&self, [index, accumulator])
      accumulator = blend(tape.unary(.ramp(Float(round)), count), next, accumulator)
    }
    return accumulator
  }

  private mutating func repeated(while condition: Body, _ step: Body, _ start: SoftValue) -> SoftValue {
    var state = start
    var goesOn = one
    for _ in 0..<Self.rounds {
      goesOn = and(goesOn, condition(&self, [state]).elements)
      state = blend(goesOn, step(&self, [state]), state)
    }
    return state
  }

  private mutating func unfolded(
    while condition: Body, _ emit: Body, _ step: Body, _ start: SoftValue, _ type: Type
  ) -> SoftValue {
    var state = start
    var goesOn = one
    let lanes = max(cases, start.elements.lanes)
    let elements = tape.reserve(columns: shape.columns(of: type), lanes: lanes)
    let presence = tape.reserve(columns: shape.length, lanes: lanes)
    let zero = tape.constant(0, lanes: lanes)
    for position in 0..<shape.length {
      goesOn = and(goesOn, condition(&self, [state]).elements)
      tape.binary(.add, goesOn, zero, into: presence.column(position))
      let place = elements.columns(from: position, step: shape.length, count: shape.width(of: type))
      tape.binary(.add, emit(&self, [state]).elements, zero, into: place)
      state = blend(goesOn, step(&self, [state]), state)
    }
    return SoftValue(type: type, elements: elements, presence: presence)
  }
}
