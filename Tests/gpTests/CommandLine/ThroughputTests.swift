import AST
import Foundation
import Interpreter
import Testing

@testable import gp

struct ThroughputTests {
  private static let task = """
    input a: Int
    input b: Int
    output: Int
    (define twice ((x Int)) Int (* 2 x))
    train:
    1, 2 -> 2
    5, 3 -> 5
    4, -1 -> 4

    """

  private func measure(_ programs: String, name: String = "programs", threads: Int = 1) throws -> Throughput {
    let folder = try TemporaryFolder()
    let ready = try ReadyTask(path: folder.write(Self.task, to: "task"))
    let list = try ProgramList(path: folder.write(programs, to: name), for: ready.task)
    return try Throughput.measure(
      list, CaseColumns(ready.cases.train, of: ready.task), threads: threads, least: 0.002)
  }

  @Test func `what is measured is counted, whatever the number of threads`() throws {
    let programs = "(max a b)\n\n; a comment\n# another\n  (twice (+ a 1))\r\nb"
    let single = try measure(programs)
    #expect(single.programs == 3)
    #expect(single.nodes == 8)
    #expect(single.rows == 3)
    #expect(single.repeats >= 1)
    #expect(single.seconds >= 0.002)
    // max: 2, 5, 4; twice: 4, 12, 10; b: 2, 3, -1; each added up, and joined in order by a factor of 31.
    #expect(single.checksum == (11 * 31 + 26) * 31 + 4)
    let several = try measure(programs, threads: 3)
    #expect(several.checksum == single.checksum)
    #expect(several.threads == 3)
    #expect(several.seconds >= 0.006)
  }

  @Test func `rates follow from the counts and the time`() throws {
    let result = try measure("(max a b)\n")
    let executions = 3.0 * Double(result.repeats)
    #expect(result.executionsPerSecond == executions / result.seconds)
    #expect(result.nodeRowsPerSecond == 3 * executions / result.seconds)
  }

  @Test func `a program file is measured too, with its own helpers`() throws {
    let result = try measure(
      "(define half ((x Int)) Int (div x 2))\n(program p ((x Int) (y Int)) Int\n  (half x))\n", name: "p.gp")
    #expect(result.programs == 1)
    #expect(result.nodes == 2)
    #expect(result.checksum == 0 + 2 + 2)
  }

  @Test func `the order of programs is part of the checksum`() throws {
    #expect(try measure("a\nb\n").checksum != measure("b\na\n").checksum)
  }

  @Test func `the answer as JSON has the documented keys`() throws {
    let folder = try TemporaryFolder()
    let result = call(
      "bench", "throughput", "--task", try folder.write(Self.task, to: "task"), "--programs",
      try folder.write("(max a b)\n", to: "programs"), "--threads", "1", "--json")
    #expect(result.code == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "checksum", "executions_per_second", "node_rows_per_second", "nodes", "programs", "repeats", "rows", "seconds",
        "threads",
      ])
    #expect(object["checksum"] as? String == "000000000000000b")
    #expect((object["seconds"] as? Double ?? 0) >= 1)
  }

  @Test func `random programs are measured, the same for the same seed`() throws {
    let folder = try TemporaryFolder()
    let task = try ReadyTask(path: folder.write(Self.task, to: "task"))
    let list = try ProgramList(random: 40, seed: 3, for: task)
    #expect(list.trees.count == 40 && Set(list.trees).count == 40)
    #expect(list.trees.allSatisfy { $0.type == .int })
    #expect(try ProgramList(random: 40, seed: 3, for: task).trees == list.trees)
    #expect(try ProgramList(random: 40, seed: 4, for: task).trees != list.trees)
    let result = call(
      "bench", "throughput", "--task", folder.file("task"), "--random-programs", "7", "--threads", "1", "--json")
    #expect(result.code == 0)
    #expect(result.output.contains("\"programs\":7,"), "\(result.output)")
  }

  @Test func `programs come from one place`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    #expect(call("bench", "throughput", "--task", task).code == 64)
    #expect(call("bench", "throughput", "--task", task, "--programs", task, "--random-programs", "7").code == 64)
    #expect(call("bench", "throughput", "--task", task, "--programs", task, "--random-seed", "7").code == 64)
  }

  @Test(
    arguments: [
      ("(max a b\n\n(min a d)\n", [":1:1: error: '(' is never closed", ":3:8: error: unknown name 'd'"]),
      ("", [": error: there are no programs; expected one expression a line"]),
      ("; nothing\n", [": error: there are no programs; expected one expression a line"]),
      ("(< a b)\n", [":1:1: error: expected Int for the program"]),
      ("(program p ((x Int)) Int x)", [":1:1: error: program 'p' takes (Int), but the task gives (Int, Int)"]),
    ])
  func `damaged programs are told line by line`(programs: String, messages: [String]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(programs, to: "programs")
    let result = call(
      "bench", "throughput", "--task", try folder.write(Self.task, to: "task"), "--programs", path)
    #expect(result.code == 65)
    #expect(result.output == "")
    for message in messages { #expect(result.errors.contains(path + message), "\(result.errors)") }
  }

  @Test func `missing files are told, both from standard input refused`() throws {
    let folder = try TemporaryFolder()
    let task = try folder.write(Self.task, to: "task")
    #expect(call("bench", "throughput", "--task", task, "--programs", folder.file("none")).code == 66)
    #expect(call("bench", "throughput", "--task", folder.path, "--programs", task).code == 66)
    #expect(call("bench", "throughput", "--task", "-", "--programs", "-").code == 64)
    #expect(call("bench", "throughput", "--task", task, "--programs", task, "--threads", "0").code == 64)
  }
}
