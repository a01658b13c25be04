import AST
import TestSupport
import Testing

@Suite struct ProgramGeneratorTests {
  private let seed: UInt64 = 20_260_101

  @Test func everyProgramIsWellTyped() {
    for slot in 0..<600 {
      var generator = ProgramGenerator(seed: seed, slot: slot)
      let program = generator.program(size: 1 + slot % 60)
      #expect(program.faults == [], "seed \(seed) slot \(slot)")
    }
  }

  @Test func everyOperatorCanBeTheRoot() {
    for op in Operator.allCases {
      var generator = ProgramGenerator(seed: seed, slot: Int(op.rawValue))
      let program = generator.program(root: op)
      #expect(program.faults == [], "\(op.name)")
      #expect(program.tree.nodes.first?.op == op && program.tree.nodes.first?.kind == .apply, "\(op.name)")
    }
  }

  @Test func everyOperatorAndKindOfNodeOccurs() {
    var operators: Set<Operator> = []
    var kinds: Set<Node.Kind> = []
    for slot in 0..<2_000 {
      var generator = ProgramGenerator(seed: seed, slot: slot)
      for node in generator.program(size: 30).tree.nodes {
        kinds.insert(node.kind)
        if node.kind == .apply { operators.insert(node.op) }
      }
    }
    #expect(kinds.count == 5)
    #expect(Operator.allCases.filter { !operators.contains($0) } == [])
  }

  @Test func theSameSeedGivesTheSameProgramAndInputs() {
    func make() -> (Program, [Value]) {
      var generator = ProgramGenerator(seed: seed, slot: 3)
      let program = generator.program()
      return (program, generator.inputs(for: program.interface))
    }
    #expect(make() == make())
  }

  @Test func sizesStayNearWhatWasAskedFor() {
    for slot in 0..<200 {
      var generator = ProgramGenerator(seed: seed, slot: slot)
      #expect(generator.program(size: 20).size < 120, "seed \(seed) slot \(slot)")
    }
  }

  @Test func valuesBelongToTheirTypes() {
    var random = RandomStream(seed: seed, purpose: .test)
    for _ in 0..<500 {
      let type = random.type(depth: 3)
      #expect(random.value(of: type).conforms(to: type), "\(type)")
    }
  }

  @Test func aFaultInATreeIsFound() {
    let interface = Interface(inputs: [Parameter(name: "x", type: .int)], result: .int)
    func faults(_ nodes: [Node]) -> Int { Program(interface: interface, tree: Tree(nodes: nodes)).faults.count }
    #expect(faults([.variable(0, .int)]) == 0)
    #expect(faults([.variable(1, .int)]) == 1)
    #expect(faults([.variable(0, .bool)]) == 1)
    #expect(faults([.apply(.add, .int, length: 3), .variable(0, .int), .variable(0, .int)]) == 0)
    #expect(faults([.apply(.add, .int, length: 2), .variable(0, .int)]) == 1)
    #expect(faults([.apply(.length, .int, length: 2), .variable(0, .int)]) == 1)
    #expect(faults([.apply(.add, .int, length: 4), .variable(0, .int), .variable(0, .int)]) == 1)
  }
}
