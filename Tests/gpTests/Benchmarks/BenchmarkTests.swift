import Foundation
import Testing

@testable import gp

/// Runs of whole suites: each family at a tiny budget, and on demand the full protocol.
@Suite("Benchmark runs")
struct BenchmarkTests {
  /// What can be judged within a moment by a debug build.
  static let small = BenchmarkSuite.all.map { suite in
    (suite.name, suite.problems.filter { $0.trainCount <= 1500 && $0.testCount <= 3000 }.map(\.name))
  }

  @Test("every family runs, records every run, and says what came of it", arguments: small)
  func families(suite: String, problems: [String]) throws {
    let folder = try TemporaryFolder()
    let results = folder.file("results.jsonl")
    let words = ["bench"] + problems + ["--runs", "1", "--executions", "200", "--population", "20", "--quiet"]
    let table = call(words + ["--out", results])
    #expect(table.code == 0 && table.errors == "")
    #expect(table.output.split(separator: "\n").count == problems.count + 1)
    let runs = try BenchFile(path: results).runs()
    #expect(Set(runs.map(\.key.task)) == Set(problems))
    #expect(runs.allSatisfy { $0.key.suite == suite && $0.executions <= 200 && $0.key.options.population == 20 })
  }

  /// `GP_BENCHMARK=boolean,lists` names suites or problems; `GP_BENCHMARK_RUNS` the runs of each, by default 10;
  /// `GP_BENCHMARK_OUT` the results file, which a second call goes on from.
  @Test(
    "the full protocol",
    .enabled(if: ProcessInfo.processInfo.environment["GP_BENCHMARK"] != nil, "set GP_BENCHMARK to suites or problems"))
  func fullProtocol() throws {
    let environment = ProcessInfo.processInfo.environment
    let names = (environment["GP_BENCHMARK"] ?? "").split(separator: ",").map(String.init)
    let out = environment["GP_BENCHMARK_OUT"].map { ["--out", $0] } ?? []
    let result = call(["bench"] + names + ["--runs", environment["GP_BENCHMARK_RUNS"] ?? "10"] + out)
    #expect(result.code == 0)
    print(result.output)
  }
}
