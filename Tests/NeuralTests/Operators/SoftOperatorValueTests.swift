import AST
import Interpreter
import Testing

@testable import Neural

@Suite("Soft operators on hard values")
struct SoftOperatorValueTests {
  private static let tolerance: Float = 0.01
  /// Smooth between equal Floats, whose order is then a half.
  private static let orders: Set<Operator> = [.less, .lessOrEqual, .greater, .greaterOrEqual]

  @Test("give what the reference interpreter gives, operator by operator", arguments: [1, 2, 3] as [UInt64])
  func agree(seed: UInt64) {
    let instances = SoftOperatorGradientTests.instances.filter { !$0.isHigherOrder }
    for (index, instance) in instances.enumerated() {
      var random = RandomStream(seed: seed, purpose: .test, slot: index)
      for _ in 0..<8 { check(instance, &random, seed) }
    }
  }

  private func check(_ instance: OperatorInstance, _ random: inout RandomStream, _ seed: UInt64) {
    var inputs = instance.parameters.map { Self.value($0, &random) }
    if instance.op == .char { inputs = [.int(random.element(of: [32, 66, 97, 99]) ?? 32)] }
    if Self.orders.contains(instance.op), instance.parameters[0] == .float, inputs[0] == inputs[1] { return }
    let parameters = instance.parameters.enumerated().map { Parameter(name: "x\($0)", type: $1) }
    let interface = Interface(inputs: parameters, result: instance.result)
    let children = instance.parameters.enumerated().map { Tree(nodes: [.variable($0, $1)]) }
    let tree = Tree(root: .apply(instance.op, instance.result, length: 1), children: children)
    guard let expected = ReferenceInterpreter(interface: interface).run(tree, inputs: inputs).value,
      SoftShape.length(of: expected) <= 6, Self.isModerate(expected)
    else { return }
    var operators = SoftOperators(
      shape: SoftShape(alphabet: Alphabet(SoftOperatorGradientTests.text), length: 6), cases: 1)
    let arguments = instance.parameters.map { operators.reserve($0) }
    let wanted = operators.reserve(instance.result)
    guard let result = operators.apply(instance, arguments.map { .value($0) }) else {
      Issue.record("\(instance.op.name) has no relaxation")
      return
    }
    let run = TapeRun(operators.tape, weights: 0)
    run.beta = 60
    for (argument, value) in zip(arguments + [wanted], inputs + [expected]) {
      operators.shape.write(
        value, lane: 0, elements: argument.elements, presence: argument.presence, run.values)
    }
    _ = run.forward()
    let width = operators.shape.width(of: instance.result)
    for column in 0..<wanted.elements.columns {
      if let presence = wanted.presence,
        run.values[presence.offset + (column % (wanted.elements.columns / width)) * presence.stride] < 0.5
      {
        continue
      }
      let actual = run.values[result.elements.offset + column * result.elements.stride]
      let right = run.values[wanted.elements.offset + column * wanted.elements.stride]
      #expect(
        abs(actual - right) <= Self.tolerance * max(1, abs(right)),
        "seed \(seed): \(instance.op.name) of \(inputs) gives \(actual) for \(expected)")
    }
    if let soft = result.presence, let hard = wanted.presence {
      for column in 0..<hard.columns {
        #expect(
          abs(run.values[soft.offset + column * soft.stride] - run.values[hard.offset + column * hard.stride])
            < Self.tolerance, "seed \(seed): length of \(instance.op.name) of \(inputs)")
      }
    }
  }

  /// Values of which none are so near that a smooth comparison could not tell them apart.
  static func value(_ type: Type, _ random: inout RandomStream) -> Value {
    switch type.constructor {
    case .int: return .int(random.int(in: -4...5))
    case .float: return .float(Double(random.int(in: -4...5)) / 2 + 0.25)
    case .bool: return .bool(random.chance(0.5))
    case .char: return .char(random.element(of: SoftOperatorGradientTests.text) ?? " ")
    case .string:
      return .string((0..<random.below(4)).map { _ in random.element(of: SoftOperatorGradientTests.text) ?? " " })
    default:
      let element = type.element ?? .int
      return .list((0..<random.below(4)).map { _ in value(element, &random) })
    }
  }

  /// Not where the soft form is held back: near poles, and beyond float32.
  private static func isModerate(_ value: Value) -> Bool {
    switch value {
    case .int(let number): abs(number) < 10_000
    case .float(let number): number.isFinite && abs(number) < 100
    case .list(let items): items.allSatisfy(isModerate)
    default: true
    }
  }
}
