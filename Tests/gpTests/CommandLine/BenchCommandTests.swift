import Foundation
import Testing

@testable import gp

struct BenchCommandTests {
  static let task = """
    task: double
    input x: Int
    output: Int
    operators: + -if -let
    train:
    1 -> 2
    4 -> 8
    test:
    -3 -> -6

    """

  /// A JSON answer, read back.
  private func tasks(_ output: String) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return try #require(object?["tasks"] as? [[String: Any]])
  }

  @Test func `a task's runs are counted and the answer has the documented keys`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "double.txt")
    let result = call("bench", path, "--runs", "3", "--executions", "1000", "--quiet", "--threads", "2", "--json")
    #expect(result.code == 0 && result.errors == "")
    let task = try #require(try tasks(result.output).first)
    #expect(task["task"] as? String == "double")
    #expect(task["runs"] as? Int == 3 && task["solved"] as? Int == 3 && task["generalised"] as? Int == 3)
    #expect((task["wilson95"] as? [Double])?.last == 1)
    #expect(task["median_executions"] is Double && task["median_seconds"] is Double)
    let options = try #require(task["options"] as? [String: Any])
    #expect(options["executions"] as? Int == 1000 && options["selection"] as? String == "lexicase")
  }

  @Test func `a bench that was killed goes on where it was`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "double.txt")
    let out = folder.file("runs.jsonl")
    let words = ["bench", path, "--executions", "1000", "--quiet", "--out", out, "--threads", "1", "--runs"]
    #expect(call(words + ["2"]).code == 0)
    let first = try InputFile.bytes(of: out)
    // The third run was being written when the process died.
    try folder.write(bytes: first + Array(#"{"task":"double","rand"#.utf8), to: "runs.jsonl")
    #expect(call(words + ["4"]).code == 0)
    let all = try InputFile.bytes(of: out)
    #expect(all.starts(with: first))
    #expect(try BenchFile(path: out).runs().map(\.key.randomSeed) == [1, 2, 3, 4])
    // Nothing is left to do; the answer is still that of all runs.
    let again = call(words + ["4"])
    #expect(try InputFile.bytes(of: out) == all)
    #expect(again == call("merge", out))
    #expect(again.output.contains("double     4       4        4"))
  }

  @Test func `runs that leave techniques out are runs of their own, and the table says so`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "double.txt")
    let out = folder.file("runs.jsonl")
    let words = ["bench", path, "--executions", "1000", "--quiet", "--out", out, "--threads", "1", "--runs", "1"]
    #expect(call(words).code == 0)
    #expect(call(words + ["--without", "subgoals", "bank", "--without", "bank"]).code == 0)
    #expect(try BenchFile(path: out).runs().map(\.key.options.without) == [nil, ["bank", "subgoals"]])
    #expect(call("merge", out).output.hasSuffix("1k  --without bank subgoals\n"))
  }

  @Test func `variants are runs of their own, and the table says so`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "double.txt")
    let out = folder.file("runs.jsonl")
    let words = ["bench", path, "--executions", "1000", "--quiet", "--out", out, "--threads", "1", "--runs", "1"]
    for more in [[], ["--with", "informed-sampling"], ["--islands", "4"], ["--islands", "1"]] {
      #expect(call(words + more).code == 0)
    }
    let options = try BenchFile(path: out).runs().map(\.key.options)
    #expect(options.map(\.with) == [nil, ["informed-sampling"], nil])
    #expect(options.map(\.islands) == [nil, nil, 4])
    let table = call("merge", out).output.split(separator: "\n")
    #expect(table.map { $0.hasSuffix(" --with informed-sampling") } == [false, false, true, false])
    #expect(table.map { $0.hasSuffix(" --islands 4") } == [false, false, false, true])
  }

  @Test func `shards do every run once and merge into the whole`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "double.txt")
    let words = ["bench", path, "len", "--runs", "3", "--executions", "1000", "--quiet"]
    let files = (1...2).map { folder.file("part-\($0).jsonl") }
    for (index, file) in files.enumerated() {
      #expect(call(words + ["--shard", "\(index + 1)/2", "--out", file]).code == 0)
    }
    let runs = try files.flatMap { try BenchFile(path: $0).runs() }
    #expect(runs.count == 6 && Set(runs.map(\.key)).count == 6)
    let merged = try tasks(call(["merge"] + files + files + ["--json"]).output)
    #expect(merged.compactMap { $0["task"] as? String }.sorted() == ["double", "len"])
    #expect(merged.allSatisfy { $0["runs"] as? Int == 3 })
  }

  @Test func `threads change nothing but the time`() throws {
    let words = ["bench", "len", "koza-1", "--runs", "2", "--executions", "2000", "--quiet", "--out"]
    let folder = try TemporaryFolder()
    func runs(_ threads: String) throws -> Set<BenchRun> {
      let out = folder.file(threads)
      #expect(call(words + [out, "--threads", threads]).code == 0)
      return Set(
        try BenchFile(path: out).runs().map { run in
          var run = run
          run.seconds = 0
          return run
        })
    }
    #expect(try runs("1") == runs("3"))
  }

  @Test func `a folder of task files is a suite, and what is no task is told and skipped`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.task, to: "double.txt")
    _ = try folder.write("input x: Int\n", to: "broken.txt")
    _ = try folder.write("nothing to do with it", to: "notes.md")
    let out = folder.file("runs.jsonl")
    let result = call("bench", folder.path, "--runs", "1", "--executions", "100", "--quiet", "--out", out)
    #expect(result.code == 0)
    #expect(result.errors.contains("broken.txt"))
    #expect(!result.errors.contains("left out"))
    #expect(call("bench", folder.path, "--runs", "1", "--executions", "100").errors.contains("broken.txt: left out\n"))
    #expect(try BenchFile(path: out).runs().map(\.key.task) == ["double"])
  }

  @Test func `tables are tasks by the column to predict, beside other files`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.task, to: "double.txt")
    let table = try folder.write("a,b,c\n1,2,3\n2,5,7\n4,1,5\n3,3,6\n8,1,9\n", to: "sums.csv")
    let out = folder.file("runs.jsonl")
    let words = ["--runs", "1", "--executions", "2000", "--quiet", "--threads", "1", "--out", out, "--target"]
    #expect(call(["bench", folder.path] + words + ["c"]).code == 0)
    #expect(call(["bench", table] + words + ["a"]).code == 0)
    let runs = try BenchFile(path: out).runs()
    #expect(runs.map(\.key.task) == ["double", "sums c", "sums a"])
    #expect(runs.map(\.solved) == [true, true, true])
    #expect(call("bench", table, "--target", "d").code == 65)
  }

  @Test func `what cannot be done is said`() throws {
    let folder = try TemporaryFolder()
    #expect(call("bench", "nguyen-13").errors.hasPrefix("Error: Unknown problem 'nguyen-13'. Did you mean 'nguyen-1"))
    #expect(call("bench", "./none.txt").code == 66)
    #expect(call("bench", "len", "--executions", "-1").code == 64)
    #expect(call("merge").code == 64)
    let other = try folder.write("{}\n", to: "other.jsonl")
    #expect(
      call("merge", other)
        == CallResult(code: 65, output: "", errors: "Error: '\(other)': line 1 is no finished run of 'gp bench'\n"))
    #expect(call("bench", "len", "--out", other).code == 65)
    #expect(call(["bench", "len", "--executions", "100", "--quiet"], stop: .interrupt).code == 130)
  }

  @Test func `without any suite the suites are listed`() {
    let result = call("bench")
    #expect(result.code == 0)
    #expect(
      result.output.split(separator: "\n").map { $0.prefix { $0 != ":" } } == [
        "psb1", "boolean", "regression", "lists",
      ])
  }

  @Test func `the median of an even number of runs lies in the middle`() {
    #expect(BenchSummary.median([]) == nil)
    #expect(BenchSummary.median([3, 1]) == 2)
    #expect(BenchSummary.median([5, 1, 3]) == 3)
  }
}
