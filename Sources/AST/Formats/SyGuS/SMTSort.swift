/// A sort of SMT-LIB that the language has a type for.
enum SMTSort: Hashable {
  case int, bool, string
  /// `(_ BitVec 64)`: an Int whose bits are meant.
  case bits

  var type: Type {
    switch self {
    case .int, .bits: .int
    case .bool: .bool
    case .string: .string
    }
  }

  var name: String {
    switch self {
    case .int: "Int"
    case .bool: "Bool"
    case .string: "String"
    case .bits: "(_ BitVec 64)"
    }
  }
}

extension SExpressions {
  /// The sort that an expression names.
  ///
  /// - Returns: what is wrong, as a message, if it names none.
  func sort(_ index: Int) -> Result<SMTSort, SMTProblem> {
    if let name = symbol(index) {
      switch name {
      case "Int": return .success(.int)
      case "Bool": return .success(.bool)
      case "String": return .success(.string)
      default: break
      }
    }
    if nodes[index].kind == .list {
      var items = children(of: index)
      if items.first.flatMap(symbol) == "_" { items.removeFirst() }
      if items.count == 2, ["BitVec", "Bitvec"].contains(symbol(items[0]) ?? "") {
        if text(items[1]) == "64" { return .success(.bits) }
        return .failure(
          SMTProblem(index, "only bit vectors of 64 bits are supported, not \(source.excerpt(nodes[index].range))"))
      }
    }
    return .failure(
      SMTProblem(
        index, "unknown sort '\(source.excerpt(nodes[index].range))'; expected Int, Bool, String or (_ BitVec 64)"))
  }

  /// The value and sort of a literal; `nil` if the expression is none.
  ///
  /// - Returns: what is wrong, if it is one that the language does not have.
  func literal(_ index: Int) -> Result<(value: Value, sort: SMTSort), SMTProblem>? {
    switch nodes[index].kind {
    case .string: return .success((.string(string(index)), .string))
    case .numeral: return integer(index, isNegative: false)
    case .hexadecimal: return bits(index, digitBits: 4)
    case .binary: return bits(index, digitBits: 1)
    case .symbol:
      switch symbol(index) {
      case "true": return .success((.bool(true), .bool))
      case "false": return .success((.bool(false), .bool))
      default: return nil
      }
    case .list:
      let items = children(of: index)
      if items.count == 2, symbol(items[0]) == "-", nodes[items[1]].kind == .numeral {
        return integer(items[1], isNegative: true)
      }
      guard items.count == 3, symbol(items[0]) == "_", let word = symbol(items[1]), word.hasPrefix("bv"),
        nodes[items[2]].kind == .numeral, !word.dropFirst(2).isEmpty,
        word.dropFirst(2).allSatisfy({ $0.isASCII && $0.isNumber })
      else { return nil }
      guard text(items[2]) == "64", let value = UInt64(word.dropFirst(2)) else {
        return .failure(SMTProblem(index, "only bit vectors of 64 bits are supported"))
      }
      return .success((.int(Int64(bitPattern: value)), .bits))
    case .other: return nil
    }
  }

  private func integer(_ index: Int, isNegative: Bool) -> Result<(value: Value, sort: SMTSort), SMTProblem> {
    guard let value = Int64((isNegative ? "-" : "") + text(index)) else {
      return .failure(SMTProblem(index, "'\(source.excerpt(nodes[index].range))' is out of the range of Int"))
    }
    return .success((.int(value), .int))
  }

  private func bits(_ index: Int, digitBits: Int) -> Result<(value: Value, sort: SMTSort), SMTProblem> {
    let digits = text(index).dropFirst(2)
    guard digits.count * digitBits == 64, let value = UInt64(digits, radix: 1 << digitBits) else {
      return .failure(
        SMTProblem(
          index,
          "only bit vectors of 64 bits are supported: '\(source.excerpt(nodes[index].range))' has "
            + "\(digits.count * digitBits)"))
    }
    return .success((.int(Int64(bitPattern: value)), .bits))
  }
}

/// What is wrong with an expression.
struct SMTProblem: Error {
  /// The node of the expression.
  let index: Int
  let message: String

  init(_ index: Int, _ message: String) {
    self.index = index
    self.message = message
  }
}
