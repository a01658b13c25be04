internal import AST
internal import Interpreter

extension SoftOperators {
  /// An operator on numbers, truth values and characters; `nil` if it has no relaxation.
  mutating func scalar(_ op: Operator, _ a: [Block], _ type: Type) -> Block? {
    switch op {
    case .and: return tape.binary(.multiply, a[0], a[1])
    case .or: return tape.binary(.disjunction, a[0], a[1])
    case .xor: return tape.binary(.exclusive, a[0], a[1])
    case .not: return not(a[0])
    case .nand: return not(tape.binary(.multiply, a[0], a[1]))
    case .nor: return not(tape.binary(.disjunction, a[0], a[1]))
    case .equal: return equal(a[0], a[1], type)
    case .notEqual: return not(equal(a[0], a[1], type))
    case .less: return before(a[0], a[1], type, isStrict: true)
    case .lessOrEqual: return before(a[0], a[1], type, isStrict: false)
    case .greater: return before(a[1], a[0], type, isStrict: true)
    case .greaterOrEqual: return before(a[1], a[0], type, isStrict: false)
    case .add: return tape.binary(.add, a[0], a[1])
    case .subtract: return tape.binary(.subtract, a[0], a[1])
    case .multiply: return tape.binary(.multiply, a[0], a[1])
    case .min: return tape.binary(.minimum, a[0], a[1])
    case .max: return tape.binary(.maximum, a[0], a[1])
    case .div: return tape.binary(.floorDivide, a[0], a[1])
    case .mod: return tape.binary(.modulo, a[0], a[1])
    case .divide: return tape.binary(.divide, a[0], a[1])
    case .pow: return tape.binary(.power, a[0], a[1])
    case .roundTo: return tape.binary(.roundTo, a[0], a[1])
    case .code: return tape.linear([shape.alphabet.letters.map { Float($0.value) }], a[0])
    case .char: return character(a[0])
    case .isLetter, .isDigit, .isSpace, .isUpper, .isLower, .isVowel:
      return tape.linear([shape.alphabet.letters.map { Self.holds(op, $0) ? 1 : 0 }], a[0])
    case .upcase: return recased(a[0], positions: 1) { $0.uppercased }
    case .downcase: return recased(a[0], positions: 1) { $0.lowercased }
    default: return Self.unary(op).map { tape.unary($0, a[0]) }
    }
  }

  private static func unary(_ op: Operator) -> Unary? {
    switch op {
    case .negate: .negate
    case .abs: .absolute
    case .sign: .sign
    case .square: .square
    case .isEven: .even
    case .isOdd: .odd
    case .sqrt: .squareRoot
    case .exp: .exponential
    case .log: .logarithm
    case .sin: .sine
    case .cos: .cosine
    case .tan: .tangent
    case .tanh: .hyperbolicTangent
    case .cube: .cube
    case .inverse: .inverse
    case .toFloat: .copy
    case .floor: .floor
    case .ceil: .ceiling
    case .round: .round
    case .truncate: .truncate
    default: nil
    }
  }

  mutating func not(_ p: Block) -> Block { tape.unary(.complement, p) }
  mutating func and(_ p: Block, _ q: Block) -> Block { tape.binary(.multiply, p, q) }

  /// The probability that two scalars of a type are equal.
  mutating func equal(_ a: Block, _ b: Block, _ type: Type) -> Block {
    switch type.constructor {
    case .bool: not(tape.binary(.exclusive, a, b))
    case .char: tape.dot(a, b)
    default: tape.binary(.equal, a, b)
    }
  }

  /// The probability that one scalar comes before another, or, unless strict, equals it.
  mutating func before(_ a: Block, _ b: Block, _ type: Type, isStrict: Bool) -> Block {
    guard type == .char else {
      return tape.binary(.before(type == .float ? 0 : isStrict ? -0.5 : 0.5), a, b)
    }
    // The probability that b comes after each letter, then that of the letter that a is.
    let letters = shape.alphabet.letters
    let after = tape.linear(
      letters.map { letter in letters.map { letter < $0 || !isStrict && letter == $0 ? 1 : 0 } }, b)
    return tape.dot(a, after)
  }

  private mutating func character(_ code: Block) -> Block {
    let result = tape.reserve(columns: shape.alphabet.count, lanes: code.lanes)
    var known: [Block] = []
    for (index, letter) in shape.alphabet.letters.enumerated() where index > 0 {
      known.append(tape.unary(.tent(Float(letter.value)), code, into: result.column(index)))
    }
    // What is no letter of the alphabet counts as a space.
    let others = tape.total(result.columns(from: 1, step: 1, count: known.count))
    tape.unary(.complement, others, into: result.column(0))
    return result
  }

  /// Characters, or texts of so many positions, with every letter replaced by a function of it.
  mutating func recased(_ a: Block, positions: Int, _ function: (Unicode.Scalar) -> Unicode.Scalar) -> Block {
    let alphabet = shape.alphabet
    let targets = alphabet.letters.map { alphabet.index(of: function($0)) }
    let matrix = alphabet.letters.indices.map { row in targets.map { $0 == row ? Float(1) : 0 } }
    return tape.linear(matrix, a.joined(positions)).split(positions)
  }

  private static func holds(_ op: Operator, _ letter: Unicode.Scalar) -> Bool {
    switch op {
    case .isLetter: Scalar.isLetter(letter.value)
    case .isDigit: Scalar.isDigit(letter.value)
    case .isSpace: Scalar.isSpace(letter.value)
    case .isUpper: Scalar.isUpper(letter.value)
    case .isLower: Scalar.isLower(letter.value)
    case .isVowel: Scalar.isVowel(letter.value)
    default: false
    }
  }
}
