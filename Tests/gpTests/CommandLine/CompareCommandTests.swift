import Foundation
import Testing

@testable import gp

struct CompareCommandTests {
  private static let double = BenchCommandTests.task

  /// Its values have no relaxation.
  private static let nested = """
    task: nested
    input xs: [[Int]]
    output: [[Int]]
    train:
    [[1]] -> [[1]]
    [[2], [3]] -> [[2], [3]]

    """

  private func json(_ output: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func `six arms do their runs, and the answer tells of tasks, suites and pairs`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.double, to: "double.txt")
    let result = call(
      "compare", path, "--runs", "2", "--executions", "20000", "--quiet", "--threads", "2", "--json")
    #expect(result.code == 0 && result.errors == "")
    let answer = try json(result.output)
    let methods = ComparisonArm.allCases.map(\.rawValue)
    #expect((answer["arms"] as? [[String: String]])?.map { $0["method"] } == methods)
    let task = try #require((answer["tasks"] as? [[String: Any]])?.first)
    let arms = try #require(task["methods"] as? [String: [String: Any]])
    #expect(task["task"] as? String == "double" && Set(arms.keys) == Set(methods))
    #expect(arms.values.allSatisfy { $0["runs"] as? Int == 2 })
    // Enumeration comes upon (+ x x) at once.
    #expect(arms["evolution"]?["right"] as? Int == 2 && arms["evolution"]?["expected_executions"] is Double)
    #expect(task["fewest_executions"] is String && task["least_seconds"] is String)
    let pairs = try #require(answer["pairs"] as? [[String: Any]])
    #expect(pairs.count == 15 && pairs.allSatisfy { ($0["tasks"] as? [Any])?.count == 1 })
    #expect((answer["gradient_against"] as? [[String: Any]])?.count == 4)
    #expect((answer["options"] as? [String: Any])?["executions"] as? Int == 20000)
  }

  @Test func `the table has a line for each task and says where gradient descent is ahead`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.double, to: "double.txt")
    let result = call("compare", path, "--runs", "1", "--executions", "20000", "--threads", "1")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("task    evolution"))
    #expect(result.output.contains("\ndouble     1/1 "))
    #expect(result.output.contains("\nGradient descent against evolution, by executions: ahead on "))
    #expect(result.errors.contains("random:     random programs of the same types"))
    #expect(result.errors.contains("6 of 6 runs; double, seed 1, random: solved in "))
  }

  @Test func `a comparison that was killed goes on where it was, and its files are there`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.double, to: "double.txt")
    let out = folder.file("out")
    let words = ["compare", path, "--executions", "2000", "--quiet", "--out", out, "--threads", "1", "--runs"]
    #expect(call(words + ["1"]).code == 0)
    let first = try InputFile.bytes(of: out + "/runs.jsonl")
    try folder.write(bytes: first + Array(#"{"task":"double","rand"#.utf8), to: "out/runs.jsonl")
    let whole = call(words + ["2"])
    #expect(whole.code == 0)
    let all = try InputFile.bytes(of: out + "/runs.jsonl")
    #expect(all.starts(with: first))
    let runs = try BenchFile(path: out + "/runs.jsonl").runs()
    #expect(runs.map(\.key.randomSeed) == Array(repeating: 1, count: 6) + Array(repeating: 2, count: 6))
    #expect(Set(runs.map(\.key)).count == 12)
    // Nothing is left to do, and the answer is the same.
    #expect(call(words + ["2"]) == whole)
    #expect(try InputFile.bytes(of: out + "/runs.jsonl") == all)
    #expect(
      try folder.names("out") == ["compare-pairs.csv", "compare.csv", "compare.json", "compare.svg", "runs.jsonl"])
    let table = String(decoding: try InputFile.bytes(of: out + "/compare.csv"), as: UTF8.self)
    #expect(
      table.hasPrefix("suite,task,method,runs,right,low95,high95,expected_executions,expected_seconds,inapplicable\n"))
    #expect(table.split(separator: "\n").count == 7)
  }

  @Test func `threads change nothing but the time`() throws {
    let folder = try TemporaryFolder()
    func runs(_ threads: String) throws -> Set<BenchRun> {
      let out = folder.file(threads)
      let words = ["compare", "sum", "koza-1", "--runs", "1", "--executions", "30000", "--quiet", "--out", out]
      #expect(call(words + ["--threads", threads]).code == 0)
      return Set(
        try BenchFile(path: out + "/runs.jsonl").runs().map { run in
          var run = run
          run.seconds = 0
          run.reached = run.reached?.map { .init(share: $0.share, executions: $0.executions, seconds: 0) }
          return run
        })
    }
    let one = try runs("1")
    #expect(one.count == 12)
    #expect(one == (try runs("3")))
    // Each arm asks for no more than the budget, by one accountant.
    #expect(one.allSatisfy { $0.executions <= 30000 })
  }

  @Test func `a task that an arm has nothing to search in says so`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.nested, to: "nested.txt")
    let result = call("compare", path, "--runs", "1", "--executions", "4000", "--quiet", "--json")
    #expect(result.code == 0)
    let task = try #require((try json(result.output)["tasks"] as? [[String: Any]])?.first)
    let values = try #require((task["methods"] as? [String: [String: Any]])?["gradient-values"])
    #expect((values["inapplicable"] as? String)?.contains("values of type [[Int]] have no relaxation") == true)
    #expect(call("compare", path, "--runs", "1", "--executions", "4000", "--quiet").output.contains("  n/a  "))
  }

  @Test func `what cannot be done is said`() throws {
    #expect(call("compare").code == 64)
    #expect(call("compare", "nguyen-13").errors.hasPrefix("Error: Unknown problem 'nguyen-13'."))
    #expect(call("compare", "./none.txt").code == 66)
    #expect(call("compare", "len", "--runs", "0").code == 64)
    #expect(call("compare", "len", "--out", "/proc/none").code == 73)
    // Whoever interrupts gets the table so far.
    let result = call(["compare", "len", "--executions", "100", "--quiet"], stop: .interrupt)
    #expect(result.code == 130 && result.output.hasPrefix("task"))
  }
}
