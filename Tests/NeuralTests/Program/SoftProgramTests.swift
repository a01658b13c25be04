import AST
import Interpreter
import Testing

@testable import Neural

@Suite("Soft programs")
struct SoftProgramTests {
  @Test("know which operators use the choices of a lambda")
  func users() throws {
    let (parsed, problems) = TaskParser.parse(DecoderTests.task, file: "")
    let task = try #require(parsed, "\(problems)")
    let vocabulary = try #require(Vocabulary(task, try TaskCases(of: task).train))
    let layout = Layout(layers: [vocabulary.types], bodyLayers: 1)
    let program = try #require(SoftProgramBuilder.build(vocabulary, layout))
    var inside: Set<Int> = []
    for slot in program.slots {
      for (index, body) in slot.bodies.enumerated() {
        inside.formUnion(body.choices)
        let start = program.choices[slot.choice].lowerBound
        let users = slot.options.indices.filter { slot.options[$0].operands.contains(.body(index)) }
        #expect(!users.isEmpty && slot.options[users[0]].instance.isHigherOrder)
        for choice in body.choices { #expect(program.users[choice] == users.map { start + $0 }) }
      }
    }
    #expect(!inside.isEmpty)
    for choice in program.choices.indices where !inside.contains(choice) { #expect(program.users[choice].isEmpty) }
  }
}
