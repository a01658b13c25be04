import AST

extension Meter {
  /// An operator without lambdas, applied to evaluated arguments. What it scans is charged already; what it builds is
  /// charged here.
  ///
  /// - Parameter type: the type of the result.
  mutating func apply(_ op: Operator, _ a: Arguments, _ type: Type) throws(Exhausted) -> Value {
    switch op {
    case .and: return .bool(a.bool(0) && a.bool(1))
    case .or: return .bool(a.bool(0) || a.bool(1))
    case .xor: return .bool(a.bool(0) != a.bool(1))
    case .not: return .bool(!a.bool(0))
    case .nand: return .bool(!(a.bool(0) && a.bool(1)))
    case .nor: return .bool(!(a.bool(0) || a.bool(1)))

    case .equal: return .bool(a[0].equals(a[1]))
    case .notEqual: return .bool(!a[0].equals(a[1]))
    case .less: return .bool(a[0].isLess(than: a[1]))
    case .lessOrEqual: return .bool(a[0].isAtMost(a[1]))
    case .greater: return .bool(a[1].isLess(than: a[0]))
    case .greaterOrEqual: return .bool(a[1].isAtMost(a[0]))

    case .add: return type == .int ? .int(a.int(0) &+ a.int(1)) : .float(a.float(0) + a.float(1))
    case .subtract: return type == .int ? .int(a.int(0) &- a.int(1)) : .float(a.float(0) - a.float(1))
    case .multiply: return type == .int ? .int(a.int(0) &* a.int(1)) : .float(a.float(0) * a.float(1))
    case .min: return type == .int ? .int(Scalar.min(a.int(0), a.int(1))) : .float(Scalar.min(a.float(0), a.float(1)))
    case .max: return type == .int ? .int(Scalar.max(a.int(0), a.int(1))) : .float(Scalar.max(a.float(0), a.float(1)))
    case .negate: return type == .int ? .int(Scalar.negate(a.int(0))) : .float(Scalar.negate(a.float(0)))
    case .abs: return type == .int ? .int(Scalar.abs(a.int(0))) : .float(Scalar.abs(a.float(0)))
    case .sign: return type == .int ? .int(Scalar.sign(a.int(0))) : .float(Scalar.sign(a.float(0)))
    case .square: return type == .int ? .int(Scalar.square(a.int(0))) : .float(Scalar.square(a.float(0)))
    case .div: return .int(Scalar.div(a.int(0), a.int(1)))
    case .mod: return .int(Scalar.mod(a.int(0), a.int(1)))
    case .isEven: return .bool(Scalar.isEven(a.int(0)))
    case .isOdd: return .bool(Scalar.isOdd(a.int(0)))
    case .divide: return .float(a.float(0) / a.float(1))

    case .sqrt: return .float(Scalar.sqrt(a.float(0)))
    case .exp: return .float(FloatMath.exp(a.float(0)))
    case .log: return .float(FloatMath.log(a.float(0)))
    case .sin: return .float(FloatMath.sin(a.float(0)))
    case .cos: return .float(FloatMath.cos(a.float(0)))
    case .tan: return .float(FloatMath.tan(a.float(0)))
    case .tanh: return .float(FloatMath.tanh(a.float(0)))
    case .cube: return .float(Scalar.cube(a.float(0)))
    case .inverse: return .float(Scalar.inverse(a.float(0)))
    case .pow: return .float(FloatMath.pow(a.float(0), a.float(1)))

    case .toFloat: return .float(Scalar.float(a.int(0)))
    case .floor: return .int(Scalar.floor(a.float(0)))
    case .ceil: return .int(Scalar.ceil(a.float(0)))
    case .round: return .int(Scalar.round(a.float(0)))
    case .truncate: return .int(Scalar.truncate(a.float(0)))
    case .roundTo: return .float(FloatMath.roundTo(a.float(0), places: Int(a.int(1))))
    case .code: return .int(Scalar.code(a.char(0)))
    case .char: return character(Scalar.char(a.int(0)))
    case .show: return try show(a[0])
    case .parseInt: return .int(Scalar.parseInt(a.codes(0)))
    case .parseFloat: return .float(Scalar.parseFloat(a.codes(0)))
    case .string: return try string(a[0])
    case .chars: return try build(type, a.elements(0))

    case .bitAnd: return .int(a.int(0) & a.int(1))
    case .bitOr: return .int(a.int(0) | a.int(1))
    case .bitXor: return .int(a.int(0) ^ a.int(1))
    case .bitNot: return .int(~a.int(0))
    case .shiftLeft: return .int(Scalar.shiftLeft(a.int(0), a.int(1)))
    case .shiftRight: return .int(Scalar.shiftRight(a.int(0), a.int(1)))
    case .shiftRightLogical: return .int(Scalar.shiftRightLogical(a.int(0), a.int(1)))
    case .bitLess: return .bool(Scalar.bitLess(a.int(0), a.int(1)))
    case .bitDiv: return .int(Scalar.bitDiv(a.int(0), a.int(1)))
    case .bitMod: return .int(Scalar.bitMod(a.int(0), a.int(1)))

    case .isLetter: return .bool(Scalar.isLetter(a.char(0)))
    case .isDigit: return .bool(Scalar.isDigit(a.char(0)))
    case .isSpace: return .bool(Scalar.isSpace(a.char(0)))
    case .isUpper: return .bool(Scalar.isUpper(a.char(0)))
    case .isLower: return .bool(Scalar.isLower(a.char(0)))
    case .isVowel: return .bool(Scalar.isVowel(a.char(0)))
    case .upcase: return try recased(a[0], Scalar.upcase)
    case .downcase: return try recased(a[0], Scalar.downcase)

    case .length: return .int(Int64(a.elements(0).count))
    case .isEmpty: return .bool(a.elements(0).isEmpty)
    case .first: return a.elements(0).first ?? type.defaultValue
    case .last: return a.elements(0).last ?? type.defaultValue
    case .rest: return try build(type, a.elements(0).dropFirst())
    case .butLast: return try build(type, a.elements(0).dropLast())
    case .reverse: return try build(type, a.elements(0).reversed())
    case .at: return element(of: a.elements(0), at: a.int(1)) ?? type.defaultValue
    case .take: return try slice(a.elements(0), from: 0, to: a.int(1), type)
    case .drop: return try slice(a.elements(0), from: a.int(1), to: .max, type)
    case .slice: return try slice(a.elements(0), from: a.int(1), to: a.int(2), type)
    case .concat: return try concat([a.elements(0), a.elements(1)], type)
    case .push: return try concat([a.elements(0), Elements(.list([a[1]]))], type)
    case .cons: return try concat([Elements(.list([a[0]])), a.elements(1)], type)
    case .contains: return .bool(a.elements(0).contains { $0.equals(a[1]) })
    case .indexOf: return .int(a.elements(0).firstIndex { $0.equals(a[1]) }.map(Int64.init) ?? -1)
    case .count: return .int(a.elements(0).reduce(0) { $1.equals(a[1]) ? $0 + 1 : $0 })
    case .replace: return try build(type, a.elements(0).lazy.map { $0.equals(a[1]) ? a[2] : $0 })
    case .remove: return try build(type, a.elements(0).lazy.filter { !$0.equals(a[1]) })
    case .sort: return try sort(a.elements(0), type)
    case .distinct: return try distinct(a.elements(0), type)
    case .setAt: return try set(a.elements(0), at: a.int(1), to: a[2], type)
    case .chunk: return try chunk(a.elements(0), a[0], a.int(1), type)

    case .list: return try build(type, a.values)
    case .repeat: return try repeated(a[0], a.int(1), type)
    case .sum: return sum(a.elements(0), type)
    case .product: return product(a.elements(0), type)
    case .minimum: return extreme(a.elements(0), type) { $1.precedes($0) }
    case .maximum: return extreme(a.elements(0), type) { $0.precedes($1) }
    case .range: return try range(from: a.int(0), to: a.int(1), type)
    case .zip: return try build(type, zip(a.elements(0), a.elements(1)).lazy.map { .tuple([$0, $1]) })
    case .enumerate:
      return try build(type, a.elements(0).lazy.enumerated().map { .tuple([.int(Int64($0.offset)), $0.element]) })

    case .split: return try split(a.text(0), at: a.text(1), type)
    case .join: return try join(a.elements(0), with: a.text(1))
    case .words: return try words(of: a.text(0), type)
    case .lines: return try lines(of: a.text(0), type)
    case .trim: return try build(trimmed(a.text(0)))
    case .startsWith: return .bool(occurs(a.text(1), in: a.text(0), at: 0))
    case .endsWith: return .bool(occurs(a.text(1), in: a.text(0), at: a.text(0).count - a.text(1).count))
    case .hasSubstring: return .bool(firstIndex(of: a.text(1), in: a.text(0), from: 0) != nil)
    case .find: return .int(find(a.text(1), in: a.text(0), from: a.int(2)))
    case .replaceFirst: return try replaceFirst(a.text(1), in: a.text(0), with: a.text(2))
    case .replaceAll: return try replaceAll(a.text(1), in: a.text(0), with: a.text(2))
    case .substring: return try substring(of: a.text(0), from: a.int(1), length: a.int(2))

    case .tuple: return .tuple(a.values)
    case .get0, .get1, .get2, .get3, .get4, .get5, .get6, .get7: return part(op.tupleIndex ?? 0, of: a[0], type)

    case .smtAt: return try substring(of: a.text(0), from: a.int(1), length: 1)
    case .smtToInt: return .int(Scalar.smtToInt(a.codes(0)))
    case .smtFromInt: return try build(Scalar.smtFromInt(a.int(0)))
    case .smtDiv: return .int(Scalar.smtDiv(a.int(0), a.int(1)))
    case .smtMod: return .int(Scalar.smtMod(a.int(0), a.int(1)))

    // These have lambdas or choose what is evaluated: the evaluator's own.
    case .if, .let, .map, .filter, .takeWhile, .dropWhile, .flatMap, .fold, .scan, .any, .all, .findIndex, .zipWith,
      .sortBy, .iterate, .while, .unfold:
      return type.defaultValue
    }
  }

  private func part(_ index: Int, of value: Value, _ type: Type) -> Value {
    guard case .tuple(let parts) = value, parts.indices.contains(index) else { return type.defaultValue }
    return parts[index]
  }
}
