import Foundation
import Testing

@testable import gp

/// The pages on experiments say what the committed runs found.
struct ExperimentDocumentationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation")

  private struct Run: Decodable {
    struct Line: Decodable {
      let statement: String
      let measured: String
      let holds: Bool
    }
    let experiment: String
    let lines: [Line]
    let holds: Bool
  }

  private static func run(_ name: String) throws -> Run {
    try JSONDecoder().decode(Run.self, from: Data(contentsOf: root.appending(path: "Results/\(name).json")))
  }

  /// The experiments of which a run is committed.
  private static let names = Experiments.all.map { $0.description.name }.filter {
    FileManager.default.fileExists(atPath: root.appending(path: "Results/\($0).json").path)
  }

  @Test(arguments: names)
  func `a page quotes every statement of its run`(name: String) throws {
    let page = try String(contentsOf: Self.root.appending(path: "Experiments/\(name).md"), encoding: .utf8)
    let run = try Self.run(name)
    #expect(run.experiment == name)
    #expect(run.holds == run.lines.allSatisfy(\.holds))
    for line in run.lines {
      let quote = "\(line.holds ? "PASS" : "FAIL")  \(line.statement): \(line.measured)"
      #expect(page.contains("\n\(quote)\n"), "\(quote)")
    }
    let quoted = page.split(separator: "\n").count { $0.hasPrefix("PASS  ") || $0.hasPrefix("FAIL  ") }
    #expect(quoted == run.lines.count)
  }

  /// The committed runs on tasks: `cloud-product` and the like.
  private static let taskRuns =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Results").path)) ?? [])
    .filter { $0.hasPrefix("cloud-") && $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

  @Test(arguments: taskRuns)
  func `the page on tasks quotes every statement of each run in order`(name: String) throws {
    let page = try String(contentsOf: Self.root.appending(path: "Experiments/cloud-task.md"), encoding: .utf8)
    let lines = try Self.run(name).lines.map { "\($0.holds ? "PASS" : "FAIL")  \($0.statement): \($0.measured)" }
    #expect(page.contains("\n```\n" + lines.joined(separator: "\n") + "\n```\n"))
  }
}
