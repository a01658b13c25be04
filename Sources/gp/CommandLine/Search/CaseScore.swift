internal import AST
internal import Interpreter

/// How well a program does on a set of cases, by the reference interpreter.
struct CaseScore: Codable, Hashable, Sendable {
  /// How many cases have every output right.
  var right = 0
  var of = 0
  /// The mean over cases and outputs; `nil` if there are none.
  var error: Double?

  /// - Parameter program: `nil` has nothing right.
  init(_ program: Program?, on cases: Cases, of task: Task) {
    of = cases.count
    guard let program, of > 0 else { return }
    let judge = Judge(task)
    let interpreter = ReferenceInterpreter(interface: program.interface, limits: Limits(task))
    var sum = 0.0
    for index in 0..<of {
      let expected = cases.expected(of: index)
      let value = interpreter.run(program.tree, inputs: cases.inputs(of: index)).value
      if judge.isRight(value, expected: expected) { right += 1 }
      sum += judge.errors(of: value, expected: expected).reduce(0, +)
    }
    error = sum / Double(of * max(1, task.outputs.count))
  }

  /// True if there are cases and all are right.
  var isAllRight: Bool { of > 0 && right == of }
}
