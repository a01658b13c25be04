internal import AST
internal import Genetic
internal import Interpreter

extension DistinguishingInput {
  /// The documented member `distinguishing` of the answer to `--json`.
  func json(_ task: Task) -> JSONValue {
    .object([
      "inputs": .array(inputs.map { JSONValue($0) }),
      "answer": .array(Judge(task).outputs(of: value).map { JSONValue($0) }),
      "other": .array(Judge(task).outputs(of: otherValue).map { JSONValue($0) }),
      "other_program": .string(Printer.canonical(other.withoutIdleHelpers)),
    ])
  }

  /// The inputs as they stand in a case.
  var inputText: String { inputs.map(Printer.value).joined(separator: ", ") }

  /// The two values as they stand in a case.
  func valueTexts(_ task: Task) -> (answer: String, other: String) {
    (
      Judge(task).outputs(of: value).map(Printer.value).joined(separator: ", "),
      Judge(task).outputs(of: otherValue).map(Printer.value).joined(separator: ", ")
    )
  }

  /// What a person reads of it, with text from tasks escaped.
  func lines(_ task: Task) -> [String] {
    let (answer, other) = valueTexts(task)
    return [
      "Right programs disagree: \(inputText) -> \(answer) by the answer, -> \(other) by",
      "  \(Printer.expression(self.other.tree, self.other.interface, width: nil))",
    ].map { Self.cut(TerminalText.escaped($0)) }
  }

  /// A line of bearable length.
  private static func cut(_ line: String) -> String {
    line.count > 240 ? line.prefix(239) + "…" : line
  }
}
