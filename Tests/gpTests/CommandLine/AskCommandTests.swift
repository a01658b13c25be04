import Foundation
import Testing

@testable import gp

struct AskCommandTests {
  private static let task = """
    input a: Int
    input b: Int
    output: Int
    operators: + * max
    train:
    2, 2 -> 4  # twice two
    """

  @Test func `answers become cases until right programs agree`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "task.txt")
    // Whatever is asked, the sum is meant: the answer is found by asking for it.
    var answers: [String] = []
    var result = call(["ask", path, "--executions", "200000"])
    for _ in 0..<4 {
      guard let line = result.errors.split(separator: "\n").last(where: { $0.hasPrefix("What is right?") }) else {
        break
      }
      let numbers = line.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
      answers = ["\(numbers[0] + numbers[1])"]
      result = call(["ask", path, "--executions", "200000"], answers: answers)
    }
    #expect(result.code == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix(Self.task + "\n"))
    #expect(text.split(separator: "\n").count > 6)
    #expect(call("check", path).code == 0)
  }

  @Test func `an answer that cannot be read is asked for again, an empty one ends the questions`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "task.txt")
    let result = call(["ask", path, "--executions", "200000"], answers: ["many", "1, 2", "  "])
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("(program "))
    #expect(result.errors.components(separatedBy: "What is right?").count == 4, "\(result.errors)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.task)
  }

  @Test func `a task without written cases has no place for answers`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("input a: Int\noutput: Int\ntrain:\nsample 9 a: 0...9\ntarget a\n", to: "task.txt")
    let result = call("ask", path)
    #expect(result.code == 65)
    #expect(result.errors.contains("no cases are written under 'train:', to which answers could be added"))
    #expect(call("ask", "-").code == 64)
    #expect(call("ask").code == 64)
    #expect(call("ask", folder.file("none")).code == 66)
  }

  @Test func `evolve names an input that tells right programs apart`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.task, to: "task.txt")
    let result = call("evolve", path, "--executions", "200000")
    #expect(result.errors.contains("Right programs disagree: "), "\(result.errors)")
    let json = call("evolve", path, "--executions", "200000", "--json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let distinguishing = try #require(object["distinguishing"] as? [String: Any])
    #expect(distinguishing.keys.sorted() == ["answer", "inputs", "other", "other_program"])
    #expect((distinguishing["inputs"] as? [Int])?.count == 2)
    #expect((distinguishing["answer"] as? [Int]) != (distinguishing["other"] as? [Int]))
  }
}
