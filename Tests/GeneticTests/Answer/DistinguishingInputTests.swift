import AST
import Interpreter
import Testing

@testable import Genetic

@Suite struct DistinguishingInputTests {
  private static func evolved(_ text: String, seed: UInt64 = 1) throws -> Evolution {
    let task = try #require(TaskParser.parse(text).task)
    var options = EvolutionOptions(task)
    options.threads = 1
    options.seed = seed
    options.executions = 300_000
    var evolution = try Evolution(task, train: TaskCases(of: task).train, options: options)
    while !evolution.isDone { evolution.step() }
    return evolution
  }

  @Test(arguments: 1...3)
  func `programs that are right on few cases disagree on an input nearby`(seed: UInt64) throws {
    let evolution = try Self.evolved(
      "input a: Int\ninput b: Int\noutput: Int\noperators: + * max\ntrain:\n2, 2 -> 4\n", seed: seed)
    let answer = try #require(evolution.answer())
    let found = try #require(evolution.distinguishingInput(of: answer), "seed \(seed)")
    #expect(found.value != found.otherValue)
    #expect(found.inputs != [.int(2), .int(2)])
    // Both are right on the cases, and give what is said of them.
    for (tree, value) in [(answer.program.tree, found.value), (found.other.tree, found.otherValue)] {
      let interpreter = ReferenceInterpreter(interface: evolution.interface, limits: evolution.train.limits)
      #expect(interpreter.run(tree, inputs: [.int(2), .int(2)]).value == .int(4))
      #expect(interpreter.run(tree, inputs: found.inputs).value == value)
    }
    #expect(evolution.distinguishingInput(of: answer) == found)
  }

  @Test func `where every input is a case there is nothing to ask`() throws {
    let evolution = try Self.evolved(
      "input a: Bool\noutput: Bool\ntrain:\ntrue -> false\nfalse -> true\n")
    #expect(evolution.distinguishingInput(of: try #require(evolution.answer())) == nil)
  }

  @Test func `probes are different from one another and from the cases, and no more than asked for`() throws {
    let task = try #require(
      TaskParser.parse(
        "input xs: [Int]\ninput s: String\noutput: Int\ntrain:\n[1 2 3], \"ab\" -> 1\n[], \"\" -> 2\n"
      ).task)
    let cases = try TaskCases(of: task).train
    let recipe = PrimitiveSet.Recipe(task, inputs: cases.inputColumns, outputs: cases.expectedColumns)
    let editor = TreeEditor(primitives: try PrimitiveSet(recipe))
    let probes = ProbeInputs(near: cases, count: 50, seed: 5, editor).inputs
    #expect(probes.count == 50)
    #expect(Set(probes).count == 50)
    #expect(!probes.contains(cases.inputs(of: 0)) && !probes.contains(cases.inputs(of: 1)))
    #expect(probes.contains([.list([]), .string(Array("ab".unicodeScalars))]))
  }
}
