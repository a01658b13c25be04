import Testing

@testable import gp

struct NewCommandTests {
  @Test func `the example goes to standard output`() {
    let result = call("new")
    #expect(result == CallResult(code: 0, output: ExampleTask.text, errors: ""))
    #expect(call("new", "-") == result)
    #expect(ExampleTask.text.hasSuffix("\n6, 20, -4 -> 6\n"))
  }

  @Test func `a file is written once`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("my task.txt")
    #expect(
      call("new", path)
        == CallResult(code: 0, output: "", errors: "Wrote \(path). Edit it, then run: gp evolve '\(path)'\n"))
    #expect(try InputFile.bytes(of: path) == Array(ExampleTask.text.utf8))
    #expect(
      call("new", path) == CallResult(code: 73, output: "", errors: "Error: Cannot create '\(path)': File exists\n"))
  }

  @Test func `the example has no problems and is what a first task should be`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("task.txt")
    _ = call("new", path)
    let result = call("check", path)
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("median of three: Of three integers, the middle one.\n"))
    #expect(result.output.hasSuffix("\nNo problems.\n"))
  }

  @Test func `a benchmark problem has fresh cases by its seed`() throws {
    let folder = try TemporaryFolder()
    let words = ["new", "--problem", "median", "--train", "5", "--test", "2", "--random-seed"]
    let task = call(words + ["7"])
    #expect(task.code == 0)
    #expect(task.output.contains("\ntask: median\n"))
    #expect(call(words + ["7"]) == task)
    #expect(call(words + ["8"]).output != task.output)
    let path = try folder.write(task.output, to: "task")
    let facts = call("check", path).output
    #expect(facts.contains("\n  Train cases  5, the first: "))
    #expect(facts.contains("\n  Test cases   2, the first: "))
    let file = folder.file("median.txt")
    #expect(
      call("new", file, "--problem", "median").errors == "Wrote \(file). Run: gp evolve \(file)\n")
  }

  @Test func `the list has every problem once`() {
    let output = call("new", "--list").output
    let names = output.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names == BenchmarkSuite.all.flatMap { $0.problems.map(\.name) })
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(
    arguments: [
      (["--problem", "mediam"], "Unknown problem 'mediam'. Did you mean 'median'? 'gp new --list' shows all."),
      (["--train", "3"], "'--train' needs '--problem <name>'."),
      (["--list", "--test", "3"], "'--list' and '--test' cannot be used together."),
      (["--list", "file"], "Unexpected argument 'file'"),
      (
        ["--problem", "median", "--train", "0"],
        "The value '0' is invalid for '--train <n>'. Please provide a whole number from 1 to 1000000."
      ),
    ])
  func `options that make no sense are refused`(words: [String], message: String) {
    let result = call(["new"] + words)
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: \(message)\nUsage: gp new [<file>] [<options>]\n"))
  }
}
