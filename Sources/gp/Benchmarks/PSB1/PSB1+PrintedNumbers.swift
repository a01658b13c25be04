import AST

// Integers in, text out: small-or-large, for-loop-index, even-squares, digits, grade.

extension PSB1 {
  static let smallOrLarge = BenchmarkProblem(
    name: "small-or-large",
    statement: "\"small\" if n is below 1000, \"large\" if it is 2000 or more, otherwise nothing.",
    inputs: [input("n", .int)],
    outputs: output(.string),
    grants: .init(
      constants: [#""small""#, #""large""#], randomConstants: ["Int -10000...10000"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: intRows(
          [-10000, 0, 980] + Array(995...1004) + [1020, 1980] + Array(1995...2004) + [2020, 10000]),
        testEdges: intRows(Array(980..<1020) + Array(1980..<2020)),
        kinds: [.init(train: 73, test: 920) { [.int($0.int(in: -10_000...10_000))] }]),
      { inputs in
        let n = inputs.int(0)
        return [.text(n < 1000 ? "small" : n < 2000 ? "" : "large")]
      }))

  /// A line feed is granted because here the program itself must separate what the published system prints line by line.
  static let forLoopIndex = BenchmarkProblem(
    name: "for-loop-index",
    statement: "The numbers from start, included, up to end, excluded, in steps of step, one a line.",
    inputs: [input("start", .int), input("end", .int), input("step", .int)],
    outputs: output(.string),
    grants: .init(constants: [#""\n""#], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: [
          [-59, 18, 9], [-26, 10, 3], [-77, 68, 8], [-56, 38, 9], [-21, 36, 4], [-17, 4, 10], [-5, 3, 1],
          [-57, 2, 8], [-10, 24, 4], [-1, 3, 1],
        ].map { $0.map(Value.int) },
        kinds: [
          .init(train: 0, test: 100) { random in
            // Start below 0 and end above it, at most 20 steps apart.
            let step = random.int(in: 1...10)
            let start = -random.int(in: 1...(step * 20 - 1))
            return [.int(start), .int(random.int(in: 1...(start + step * 20))), .int(step)]
          },
          .init(train: 90, test: 900) { random in
            let start = random.int(in: -500...499)
            let step = random.int(in: 1...10)
            return [.int(start), .int(start + random.int(in: 1...(step * 20))), .int(step)]
          },
        ]),
      { inputs in
        let step = max(1, inputs.int(2))
        let numbers = stride(from: inputs.int(0), to: inputs.int(1), by: Int(step)).prefix(100_000)
        return [.text(numbers.map(String.init).joined(separator: "\n"))]
      }))

  /// The fuel lets a program square all numbers up to the greatest n and then drop most of them.
  static let evenSquares = BenchmarkProblem(
    name: "even-squares",
    statement: "All positive even square numbers below n, in ascending order, one a line.",
    inputs: [input("n", .int)],
    outputs: output(.string),
    grants: .init(constants: [#""\n""#], types: ["[Int]"], errors: ["levenshtein"], fuel: 60_000),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: intRows([1, 2, 3, 4, 5, 6, 15, 16, 17, 18, 36, 37, 64, 65, 9600, 9700, 9999]),
        kinds: [.init(train: 83, test: 1000) { [.int($0.int(in: 1...9999))] }]),
      { inputs in
        let squares = (1..<1000).lazy.map { Int64($0 * $0) }.prefix { $0 < inputs.int(0) }
        return [.text(squares.filter { $0 % 2 == 0 }.map(String.init).joined(separator: "\n"))]
      }))

  static let digits = BenchmarkProblem(
    name: "digits",
    statement: "The digits of an integer, the last one first, one a line; a minus sign goes before the leading digit.",
    inputs: [input("n", .int)],
    outputs: output(.string),
    grants: .init(
      constants: [#"'\n'"#, #""\n""#], randomConstants: ["Int -10...10"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 100, testCount: 1000,
    cases: .generated(
      CaseGenerator(
        edges: intRows([
          -9_495_969_798, -20_008_000, -777_777, -9876, -482, -97, -20, 0, 19, 620, 24068, 512_000, 8_313_227,
          30_000_000, 9_998_887_776,
        ]),
        kinds: [
          .init(train: 85, test: 1000) { random in
            // The number of digits is uniform on 1 to 10, the sign even.
            let least = (0..<random.below(10)).reduce(1) { power, _ in power * 10 } as Int64
            let size = random.int(in: least...(least * 10 - 1))
            return [.int(random.chance(0.5) ? -size : size)]
          }
        ]),
      { inputs in
        var rest = inputs.int(0).magnitude
        var lines: [String] = []
        repeat {
          lines.append(String(rest % 10))
          rest /= 10
        } while rest > 0
        if inputs.int(0) < 0, let leading = lines.popLast() { lines.append("-" + leading) }
        return [.text(lines.joined(separator: "\n"))]
      }))

  static let grade = BenchmarkProblem(
    name: "grade",
    statement:
      "Given the least scores for the grades A, B, C and D, and a score: \"Student has a X grade.\" with the best "
      + "grade X that the score reaches, F if it reaches none.",
    inputs: [input("a", .int), input("b", .int), input("c", .int), input("d", .int), input("score", .int)],
    outputs: output(.string),
    grants: .init(
      constants: [#""Student has a ""#, #"" grade.""#, #""A""#, #""B""#, #""C""#, #""D""#, #""F""#],
      randomConstants: ["Int 0...100"], errors: ["levenshtein"]),
    budget: longBudget, trainCount: 200, testCount: 2000,
    cases: .generated(
      CaseGenerator(
        edges: gradeEdges,
        kinds: [
          .init(train: 159, test: 2000) { random in
            var limits: Set<Int64> = []
            while limits.count < 4 { limits.insert(random.int(in: 0...100)) }
            return (limits.sorted(by: >) + [random.int(in: 0...100)]).map(Value.int)
          }
        ]),
      { inputs in
        let best = (0..<4).first { inputs.int(4) >= inputs.int($0) } ?? 4
        return [.text("Student has a " + ["A", "B", "C", "D", "F"][best] + " grade.")]
      }))

  private static let gradeEdges: [[Value]] = {
    let scores: [([Int64], [Int64])] = [
      ([80, 70, 60, 50], [85, 80, 79, 75, 70, 69, 65, 60, 59, 55, 50, 49, 45]),
      ([90, 80, 70, 60], [100, 0]),
      ([4, 3, 2, 1], [5, 4, 3, 2, 1, 0]),
      ([100, 99, 98, 97], [100, 99, 98, 97, 96]),
      ([98, 48, 27, 3], [55, 14, 1]),
      ([45, 30, 27, 0], [1, 0]),
      ([48, 46, 44, 42], [40, 41, 42, 43, 44, 45, 46, 47, 48, 49]),
    ]
    return scores.flatMap { limits, scores in scores.map { (limits + [$0]).map(Value.int) } }
  }()
}
