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
}
