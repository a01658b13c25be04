import AST

// Lists in: last-index-of-zero, vector-average, count-odds, mirror-image, vectors-summed, negative-to-zero,
// string-lengths-backwards.

extension PSB1 {
  static let lastIndexOfZero = BenchmarkProblem(
    name: "last-index-of-zero",
    statement: "The index, counted from 0, of the last 0 in a list that holds at least one.",
    inputs: [input("xs", intList)],
    outputs: output(.int),
    grants: .init(constants: ["0"], randomConstants: ["Int -50...50"], errors: ["absolute"]),
    budget: longBudget, trainCount: 150, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: lastIndexEdges,
        kinds: [
          .init(train: 78, test: 1000) { random in
            var items: [Int64] = Array(repeating: 0, count: random.count(1...6))
            items += random.ints(random.count(0...44), in: -50...50)
            random.shuffle(&items)
            return [.ints(items)]
          }
        ]),
      { inputs in [.int(Int64(inputs.ints(0).lastIndex(of: 0) ?? -1))] }))

  private static let lastIndexEdges: [[Value]] = {
    let pairs: [[Int64]] = [[0, 1], [1, 0], [7, 0], [0, 8], [0, -1], [-1, 0], [-7, 0], [0, -8]]
    let lengths = [
      32, 39, 26, 8, 7, 49, 42, 31, 46, 5, 38, 4, 41, 30, 15, 2, 14, 50, 10, 48, 33, 12, 3, 27, 45, 1, 29, 9, 18, 34,
    ]
    let zeros: [[Int64]] = lengths.map { Array(repeating: 0, count: $0) }
    let orders: [[Int64]] = [
      [0, -8, 5, 9], [5, 9, -8, 0], [-8, 5, 0, 9], [-8, 9, 0, 5], [0, 5, -8, 9], [5, -8, 0, 9], [9, 5, -8, 0],
      [-8, 0, 9, 5], [5, 0, 9, -8], [5, 0, -8, 9], [0, 9, 5, -8], [9, 0, -8, 5], [0, -8, 9, 5], [5, 9, 0, -8],
      [9, -8, 5, 0], [9, -8, 0, 5], [-8, 5, 9, 0], [0, 5, 9, -8], [0, 9, -8, 5], [-8, 9, 5, 0], [-8, 0, 9, 0],
      [0, 0, 9, -8], [0, 9, 0, -8], [-8, 9, 0, 0], [0, -8, 0, 9], [9, -8, 0, 0], [0, 9, -8, 0], [9, 0, -8, 0],
      [9, 0, 0, -8], [0, 0, -8, 9], [0, 0, 0, 9], [0, 0, 9, 0], [0, 9, 0, 0], [9, 0, 0, 0],
    ]
    return listRows(pairs + zeros + orders)
  }()

  /// The published error is rounded to 4 decimals, so a difference below 5e-5 counts as none. A tolerance is relative to
  /// the expected value where that exceeds 1, here at most 1000: 5e-8 is 5e-5 there and stricter below.
  static let vectorAverage = BenchmarkProblem(
    name: "vector-average",
    statement: "The mean of a list of at least one float.",
    inputs: [input("xs", floatList)],
    outputs: output(.float),
    grants: .init(errors: ["absolute"], tolerance: 5e-8),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: [
          [0], [100], [-100], [1000], [-1000], [2, 129], [0.12345, -4.678], [999.99, 74.113],
          [987.654321, 995.0003], [-788.788, -812.19],
        ].map { [.floats($0)] },
        kinds: [
          .init(train: 45, test: 500) { [.floats($0.floats(1, -1000, 1000))] },
          .init(train: 45, test: 500) { [.floats($0.floats(2, -1000, 1000))] },
          .init(train: 50, test: 500) { [.floats($0.floats($0.count(3...5), -1000, 1000))] },
          .init(train: 5, test: 50) { [.floats($0.floats(50, -1000, 1000))] },
          .init(train: 95, test: 1000) { [.floats($0.floats($0.count(1...50), -1000, 1000))] },
        ]),
      { inputs in
        let items = inputs.floats(0)
        return [.float(items.isEmpty ? 0 : items.reduce(0, +) / Double(items.count))]
      }))

  static let countOdds = BenchmarkProblem(
    name: "count-odds",
    statement: "How many integers of a list are odd.",
    inputs: [input("xs", intList)],
    outputs: output(.int),
    grants: .init(
      constants: ["0", "1", "2"], randomConstants: ["Int -1000...1000"], errors: ["absolute"]),
    budget: longBudget, trainCount: 200, testCount: 2000,
    cases: .generated(
      CaseGenerator(
        edges: listRows(
          [[]] + (-10...10).map { [Int64($0)] } + [[-947], [-450], [303], [886]]
            + [[0, 0], [0, 1], [7, 1], [-9, -1], [-11, 40], [944, 77]]),
        kinds: [
          .init(train: 9, test: 100) { random in
            [.ints((0..<random.count(1...50)).map { _ in random.int(in: -500...499) * 2 + 1 })]
          },
          .init(train: 9, test: 100) { random in
            [.ints((0..<random.count(1...50)).map { _ in random.int(in: -500...500) * 2 })]
          },
          .init(train: 150, test: 1800) { [.ints($0.ints($0.count(1...50), in: -1000...1000))] },
        ]),
      { inputs in [.int(Int64(inputs.ints(0).filter { $0 % 2 != 0 }.count))] }))

  static let mirrorImage = BenchmarkProblem(
    name: "mirror-image",
    statement: "True if one list of integers is the other one backwards.",
    inputs: [input("xs", intList), input("ys", intList)],
    outputs: output(.bool),
    grants: .init(errors: ["exact"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: mirrorEdges,
        kinds: [
          .init(train: 37, test: 500) { random in
            let items = random.ints(random.count(1...50), in: -1000...1000)
            return [.ints(items), .ints(items.reversed())]
          },
          .init(train: 10, test: 100) { random in
            let items = random.ints(random.count(1...50), in: -1000...1000)
            return [.ints(items), .ints(items)]
          },
          .init(train: 20, test: 200) { random in
            // Near misses: one to five elements of the mirror image changed.
            let items = random.ints(random.count(1...50), in: -1000...1000)
            var image = Array(items.reversed())
            for _ in 0..<random.count(1...5) { image[random.below(image.count)] = random.int(in: -1000...1000) }
            return [.ints(items), .ints(image)]
          },
          .init(train: 10, test: 200) { random in
            let count = random.count(1...50)
            return [.ints(random.ints(count, in: -1000...1000)), .ints(random.ints(count, in: -1000...1000))]
          },
        ]),
      { inputs in [.bool(inputs.ints(0).elementsEqual(inputs.ints(1).reversed()))] }))

  private static let mirrorEdges: [[Value]] = {
    let different: [([Int64], [Int64])] = [
      ([], []), ([1], [1]), ([1], [0]), ([0], [1]), ([16], [-44]), ([-12], [-13]), ([1, 2], [2, 1]),
      ([1, 1], [0, 1]), ([7, 0], [0, 7]), ([5, 8], [5, 8]), ([34, 12], [34, 12]), ([456, 456], [456, 456]),
      ([-431, -680], [40, 831]),
    ]
    let palindromes: [[Int64]] = [
      [1, 2, 1], [1, 2, 3, 4, 5, 4, 3, 2, 1], [45, 99, 0, 12, 44, 7, 7, 44, 12, 0, 99, 45],
      (0...24).reversed() + Array(0...24),
    ]
    let orders: [[Int64]] = [
      [33, 45, -941], [33, -941, 45], [45, 33, -941], [45, -941, 33], [-941, 33, 45], [-941, 45, 33],
    ]
    return listPairRows(different) + listPairRows(palindromes.map { ($0, $0) })
      + listPairRows(orders.map { ([33, 45, -941], $0) })
  }()

  static let vectorsSummed = BenchmarkProblem(
    name: "vectors-summed",
    statement: "The sums of the elements that stand at the same index in two lists of equal length.",
    inputs: [input("xs", intList), input("ys", intList)],
    outputs: output(intList),
    grants: .init(randomConstants: ["Int -1000...1000"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 150, testCount: 1500,
    cases: .generated(
      CaseGenerator(
        edges: listPairRows([
          ([], []), ([0], [0]), ([0], [10]), ([3], [5]), ([7], [-9]), ([-432], [-987]), ([-243], [-150]),
          ([-30], [812]), ([26], [-112]), ([-593], [-429]), ([-120], [-724]), ([0, 0], [0, 0]), ([0, 1], [-4, 2]),
          ([-1, 0], [-3, 0]), ([-90, -6], [-323, 49]),
        ]),
        kinds: [
          .init(train: 10, test: 100) { twoLists(of: 50, &$0) },
          .init(train: 125, test: 1400) { twoLists(of: $0.count(1...50), &$0) },
        ]),
      { inputs in [.ints(zip(inputs.ints(0), inputs.ints(1)).map { $0 &+ $1 })] }))

  private static func twoLists(of count: Int, _ random: inout RandomStream) -> [Value] {
    [.ints(random.ints(count, in: -1000...1000)), .ints(random.ints(count, in: -1000...1000))]
  }

  static let negativeToZero = BenchmarkProblem(
    name: "negative-to-zero",
    statement: "The list with every negative integer replaced by 0.",
    inputs: [input("xs", intList)],
    outputs: output(intList),
    grants: .init(constants: ["0"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 200, testCount: 2000,
    cases: .generated(
      CaseGenerator(
        edges: listRows([
          [], [-10], [-1], [0], [1], [10], [-920], [-609], [179], [-853], [-744], [0, 0], [0, 1], [-1, 0], [-90, -6],
          [-16, 33], [412, 111],
        ]),
        kinds: [
          .init(train: 9, test: 100) { [.ints($0.ints($0.count(1...50), in: -1000...(-1)))] },
          .init(train: 9, test: 100) { [.ints($0.ints($0.count(1...50), in: 0...1000))] },
          .init(train: 165, test: 1800) { [.ints($0.ints($0.count(1...50), in: -1000...1000))] },
        ]),
      { inputs in [.ints(inputs.ints(0).map { $0 < 0 ? 0 : $0 })] }))

  static let stringLengthsBackwards = BenchmarkProblem(
    name: "string-lengths-backwards",
    statement: "The lengths of the texts of a list, from the last text to the first, one a line.",
    inputs: [input("texts", textList)],
    outputs: output(.string),
    grants: .init(
      constants: [#""\n""#], randomConstants: ["Int -100...100"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: [
          [], [""], ["", ""], ["", "", ""], Array(repeating: "", count: 10), ["abcde"], ["1"], ["abc", "hi there"],
          ["!@#", "\n\n\t\t", "5552\na r"], ["tt", "333", "1", "ccc"],
        ].map { [.texts($0.map(scalars))] },
        kinds: [
          .init(train: 90, test: 1000) { random in
            [.texts((0..<random.count(0...50)).map { _ in random.text(random.count(0...50), of: Alphabet.typed) })]
          }
        ]),
      { inputs in
        [.text(inputs.texts(0).reversed().map { String($0.count) }.joined(separator: "\n"))]
      }))
}
