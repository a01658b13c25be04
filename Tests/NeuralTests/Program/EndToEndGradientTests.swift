import AST
import Interpreter
import Testing

@testable import Neural

@Suite("The derivatives of whole soft programs")
struct EndToEndGradientTests {
  static let tasks = [
    "input x: Int\ninput y: Int\noutput: Int\noperators: + - * square neg <= and if\ntrain:\n1, 2 -> 3\n2, 2 -> 4\n-3, 1 -> 0\n",
    "input xs: [Int]\ninput k: Int\noutput: [Int]\noperators: arithmetic map filter push\n"
      + "train:\n[1 2], 2 -> [3 4]\n[], 2 -> []\n[5], 1 -> [6]\n",
    "input s: String\noutput: String\noperators: sequence char filter\ntrain:\n\"ab\" -> \"ba\"\n\"a\" -> \"a\"\n",
    "input a: Bool\ninput b: Bool\noutput: Bool\ntrain:\ntrue, false -> true\nfalse, false -> false\n",
  ]

  @Test("by logits and constants equal finite differences", arguments: tasks)
  func differences(text: String) throws {
    let (parsed, problems) = TaskParser.parse(text, file: "")
    let task = try #require(parsed, "\(problems)")
    let cases = try TaskCases(of: task).train
    let vocabulary = try #require(Vocabulary(task, cases))
    let scalars = vocabulary.types.allSatisfy(\.isScalar)
    let layout = Layout(layers: Array(repeating: vocabulary.types, count: scalars ? 2 : 1), bodyLayers: 1)
    let program = try #require(SoftProgramBuilder.build(vocabulary, layout))
    let laidOut = LaidOutProgram(program, vocabulary, cases: cases.count)
    let run = TapeRun(laidOut.tape, weights: program.weights)
    run.beta = 1
    for (soft, column) in zip(laidOut.inputs + laidOut.targets, cases.inputColumns + cases.expectedColumns) {
      for (lane, value) in column.enumerated() {
        laidOut.shape.write(value, lane: lane, elements: soft.elements, presence: soft.presence, run.values)
      }
    }
    var random = RandomStream(seed: 7, purpose: .test)
    for choice in program.choices {
      for index in choice { run.weights[index] = 0.5 + Float(random.unit()) }
      let sum = choice.reduce(0) { $0 + run.weights[$1] }
      for index in choice { run.weights[index] /= sum }
    }
    for index in program.probabilities..<program.weights { run.weights[index] = 0.3 }
    _ = run.forward()
    run.backward()
    let slopes = (0..<program.weights).map { run.weightAdjoints[$0] }
    var checked = 0
    for index in 0..<program.weights {
      func difference(_ step: Float) -> Float {
        let weight = run.weights[index]
        run.weights[index] = weight + step
        let above = run.forward()
        run.weights[index] = weight - step
        let below = run.forward()
        run.weights[index] = weight
        return (above - below) / (2 * step)
      }
      let wide = difference(4e-3)
      let narrow = difference(2e-3)
      guard abs(wide - narrow) < 0.02 * (1 + abs(narrow)) else { continue }
      checked += 1
      #expect(abs(narrow - slopes[index]) < 0.03 * (1 + abs(narrow)), "weight \(index) of \(program.weights)")
    }
    #expect(checked * 2 > program.weights)
  }
}
