internal import AST

/// A soft program laid out on a tape, with the blocks into which cases are loaded.
struct LaidOutProgram: Sendable {
  let program: SoftProgram
  let tape: Tape
  let shape: SoftShape
  let cases: Int
  /// The values of the inputs.
  let inputs: [SoftValue]
  /// The values wanted of the outputs.
  let targets: [SoftValue]
  /// For each output, the values of all registers that it may be.
  let outputs: [[SoftValue]]

  /// Lays a program out for so many cases, with the loss of each output: the mixture of the losses of all registers
  /// that it may be, not the loss of their mixture, so that a right register is rewarded whatever the others hold.
  init(_ program: SoftProgram, _ vocabulary: Vocabulary, cases: Int) {
    self.program = program
    self.cases = cases
    shape = vocabulary.shape
    var operators = SoftOperators(shape: shape, cases: cases)
    let inputs = vocabulary.inputs.map { operators.reserve($0.type) }
    let targets = vocabulary.outputs.map { operators.reserve($0.type) }
    var scope = program.registers.map { operators.layOut($0, of: program, inputs) }
    // For each register, the values whose losses are mixed in its place: those of its operators where some have a lambda,
    // which must be trained before its operator is chosen. Elsewhere that was measured to gain nothing.
    var parts = scope.map { [SoftPart(weight: 0, value: $0)] }
    for slot in program.slots {
      let options = operators.options(slot, of: program, Array(scope.prefix(slot.scope)))
      let value = operators.mixture(options) ?? operators.reserve(slot.type)
      scope.append(value)
      parts.append(slot.bodies.isEmpty || options.isEmpty ? [SoftPart(weight: 0, value: value)] : options)
    }
    outputs = program.outputs.map { $0.sources.map { scope[$0] } }
    for (output, target) in zip(program.outputs, targets) {
      let losses = output.sources.map { operators.loss(of: parts[$0], target) }
      let terms = zip(program.choices[output.choice], losses).map { Instruction.Term(weight: $0, input: $1) }
      let loss = operators.tape.mix(terms)
      operators.tape.losses.append(loss)
    }
    self.inputs = inputs
    self.targets = targets
    tape = operators.tape
  }
}

extension SoftOperators {
  fileprivate mutating func layOut(
    _ register: SoftProgram.Register, of program: SoftProgram, _ inputs: [SoftValue]
  ) -> SoftValue {
    switch register.origin {
    case .input(let index): return inputs[index]
    case .literal(let value): return constant(value, register.type)
    case .fitted(let number):
      let one = one
      return scalar(register.type, tape.mix([.init(weight: program.probabilities + number, input: one)]))
    case .chosen(let values, let choice):
      let blocks = values.map { constant($0, register.type).elements }
      let terms = zip(program.choices[choice], blocks).map { Instruction.Term(weight: $0, input: $1) }
      return scalar(register.type, tape.mix(terms))
    }
  }

  /// The values of a slot's operators.
  fileprivate mutating func options(
    _ slot: SoftProgram.Slot, of program: SoftProgram, _ scope: [SoftValue]
  ) -> [SoftPart] {
    let arguments = slot.selections.map { selected($0, of: program, scope) }
    let memos = slot.bodies.map { _ in BodyMemo() }
    var parts: [SoftPart] = []
    for (weight, option) in zip(program.choices[slot.choice], slot.options) {
      let operands = option.operands.map { operand -> Operand in
        switch operand {
        case .selection(let index): return .value(arguments[index])
        case .body(let index):
          let body = slot.bodies[index]
          let memo = memos[index]
          return .body { operators, parameters in
            let key = parameters.map(\.elements)
            if let known = memo.values[key] { return known }
            let value = operators.layOut(body, of: program, scope + parameters)
            memo.values[key] = value
            return value
          }
        }
      }
      if let value = apply(option.instance, operands) { parts.append(SoftPart(weight: weight, value: value)) }
    }
    return parts
  }

  private mutating func layOut(
    _ body: SoftProgram.Body, of program: SoftProgram, _ scope: [SoftValue]
  ) -> SoftValue {
    var scope = scope
    for slot in body.slots {
      let options = options(slot, of: program, Array(scope.prefix(slot.scope)))
      scope.append(mixture(options) ?? reserve(slot.type))
    }
    return selected(body.result, of: program, scope)
  }

  private mutating func selected(
    _ selection: SoftProgram.Selection, of program: SoftProgram, _ scope: [SoftValue]
  ) -> SoftValue {
    let parts = zip(program.choices[selection.choice], selection.sources).map { SoftPart(weight: $0, value: scope[$1]) }
    return mixture(parts) ?? reserve(.int)
  }

  /// The expected value of several of one type; `nil` of none.
  fileprivate mutating func mixture(_ parts: [SoftPart]) -> SoftValue? {
    guard parts.count > 1, var result = parts.first?.value else { return parts.first?.value }
    result.elements = tape.mix(parts.map { .init(weight: $0.weight, input: $0.value.elements) })
    if result.presence != nil {
      result.presence = tape.mix(parts.map { .init(weight: $0.weight, input: presence($0.value)) })
    }
    return result
  }

  /// The loss of one register as an output, or the mixture of the losses of several values.
  fileprivate mutating func loss(of parts: [SoftPart], _ target: SoftValue) -> Block {
    if parts.count == 1 { return loss(parts[0].value, target) }
    return tape.mix(parts.map { .init(weight: $0.weight, input: loss($0.value, target)) })
  }

  private mutating func loss(_ value: SoftValue, _ target: SoftValue) -> Block {
    let scalar = value.type.isSequence ? value.type.element ?? .int : value.type
    let kind: Loss = scalar == .bool ? .truth : scalar == .char ? .category : .number
    guard let presence = value.presence, let wanted = target.presence else {
      return tape.loss(kind, value.elements, target: target.elements, weights: one)
    }
    let elements = tape.loss(kind, value.elements, target: target.elements, weights: wanted)
    let all = tape.constant(1, columns: shape.length, lanes: cases)
    let lengths = tape.loss(.truth, presence, target: wanted, weights: all)
    return tape.binary(.add, elements, lengths)
  }
}

/// A value in a mixture, and the index of its weight.
private struct SoftPart {
  var weight: Int
  var value: SoftValue
}

/// What a lambda's body came to for given parameters: operators that apply it to the same elements share it.
private final class BodyMemo {
  var values: [[Block]: SoftValue] = [:]
}
