import AST
import Testing

@testable import Interpreter

@Suite struct EvaluatorLimitsTests {
  private func evaluator(cases: Int, limits: Limits) -> Evaluator {
    let inputs = [Parameter(name: "n", type: .int), Parameter(name: "s", type: .string)]
    return Evaluator(
      CaseColumns(
        inputs: inputs, outputs: [],
        inputColumns: [
          (0..<cases).map { .int(Int64($0)) }, Array(repeating: .text("abc"), count: cases),
        ], expectedColumns: [], count: cases, judge: Judge(kinds: []), limits: limits))
  }

  private func tree(_ text: String) throws -> Tree {
    try Parser.expression(
      text, inputs: [Parameter(name: "n", type: .int), Parameter(name: "s", type: .string)], result: nil)
  }

  @Test(arguments: [
    "(repeat (repeat (repeat 1 10000) 10000) 10000)",
    "(repeat s 9223372036854775807)",
    "(range -9223372036854775808 9223372036854775807)",
    "(map (fn (x) (range 0 10000)) (range 0 10000))",
    "(map (fn (x) (map (fn (y) (repeat s 10000)) (range 0 10000))) (range 0 10000))",
    "(flat-map (fn (x) (range 0 10000)) (range 0 10000))",
    "(iterate 9223372036854775807 s (fn (i t) (concat t \"ab\")))",
    "(iterate 100 s (fn (i t) (concat t t)))",
    "(iterate 10000000 0 (fn (i a) (iterate 10000000 0 (fn (j b) (iterate 10000000 0 (fn (k c) (+ b c)))))))",
    "(while 0 (fn (x) true) (fn (x) x))",
    "(unfold s (fn (t) true) (fn (t) t) (fn (t) (concat t t)))",
    "(fold (fn (acc x) (concat acc acc)) [1] (range 0 10000))",
    "(scan (fn (acc x) (push acc x)) [1] (range 0 10000))",
    "(zip-with (fn (x y) (range x (+ y 5000))) (range 0 10000) (range 0 10000))",
    "(sort-by (fn (x) (length (range 0 x))) (range 0 9000))",
    "(filter (fn (x) (any? (fn (y) (= x y)) (range 0 10000))) (range 0 10000))",
  ])
  func aGreedyProgramIsExhaustedInEveryCaseWithinItsMemory(text: String) throws {
    let limits = Limits()
    let evaluator = evaluator(cases: 300, limits: limits)
    let evaluations = evaluator.evaluations(of: try tree(text))
    #expect(evaluations == Array(repeating: Evaluation(value: nil, cost: limits.fuel), count: 300))
    // What a block's cases may build is paid for by their fuel: a word or two a unit of cost.
    #expect(evaluator.heapWords <= 4 * ColumnMachine.blockLanes * limits.fuel)
  }

  @Test func aHundredTimesTheFuelDoesNotTakeAHundredTimesTheMemory() throws {
    let limits = Limits(fuel: 2_000_000, length: 100_000)
    let evaluator = evaluator(cases: 40, limits: limits)
    let evaluations = evaluator.evaluations(of: try tree("(iterate 100000 s (fn (i t) (concat t \"ab\")))"))
    #expect(evaluations.allSatisfy { $0.value == nil && $0.cost == limits.fuel })
    #expect(evaluator.heapWords <= 1 << 26)
  }

  @Test func aCaseThatIsExhaustedLeavesTheOthersAlone() throws {
    let evaluator = evaluator(cases: 600, limits: Limits(fuel: 400, length: 10_000))
    let evaluations = evaluator.evaluations(of: try tree("(sum (range 0 n))"))
    for (n, evaluation) in evaluations.enumerated() {
      let isPaid = 2 * n <= 400
      #expect(evaluation.value == (isPaid ? .int(Int64(n * (n - 1) / 2)) : nil))
      #expect(evaluation.cost == (isPaid ? 2 * n : 400))
    }
  }
}
