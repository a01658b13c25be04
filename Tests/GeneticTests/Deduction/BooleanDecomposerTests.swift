import AST
import Interpreter
import Testing

@testable import Genetic

@Suite("Boolean functions taken apart")
struct BooleanDecomposerTests {
  static func table(_ variables: Int, _ function: (Int) -> Bool) -> BooleanTable {
    var table = BooleanTable(variables: variables)
    for index in 0..<1 << variables where function(index) { table.setTrue(index) }
    return table
  }

  /// The value of a program for every combination, by the reference interpreter.
  static func values(_ tree: Tree, _ variables: Int) -> [Bool] {
    let inputs = (0..<variables).map { Parameter(name: "x\($0)", type: .bool) }
    let interface = Interface(inputs: inputs, result: .bool)
    let interpreter = ReferenceInterpreter(interface: interface, limits: Limits())
    return (0..<1 << variables).map { index in
      interpreter.run(tree, inputs: (0..<variables).map { .bool(index >> $0 & 1 == 1) }).value == .bool(true)
    }
  }

  static let sets: [Set<Operator>] = [
    [.and, .or, .not], [.and, .or, .nand, .nor], [.and, .or, .xor, .not, .if], [.nand], [.nor], [.if],
    [.xor, .and], [.or, .not],
  ]

  @Test("random functions are written right with any complete set of operators", arguments: sets.indices)
  func randomFunctions(set: Int) throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = RandomStream(seed: seed, purpose: .test)
      let variables = 1 + random.below(4)
      let bits = random.next()
      let function = { (index: Int) in bits >> UInt64(index) & 1 == 1 }
      var decomposer = BooleanDecomposer(operators: Self.sets[set], most: 100_000, budget: 1_000_000)
      let found = decomposer.tree(Self.table(variables, function), slots: Array(0..<variables))
      let tree = try #require(found, "seed \(seed)")
      #expect(Self.values(tree, variables) == (0..<1 << variables).map(function), "seed \(seed)")
      let used = Set(tree.nodes.filter { $0.kind == .apply }.map(\.op))
      #expect(used.isSubset(of: Self.sets[set]))
    }
  }

  @Test("cofactors and dependence are what they say, below and above the width of a word", arguments: [3, 6, 7, 9])
  func cofactors(variables: Int) {
    var random = RandomStream(seed: 5, purpose: .test)
    let bits = (0..<1 << variables).map { _ in random.chance(0.5) }
    let table = Self.table(variables) { bits[$0] }
    for variable in 0..<variables {
      for value in [false, true] {
        let expected = Self.table(variables - 1) { index in
          let below = index & (1 << variable - 1)
          return bits[(index ^ below) << 1 | (value ? 1 << variable : 0) | below]
        }
        #expect(table.cofactor(variable, value) == expected)
      }
      let flat = Self.table(variables) { bits[$0 & ~(1 << variable)] }
      #expect(!flat.depends(on: variable))
      #expect(variables < 6 || table.depends(on: variable))
    }
    #expect(table.complement.complement == table && !table.isTrue && !table.isFalse)
  }

  @Test("a multiplexer is split by its address")
  func multiplexer() throws {
    // Address bits 0…2, data bits 3…10.
    let table = Self.table(11) { $0 >> (3 + $0 & 7) & 1 == 1 }
    var decomposer = BooleanDecomposer(operators: [.if, .and, .or, .not], most: 100, budget: 10_000_000)
    let found = decomposer.tree(table, slots: Array(0..<11))
    let tree = try #require(found)
    #expect(tree.size == 7 * 2 + 8)
    #expect(decomposer.executions < 10_000_000)
  }

  @Test("parity is a balanced tree, and what is out of reach is not found")
  func parity() throws {
    let table = Self.table(5) { $0.nonzeroBitCount % 2 == 0 }
    let sizes =
      [(set: [.and, .or, .nand, .nor] as Set<Operator>, most: 100, budget: 1_000_000)]
      + [([.and, .or, .nand, .nor], 54, 1_000_000), ([.and, .or], 100, 1_000_000), ([.and, .or, .not], 100, 10)]
    let found = sizes.map { set, most, budget in
      var decomposer = BooleanDecomposer(operators: set, most: most, budget: budget)
      return decomposer.tree(table, slots: Array(0..<5))?.size
    }
    #expect(found == [55, nil, nil, nil])
  }

  @Test("adders of several outputs are solved before anything evolves")
  func tasks() throws {
    let text = """
      input a1: Bool
      input a0: Bool
      input b1: Bool
      input b0: Bool
      output s2: Bool
      output s1: Bool
      output s0: Bool
      target (let ((n (+ (+ (if a1 2 0) (if a0 1 0)) (+ (if b1 2 0) (if b0 1 0))))) \
      (tuple (odd? (div n 4)) (odd? (div n 2)) (odd? n)))
      operators: and or xor not tuple -if -let
      train:
      all a1 a0 b1 b0
      """
    let task = try #require(TaskParser.parse(text).task)
    let cases = try TaskCases(of: task)
    var evolution = try Evolution(task, train: cases.train, options: EvolutionOptions(task))
    evolution.step()
    #expect(evolution.outcome == .solved)
    #expect(try #require(evolution.answer(effort: 0)).rightByReference == 16)
  }
}
