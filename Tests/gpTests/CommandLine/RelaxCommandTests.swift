import AST
import Foundation
import Testing

@testable import gp

struct RelaxCommandTests {
  private static let sum = """
    task: sum
    input a: Int
    input b: Int
    output: Int
    operators: + - max
    train:
    1, 2 -> 3
    10, 20 -> 30
    -4, 9 -> 5
    7, 0 -> 7
    test:
    5, 5 -> 10

    """

  private static let impossible = """
    task: impossible
    input a: Int
    output: Int
    operators: + -
    train:
    1 -> 1
    1 -> 2
    2 -> 2

    """

  private func json(_ result: CallResult) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func `a solved task gives the program, and what became of it`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.sum, to: "task")
    let result = call("relax", task)
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("(program sum ((a Int) (b Int)) Int\n  (+ "))
    #expect(
      result.errors.hasPrefix("sum: 4 train cases, 1 test case; at most 30M executions; random seed 1\nvalues 1  loss ")
    )
    #expect(result.errors.contains("\nSolved: 4 of 4 train cases and 1 of 1 test case are right.\n"))
  }

  @Test(arguments: ["values", "policy"])
  func `the answer as JSON has the documented keys, whatever the number of threads`(arm: String) throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.sum, to: "task")
    var answers: [NSDictionary] = []
    for threads in 1...2 {
      let result = call("relax", task, "--arm", arm, "--json", "--quiet", "--threads", "\(threads)")
      #expect(result.code == 0)
      #expect(result.errors == "")
      var answer = try json(result)
      let documented: Set = [
        "cached_executions", "executions", "generalised", "generations", "method", "program", "random_seed",
        "seconds", "size", "solved", "stopped", "task", "test", "threads", "train",
      ]
      #expect(documented.isSubset(of: answer.keys))
      #expect(answer["method"] as? String == "gradient-\(arm)")
      #expect(answer["solved"] as? Bool == true)
      #expect(answer["stopped"] as? String == "solved")
      answer["seconds"] = nil
      answer["threads"] = nil
      answers.append(answer as NSDictionary)
    }
    #expect(answers[0] == answers[1])
  }

  @Test func `an unsolved task gives the best program all the same`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.impossible, to: "task")
    let result = call("relax", task, "--executions", "200000", "--json", "--quiet")
    #expect(result.code == 1)
    let answer = try json(result)
    #expect(answer["stopped"] as? String == "budget")
    #expect((answer["program"] as? String)?.hasPrefix("(program impossible ") == true)
    #expect((answer["executions"] as? Int ?? .max) <= 200_000)
    #expect(try json(call("relax", task, "--time", "0", "--json", "--quiet"))["stopped"] as? String == "time")
    #expect(try json(call("relax", task, "--generations", "4", "--json", "--quiet"))["generations"] as? Int == 4)
  }

  @Test func `a seed that solves the task is the answer`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.sum + "seed (+ (+ a 0) b)\n", to: "task")
    let result = call("relax", task)
    #expect(result.code == 0)
    #expect(result.output == "(program sum ((a Int) (b Int)) Int\n  (+ a b))\n")
  }

  @Test func `restarts are counted`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.sum, to: "task")
    let answer = try json(call("relax", task, "--restarts", "3", "--json", "--quiet"))
    let restarts = try #require(answer["restarts"] as? [String: Int])
    #expect(restarts["finished"] == 3)
    #expect(restarts["stopped"] == 0)
  }

  @Test func `what has no relaxation is said, and searched by policy`() throws {
    let folder = try TemporaryFolder()
    let nested = try folder.write("input xs: [[Int]]\noutput: Int\ntrain:\n[[1]] -> 1\n[[] [2]] -> 2\n", to: "task")
    let result = call("relax", nested, "--executions", "4000")
    #expect(result.errors.contains("Nothing to relax: values of type [[Int]] have no relaxation"))
    #expect(result.errors.contains("\npolicy 1  reward "))
    let values = call("relax", nested, "--arm", "values")
    #expect(values.code == 65)
    #expect(values.errors.contains("the task has no search by gradient: values of type [[Int]] have no relaxation"))
  }

  @Test(arguments: [(StopRequest.interrupt, Int32(130)), (.terminate, 143)])
  func `a request to stop ends the search with the best so far`(request: StopRequest, code: Int32) throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.impossible, to: "task")
    let result = call(["relax", task, "--quiet", "--json"], stop: request)
    #expect(result.code == code)
    #expect(try json(result)["stopped"] as? String == "interrupted")
  }
}
