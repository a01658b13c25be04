import AST
import Foundation
import Genetic
import Testing

@testable import gp

struct EvolveCommandTests {
  /// Small enough to be solved in a moment.
  private static let sum = """
    task: sum
    input a: Int
    input b: Int
    output: Int
    operators: arithmetic
    train:
    1, 2 -> 3
    10, 20 -> 30
    -4, 9 -> 5
    7, 0 -> 7
    100, 1 -> 101
    test:
    5, 5 -> 10
    -1, -1 -> -2

    """

  /// No program is right on all of its cases.
  private static let impossible = """
    task: impossible
    input a: Int
    output: Int
    operators: arithmetic
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
    let result = call("evolve", task, "--population", "100")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("(program sum ((a Int) (b Int)) Int\n"))
    #expect(
      result.errors.hasPrefix(
        "sum: 5 train cases, 2 test cases; at most 30M executions; random seed 1\ngen 0  error "))
    #expect(result.errors.contains("\nSolved: 5 of 5 train cases and 2 of 2 test cases are right.\n"))
    let program = try folder.write(result.output, to: "answer.gp")
    #expect(call("run", program, "--task", task).code == 0)
  }

  @Test func `where no program of Floats is right there is a choice, one of it recommended`() throws {
    let folder = try TemporaryFolder()
    let noisy = """
      task: noisy
      input x: Float
      output: Float
      train:
      0.0 -> 0.013
      1.0 -> 2.492
      2.0 -> 5.021
      3.0 -> 7.486
      4.0 -> 10.017
      5.0 -> 12.488
      test:
      6.0 -> 15.0

      """
    let task = try folder.write(noisy, to: "task")
    let words = ["evolve", task, "--population", "100", "--executions", "20000", "--threads", "1"]
    let object = try json(call(words + ["--json", "--quiet"]))
    let front = try #require(object["front"] as? [[String: Any]])
    #expect(Set(front.flatMap(\.keys)) == ["program", "size", "train", "test", "bits", "recommended"])
    #expect(front.count { $0["recommended"] as? Bool == true } == 1)
    let sizes = front.compactMap { $0["size"] as? Int }
    #expect(sizes.count == front.count && sizes == sizes.sorted() && Set(sizes).count == sizes.count)
    let knee = try #require(front.first { $0["recommended"] as? Bool == true })
    #expect(knee["program"] as? String == "(program noisy ((x Float)) Float\n  (* 2.5 x))")
    let errors = call(words).errors
    #expect(errors.contains("\nThe best of each size; * says most in the fewest bits, its own length included:\n"))
    #expect(errors.contains { $0 == "*" })
    #expect(errors.contains("  (* 2.5 x)\n"))
    // A right program leaves no choice.
    let solved = try folder.write(Self.sum, to: "sum")
    #expect(try json(call("evolve", solved, "--population", "100", "--json"))["front"] == nil)
  }

  @Test func `a SyGuS file gets its define-fun`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(
      """
      (set-logic LIA)
      (synth-fun twice ((x Int)) Int ((Start Int)) ((Start Int (x 1 (+ Start Start)))))
      (constraint (= (twice 3) 6))
      (constraint (= (twice -2) -4))
      (check-synth)

      """, to: "task.sl")
    let result = call("evolve", task)
    #expect(result.code == 0)
    #expect(result.output == "(program twice ((x Int)) Int\n  (+ x x))\n")
    #expect(result.errors.contains("\n(define-fun twice ((x Int)) Int (+ x x))\n"))
    #expect(
      try json(call("evolve", task, "--json"))["define_fun"] as? String == "(define-fun twice ((x Int)) Int (+ x x))")
  }

  @Test func `a column of a table is predicted`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("a,b,sum\n1,2,3\n0.5,0.25,0.75\n-1,4,3\n10,-3,7\n", to: "table.csv")
    let result = call("evolve", table, "--target", "sum", "--population", "200")
    #expect(result.code == 0)
    let program = try folder.write(result.output, to: "answer.gp")
    #expect(call("run", program, "--task", table, "--target", "sum").code == 0)
    #expect(call("evolve", table).code == 65)
    #expect(call("run", program, "--target", "sum").code == 64)
  }

  @Test func `the answer as JSON has the documented keys, whatever the number of threads`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.sum, to: "task")
    var answers: [NSDictionary] = []
    for threads in 1...2 {
      let result = call(
        "evolve", task, "--population", "100", "--json", "--quiet", "--random-seed", "5", "--threads", "\(threads)")
      #expect(result.code == 0)
      #expect(result.errors == "")
      var answer = try json(result)
      #expect(
        answer.keys.sorted() == [
          "cached_executions", "executions", "generalised", "generations", "method", "program", "random_seed",
          "seconds", "size", "solved", "stopped", "task", "test", "threads", "train",
        ])
      #expect(answer["task"] as? String == "sum")
      #expect(answer["method"] as? String == "evolution")
      #expect(answer["solved"] as? Bool == true)
      #expect(answer["generalised"] as? Bool == true)
      #expect(answer["random_seed"] as? Int == 5)
      #expect(answer["threads"] as? Int == threads)
      #expect(answer["stopped"] as? String == "solved")
      #expect(result.output.contains(#""train":{"error":0,"of":5,"right":5}"#))
      #expect(result.output.contains(#""test":{"error":0,"of":2,"right":2}"#))
      answer["seconds"] = nil
      answer["threads"] = nil
      answers.append(answer as NSDictionary)
    }
    #expect(answers[0] == answers[1])
  }

  @Test func `an unsolved task gives the best program all the same`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.impossible, to: "task")
    let result = call("evolve", task, "--population", "20", "--executions", "300")
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("(program impossible ((a Int)) Int\n"))
    #expect(
      result.errors.hasPrefix(
        "\(task): warning: train cases 1 and 2 have the same inputs but different outputs: no program can be right on all\n"
          + "impossible: 3 train cases, no test cases; at most 300 executions; random seed 1\n"))
    #expect(result.errors.contains("\nNot solved: 2 of 3 train cases are right, with a mean train error of 0.333.\n"))
    #expect(
      result.errors.contains("\nThe answer was not tested on unseen cases: the task has no test cases.\n"))
    #expect(
      result.errors.hasSuffix(
        "\nThe budget is spent. --executions or --generations allows more; another --random-seed may do better.\n"))
  }

  @Test func `every budget stops the search`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.impossible, to: "task")
    let small = ["evolve", task, "--population", "20", "--json", "--quiet"]
    let executions = try json(call(small + ["--executions", "300"]))
    #expect(executions["stopped"] as? String == "budget")
    #expect(executions["solved"] as? Bool == false)
    #expect(executions["generalised"] is NSNull)
    #expect((240...300).contains(executions["executions"] as? Int ?? 0))
    let generations = try json(call(small + ["--generations", "4"]))
    #expect(generations["generations"] as? Int == 4)
    #expect(generations["stopped"] as? String == "budget")
    let time = call(small + ["--time", "0"])
    #expect(time.code == 1)
    #expect(try json(time)["stopped"] as? String == "time")
    #expect(try json(time)["program"] is NSNull)
    #expect(time.output.contains(#""train":{"error":null,"of":3,"right":0}"#))
    #expect(
      call("evolve", task, "--generations", "0", "--quiet")
        == CallResult(
          code: 1, output: "",
          errors: "Nothing found: the budget allows no program to be judged.\n"))
  }

  @Test func `the task's own budget counts where the command line has none`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.impossible + "budget: 2 generations, 30 programs\n", to: "task")
    let answer = try json(call("evolve", task, "--json", "--quiet"))
    #expect((91...180).contains(answer["executions"] as? Int ?? 0))
    #expect(try json(call("evolve", task, "--json", "--quiet", "--generations", "1"))["generations"] as? Int == 1)
  }

  @Test(arguments: [(StopRequest.interrupt, Int32(130)), (.terminate, 143)])
  func `a request to stop ends it with the best so far`(stop: StopRequest, code: Int32) throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.impossible, to: "task")
    let result = call(["evolve", task, "--population", "20"], stop: stop)
    #expect(result.code == code)
    #expect(result.output.hasPrefix("(program impossible "))
    #expect(result.errors.hasSuffix("\nInterrupted before the end.\n"))
    let answer = try json(call(["evolve", task, "--population", "20", "--json"], stop: stop))
    #expect(answer["stopped"] as? String == "interrupted")
    #expect(answer["generations"] as? Int == 0)
  }

  @Test func `an answer that fails unseen cases is said to`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(
      """
      input a: Int
      output: Int
      seed (* a a)
      train:
      2 -> 4
      0 -> 0
      test:
      3 -> 6
      4 -> 8
      2 -> 4
      """, to: "task.txt")
    let result = call("evolve", task)
    #expect(result.code == 0)
    #expect(
      result.errors.contains(
        "\nSolved, but the answer does not generalise: 2 of 2 train cases and 1 of 3 test cases are right.\n"))
    #expect(
      result.errors.hasSuffix(
        "\nMore train cases show better what is meant; another --random-seed may find what is.\n"))
    #expect(try json(call("evolve", task, "--json"))["generalised"] as? Bool == false)
    #expect(try json(call("evolve", task, "--json"))["task"] as? String == "task")
  }
}

/// `gp evolve --seeds`
struct EvolveSeedTests {
  private static let task = """
    input a: Int
    input b: Int
    output: Int
    (define twice ((x Int)) Int (* 2 x))
    train:
    1, 2 -> 9
    3, 1 -> 12
    0, 0 -> 0
    test:
    5, 5 -> 30

    """

  @Test func `a seed that solves the task ends the run before anything is evolved`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    let seed = try folder.write("(program s ((x Int) (y Int)) Int (* 3 (+ x y)))\n", to: "s.gp")
    let result = call("evolve", "--seeds", seed, task)
    #expect(result.code == 0)
    #expect(result.output == "(program answer ((a Int) (b Int)) Int\n  (* 3 (+ a b)))\n")
    #expect(
      result.errors.hasPrefix("task: 3 train cases, 1 test case; at most 30M executions; 1 seed; random seed 1\n"))
    #expect(result.errors.contains("\nA seed solves the task already: nothing was evolved.\n5 nodes; 0 generations, "))
  }

  @Test func `helpers of seeds come along`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    let seeds = try folder.write(
      """
      (define double ((x Int)) Int (* 2 x))
      (define idle ((x Int)) Int x)
      (define twice ((x Int) (y Int)) Int (+ x y))
      (define thrice ((x Int) (y Int)) Int (+ (double x) (twice x (double y))))
      (program s ((x Int) (y Int)) Int (+ (thrice x y) y))
      """, to: "s.gp")
    let result = call("evolve", task, "--seeds", seeds, "--quiet")
    #expect(result.code == 0)
    let answer = try folder.write(result.output, to: "answer.gp")
    #expect(call("run", answer, "--task", task).code == 0)
    #expect(!result.output.contains("idle"))
  }

  @Test func `seeds that do not fit are refused, all of a file at once`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    let seeds = try folder.write(
      """
      (program one ((x Int)) Int x)
      (program fits ((x Int) (y Int)) Int x)
        (program two ((x Int) (y Int)) Float 1.0)
      """, to: "s.gp")
    let result = call("evolve", task, "--seeds", seeds)
    #expect(result.code == 65)
    #expect(result.output == "")
    #expect(
      result.errors == """
        \(seeds):1:1: error: program 'one' takes (Int), but the task gives (Int, Int)
          1 | (program one ((x Int)) Int x)
            | ^
        \(seeds):3:3: error: program 'two' gives Float, but the task asks for Int
          3 |   (program two ((x Int) (y Int)) Float 1.0)
            |   ^

        """)
    let untyped = try folder.write("(program p ((x Int) (y Int)) Int\n  (+ x true))", to: "t.gp")
    #expect(call("evolve", task, "--seeds", untyped).errors.hasPrefix("\(untyped):2:8: error: "))
    #expect(call("evolve", task, "--seeds", untyped).code == 65)
    #expect(call("evolve", task, "--seeds", folder.file("none.gp")).code == 66)
    #expect(call("evolve", task, "--seeds", folder.path).code == 66)
    #expect(call("evolve", task, "--seeds", try folder.write("", to: "empty.gp")).code == 65)
  }

  @Test func `a bare expression over the task's inputs is a seed too`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    let seed = try folder.write("(+ (twice (+ a b)) (+ a b))", to: "seed")
    let result = call("evolve", task, "--seeds", seed, "--quiet")
    #expect(result.code == 0)
    #expect(result.output.hasSuffix(")\n"))
  }

  @Test func `a damaged task is told as it is by check, and nothing else`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write("input a: Int\noutput: Int\ntrain:\n1 -> x\n", to: "task")
    let result = call("evolve", task)
    #expect(result.code == 65)
    #expect(result.output == "")
    #expect(result.errors == call("check", task).output.split(separator: "\n").prefix(3).map { $0 + "\n" }.joined())
    #expect(call("evolve", folder.path).code == 66)
    #expect(call("evolve", folder.file("none")).code == 66)
  }

  @Test func `a task that allows no program is damaged`() throws {
    let (task, _) = TaskParser.parse("input a: Int\noutput: Char\ntrain:\n1 -> 'a'\n", file: "t")
    #expect(
      PrimitiveSetError.nothingGives(.char).diagnostic(for: try #require(task)).description
        == "t: error: no program can be made: nothing among the inputs, constants and operators gives Char")
  }
}

/// The built program and real signals.
@Suite(.enabled(if: BuiltProgram.isThere))
struct EvolveSignalTests {
  private static let task = #"printf 'input a: Int\noutput: Int\ntrain:\n1 -> 1\n1 -> 2\n'"#

  @Test(arguments: [("INT", Int32(130)), ("TERM", 143)])
  func `the first signal ends the search after its step`(signal: String, code: Int32) throws {
    let result = try BuiltProgram.shell(
      """
      folder="$(mktemp -d)" && cd "$folder" && \(Self.task) >task
      "$GP" evolve task --population 10 --executions 1000000000000 >answer 2>progress &
      for i in {1..3000}; do grep -qs "^gen" progress && break; sleep 0.02; done
      kill -\(signal) $!
      wait $!; code=$?
      cat answer; tail -n 1 progress >&2; rm -r "$folder"; exit $code
      """)
    #expect(result.code == code)
    #expect(result.output.hasPrefix("(program answer ((a Int)) Int\n"))
    #expect(result.errors == "Interrupted before the end.\n")
  }

  @Test func `the second signal ends it at once`() throws {
    let result = try BuiltProgram.shell(
      """
      folder="$(mktemp -d)" && cd "$folder" && \(Self.task) >task
      "$GP" evolve task --population 500000 --executions 1000000000000 >answer 2>progress &
      for i in {1..3000}; do grep -qs "random seed" progress && break; sleep 0.02; done
      kill -INT $!; sleep 0.1; kill -INT $!
      wait $!; code=$?
      cat answer; rm -r "$folder"; exit $code
      """)
    #expect(result == CallResult(code: 130, output: "", errors: ""))
  }
}
