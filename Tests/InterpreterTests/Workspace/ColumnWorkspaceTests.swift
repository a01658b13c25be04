import AST
import TestSupport
import Testing

@testable import Interpreter

@Suite struct ColumnWorkspaceTests {
  private let limits = Limits(fuel: 500, length: 100)

  /// Random programs, each on several candidates at once, some results of which are kept and used as inputs again.
  @Test func programsOnColumnsGiveTheValuesAndCostsOfTheDefinition() {
    let seed: UInt64 = 11
    for slot in 0..<4000 {
      var generator = ProgramGenerator(seed: seed, slot: slot, emptyLists: .anywhere)
      let program = generator.program(size: 4 + slot % 12)
      let interface = program.interface
      let lanes = 1 + slot % 9
      let workspace = ColumnWorkspace(helpers: interface.helpers, limits: limits)
      let reference = ReferenceInterpreter(interface: interface, limits: limits)
      let candidates = (0..<3).map { _ in (0..<lanes).map { _ in generator.inputs(for: interface) } }
      let columns = candidates.map { rows in
        interface.inputs.indices.map { input in
          workspace.column(of: rows.map { $0[input] }, type: interface.inputs[input].type)
        }
      }
      workspace.begin(program.tree, inputs: interface.inputs.map(\.type), lanes: lanes)
      for column in columns { column.withUnsafeBufferPointer { workspace.add($0, cost: 0) } }
      workspace.run()
      let kept = candidates.indices.map { (cost: workspace.cost(of: $0), column: workspace.keep($0)) }
      let hashes = candidates.indices.map { workspace.hash(of: $0) }
      workspace.end()
      for (index, rows) in candidates.enumerated() {
        let wanted = rows.map { reference.run(program.tree, inputs: $0) }
        let isExhausted = wanted.contains { $0.value == nil }
        #expect((kept[index].cost == nil) == isExhausted, "seed \(seed) slot \(slot)")
        guard !isExhausted else { continue }
        #expect(kept[index].cost == wanted.map(\.cost).max(), "seed \(seed) slot \(slot)")
        let type = interface.result
        let values = (0..<lanes).map { workspace.value(of: kept[index].column, type: type, lane: $0, lanes: lanes) }
        #expect(values == wanted.map(\.value), "seed \(seed) slot \(slot)")
        #expect(hashes[index] == workspace.hash(ofColumn: kept[index].column, type: type, lanes: lanes))
      }
    }
  }

  @Test func equalValuesHaveEqualHashesWhereverTheyLieAndNansAreEqual() throws {
    let workspace = ColumnWorkspace(helpers: [], limits: limits)
    let list = try #require(Type.list(of: .float))
    let values: [Value] = [.list([.float(0), .float(.nan)]), .list([])]
    let others: [Value] = [.list([.float(-0.0), .float(-.nan)]), .list([])]
    let columns = [values, others, [values[1], values[0]]].map { workspace.column(of: $0, type: list) }
    let hashes = columns.map { workspace.hash(ofColumn: $0, type: list, lanes: 2) }
    #expect(hashes[0] == hashes[1])
    #expect(hashes[0] != hashes[2])
  }

  @Test func agreementIsWithinTheToleranceAndTruthIsLaneByLane() {
    let workspace = ColumnWorkspace(helpers: [], limits: limits)
    let actual = workspace.column(of: [.float(1), .float(2), .float(.infinity)], type: .float)
    let wanted = workspace.column(of: [.float(1.05), .float(3), .float(.infinity)], type: .float)
    let right = workspace.agreement(of: actual, with: wanted, type: .float, lanes: 3, tolerance: 0.1)
    #expect(right.lanes == [0, 2])
    let flags = workspace.column(of: [.bool(false), .bool(true), .bool(true)], type: .bool)
    #expect(workspace.truth(of: flags, lanes: 3).lanes == [1, 2])
  }

  @Test func gatheredColumnsTakeLanesOfAnother() {
    let workspace = ColumnWorkspace(helpers: [], limits: limits)
    let texts = workspace.column(of: [.text("a"), .text("bc")], type: .string)
    let gathered = workspace.gather(texts, type: .string, lanes: 2, rows: [1, 1, 0])
    let values = (0..<3).map { workspace.value(of: gathered, type: .string, lane: $0, lanes: 3) }
    #expect(values == [.text("bc"), .text("bc"), .text("a")])
  }
}

@Suite struct LaneSetTests {
  @Test func setsOfLanesAreSets() {
    var even = LaneSet()
    for lane in stride(from: 0, to: LaneSet.capacity, by: 2) { even.insert(lane) }
    let low = LaneSet(first: 100)
    #expect(even.count == 128)
    #expect(low.lanes == Array(0..<100))
    #expect(even.intersection(low).count == 50)
    #expect(even.union(low).count == 178)
    #expect(low.subtracting(even).lanes == Array(stride(from: 1, to: 100, by: 2)))
    #expect(low.intersection(even).isSubset(of: low))
    #expect(!low.isSubset(of: even))
    #expect(LaneSet().isEmpty && LaneSet(first: 1000).count == LaneSet.capacity)
  }
}
