/// How far an actual output is from the expected one: what an `error:` line names.
///
/// The meaning on values belongs to judging; here stands only what a kind is called and where it makes sense.
public enum ErrorKind: String, CaseIterable, Hashable, Sendable {
  /// Numbers: absolute difference; Bool and Char: 0 or 1; sequences: Levenshtein distance.
  case `default`
  /// The absolute difference of numbers.
  case absolute
  /// The square of the difference of numbers.
  case squared
  /// 0 where the output is right, else 1.
  case exact
  /// The number of elements to insert, delete or replace.
  case levenshtein

  /// True if outputs of a type can be measured so; a tuple can where each of its parts can, and has their sum.
  public func admits(_ type: Type) -> Bool {
    if type.isTuple { return type.parts.allSatisfy(admits) }
    return switch self {
    case .default, .exact: true
    case .absolute, .squared: type.isNumber
    case .levenshtein: type.isSequence
    }
  }

  /// The types it is for, in words.
  package var admittedTypes: String {
    switch self {
    case .default, .exact: "any type"
    case .absolute, .squared: "Int and Float"
    case .levenshtein: "String and lists"
    }
  }
}
