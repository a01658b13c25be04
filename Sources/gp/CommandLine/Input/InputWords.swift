internal import AST

/// A program's inputs as words of a command line.
struct InputWords {
  private let interface: Interface

  init(_ interface: Interface) { self.interface = interface }

  /// The values that the words stand for, in order.
  /// - Throws: `UsageError` if there are too many or too few, or one is not of its input's type.
  func values(_ words: [String]) throws(UsageError) -> [Value] {
    let inputs = interface.inputs
    guard words.count == inputs.count else {
      throw .wrongInputCount(
        words.count, program: interface.name, inputs: FactText.list(inputs), expected: inputs.count)
    }
    var values: [Value] = []
    for (input, word) in zip(inputs, words) { values.append(try value(word, input)) }
    return values
  }

  /// A literal of the input's type; text and single characters may stand without quotes.
  private func value(_ word: String, _ input: Parameter) throws(UsageError) -> Value {
    let scalars = Array(word.unicodeScalars)
    if input.type == .string, scalars.count < 2 || scalars.first != "\"" { return .string(scalars) }
    if input.type == .char, scalars.count == 1 { return .char(scalars[0]) }
    do {
      return try Parser.value(word, type: input.type)
    } catch {
      throw .invalidInput(
        word, input: "\(input.name): \(input.type)", reason: error.items.first?.message ?? "it is not a literal")
    }
  }
}
