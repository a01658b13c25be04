/// A function of SMT-LIB, and how the language says it.
///
/// Most are an operator with the same arguments in the same order (``OperatorTable/Row/smtSymbol``); the others differ in
/// order or are put together from two.
struct SMTFunction {
  let symbol: String
  let parameters: [SMTSort]
  let result: SMTSort
  /// The tree for arguments of the sorts wanted.
  let make: @Sendable ([Tree]) -> Tree

  private init(
    _ symbol: String, _ parameters: [SMTSort], _ result: SMTSort, _ make: @escaping @Sendable ([Tree]) -> Tree
  ) {
    self.symbol = symbol
    self.parameters = parameters
    self.result = result
    self.make = make
  }

  /// An operator with the same arguments, or with them in the opposite order.
  private static func same(
    _ symbol: String, _ parameters: [SMTSort], _ result: SMTSort, _ op: Operator, isSwapped: Bool = false
  ) -> SMTFunction {
    SMTFunction(symbol, parameters, result) { arguments in
      Tree(root: .apply(op, result.type, length: 1), children: isSwapped ? arguments.reversed() : arguments)
    }
  }

  /// The opposite of an operator.
  private static func inverse(
    _ symbol: String, _ parameters: [SMTSort], _ result: SMTSort, _ op: Operator, by inverse: Operator,
    isSwapped: Bool = false
  ) -> SMTFunction {
    SMTFunction(symbol, parameters, result) { arguments in
      let inner = Tree(root: .apply(op, result.type, length: 1), children: isSwapped ? arguments.reversed() : arguments)
      return Tree(root: .apply(inverse, result.type, length: 1), children: [inner])
    }
  }

  /// The function that a symbol names for arguments of some sorts.
  static func named(_ symbol: String, _ sorts: [SMTSort]) -> SMTFunction? {
    let symbol = newerNames[symbol] ?? symbol
    if let found = bySymbol[symbol]?.first(where: { $0.parameters == sorts }) { return found }
    // `+`, `and`, `str.++` and the like take more than two arguments too.
    guard leftAssociative.contains(symbol), sorts.count > 2, Set(sorts).count == 1,
      let pair = bySymbol[symbol]?.first(where: { $0.parameters == Array(sorts.prefix(2)) })
    else { return nil }
    return SMTFunction(symbol, sorts, pair.result) { arguments in
      arguments.dropFirst().reduce(arguments[0]) { pair.make([$0, $1]) }
    }
  }

  /// True if a symbol names a function at all.
  static func isKnown(_ symbol: String) -> Bool { bySymbol[newerNames[symbol] ?? symbol] != nil }

  /// The functions that expressions of some sorts are usually made of: what a file without a grammar allows.
  static func standard(_ sorts: Set<SMTSort>) -> [SMTFunction] {
    all.filter { function in
      sorts.isSuperset(of: function.parameters + [function.result]) && !function.symbol.hasPrefix("bvs")
    }
  }

  private static let newerNames = [
    "int.to.str": "str.from_int", "str.from-int": "str.from_int", "str.to.int": "str.to_int",
    "str.to-int": "str.to_int", "str.replaceall": "str.replace_all",
  ]

  private static let leftAssociative: Set<String> = [
    "+", "-", "*", "and", "or", "xor", "str.++", "bvand", "bvor", "bvxor", "bvadd", "bvmul",
  ]

  private static let bySymbol = Dictionary(grouping: all, by: \.symbol)

  private static let all: [SMTFunction] = core + integers + strings + bitVectors

  private static let core: [SMTFunction] =
    [SMTSort.int, .bool, .string, .bits].flatMap { sort in
      [
        same("ite", [.bool, sort, sort], sort, .if),
        same("=", [sort, sort], .bool, .equal),
        same("distinct", [sort, sort], .bool, .notEqual),
      ]
    } + [
      same("and", [.bool, .bool], .bool, .and),
      same("or", [.bool, .bool], .bool, .or),
      same("xor", [.bool, .bool], .bool, .xor),
      same("not", [.bool], .bool, .not),
      SMTFunction("=>", [.bool, .bool], .bool) { arguments in
        let premise = Tree(root: .apply(.not, .bool, length: 1), children: [arguments[0]])
        return Tree(root: .apply(.or, .bool, length: 1), children: [premise, arguments[1]])
      },
    ]

  private static let integers: [SMTFunction] = [
    same("+", [.int, .int], .int, .add),
    same("-", [.int, .int], .int, .subtract),
    same("-", [.int], .int, .negate),
    same("*", [.int, .int], .int, .multiply),
    same("abs", [.int], .int, .abs),
    same("div", [.int, .int], .int, .smtDiv),
    same("mod", [.int, .int], .int, .smtMod),
    same("<", [.int, .int], .bool, .less),
    same("<=", [.int, .int], .bool, .lessOrEqual),
    same(">", [.int, .int], .bool, .greater),
    same(">=", [.int, .int], .bool, .greaterOrEqual),
  ]

  private static let strings: [SMTFunction] = [
    same("str.++", [.string, .string], .string, .concat),
    same("str.len", [.string], .int, .length),
    same("str.at", [.string, .int], .string, .smtAt),
    same("str.substr", [.string, .int, .int], .string, .substring),
    same("str.prefixof", [.string, .string], .bool, .startsWith, isSwapped: true),
    same("str.suffixof", [.string, .string], .bool, .endsWith, isSwapped: true),
    same("str.contains", [.string, .string], .bool, .hasSubstring),
    same("str.indexof", [.string, .string, .int], .int, .find),
    same("str.replace", [.string, .string, .string], .string, .replaceFirst),
    same("str.replace_all", [.string, .string, .string], .string, .replaceAll),
    same("str.to_int", [.string], .int, .smtToInt),
    same("str.from_int", [.int], .string, .smtFromInt),
    same("str.<", [.string, .string], .bool, .less),
    same("str.<=", [.string, .string], .bool, .lessOrEqual),
  ]

  private static let bitVectors: [SMTFunction] = [
    same("bvnot", [.bits], .bits, .bitNot),
    same("bvneg", [.bits], .bits, .negate),
    same("bvand", [.bits, .bits], .bits, .bitAnd),
    same("bvor", [.bits, .bits], .bits, .bitOr),
    same("bvxor", [.bits, .bits], .bits, .bitXor),
    inverse("bvnand", [.bits, .bits], .bits, .bitAnd, by: .bitNot),
    inverse("bvnor", [.bits, .bits], .bits, .bitOr, by: .bitNot),
    inverse("bvxnor", [.bits, .bits], .bits, .bitXor, by: .bitNot),
    same("bvadd", [.bits, .bits], .bits, .add),
    same("bvsub", [.bits, .bits], .bits, .subtract),
    same("bvmul", [.bits, .bits], .bits, .multiply),
    same("bvudiv", [.bits, .bits], .bits, .bitDiv),
    same("bvurem", [.bits, .bits], .bits, .bitMod),
    same("bvshl", [.bits, .bits], .bits, .shiftLeft),
    same("bvlshr", [.bits, .bits], .bits, .shiftRightLogical),
    same("bvashr", [.bits, .bits], .bits, .shiftRight),
    same("bvult", [.bits, .bits], .bool, .bitLess),
    same("bvugt", [.bits, .bits], .bool, .bitLess, isSwapped: true),
    inverse("bvule", [.bits, .bits], .bool, .bitLess, by: .not, isSwapped: true),
    inverse("bvuge", [.bits, .bits], .bool, .bitLess, by: .not),
    same("bvslt", [.bits, .bits], .bool, .less),
    same("bvsle", [.bits, .bits], .bool, .lessOrEqual),
    same("bvsgt", [.bits, .bits], .bool, .greater),
    same("bvsge", [.bits, .bits], .bool, .greaterOrEqual),
  ]
}
