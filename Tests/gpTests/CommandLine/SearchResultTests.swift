import AST
import Interpreter
import Testing

@testable import gp

struct SearchResultTests {
  private func result(
    _ expression: String?, test: String = "", stop: SearchResult.Stop = .solved, isSeed: Bool = false
  ) throws -> SearchResult {
    let (parsed, _) = TaskParser.parse(
      "input a: Float\noutput: Float\ntrain:\n1 -> 2\n3 -> 4\n\(test)", file: "x/t.txt")
    let task = try #require(parsed)
    let cases = try TaskCases(of: task)
    let program = try expression.map {
      Program(
        interface: task.interface, tree: try Parser.expression($0, inputs: task.inputs, result: task.result))
    }
    return SearchResult(
      task: task, method: "evolution", program: program, isSeed: isSeed,
      train: CaseScore(program, on: cases.train, of: task), test: CaseScore(program, on: cases.test, of: task),
      executions: 12_345, cachedExecutions: 7, generations: 1, seconds: 61.2, randomSeed: 3, threads: 2, stop: stop)
  }

  @Test func `scores are counted by the reference interpreter, errors are means`() throws {
    let solved = try result("(+ a 1.0)")
    #expect((solved.train.right, solved.train.of) == (2, 2))
    #expect(solved.train.error == 0)
    #expect(solved.test.error == nil)
    #expect(solved.isSolved)
    #expect(solved.isGeneral == nil)
    let wrong = try result("(* a 2.0)", test: "test:\n1 -> 2\n2 -> 6\n4 -> 5\n")
    #expect((wrong.train.right, wrong.train.error) == (1, 1))
    #expect((wrong.test.right, wrong.test.error) == (1, 5.0 / 3))
    #expect(wrong.isGeneral == false)
    #expect(try result("(/ 0.0 0.0)").train.error == 1e9)
    #expect(try result(nil).train == CaseScore(nil, on: Cases(inputs: [], outputs: []), of: wrong.task).with(of: 2))
  }

  @Test func `how often a kept column was found differs from run to run, and stands in the summary alone`() throws {
    var result = try self.result("(+ a 1.0)")
    let json = try result.json.line()
    result.keptColumns.asked = 12_345
    result.keptColumns.found = 4691
    let effort = "3 nodes; 1 generation, 12.3k executions, 1m 01s, 38 % of 12.3k function columns kept from before."
    #expect(result.summary.last == effort)
    #expect(try result.json.line() == json)
  }

  @Test func `the summary says what became of the search`() throws {
    #expect(
      try result("(+ a 1.0)").summary == [
        "Solved: 2 of 2 train cases are right.",
        "The answer was not tested on unseen cases: the task has no test cases.",
        "3 nodes; 1 generation, 12.3k executions, 1m 01s.",
      ])
    #expect(
      try result("(+ a 1.0)", test: "test:\n5 -> 6\n", isSeed: true).summary == [
        "Solved: 2 of 2 train cases and 1 of 1 test case are right.",
        "A seed solves the task already: nothing was evolved.",
        "3 nodes; 1 generation, 12.3k executions, 1m 01s.",
      ])
    #expect(
      try result("(+ a 1.0)", test: "test:\n5 -> 7\n").summary.first
        == "Solved, but the answer does not generalise: 2 of 2 train cases and 0 of 1 test case are right.")
    #expect(
      try result("a", test: "test:\n5 -> 7\n", stop: .time).summary == [
        "Not solved: 0 of 2 train cases and 0 of 1 test case are right, with a mean train error of 1.",
        "1 node; 1 generation, 12.3k executions, 1m 01s.",
        "The time is over. --time allows more; another --random-seed may do better.",
      ])
    #expect(
      try result(nil, stop: .interrupted).summary == ["Nothing found: interrupted before a program was judged."])
  }

  @Test func `the JSON names everything`() throws {
    #expect(
      try result("(+ a 1.0)", test: "test:\n5 -> 7\n").json.line() == """
        {"cached_executions":7,"executions":12345,"generalised":false,"generations":1,"method":"evolution",\
        "program":"(program answer ((a Float)) Float\\n  (+ a 1.0))","random_seed":3,"seconds":61.2,"size":3,\
        "solved":true,"stopped":"solved","task":"t","test":{"error":1,"of":1,"right":0},"threads":2,\
        "train":{"error":0,"of":2,"right":2}}

        """)
    let none = try result(nil, stop: .budget).json.line()
    #expect(none.contains(#""generalised":null"#))
    #expect(none.contains(#""program":null"#))
    #expect(none.contains(#""size":null"#))
    #expect(none.contains(#""test":{"error":null,"of":0,"right":0}"#))
  }
}

extension CaseScore {
  fileprivate func with(of count: Int) -> CaseScore {
    var score = self
    score.of = count
    return score
  }
}
