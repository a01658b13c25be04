import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct SubgoalSolverTests {
  /// What subgoals alone find for a program that made the cases, with a small bank.
  private func found(_ problem: Problem, executions: Int = 300_000) throws -> Tree? {
    let bank = Bank(
      problem.primitives, cases: problem.cases.selecting(0..<6), judge: problem.train.judge,
      limits: problem.train.limits, executions: executions)
    while bank.advance() {}
    let table = BankTable(
      bank, cases: problem.cases, judge: problem.train.judge, limits: problem.train.limits,
      account: .init(executions: 5_000_000))
    let solver = SubgoalSolver(problem.primitives, maximumSplits: 4)
    let tree = solver.solve(problem.cases.expectedColumns[0], problem.cases.outputs[0].type, in: table)
    if let tree { #expect(tree.isWellFormed(in: problem.primitives)) }
    return tree
  }

  /// True if a program is right on all cases, by the definition of the language.
  private func isRight(_ tree: Tree?, _ problem: Problem) -> Bool {
    guard let tree else { return false }
    let interpreter = ReferenceInterpreter(interface: problem.interface)
    return (0..<problem.cases.count).allSatisfy {
      let value = interpreter.run(tree, inputs: problem.cases.inputs(of: $0)).value
      return problem.train.judge.isRight(value, expected: problem.cases.expected(of: $0))
    }
  }

  private func texts(_ count: Int, seed: UInt64) -> [[Value]] {
    var random = RandomStream(seed: seed, purpose: .cases)
    return (0..<count).map { _ in
      let words = (0..<random.below(5)).map { _ in
        String((0...random.below(5)).map { _ in random.element(of: Array("abceistou")) ?? "a" })
      }
      return [.text(words.joined(separator: " "))]
    }
  }

  private let operators = Fixtures.operators(
    .control, .compare, .arithmetic, .convert, .char, .sequence, .list, .text, .higherOrder, .loop)

  @Test func aJoinedTextIsMappedFromAKnownListItemByItem() throws {
    let problem = try Problem(
      inputs: [("text", .string)], result: .string,
      solution: "(join (map (fn (w) (show (length w))) (reverse (words text))) \" \")", rows: texts(30, seed: 1),
      operators: operators, chars: [" "], texts: [[" "]])
    #expect(isRight(try found(problem), problem))
  }

  @Test func itemsAreJoinedByConditionsOnTheElement() throws {
    let problem = try Problem(
      inputs: [("text", .string)], result: .string,
      solution: "(join (map (fn (w) (if (vowel? (first w)) w (push (rest w) (first w)))) (words text)) \" \")",
      rows: texts(40, seed: 2), operators: operators, chars: [" "], texts: [[" "]])
    #expect(isRight(try found(problem, executions: 600_000), problem))
  }

  @Test func listsThatFollowOneNumberFromAnotherAreUnfolded() throws {
    let rows = (0..<30).map { (row: Int64) -> [Value] in
      let numbers: [Int64] = [row % 7 - 3, row * 3, row % 4 + 1]
      return numbers.map { .int($0) }
    }
    let problem = try Problem(
      inputs: [("a", .int), ("b", .int), ("c", .int)], result: Fixtures.type("[Int]"),
      solution: "(unfold a (fn (i) (< i b)) (fn (i) i) (fn (i) (+ i c)))", rows: rows, operators: operators)
    #expect(isRight(try found(problem), problem))
  }

  @Test func listsWhoseItemsFollowFromTheirIndexAreCounted() throws {
    let rows = (0..<30).map { [Value.int(Int64($0 * $0 * 3))] }
    let problem = try Problem(
      inputs: [("n", .int)], result: Fixtures.type("[Int]"),
      solution: "(unfold 1 (fn (i) (< (square (+ i i)) n)) (fn (i) (square (+ i i))) (fn (i) (+ i 1)))", rows: rows,
      operators: operators)
    #expect(isRight(try found(problem), problem))
  }

  @Test func sumsAreLearntFromSequencesOfOneElementAndFromNeighbours() throws {
    // The second input makes lists of numbers a type of the task.
    let letters = Array("aZ c9!bxyzABC qrst")
    let rows = (0..<40).map { (row: Int) -> [Value] in
      let start = row % letters.count
      return [.text(String(letters[start..<Swift.min(start + row % 3 + 1, letters.count)])), .list([])]
    }
    let codes = try Problem(
      inputs: [("text", .string), ("xs", Fixtures.type("[Int]"))], result: .int,
      solution: "(sum (map (fn (c) (mod (code c) 7)) text))", rows: rows,
      operators: operators, ints: [7])
    #expect(isRight(try found(codes), codes))
    let squares = try Problem(
      inputs: [("n", .int), ("xs", Fixtures.type("[Int]"))], result: .int,
      solution: "(sum (map (fn (i) (square i)) (range 1 (+ n 1))))",
      rows: (1...20).map { [Value.int($0), .list([])] }, operators: operators)
    #expect(isRight(try found(squares), squares))
  }

  @Test func bothSidesOfAConditionAreSolvedForThemselves() throws {
    let rows = (0..<40).map { (row: Int64) -> [Value] in [.int((row * row * 977) % 20_011 - 9000)] }
    let problem = try Problem(
      inputs: [("n", .int)], result: .string,
      solution: """
        (let ((lines (join (map (fn (d) (string d)) (reverse (show (abs n)))) " ")))
          (if (< n 0) (push (push (but-last lines) '-') (last lines)) lines))
        """,
      rows: rows, operators: operators, chars: [" "], texts: [[" "]], ints: [0])
    #expect(isRight(try found(problem), problem))
  }

  @Test func chosenElementsAreFilteredAndTextsAreMadeOfTheirKeys() throws {
    var random = RandomStream(seed: 3, purpose: .cases)
    let rows = (0..<40).map { _ -> [Value] in
      (0..<2).map { _ in .text(String((0...random.below(7)).map { _ in random.element(of: Array("abc")) ?? "a" })) }
    }
    // The last input makes lists of numbers a type of the task.
    let problem = try Problem(
      inputs: [("a", .string), ("b", .string), ("xs", Fixtures.type("[Int]"))], result: .string,
      solution: """
        (join
          (map (fn (i) (join (list (show i) (string (at b i))) " "))
            (filter (fn (i) (and (!= (at a i) (at b i)) (< i (length b)))) (range 0 (length a))))
          "\\n")
        """,
      rows: rows.map { $0 + [.list([])] }, operators: operators + [.and], chars: [" ", "\n"], texts: [[" "], ["\n"]])
    #expect(isRight(try found(problem, executions: 600_000), problem))
  }

  @Test func productsOverARangeAreLearntFromNeighbours() throws {
    let problem = try Problem(
      inputs: [("n", .int)], result: .float,
      solution: """
        (iterate n 1.0
          (fn (i x) (* x (if (even? i) (/ (float (+ i 2)) (float (+ i 3))) (/ (float (+ i 3)) (float (+ i 2)))))))
        """,
      rows: (1...30).map { [Value.int($0)] }, operators: operators)
    #expect(isRight(try found(problem), problem))
  }

  @Test func aRuleIsLearntFromCasesThatAreStepsOfOneAnother() throws {
    // The second input makes lists of numbers a type of the task.
    let problem = try Problem(
      inputs: [("n", .int), ("xs", Fixtures.type("[Int]"))], result: .int,
      solution: """
        (length (unfold n (fn (s) (> s 0)) (fn (s) s) (fn (s) (if (even? s) (div s 2) (- s 1)))))
        """,
      rows: (1...40).map { [Value.int($0), .list([])] }, operators: operators)
    #expect(isRight(try found(problem), problem))
  }

  @Test func sumsOfKnownNumbersAreTakenApart() throws {
    let problem = try Problem(
      inputs: [("text", .string)], result: .int,
      solution: "(+ (count text 'a') (+ (count text 'e') (count text 'i')))", rows: texts(40, seed: 4),
      operators: operators, chars: ["a", "e", "i"])
    #expect(isRight(try found(problem, executions: 100_000), problem))
  }

  /// Texts, all of which have an a, an e or an i.
  private func vowelTexts(_ count: Int, seed: UInt64) -> [[Value]] {
    texts(count, seed: seed).enumerated().map { row, inputs in
      guard case .string(let text) = inputs[0] else { return inputs }
      return [.string(text + [["a", "e", "i"][row % 3]])]
    }
  }

  @Test func aRangeIsItsLength() throws {
    // The second input makes lists of numbers a type of the task; the bank of this test does not reach the sum.
    let problem = try Problem(
      inputs: [("text", .string), ("xs", Fixtures.type("[Int]"))], result: Fixtures.type("[Int]"),
      solution: "(range 0 (+ (count text 'a') (+ (count text 'e') (count text 'i'))))",
      rows: vowelTexts(40, seed: 5).map { $0 + [.list([])] }, operators: operators, chars: ["a", "e", "i"])
    #expect(isRight(try found(problem, executions: 100_000), problem))
  }

  @Test(arguments: ["maximum", "minimum"])
  func theGreatestAndTheLeastAreLearntFromSequencesOfOneElement(_ operation: String) throws {
    let letters = Array("aZ c9!bxyzABC qrst")
    let rows = (0..<40).map { (row: Int) -> [Value] in
      let start = row % letters.count
      return [.text(String(letters[start..<Swift.min(start + row % 3 + 1, letters.count)])), .list([])]
    }
    let problem = try Problem(
      inputs: [("text", .string), ("xs", Fixtures.type("[Int]"))], result: .int,
      solution: "(\(operation) (map (fn (c) (mod (code c) 7)) text))", rows: rows, operators: operators, ints: [7])
    #expect(isRight(try found(problem), problem))
  }
}
