import AST
import Interpreter
import Testing

/// An expression without inputs, the value it has, and what it costs.
struct Example: Sendable, CustomTestStringConvertible {
  let expression: String
  let value: String
  let cost: Int

  init(_ expression: String, _ value: String, _ cost: Int = 0) {
    self.expression = expression
    self.value = value
    self.cost = cost
  }

  var testDescription: String { expression }

  /// Expects the reference interpreter to agree.
  func check(limits: Limits = Limits()) throws {
    let tree = try Parser.expression(expression)
    let expected = try Parser.value(value, type: tree.type)
    #expect(evaluate(tree, limits: limits) == Evaluation(value: expected, cost: cost), "\(expression)")
  }
}

/// Runs code that has no inputs.
func evaluate(_ tree: Tree, limits: Limits = Limits()) -> Evaluation {
  ReferenceInterpreter(interface: Interface(inputs: [], result: tree.type), limits: limits).run(tree, inputs: [])
}

/// True if an expression without inputs is exhausted under the limits, at the full price.
func isExhausted(_ expression: String, limits: Limits = Limits()) throws -> Bool {
  let evaluation = evaluate(try Parser.expression(expression), limits: limits)
  #expect(evaluation.value != nil || evaluation.cost == limits.fuel, "\(expression)")
  return evaluation.value == nil
}
