internal import AST

/// Builds the soft program of a layout over a vocabulary.
struct SoftProgramBuilder {
  private let vocabulary: Vocabulary
  private let layout: Layout
  private(set) var program = SoftProgram()
  /// The types of the registers in scope.
  private var scope: [Type] = []
  /// How many of them are inputs and constants.
  private var first = 0

  init(_ vocabulary: Vocabulary, _ layout: Layout) {
    self.vocabulary = vocabulary
    self.layout = layout
  }

  /// The program; `nil` if an output has a type that nothing gives.
  static func build(_ vocabulary: Vocabulary, _ layout: Layout) -> SoftProgram? {
    var builder = SoftProgramBuilder(vocabulary, layout)
    builder.addRegisters()
    var layerStart = 0
    for layer in layout.layers {
      let visible = builder.visible(from: layerStart)
      layerStart = builder.scope.count
      var added: [Type] = []
      for type in layer {
        guard let slot = builder.slot(type, visible, isInBody: false) else { continue }
        builder.program.slots.append(slot)
        added.append(type)
      }
      builder.scope += added
    }
    for output in vocabulary.outputs {
      // What the slots made, if they made any of the type: inputs and constants can pass through a slot.
      let made = builder.scope.indices.filter { $0 >= builder.first }
      guard
        let selection = builder.selection(output.type, made) ?? builder.selection(output.type, Array(0..<builder.first))
      else { return nil }
      builder.program.outputs.append(selection)
    }
    return builder.program
  }

  /// The registers that a layer sees.
  private func visible(from layerStart: Int) -> [Int] {
    guard layout.seesOneLayer else { return Array(scope.indices) }
    return scope.indices.filter { $0 < first || $0 >= layerStart }
  }

  private mutating func addRegisters() {
    for (index, input) in vocabulary.inputs.enumerated() { add(input.type, .input(index)) }
    for literal in vocabulary.literals { add(literal.type, .literal(literal.value)) }
    let letters = vocabulary.shape.alphabet.letters.dropLast().map { Value.char($0) }
    if vocabulary.types.contains(where: { $0 == .char || $0.element == .char }) {
      add(.char, .chosen(letters, choice: program.addChoice(letters.count)))
    }
    for constant in vocabulary.fitted { add(constant.type, .fitted(weight: program.addFitted())) }
    first = scope.count
  }

  private mutating func add(_ type: Type, _ origin: SoftProgram.Origin) {
    program.registers.append(.init(type: type, origin: origin))
    scope.append(type)
  }

  private mutating func selection(_ type: Type, _ visible: [Int]) -> SoftProgram.Selection? {
    let sources = visible.filter { scope[$0] == type }
    guard !sources.isEmpty else { return nil }
    return SoftProgram.Selection(choice: program.addChoice(sources.count), sources: sources)
  }

  /// A slot of a type; `nil` if no operator gives it from what is visible.
  private mutating func slot(_ type: Type, _ visible: [Int], isInBody: Bool) -> SoftProgram.Slot? {
    var slot = SoftProgram.Slot(type: type, choice: 0, options: [], selections: [], bodies: [], scope: scope.count)
    var selectionAt: [Place: Int] = [:]
    var bodyAt: [Place: Int] = [:]
    let seen = Set(visible.map { scope[$0] })
    for instance in vocabulary.instances where instance.result == type && isOffered(instance, isInBody: isInBody) {
      guard instance.parameters.allSatisfy({ $0.isFunction || seen.contains($0) }) else { continue }
      var operands: [SoftProgram.Operand] = []
      for (position, parameter) in instance.parameters.enumerated() {
        let place = Place(position: position, type: parameter)
        if parameter.isFunction {
          if let known = bodyAt[place] {
            operands.append(.body(known))
          } else if let body = body(parameter, visible) {
            bodyAt[place] = slot.bodies.count
            operands.append(.body(slot.bodies.count))
            slot.bodies.append(body)
          }
        } else if let known = selectionAt[place] {
          operands.append(.selection(known))
        } else if let selection = selection(parameter, visible) {
          selectionAt[place] = slot.selections.count
          operands.append(.selection(slot.selections.count))
          slot.selections.append(selection)
        }
      }
      guard operands.count == instance.parameters.count else { continue }
      slot.options.append(.init(instance: instance, operands: operands))
    }
    guard !slot.options.isEmpty else { return nil }
    slot.choice = program.addChoice(slot.options.count)
    for (index, body) in slot.bodies.enumerated() {
      let users = slot.options.indices.filter { slot.options[$0].operands.contains(.body(index)) }
      program.setUsers(of: body.choices, options: users, of: slot.choice)
    }
    return slot
  }

  private struct Place: Hashable {
    let position: Int
    let type: Type
  }

  /// A lambda's body: a few layers of one slot for each type that its result can be made of.
  private mutating func body(_ type: Type, _ visible: [Int]) -> SoftProgram.Body? {
    guard let result = type.result else { return nil }
    let outer = scope
    var visible = visible
    for parameter in type.parameters {
      visible.append(scope.count)
      scope.append(parameter)
    }
    defer { scope = outer }
    let start = program.choices.count
    var body = SoftProgram.Body(type: type, slots: [], result: .init(choice: 0, sources: []), choices: start..<start)
    let scalars = Set(type.parameters + [result]).filter(\.isScalar)
    for layer in 0..<layout.bodyLayers {
      let isLast = layer == layout.bodyLayers - 1
      var added: [Type] = []
      for type in vocabulary.types where type == result || !isLast && scalars.contains(type) {
        guard let slot = slot(type, visible, isInBody: true) else { continue }
        body.slots.append(slot)
        added.append(type)
      }
      visible += scope.count..<scope.count + added.count
      scope += added
    }
    guard let selection = selection(result, visible) else { return nil }
    body.result = selection
    body.choices = start..<program.choices.count
    return body
  }

  /// Whether an operator is laid out: in bodies, which run many times, only what is cheap there.
  private func isOffered(_ instance: OperatorInstance, isInBody: Bool) -> Bool {
    guard isInBody else { return true }
    if instance.isHigherOrder { return false }
    guard instance.valueTypes.contains(where: \.isSequence) else { return true }
    return Self.sequenceOperatorsInBodies.contains(instance.op)
  }

  private static let sequenceOperatorsInBodies: Set<Operator> = [
    .at, .contains, .indexOf, .count, .push, .cons, .concat, .first, .last, .rest, .butLast, .length, .isEmpty,
  ]
}
