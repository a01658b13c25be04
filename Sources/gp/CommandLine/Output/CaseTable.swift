internal import AST
internal import Interpreter

/// What a program gives on the cases of a task, and which of it is right.
struct CaseTable {
  /// Which cases a row belongs to.
  enum Split: String {
    case train, test
  }

  /// A case with what the program gave.
  struct Row {
    let split: Split
    /// Counted from 1 within its split.
    let number: Int
    let inputs: [Value]
    let expected: [Value]
    /// One value an output; `nil` if the case was exhausted.
    let actual: [Value]?
    let isRight: Bool
  }

  let rows: [Row]

  /// Runs a program on all cases of a task with the reference interpreter.
  init(_ program: Program, _ ready: ReadyTask) {
    let interpreter = ReferenceInterpreter(interface: program.interface, limits: Limits(ready.task))
    let judge = Judge(ready.task)
    var rows: [Row] = []
    for (split, cases) in [(Split.train, ready.cases.train), (.test, ready.cases.test)] {
      for index in 0..<cases.count {
        let (inputs, expected) = (cases.inputs(of: index), cases.expected(of: index))
        let value = interpreter.run(program.tree, inputs: inputs).value
        rows.append(
          Row(
            split: split, number: index + 1, inputs: inputs, expected: expected,
            actual: value.map { judge.outputs(of: $0) }, isRight: judge.isRight(value, expected: expected)))
      }
    }
    self.rows = rows
  }

  var isAllRight: Bool { rows.allSatisfy(\.isRight) }

  /// How many rows are right and how many there are; in one split, or in all.
  func score(_ split: Split? = nil) -> (right: Int, of: Int) {
    let chosen = rows.filter { split == nil || $0.split == split }
    return (chosen.count(where: \.isRight), chosen.count)
  }
}

extension Judge {
  /// The outputs in a program's value.
  func outputs(of value: Value) -> [Value] {
    guard kinds.count != 1, case .tuple(let parts) = value else { return [value] }
    return parts
  }
}

// MARK: - For machines

extension CaseTable {
  var json: JSONValue {
    let (right, of) = score()
    return .object([
      "cases": .array(rows.map(\.json)), "right": .int(right), "of": .int(of),
      "train": Self.json(score(.train)), "test": Self.json(score(.test)),
    ])
  }

  private static func json(_ score: (right: Int, of: Int)) -> JSONValue {
    .object(["right": .int(score.right), "of": .int(score.of)])
  }
}

extension CaseTable.Row {
  fileprivate var json: JSONValue {
    .object([
      "split": .string(split.rawValue),
      "inputs": .array(inputs.map { JSONValue($0) }),
      "expected": .array(expected.map { JSONValue($0) }),
      "actual": actual.map { .array($0.map { JSONValue($0) }) } ?? .null,
      "right": .bool(isRight),
    ])
  }
}
