/// What the value of an option or argument has to look like.
///
/// Error messages, help screens and completion scripts are derived from it.
enum ValueExpectation: Equatable, Sendable {
  case text
  case file
  case directory
  case command
  case operatorName
  case integer(ClosedRange<Int>)
  /// A whole number or a certain word.
  case integerOr(String, ClosedRange<Int>)
  case number(ClosedRange<Double>)
  /// A number above 0 and at most 1.
  case fraction
  case duration
  /// Part `I` of `N`, written `I/N`.
  case shard
  case choice([String])
}
