/// What can be wrong with a command line. Ends the program with `ExitCode.usage`.
///
/// Labels are what help calls a thing: `--out <dir>`, `<task>`. The wording is in `ErrorWording.swift`.
enum UsageError: Error, Equatable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case unknownOperator(String, suggestion: String?)
  case unknownProblem(String, suggestion: String?)
  case unknownExperiment(String, suggestion: String?)
  case missingValue(option: String)
  case unexpectedValue(String, option: String)
  case invalidValue(String, label: String, expectation: ValueExpectation)
  case missingArgument(String)
  case unexpectedArguments([String])
  case exclusive(String, String)
  /// An option that means nothing without another.
  case incomplete(String, needs: String)
  /// The number of inputs given to a program is not that of its inputs, which are described in `inputs`.
  case wrongInputCount(Int, program: String, inputs: String, expected: Int)
  /// A program's input that cannot be read as its type.
  case invalidInput(String, input: String, reason: String)
  /// The number of a problem's cases follows from its formula.
  case fixedCases(problem: String, option: String)
}
