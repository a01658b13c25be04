import AST

/// Boolean functions, each on its whole truth table.
///
/// Parity and multiplexers follow Koza, "Genetic Programming", MIT Press 1992: parity from `and or nand nor` alone, the
/// multiplexers from `and or not if`, 4000 programs for 51 generations. Majority, comparator, adders and multipliers are
/// the usual further ones (as in McDermott et al., "Genetic Programming Needs Better Benchmarks", GECCO 2012,
/// doi:10.1145/2330163.2330273), with the language's default operators for Bool. There are no unseen cases: right on the
/// train cases is right.
enum BooleanProblems {
  static let suite = BenchmarkSuite(
    name: "boolean",
    about: "parity, multiplexers, majority, comparator, adders and multipliers on whole truth tables (Koza 1992)",
    problems: (3...8).map(evenParity) + [2, 3, 4].map(multiplexer) + [5, 7, 9].map(majority)
      + [comparator(4), adder(2), adder(3), multiplier(2), multiplier(3)])

  static let budget = BenchmarkProblem.Budget(generations: 51, programs: 4000)

  /// True if an even number of inputs is true.
  static func evenParity(_ count: Int) -> BenchmarkProblem {
    let names = letters(count)
    return problem(
      name: "even-\(count)-parity", statement: "True if an even number of the \(count) inputs is true.",
      inputs: names, operators: "and or nand nor -if -let",
      target: "(not \(nested(names) { "(xor \($0) \($1))" }))")
  }

  /// The data input that the address inputs point to.
  static func multiplexer(_ addressBits: Int) -> BenchmarkProblem {
    let address = (0..<addressBits).reversed().map { "a\($0)" }
    let data = (0..<(1 << addressBits)).map { "d\($0)" }
    func choice(_ bits: ArraySlice<String>, _ data: ArraySlice<String>) -> String {
      guard let bit = bits.first else { return data.joined() }
      let middle = data.startIndex + data.count / 2
      return "(if \(bit) \(choice(bits.dropFirst(), data[middle...])) \(choice(bits.dropFirst(), data[..<middle])))"
    }
    return problem(
      name: "\(address.count + data.count)-multiplexer",
      statement: "The data input d0, d1, … whose number the address inputs, a0 the lowest bit, write in binary.",
      inputs: address + data, operators: "and or not if -let", target: choice(address[...], data[...]))
  }

  /// True if more than half of the inputs are true.
  static func majority(_ count: Int) -> BenchmarkProblem {
    let names = letters(count)
    return problem(
      name: "majority-\(count)", statement: "True if more than half of the \(count) inputs are true.", inputs: names,
      target: "(> \(nested(names.map { "(if \($0) 1 0)" }) { "(+ \($0) \($1))" }) \(count / 2))")
  }

  /// True if the first of two numbers is less than the second.
  static func comparator(_ bits: Int) -> BenchmarkProblem {
    let (left, right) = operands(bits)
    return problem(
      name: "\(bits)-bit-comparator",
      statement: "True if the number with the bits a\(bits - 1)…a0 is less than the one with b\(bits - 1)…b0.",
      inputs: left + right, target: "(< \(number(left)) \(number(right)))")
  }

  /// The sum of two numbers, with carry.
  static func adder(_ bits: Int) -> BenchmarkProblem {
    arithmetic(
      "\(bits)-bit-adder", bits, results: bits + 1, "+",
      "The bits s\(bits)…s0 of the sum of the numbers with the bits a\(bits - 1)…a0 and b\(bits - 1)…b0.")
  }

  /// The product of two numbers.
  static func multiplier(_ bits: Int) -> BenchmarkProblem {
    arithmetic(
      "\(bits)-bit-multiplier", bits, results: 2 * bits, "*",
      "The bits s\(2 * bits - 1)…s0 of the product of the numbers with the bits a\(bits - 1)…a0 and b\(bits - 1)…b0.")
  }

  private static func arithmetic(
    _ name: String, _ bits: Int, results: Int, _ operation: String, _ statement: String
  ) -> BenchmarkProblem {
    let (left, right) = operands(bits)
    let outputs = (0..<results).reversed()
    let parts = outputs.map { "(odd? (div n \(1 << $0)))" }.joined(separator: " ")
    return problem(
      name: name, statement: statement, inputs: left + right, outputs: outputs.map { "s\($0)" },
      operators: "logic if tuple -let",
      target: "(let ((n (\(operation) \(number(left)) \(number(right))))) (tuple \(parts)))")
  }
}

extension BooleanProblems {
  private static func problem(
    name: String, statement: String, inputs: [String], outputs: [String] = ["output"], operators: String? = nil,
    target: String
  ) -> BenchmarkProblem {
    let table = Sampling.truthTable(inputs)
    return BenchmarkProblem(
      name: name, statement: statement, inputs: inputs.map { Parameter(name: $0, type: .bool) },
      outputs: outputs.map { Parameter(name: $0, type: .bool) }, grants: .init(operators: operators), budget: budget,
      trainCount: table.count, testCount: 0, cases: .formula(train: table, test: nil, target: target))
  }

  /// `a`, `b`, `c`, …
  private static func letters(_ count: Int) -> [String] {
    (0..<count).map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0))) }
  }

  /// The bits of two numbers, the highest first.
  private static func operands(_ bits: Int) -> ([String], [String]) {
    ((0..<bits).reversed().map { "a\($0)" }, (0..<bits).reversed().map { "b\($0)" })
  }

  /// The number with these bits, the highest first, as an expression.
  private static func number(_ bits: [String]) -> String {
    nested(bits.enumerated().map { "(if \($1) \(1 << (bits.count - 1 - $0)) 0)" }) { "(+ \($0) \($1))" }
  }

  /// `f(a, f(b, c))`
  private static func nested(_ items: [String], _ join: (String, String) -> String) -> String {
    guard let last = items.last else { return "" }
    return items.dropLast().reversed().reduce(last) { join($1, $0) }
  }
}
