import AST
import Interpreter
import TestSupport
import Testing

@Suite struct ReferencePropertyTests {
  private let seed: UInt64 = 7_411
  private let limits = Limits(fuel: 3_000, length: 300)

  /// Runs random programs on random inputs.
  private func forEachRun(
    _ count: Int, _ body: (_ program: Program, _ inputs: [Value], _ label: Comment) -> Void
  ) {
    for slot in 0..<count {
      let root = Operator.allCases[slot % Operator.allCases.count]
      var generator = ProgramGenerator(seed: seed, slot: slot, emptyLists: .anywhere)
      let program = generator.program(size: 5 + slot % 40, root: slot % 2 == 0 ? root : nil)
      for row in 0..<3 {
        let inputs = generator.inputs(for: program.interface)
        body(program, inputs, "seed \(seed) slot \(slot) row \(row)")
      }
    }
  }

  @Test func everyProgramReturnsAValueOfItsTypeOrIsExhausted() {
    var values = 0
    var runs = 0
    forEachRun(900) { program, inputs, label in
      let interpreter = ReferenceInterpreter(interface: program.interface, limits: limits)
      let evaluation = interpreter.run(program.tree, inputs: inputs)
      runs += 1
      if let value = evaluation.value {
        values += 1
        #expect(value.conforms(to: program.interface.result), label)
        #expect(evaluation.cost >= 0 && evaluation.cost <= limits.fuel, label)
      } else {
        #expect(evaluation.cost == limits.fuel, label)
      }
    }
    #expect(values * 10 > runs * 8, "too many exhausted programs to test much")
  }

  @Test func exhaustionIsExactlyACostAboveTheFuel() {
    forEachRun(300) { program, inputs, label in
      func run(fuel: Int) -> Evaluation {
        ReferenceInterpreter(interface: program.interface, limits: Limits(fuel: fuel, length: .max))
          .run(program.tree, inputs: inputs)
      }
      let full = run(fuel: 3_000)
      guard full.value != nil else { return }
      #expect(run(fuel: full.cost) == full, label)
      #expect(run(fuel: .max) == full, label)
      if full.cost > 0 {
        #expect(run(fuel: full.cost - 1) == Evaluation(value: nil, cost: full.cost - 1), label)
      }
    }
  }
}
