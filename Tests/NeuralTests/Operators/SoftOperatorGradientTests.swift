import AST
import Testing

@testable import Neural

@Suite("The derivatives of soft operators")
struct SoftOperatorGradientTests {
  static let text = ["a", "B", "c", " "].flatMap(\.unicodeScalars)

  /// Operators whose derivative is by definition not that of the function: rounding, and signs that jump.
  static let straightThrough: Set<Operator> = [.floor, .ceil, .round, .truncate, .roundTo, .div, .mod]

  static var instances: [OperatorInstance] {
    let universe: [Type] =
      [.int, .float, .bool, .char, .string] + [Type.int, .float, .bool].compactMap { Type.list(of: $0) }
    return Operator.allCases.flatMap { $0.instances(in: universe) }.filter { SoftOperators.relaxes($0) }
  }

  @Test("equal finite differences, operator by operator", arguments: 1...2 as ClosedRange<UInt64>)
  func differences(seed: UInt64) {
    for (index, instance) in Self.instances.enumerated() where !Self.straightThrough.contains(instance.op) {
      var random = RandomStream(seed: seed, purpose: .test, slot: index)
      var operators = SoftOperators(shape: SoftShape(alphabet: Alphabet(Self.text), length: 3), cases: 2)
      var arguments: [SoftValue] = []
      let operands = instance.parameters.map { type -> SoftOperators.Operand in
        guard type.isFunction, let result = type.result else {
          arguments.append(operators.reserve(type))
          return .value(arguments[arguments.count - 1])
        }
        return .body { Self.body(&$0, $1, result) }
      }
      guard let value = operators.apply(instance, operands) else {
        Issue.record("\(instance) has no relaxation")
        continue
      }
      #expect(value.type == instance.result, "\(instance)")
      operators.loseSum(of: value, &random)
      let run = TapeRun(operators.tape, weights: 0)
      run.beta = 1.5
      var places: [Int] = []
      for argument in arguments { places += Self.fill(argument, operators.shape, run, &random) }
      let (error, checked) = GradientCheck(run: run, places: places).worst()
      #expect(error < 0.02, "seed \(seed): \(instance.op.name) \(instance.parameters) -> \(instance.result)")
      #expect(checked > 0, "seed \(seed): \(instance.op.name) was not checked anywhere")
    }
  }

  /// A body that uses all its parameters smoothly, so far as they have the type of the result.
  static func body(_ operators: inout SoftOperators, _ parameters: [SoftValue], _ result: Type) -> SoftValue {
    if let same = parameters.last(where: { $0.type == result }) {
      guard result.isNumber else { return same }
      let other = parameters.first { $0.type.isNumber } ?? same
      return SoftValue(
        type: result, elements: operators.tape.binary(.add, operators.tape.unary(.sine, same.elements), other.elements))
    }
    let number = parameters.first { $0.type.isNumber || $0.type == .bool }
    switch (result, number) {
    case (.bool, .some(let number)):
      let one = operators.one
      return SoftValue(type: .bool, elements: operators.tape.binary(.before(0), one, number.elements))
    case (.int, .some(let number)), (.float, .some(let number)):
      return SoftValue(type: result, elements: operators.tape.unary(.sine, number.elements))
    default: return operators.constant(result.defaultValue, result)
    }
  }

  /// Fills an argument with soft values away from the kinks at whole numbers; where they stand.
  static func fill(
    _ value: SoftValue, _ shape: SoftShape, _ run: TapeRun, _ random: inout RandomStream
  ) -> [Int] {
    var places: [Int] = []
    let scalar = value.type.isSequence ? value.type.element ?? .int : value.type
    for column in 0..<value.elements.columns {
      for lane in 0..<value.elements.lanes {
        let place = value.elements.offset + column * value.elements.stride + lane
        run.values[place] =
          scalar.isNumber
          ? Float(random.float(0.2, 2.8))
          : scalar == .bool
            ? Float(random.float(0.1, 0.9)) : Float(random.float(0.1, 0.3))
        places.append(place)
      }
    }
    if let presence = value.presence {
      for column in 0..<presence.columns {
        for lane in 0..<presence.lanes {
          let place = presence.offset + column * presence.stride + lane
          run.values[place] = Float(random.float(0.6, 0.9)) - 0.2 * Float(column)
          places.append(place)
        }
      }
    }
    return places
  }

  @Test("pass through where rounding has none")
  func roundings() {
    for function in [Unary.floor, .ceiling, .round, .truncate] {
      #expect(function.derivative(1.3, function.value(1.3, beta: 1), beta: 1) == 1)
    }
    #expect(Binary.floorDivide.derivatives(7, 2, 3, beta: 1) == (0.5, -1.75))
    #expect(Binary.modulo.derivatives(7, 2, 1, beta: 1) == (1, -3))
    #expect(Binary.roundTo.derivatives(1.26, 1, 1.3, beta: 1) == (1, 0))
  }
}
