/// An operator of the language.
///
/// The raw value is its row in ``OperatorTable``; everything known of an operator beyond its meaning (name, group,
/// signatures, cost class, summary, example) is data in that row. Evaluation, export and relaxation switch over this
/// enumeration exhaustively, so that the compiler lists what a new operator still lacks.
public enum Operator: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  // control
  case `if`, `let`
  // logic
  case and, or, xor, not, nand, nor
  // compare
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  // arithmetic
  case add, subtract, multiply, min, max, negate, abs, sign, square, div, mod, isEven, isOdd, divide
  // math
  case sqrt, exp, log, sin, cos, tan, tanh, cube, inverse, pow
  // convert
  case toFloat, floor, ceil, round, truncate, roundTo, code, char, show, parseInt, parseFloat, string, chars
  // bits
  case bitAnd, bitOr, bitXor, bitNot, shiftLeft, shiftRight, shiftRightLogical, bitLess, bitDiv, bitMod
  // char
  case isLetter, isDigit, isSpace, isUpper, isLower, isVowel, upcase, downcase
  // sequence
  case length, isEmpty, first, last, rest, butLast, reverse, at, take, drop, slice, concat, push, cons
  case contains, indexOf, count, replace, remove, sort, distinct, setAt, chunk
  // list
  case list, `repeat`, sum, product, minimum, maximum, range, zip, enumerate
  // text
  case split, join, words, lines, trim, startsWith, endsWith, hasSubstring, find, replaceFirst, replaceAll, substring
  // tuple
  case tuple, get0, get1, get2, get3, get4, get5, get6, get7
  // higher-order
  case map, filter, takeWhile, dropWhile, flatMap, fold, scan, any, all, findIndex, zipWith, sortBy
  // loop
  case iterate, `while`, unfold
  // smt
  case smtAt, smtToInt, smtFromInt, smtDiv, smtMod
}

extension Operator {
  /// A named set of operators, as an `operators:` line or `gp ops GROUP` names it.
  public enum Group: String, CaseIterable, Hashable, Sendable {
    case control, logic, compare, arithmetic, math, convert, bits, char, sequence, list, text, tuple
    case higherOrder = "higher-order"
    case loop, smt
  }

  /// What an application costs, beyond +1 for each application of a lambda body.
  public enum Cost: String, Hashable, Sendable {
    /// Nothing.
    case none
    /// The size of the result.
    case builds
    /// The size of the arguments, in full.
    case scans
  }

  /// The operator's row.
  public var row: OperatorTable.Row { OperatorTable.rows[Int(rawValue)] }

  /// The name it has in programs.
  public var name: String { row.name }

  /// The operator of that name, if there is one.
  public init?(name: String) {
    guard let found = OperatorTable.byName[name] else { return nil }
    self = found
  }

  /// The index of the tuple part that `get0` … `get7` takes; `nil` for any other operator.
  public var tupleIndex: Int? {
    rawValue >= Operator.get0.rawValue && rawValue <= Operator.get7.rawValue
      ? Int(rawValue - Operator.get0.rawValue) : nil
  }
}
