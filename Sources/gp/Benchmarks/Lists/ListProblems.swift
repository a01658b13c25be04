import AST

/// The 13 list problems that differentiable interpreters were measured on.
///
/// Names and problems after Feser, Brockschmidt, Gaunt, Tarlow, "Differentiable Functional Program Interpreters", 2017
/// (arXiv:1611.01988). The cases are the project's own: 20 to train on and 1000 to test on, lists of up to 8 numbers
/// between -9 and 9, and not more of them, since what is measured is how little it takes.
enum ListProblems {
  static let suite = BenchmarkSuite(
    name: "lists", about: "the 13 list problems of differentiable interpreters (Feser et al. 2017)",
    problems: [
      onList("len", "The number of elements.", .int) { .int(Int64($0.count)) },
      onList("rev", "The list backwards.", intList) { .ints($0.reversed()) },
      onList("sum", "The sum of the elements.", .int) { .int($0.reduce(0, +)) },
      onListAndNumber("allGtK", "True if every element is greater than k.", .bool, around: greaterNumber) { list, k in
        .bool(list.allSatisfy { $0 > k })
      },
      onListAndNumber("exGtK", "True if some element is greater than k.", .bool, around: lesserNumber) { list, k in
        .bool(list.contains { $0 > k })
      },
      onListAndNumber("findLastIdx", "The index of the last element that is k, which is there.", .int, around: member) {
        list, k in .int(Int64(list.lastIndex(of: k) ?? -1))
      },
      onListAndNumber("getIdx", "The element at index k, which is there.", .int, around: index) { list, k in
        .int(list.indices.contains(Int(k)) ? list[Int(k)] : 0)
      },
      onList("last2", "The last element but one of a list of at least two.", .int, least: 2) { list in
        .int(list.count < 2 ? 0 : list[list.count - 2])
      },
      onListAndNumber("mapAddK", "The list with k added to every element.", intList, around: anyNumber) { list, k in
        .ints(list.map { $0 + k })
      },
      onList("mapInc", "The list with 1 added to every element.", intList) { .ints($0.map { $0 + 1 }) },
      onList("max", "The greatest element of a list of at least one.", .int, least: 1) { .int($0.max() ?? 0) },
      pairwiseSum,
      onList("revMapInc", "The list backwards with 1 added to every element.", intList) {
        .ints($0.reversed().map { $0 + 1 })
      },
    ])

  private static let intList = Type.list(of: .int) ?? .int
  private static let budget = BenchmarkProblem.Budget(generations: 300, programs: 1000)
  private static let range: ClosedRange<Int64> = -9...9
  private static let lengths = 0...8

  private static let pairwiseSum = problem(
    "pairwiseSum", "The sums of the elements at the same index in two lists of equal length.", [intList, intList],
    intList,
    draw: { random in
      let count = random.count(lengths)
      return [.ints(random.ints(count, in: range)), .ints(random.ints(count, in: range))]
    },
    oracle: { .ints(zip($0.ints(0), $0.ints(1)).map { $0 + $1 }) })

  private static func onList(
    _ name: String, _ statement: String, _ result: Type, least: Int = 0,
    _ oracle: @escaping @Sendable ([Int64]) -> Value
  ) -> BenchmarkProblem {
    problem(
      name, statement, [intList], result,
      draw: { [.ints($0.ints($0.count(least...lengths.upperBound), in: range))] },
      oracle: { oracle($0.ints(0)) })
  }

  private static func onListAndNumber(
    _ name: String, _ statement: String, _ result: Type,
    around number: @escaping @Sendable ([Int64], inout RandomStream) -> Int64,
    _ oracle: @escaping @Sendable ([Int64], Int64) -> Value
  ) -> BenchmarkProblem {
    problem(
      name, statement, [intList, .int], result,
      draw: { random in
        let list = random.ints(random.count(1...lengths.upperBound), in: range)
        return [.ints(list), .int(number(list, &random))]
      },
      oracle: { oracle($0.ints(0), $0.int(1)) })
  }

  private static func problem(
    _ name: String, _ statement: String, _ inputs: [Type], _ result: Type,
    draw: @escaping @Sendable (inout RandomStream) -> [Value], oracle: @escaping @Sendable ([Value]) -> Value
  ) -> BenchmarkProblem {
    let names = inputs == [intList, intList] ? ["xs", "ys"] : ["xs", "k"]
    return BenchmarkProblem(
      name: name, statement: statement, inputs: zip(names, inputs).map { Parameter(name: $0, type: $1) },
      outputs: [Parameter(name: "output", type: result)], budget: budget, trainCount: 20, testCount: 1000,
      cases: .generated(
        CaseGenerator(kinds: [.init(train: 20, test: 1000, draw)]), { [oracle($0)] }))
  }
}

// Numbers that make both answers frequent.
extension ListProblems {
  @Sendable private static func anyNumber(_ list: [Int64], _ random: inout RandomStream) -> Int64 {
    random.int(in: range)
  }

  /// In half of the cases less than every element, else near the least one.
  @Sendable private static func greaterNumber(_ list: [Int64], _ random: inout RandomStream) -> Int64 {
    let least = list.min() ?? 0
    return random.chance(0.5) ? least - random.int(in: 1...3) : least + random.int(in: 0...3)
  }

  /// In half of the cases less than some element, else at least the greatest one.
  @Sendable private static func lesserNumber(_ list: [Int64], _ random: inout RandomStream) -> Int64 {
    let greatest = list.max() ?? 0
    return random.chance(0.5) ? greatest - random.int(in: 1...3) : greatest + random.int(in: 0...3)
  }

  @Sendable private static func member(_ list: [Int64], _ random: inout RandomStream) -> Int64 {
    random.element(of: list) ?? 0
  }

  @Sendable private static func index(_ list: [Int64], _ random: inout RandomStream) -> Int64 {
    Int64(random.below(max(1, list.count)))
  }
}
