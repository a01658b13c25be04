import AST
import Interpreter
import Testing

@testable import Neural

@Suite("Reading programs out of soft ones")
struct DecoderTests {
  static let task =
    "input xs: [Int]\ninput k: Int\noutput: [Int]\ntrain:\n[1 2], 2 -> [3 4]\n[], 2 -> []\n[5], 1 -> [6]\n"

  @Test("gives well-typed programs whatever is picked")
  func wellTyped() throws {
    let (parsed, problems) = TaskParser.parse(Self.task, file: "")
    let task = try #require(parsed, "\(problems)")
    let vocabulary = try #require(Vocabulary(task, try TaskCases(of: task).train))
    let layout = Layout(layers: Array(repeating: vocabulary.types, count: 3), bodyLayers: 2)
    let program = try #require(SoftProgramBuilder.build(vocabulary, layout))
    var random = RandomStream(seed: 11, purpose: .test)
    var read = 0
    for _ in 0..<300 {
      let picks = program.choices.map { random.below($0.count) }
      let constants = (0..<program.fitted).map { _ in Double(random.int(in: -9...9)) }
      var decoder = Decoder(program, task.interface, picks: picks, constants: constants)
      guard let tree = decoder.tree(), tree.isDetermined(in: task.interface) else { continue }
      read += 1
      let text = Printer.canonical(Program(interface: task.interface, tree: tree))
      #expect(try Parser.program(text).tree == tree, "seed 11: \(text)")
    }
    #expect(read > 100)
  }
}
