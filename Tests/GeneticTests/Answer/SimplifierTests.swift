import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct SimplifierTests {
  static func simplified(_ text: String, of problem: Problem, effort: Int = 300) throws -> Tree {
    let tree = try Parser.expression(text, inputs: problem.interface.inputs, result: problem.interface.result)
    let worker = Worker(problem.primitives, TreeLimits(), problem.train)
    var simplifier = Simplifier(tree: tree, cases: problem.train, seed: 1, mustBeRight: true, noise: 0, worker)
    simplifier.run(effort: effort)
    return simplifier.tree
  }

  @Test func whatDoesNotMatterIsTakenAway() throws {
    let problem = try Problem.medianOfThree()
    let tree = try SimplifierTests.simplified(
      "(+ 0 (if (< 1 2) (max (min a b) (min (max a b) (max c c))) (* a 77)))", of: problem)
    #expect(tree.size == 9)
    #expect(Evaluator(problem.train).rightCount(of: tree) == problem.train.count)
  }

  @Test func lambdasSurviveAndConstantsGetShort() throws {
    let problem = try Problem.countOdds()
    let tree = try SimplifierTests.simplified(
      "(length (filter (fn (x) (let ((y (mod x 2))) (> y 0))) (concat xs (take xs -7331))))", of: problem)
    #expect(tree.size <= 6)
    let short = try SimplifierTests.simplified("(length (filter (fn (x) (odd? x)) xs))", of: problem)
    #expect(short.size == 6)
  }

  @Test func aProgramThatIsNotRightIsNotMadeWorse() throws {
    let problem = try Problem.medianOfThree()
    let tree = try Parser.expression(
      "(min (max a b) (max b (max c b)))", inputs: problem.interface.inputs, result: .int)
    let worker = Worker(problem.primitives, TreeLimits(), problem.train)
    var simplifier = Simplifier(tree: tree, cases: problem.train, seed: 1, mustBeRight: false, noise: 0, worker)
    let before = simplifier.score
    simplifier.run(effort: 200)
    #expect(simplifier.tree.size < tree.size)
    #expect(simplifier.score.error <= before.error)
    #expect(simplifier.score.right >= before.right)
  }

  @Test func theAnswerOfARunIsRightByBothInterpreters() throws {
    let problem = try Problem.polynomial()
    var evolution = problem.evolution { $0.generations = 100 }
    while !evolution.isDone { evolution.step() }
    let answer = try #require(evolution.answer(effort: 300))
    #expect(answer.isRight)
    #expect(answer.program.size <= answer.found.size)
    #expect(answer.rightByReference == problem.train.count)
    #expect(answer.executions > 0)
  }

  @Test func shorterValuesAreShorter() {
    #expect(Value.int(1234).shorter().contains(.int(1000)))
    #expect(Value.int(0).shorter().isEmpty)
    #expect(Value.int(.min).shorter().allSatisfy { $0.writtenLength <= Value.int(.min).writtenLength })
    #expect(Value.float(2.9999999).shorter().contains(.float(3)))
    #expect(Value.float(.nan).shorter().isEmpty)
    #expect(Value.float(-0.019996).shorter() == [0, 1, -1, 2, 10, -0.02].map { .float($0) })
    #expect(Value.float(1.25e-7).shorter().suffix(2) == [.float(1e-7), .float(1.3e-7)])
    #expect(Value.float(1_234_567.5).shorter().suffix(3) == [1e6, 1.2e6, 1.23e6].map { .float($0) })
    for number in [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude, 9_007_199_254_740_992, -123.456] {
      #expect(Value.float(number).shorter().allSatisfy { $0.writtenLength <= Value.float(number).writtenLength })
    }
    #expect(Value.text("ab").shorter() == [.text(""), .text("b"), .text("a")])
  }
}

extension Evaluator {
  /// How many cases a program has right.
  func rightCount(of tree: Tree) -> Int {
    var errors = Array(repeating: 0.0, count: cases.count * cases.outputs.count)
    return self.errors(of: tree, into: &errors).right
  }
}
