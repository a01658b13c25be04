import AST
import Foundation
import Genetic
import Interpreter
import Testing

/// What the README says must compile and hold.
@Suite struct ReadmeTests {
  @Test func theLibraryExampleGivesTheMaximum() throws {
    #expect(try evolveMaximum().contains("(max "))
  }

  @Test func theLibraryExampleIsTheReadmesToTheLetter() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let marker = "// The README's example:\n"
    let example = try #require(source.components(separatedBy: marker + "func").last)
    #expect(readme.contains("func" + example.trimmingCharacters(in: .newlines) + "\n```"))
  }
}

// The README's example:
func evolveMaximum() throws -> String {
  let text = "input a: Int\ninput b: Int\noutput: Int\ntrain:\n1, 2 -> 2\n7, 3 -> 7\n-5, -9 -> -5\n0, 4 -> 4\n"
  let (parsed, problems) = TaskParser.parse(text, file: "")
  guard let task = parsed else { throw Diagnostics(problems) }
  var evolution = try Evolution(task, train: TaskCases(of: task).train, options: EvolutionOptions(task))
  while !evolution.isDone { evolution.step() }
  return evolution.answer()?.program.description ?? "nothing found"
}
