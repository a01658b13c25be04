internal import AST
internal import Interpreter

/// Operators on columns of words: whole numbers, truth values, and texts by their numbers in a pool.
///
/// What it finds is only proposed: the answer is judged by the interpreters.
struct WordMachine: Sendable {
  var pool: TextPool
  /// The number of cases.
  let count: Int

  /// The words of values.
  mutating func words(_ values: [Value]) -> [UInt64] {
    values.map { value in
      switch value {
      case .int(let number): UInt64(bitPattern: number)
      case .bool(let value): value ? 1 : 0
      case .string(let text): pool.number(of: text)
      case .float, .char, .list, .tuple: 0
      }
    }
  }

  typealias Column = UnsafePointer<UInt64>

  /// Applies an operator to columns.
  ///
  /// - Returns: False if a text would be too long.
  @inline(__always)
  mutating func apply(
    _ op: Operator, _ type: Type, _ a: Column, _ b: Column, _ c: Column, _ target: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    switch op {
    case .and, .bitAnd: for i in 0..<count { target[i] = a[i] & b[i] }
    case .or, .bitOr: for i in 0..<count { target[i] = a[i] | b[i] }
    case .xor, .bitXor: for i in 0..<count { target[i] = a[i] ^ b[i] }
    case .not: for i in 0..<count { target[i] = a[i] ^ 1 }
    case .nand: for i in 0..<count { target[i] = (a[i] & b[i]) ^ 1 }
    case .nor: for i in 0..<count { target[i] = (a[i] | b[i]) ^ 1 }
    case .bitNot: for i in 0..<count { target[i] = ~a[i] }
    case .add: for i in 0..<count { target[i] = a[i] &+ b[i] }
    case .subtract: for i in 0..<count { target[i] = a[i] &- b[i] }
    case .multiply: for i in 0..<count { target[i] = a[i] &* b[i] }
    case .if: for i in 0..<count { target[i] = a[i] != 0 ? b[i] : c[i] }
    case .equal: for i in 0..<count { target[i] = a[i] == b[i] ? 1 : 0 }
    case .notEqual: for i in 0..<count { target[i] = a[i] == b[i] ? 0 : 1 }
    case .less where type == .string: for i in 0..<count { target[i] = pool.isBefore(a[i], b[i]) ? 1 : 0 }
    case .lessOrEqual where type == .string: for i in 0..<count { target[i] = pool.isBefore(b[i], a[i]) ? 0 : 1 }
    case .greater where type == .string: for i in 0..<count { target[i] = pool.isBefore(b[i], a[i]) ? 1 : 0 }
    case .greaterOrEqual where type == .string: for i in 0..<count { target[i] = pool.isBefore(a[i], b[i]) ? 0 : 1 }
    case .less: test(a, b, target, <)
    case .lessOrEqual: test(a, b, target, <=)
    case .greater: test(a, b, target, >)
    case .greaterOrEqual: test(a, b, target, >=)
    case .isEven: for i in 0..<count { target[i] = (a[i] & 1) ^ 1 }
    case .isOdd: for i in 0..<count { target[i] = a[i] & 1 }
    case .min: map(a, b, target, Scalar.min)
    case .max: map(a, b, target, Scalar.max)
    case .negate: map(a, a, target) { x, _ in Scalar.negate(x) }
    case .abs: map(a, a, target) { x, _ in Scalar.abs(x) }
    case .sign: map(a, a, target) { x, _ in Scalar.sign(x) }
    case .square: map(a, a, target) { x, _ in Scalar.square(x) }
    case .div: map(a, b, target, Scalar.div)
    case .mod: map(a, b, target, Scalar.mod)
    case .smtDiv: map(a, b, target, Scalar.smtDiv)
    case .smtMod: map(a, b, target, Scalar.smtMod)
    case .shiftLeft: map(a, b, target, Scalar.shiftLeft)
    case .shiftRight: map(a, b, target, Scalar.shiftRight)
    case .shiftRightLogical: map(a, b, target, Scalar.shiftRightLogical)
    case .bitDiv: map(a, b, target, Scalar.bitDiv)
    case .bitMod: map(a, b, target, Scalar.bitMod)
    case .bitLess: for i in 0..<count { target[i] = a[i] < b[i] ? 1 : 0 }
    default: return applyText(op, a, b, c, target)
    }
    return true
  }

  @inline(__always)
  private func map(
    _ a: Column, _ b: Column, _ target: UnsafeMutablePointer<UInt64>, _ function: (Int64, Int64) -> Int64
  ) {
    for i in 0..<count {
      target[i] = UInt64(bitPattern: function(Int64(bitPattern: a[i]), Int64(bitPattern: b[i])))
    }
  }

  @inline(__always)
  private func test(
    _ a: Column, _ b: Column, _ target: UnsafeMutablePointer<UInt64>, _ holds: (Int64, Int64) -> Bool
  ) {
    for i in 0..<count { target[i] = holds(Int64(bitPattern: a[i]), Int64(bitPattern: b[i])) ? 1 : 0 }
  }

  private mutating func applyText(
    _ op: Operator, _ a: Column, _ b: Column, _ c: Column, _ target: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    func int(_ word: UInt64) -> Int64 { Int64(bitPattern: word) }
    for i in 0..<count {
      switch op {
      case .length: target[i] = UInt64(pool.length(a[i]))
      case .concat: target[i] = pool.concatenation(a[i], b[i])
      case .startsWith: target[i] = pool.startsWith(a[i], b[i]) ? 1 : 0
      case .endsWith: target[i] = pool.endsWith(a[i], b[i]) ? 1 : 0
      case .hasSubstring: target[i] = pool.place(of: b[i], in: a[i], from: 0) >= 0 ? 1 : 0
      case .find: target[i] = UInt64(bitPattern: pool.find(a[i], b[i], int(c[i])))
      case .replaceFirst: target[i] = pool.replacingFirst(a[i], b[i], c[i])
      case .replaceAll: target[i] = pool.replacingAll(a[i], b[i], c[i])
      case .substring: target[i] = pool.substring(a[i], int(b[i]), int(c[i]))
      case .smtAt: target[i] = pool.substring(a[i], int(b[i]), 1)
      case .smtToInt: target[i] = UInt64(bitPattern: Scalar.smtToInt(pool.codes(a[i])))
      case .parseInt: target[i] = UInt64(bitPattern: Scalar.parseInt(pool.codes(a[i])))
      case .smtFromInt: target[i] = pool.digits(int(a[i]))
      default: return false
      }
      if target[i] == TextPool.tooLong, op == .concat || op == .replaceFirst || op == .replaceAll { return false }
    }
    return true
  }
}
