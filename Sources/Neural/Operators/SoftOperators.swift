internal import AST

/// Puts relaxed operators on a tape.
///
/// On hard values (whole Ints, truth values 0 and 1, certain characters, certain presence) every form gives what the
/// language says, exactly or up to the sharpness of comparisons; in between it is differentiable almost everywhere.
struct SoftOperators {
  var tape = Tape()
  let shape: SoftShape
  /// The number of cases: the lanes of everything that is not inside a `map`.
  let cases: Int
  /// How many rounds of a loop are laid out.
  static let rounds = 8

  /// An argument: a value, or the body of a lambda, which is laid out for given parameters.
  enum Operand {
    case value(SoftValue)
    case body((inout SoftOperators, [SoftValue]) -> SoftValue)
  }

  init(shape: SoftShape, cases: Int) {
    self.shape = shape
    self.cases = cases
  }

  /// The value of an operator, or `nil` if these operands have no relaxation.
  mutating func apply(_ instance: OperatorInstance, _ operands: [Operand]) -> SoftValue? {
    let values = operands.compactMap { if case .value(let value) = $0 { value } else { nil } }
    if values.count < operands.count { return higherOrder(instance, operands, values) }
    guard let first = values.first else { return nil }
    if instance.op == .if, values.count == 3 { return blend(first.elements, values[1], values[2]) }
    if first.type.isSequence || instance.result.isSequence || values.count > 1 && values[1].type.isSequence {
      return sequence(instance, values)
    }
    if let block = scalar(instance.op, values.map(\.elements), first.type) {
      return SoftValue(type: instance.result, elements: block)
    }
    return nil
  }

  /// True if an instance has a relaxation.
  static func relaxes(_ instance: OperatorInstance) -> Bool {
    guard instance.op != .let else { return false }
    guard instance.valueTypes.allSatisfy(SoftShape.relaxes) else { return false }
    var probe = SoftOperators(shape: SoftShape(alphabet: Alphabet([]), length: 2), cases: 1)
    let operands = instance.parameters.map { type -> Operand in
      guard type.isFunction, let result = type.result else { return .value(probe.reserve(type)) }
      return .body { operators, _ in operators.reserve(result) }
    }
    return probe.apply(instance, operands) != nil
  }

  /// Room for a value, to be loaded or computed into.
  mutating func reserve(_ type: Type) -> SoftValue {
    SoftValue(
      type: type, elements: tape.reserve(columns: shape.columns(of: type), lanes: cases),
      presence: type.isSequence ? tape.reserve(columns: shape.length, lanes: cases) : nil)
  }

  /// The value between two of the same type.
  mutating func blend(_ condition: Block, _ yes: SoftValue, _ no: SoftValue) -> SoftValue {
    var result = yes
    result.elements = tape.blend(condition, yes.elements, no.elements)
    if let a = yes.presence, let b = no.presence { result.presence = tape.blend(condition, a, b) }
    return result
  }

  /// A value that is the same in every case.
  mutating func constant(_ value: Value, _ type: Type) -> SoftValue {
    let soft = SoftValue(
      type: type, elements: constantBlock(value, type),
      presence: type.isSequence ? presence(of: SoftShape.length(of: value)) : nil)
    return soft
  }

  private mutating func presence(of length: Int) -> Block {
    let block = tape.reserve(columns: shape.length, lanes: cases)
    for position in 0..<min(length, shape.length) { tape.set(block.column(position), to: 1) }
    return block
  }

  private mutating func constantBlock(_ value: Value, _ type: Type) -> Block {
    let block = tape.reserve(columns: shape.columns(of: type), lanes: cases)
    let items: [Value] =
      switch value {
      case .string(let scalars): scalars.map { .char($0) }
      case .list(let items): items
      default: [value]
      }
    let positions = type.isSequence ? shape.length : 1
    for (position, item) in items.prefix(positions).enumerated() {
      switch item {
      case .char(let letter): tape.set(block.column(shape.alphabet.index(of: letter) * positions + position), to: 1)
      case .int(let number): tape.set(block.column(position), to: Unary.held(Float(number)))
      case .float(let number): tape.set(block.column(position), to: Unary.held(Float(number)))
      case .bool(let truth): tape.set(block.column(position), to: truth ? 1 : 0)
      case .string, .list, .tuple: break
      }
    }
    return block
  }
}
