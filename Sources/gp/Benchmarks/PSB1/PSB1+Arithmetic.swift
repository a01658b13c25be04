import AST
import Foundation

// Numbers in, a number out: number-io, collatz-numbers, wallis-pi, sum-of-squares, median, smallest.

extension PSB1 {
  /// The sum is printed with at most 10 decimals, as the published system prints floats; 10 is granted because here the
  /// program itself must round.
  static let numberIO = BenchmarkProblem(
    name: "number-io",
    statement:
      "The sum of a float and an int, printed as a float: the shortest text of the sum rounded to 10 decimals.",
    inputs: [input("x", .float), input("n", .int)],
    outputs: output(.string),
    grants: .init(
      constants: ["10"], randomConstants: ["Int -100...100", "Float -100.0...100.0"], errors: ["levenshtein"]),
    budget: shortBudget, trainCount: 25, testCount: 1000,
    cases: .generated(
      CaseGenerator(kinds: [
        .init(train: 25, test: 1000) { [.float($0.float(-100, 100)), .int($0.int(in: -100...100))] }
      ]),
      { inputs in
        let sum = inputs.float(0) + Double(inputs.int(1))
        return [.text((Double(String(format: "%.10f", sum)) ?? sum).description)]
      }))

  static let collatzNumbers = BenchmarkProblem(
    name: "collatz-numbers",
    statement:
      "How many terms the Collatz sequence has from n down to 1, both counted: an even term is halved, an odd one "
      + "tripled and increased by 1.",
    inputs: [input("n", .int)],
    outputs: output(.int),
    grants: .init(
      constants: ["0", "1"], randomConstants: ["Int -100...100"], types: ["[Int]"], errors: ["absolute"]),
    budget: longBudget, trainCount: 200, testCount: 2000,
    cases: .generated(
      CaseGenerator(
        edges: intRows(Array(1...10) + [9999, 10000, 6171, 6943, 7963, 9257]),
        kinds: [.init(train: 184, test: 2000) { [.int($0.int(in: 1...10_000))] }]),
      { inputs in
        var term = inputs.int(0)
        var count: Int64 = 1
        while term > 1, count < 100_000 {
          term = term.isMultiple(of: 2) ? term / 2 : 3 &* term &+ 1
          count += 1
        }
        return [.int(count)]
      }))

  /// A result counts if it rounds to the same five decimals, so the tolerance is half a unit of the fifth; all expected
  /// values are below 1, where the tolerance is absolute.
  static let wallisPi = BenchmarkProblem(
    name: "wallis-pi",
    statement: "The product of the first n factors of 2/3 * 4/3 * 4/5 * 6/5 * 6/7 * 8/7 * ..., rounded to 5 decimals.",
    inputs: [input("n", .int)],
    outputs: output(.float),
    grants: .init(
      randomConstants: ["Int -10...10", "Float -500.0...500.0"], errors: ["absolute"], tolerance: 5e-6),
    budget: longBudget, trainCount: 150, testCount: 50,
    cases: .generated(
      CaseGenerator(
        edges: intRows(Array(1...12) + [198, 199, 200]),
        kinds: [.init(train: 135, test: 50, dealtFrom: intRows(13...197))]),
      { inputs in
        var numerator = 2.0
        var denominator = 3.0
        var product = 1.0
        for _ in 0..<max(0, min(inputs.int(0), 100_000)) {
          product *= numerator / denominator
          if numerator < denominator { numerator += 2 } else { denominator += 2 }
        }
        return [.float(Double(String(format: "%.5f", product)) ?? product)]
      }))

  static let sumOfSquares = BenchmarkProblem(
    name: "sum-of-squares",
    statement: "The sum of the squares of the whole numbers from 1 to n.",
    inputs: [input("n", .int)],
    outputs: output(.int),
    grants: .init(
      constants: ["0", "1"], randomConstants: ["Int -100...100"], types: ["[Int]"], errors: ["absolute"]),
    budget: longBudget, trainCount: 50, testCount: 50,
    cases: .generated(
      CaseGenerator(
        edges: intRows([1, 2, 3, 4, 5, 100]),
        kinds: [.init(train: 44, test: 50, dealtFrom: intRows(6...99))]),
      { inputs in
        let n = inputs.int(0)
        return [.int(n &* (n &+ 1) &* (2 &* n &+ 1) / 6)]
      }))

  static let median = BenchmarkProblem(
    name: "median",
    statement: "The middle one of three integers.",
    inputs: [input("a", .int), input("b", .int), input("c", .int)],
    outputs: output(.int),
    grants: .init(randomConstants: ["Int -100...100"], errors: ["exact"]),
    budget: shortBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(kinds: [
        .init(train: 60, test: 600) { random in random.ints(3, in: -100...100).map(Value.int) },
        .init(train: 30, test: 300) { random in
          let pair = random.int(in: -100...100)
          return shuffled([pair, pair, random.int(in: -100...100)], &random)
        },
        .init(train: 10, test: 100) { random in repeated(random.int(in: -100...100), 3) },
      ]),
      { inputs in [.int([inputs.int(0), inputs.int(1), inputs.int(2)].sorted()[1])] }))

  static let smallest = BenchmarkProblem(
    name: "smallest",
    statement: "The smallest of four integers.",
    inputs: [input("a", .int), input("b", .int), input("c", .int), input("d", .int)],
    outputs: output(.int),
    grants: .init(randomConstants: ["Int -100...100"], errors: ["exact"]),
    budget: shortBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: [
          [0, 0, 0, 0], [-44, -44, -7, -13], [0, 4, -99, -33], [-22, -22, -22, -22], [99, 100, 99, 100],
        ].map { $0.map(Value.int) },
        kinds: [
          .init(train: 10, test: 100) { random in
            let three = random.int(in: -100...100)
            return shuffled([three, three, three, random.int(in: -100...100)], &random)
          },
          .init(train: 5, test: 100) { random in repeated(random.int(in: -100...100), 4) },
          .init(train: 20, test: 200) { random in random.ints(4, in: 0...100).map(Value.int) },
          .init(train: 60, test: 600) { random in random.ints(4, in: -100...100).map(Value.int) },
        ]),
      { inputs in [.int((0..<4).map(inputs.int).min() ?? 0)] }))

  private static func shuffled(_ items: [Int64], _ random: inout RandomStream) -> [Value] {
    var items = items
    random.shuffle(&items)
    return items.map(Value.int)
  }

  private static func repeated(_ item: Int64, _ count: Int) -> [Value] {
    Array(repeating: .int(item), count: count)
  }
}
