import AST
import Foundation
import Interpreter
import TestSupport
import Testing

@Suite struct EvaluatorTests {
  /// What the engine and the definition disagree on for one random program, if anything.
  private func disagreement(seed: UInt64, slot: Int, size: Int, cases: Int, limits: Limits) -> String? {
    var generator = ProgramGenerator(seed: seed, slot: slot, emptyLists: .anywhere)
    let program = generator.program(size: size)
    let interface = program.interface
    let rows = (0..<cases).map { _ in generator.inputs(for: interface) }
    let columns = CaseColumns(
      inputs: interface.inputs, outputs: [],
      inputColumns: interface.inputs.indices.map { input in rows.map { $0[input] } },
      expectedColumns: [], count: cases, judge: Judge(kinds: []), limits: limits)
    let fast = Evaluator(columns, helpers: interface.helpers).evaluations(of: program.tree)
    let reference = ReferenceInterpreter(interface: interface, limits: limits)
    for (row, inputs) in rows.enumerated() {
      let wanted = reference.run(program.tree, inputs: inputs)
      if fast[row] != wanted {
        return
          "seed \(seed) slot \(slot) case \(row): \(fast[row]) instead of \(wanted)\n\(program.tree.outline)\n\(inputs)"
      }
    }
    return nil
  }

  @Test func theEngineGivesTheValueAndCostOfTheDefinitionOnRandomPrograms() {
    let seed: UInt64 = 1
    let count = Int(ProcessInfo.processInfo.environment["GP_RANDOM_PROGRAMS"] ?? "") ?? 2_000
    let isLong = count > 100_000
    let limits = Limits(fuel: isLong ? 2_000 : 500, length: isLong ? 300 : 100)
    var shown = 0
    for slot in 0..<count {
      let size = isLong ? 10 + slot % 60 : 5 + slot % 26
      if let text = disagreement(seed: seed, slot: slot, size: size, cases: 8, limits: limits) {
        Issue.record(Comment(rawValue: text))
        shown += 1
        if shown == 5 { return }
      }
    }
  }
}

extension Tree {
  /// The code with operators by name and variables by slot.
  fileprivate var outline: String {
    func text(_ index: Int) -> String {
      let node = nodes[index]
      let inside = children(of: index).map { text($0) }.joined(separator: " ")
      switch node.kind {
      case .literal: return literal(at: index).map { "\($0)" } ?? "?"
      case .variable: return "v\(node.slot)"
      case .lambda: return "(fn \(node.type.parameters) \(inside))"
      case .call: return "(helper\(node.slot) \(inside))"
      case .apply: return "(\(node.op.name) \(inside))"
      }
    }
    return text(0)
  }
}
