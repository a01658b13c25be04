import TestSupport
import Testing

@testable import AST

/// What is printed reads back as what it was, over random programs of every type and operator.
@Suite struct RoundTripTests {
  /// A thousand programs with helpers, and a hundred trees over the inputs and helpers of each.
  @Test(arguments: 0..<4)
  func everyDeterminedProgramReadsBackAsItWas(part: Int) throws {
    var seen: Set<Operator> = []
    for slot in part * 250..<(part + 1) * 250 {
      var generator = ProgramGenerator(seed: 20_240_602, slot: slot)
      let program = generator.program(size: 4 + slot % 40)
      let interface = program.interface
      let text = Printer.canonical(program)
      guard (try? Parser.program(text)) == program else {
        Issue.record("seed 20240602, slot \(slot)\n\(text)")
        return
      }
      for number in 0..<100 {
        let type = generator.random.element(of: generator.universe) ?? .int
        let tree = generator.tree(
          of: type, inputs: interface.inputs.map(\.type), helpers: interface.helpers, size: 1 + number % 10)
        for node in tree.nodes where node.kind == .apply { seen.insert(node.op) }
        let text = Printer.expression(tree, interface)
        let parsed = try? Parser.expression(text, inputs: interface.inputs, result: type, helpers: interface.helpers)
        guard parsed == tree else {
          Issue.record("seed 20240602, slot \(slot), tree \(number)\n\(text)")
          return
        }
      }
    }
    #expect(seen.count == Operator.allCases.count)
  }

  @Test func aProgramReadsBackExactlyIfItIsDetermined() throws {
    var refused = 0
    for slot in 0..<2500 {
      var generator = ProgramGenerator(seed: 3, slot: slot, emptyLists: .anywhere)
      let program = generator.program(size: 2 + slot % 12)
      let interface = program.interface
      let isDetermined =
        program.tree.isDetermined(in: interface)
        && interface.helpers.enumerated().allSatisfy { index, helper in
          helper.body.isDetermined(
            inputs: helper.parameters, helpers: Array(interface.helpers.prefix(index)), result: helper.result)
        }
      let text = Printer.canonical(program)
      do {
        let parsed = try Parser.program(text)
        #expect(isDetermined && parsed == program, "slot \(slot)\n\(text)")
      } catch {
        refused += 1
        #expect(!isDetermined, "slot \(slot): \(error)\n\(text)")
        #expect(error.items.allSatisfy { $0.message.hasPrefix("nothing determines the type of '[") }, "\(error)")
      }
    }
    #expect(refused > 20)
  }

  @Test func everyRandomProgramIsWellTyped() {
    for slot in 0..<1000 {
      var generator = ProgramGenerator(seed: 5, slot: slot)
      let program = generator.program(size: 20)
      #expect(
        program.tree.isWellTyped(
          inputs: program.interface.inputs, helpers: program.interface.helpers, result: program.interface.result))
    }
  }
}
