import AST
import Foundation
import TestSupport
import Testing

@testable import Interpreter

@Suite struct EvaluatorTests {
  /// What the engine and the definition disagree on for one random program, if anything.
  private func disagreement(
    _ generator: inout ProgramGenerator, seed: UInt64, slot: Int, size: Int, cases: Int, limits: Limits
  ) -> String? {
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

  /// A hundred thousand small programs; `GP_RANDOM_PROGRAMS=1000000 swift test -c release` runs larger ones.
  @Test(arguments: 0..<8)
  func theEngineGivesTheValueAndCostOfTheDefinitionOnRandomPrograms(part: Int) {
    let seed: UInt64 = 1
    let count = Int(ProcessInfo.processInfo.environment["GP_RANDOM_PROGRAMS"] ?? "") ?? 100_000
    let isLong = count > 100_000
    let limits = Limits(fuel: isLong ? 2_000 : 500, length: isLong ? 300 : 100)
    for slot in stride(from: part, to: count, by: 8) {
      let size = isLong ? 10 + slot % 60 : 5 + slot % 26
      var generator = ProgramGenerator(seed: seed, slot: slot, emptyLists: .anywhere)
      if let text = disagreement(&generator, seed: seed, slot: slot, size: size, cases: 8, limits: limits) {
        Issue.record(Comment(rawValue: text))
        return
      }
    }
  }
}

extension EvaluatorTests {
  @Test func booleanProgramsRunOn64CasesAWordWithTheValuesOfTheDefinition() {
    let operators: [Operator] = [.and, .or, .xor, .not, .nand, .nor, .if, .let]
    for slot in 0..<300 {
      var generator = ProgramGenerator(seed: 2, slot: slot, operators: operators, universe: [.bool])
      let text = disagreement(&generator, seed: 2, slot: slot, size: 20, cases: 130, limits: Limits())
      #expect(text == nil)
    }
  }

  @Test func manyCasesAreEvaluatedBlockByBlockLikeOne() {
    for slot in 0..<60 {
      var generator = ProgramGenerator(seed: 3, slot: slot, emptyLists: .anywhere)
      let text = disagreement(
        &generator, seed: 3, slot: slot, size: 20, cases: 600, limits: Limits(fuel: 200, length: 50))
      #expect(text == nil)
    }
  }

  /// Answers near the expected ones, so that all kinds of errors occur.
  @Test func errorsAndRightCasesAreThoseOfTheJudge() {
    for slot in 0..<1500 {
      var generator = ProgramGenerator(seed: 4, slot: slot)
      let width = 1 + generator.random.below(3)
      let types = (0..<width).map { _ in generator.random.type() }
      let kinds = types.map { type in
        ErrorKind.allCases.filter { $0.admits(type) }[
          generator.random.below(ErrorKind.allCases.filter { $0.admits(type) }.count)]
      }
      let judge = Judge(kinds: kinds, tolerance: 0.25)
      let cases = 6
      var actual: [[Value]] = []
      var expected: [[Value]] = []
      for _ in 0..<cases {
        let row = types.map { generator.random.value(of: $0, length: 6) }
        actual.append(row)
        expected.append(
          row.indices.map { generator.random.chance(0.4) ? row[$0] : generator.random.value(of: types[$0], length: 6) })
      }
      let parameters = types.enumerated().map { Parameter(name: "x\($0)", type: $1) }
      let columns = CaseColumns(
        inputs: parameters, outputs: parameters, inputColumns: types.indices.map { index in actual.map { $0[index] } },
        expectedColumns: types.indices.map { index in expected.map { $0[index] } }, count: cases, judge: judge,
        limits: Limits())
      let parts = types.indices.map { Tree(nodes: [.variable($0, types[$0])]) }
      guard let type = width == 1 ? types[0] : Type.tuple(types) else { continue }
      let tree = width == 1 ? parts[0] : Tree(root: .apply(.tuple, type, length: 0), children: parts)
      var errors = [Double](repeating: -1, count: cases * width)
      let score = Evaluator(columns).errors(of: tree, into: &errors)
      var right = 0
      for row in 0..<cases {
        let value = width == 1 ? actual[row][0] : .tuple(actual[row])
        let wanted = judge.errors(of: value, expected: expected[row])
        #expect(Array(errors[row * width..<(row + 1) * width]) == wanted, "slot \(slot) row \(row) \(types) \(kinds)")
        if judge.isRight(value, expected: expected[row]) { right += 1 }
      }
      #expect(score.right == right, "slot \(slot)")
      let total = Evaluator(columns).totals(of: [tree])[0]
      #expect(total.error == errors.reduce(0, +) && total.right == right, "slot \(slot)")
    }
  }

  @Test(arguments: [nil, NativeSupport.here])
  func totalsAreTheSumsOfTheErrorsOfAllBlocks(native: NativeSupport?) throws {
    let inputs = [Parameter(name: "x", type: .float)]
    let points = (0..<3000).map { Value.float(Double($0) / 100) }
    let columns = CaseColumns(
      inputs: inputs, outputs: [Parameter(name: "y", type: .float)], inputColumns: [points], expectedColumns: [points],
      count: points.count, judge: Judge(kinds: [.default], tolerance: 0.1), limits: Limits())
    let trees = try ["x", "(* x 1.001)", "(sin x)", "(/ x (- x 7.0))", "(exp (* x x))", "(log (- 0.0 x))"].map {
      try Parser.expression($0, inputs: inputs, result: .float)
    }
    let evaluator = Evaluator(columns, native: native)
    for (tree, total) in zip(trees, evaluator.totals(of: trees)) {
      let (errors, score) = evaluator.errors(of: tree)
      #expect(total.error == errors.reduce(0, +) && total.right == score.right)
    }
    #expect(evaluator.totals(of: []).isEmpty)
  }

  @Test func theBitParallelDistanceIsTheDistance() {
    var random = RandomStream(seed: 5, purpose: .test)
    for _ in 0..<400 {
      let alphabet = 1 + random.below(6)
      let left = (0..<random.below(200)).map { _ in UInt64(random.below(alphabet)) }
      var right = (0..<random.below(200)).map { _ in UInt64(random.below(alphabet)) }
      if random.chance(0.5) { right = left.filter { _ in random.chance(0.8) } }
      let wanted = Levenshtein.distance(left.count, right.count) { left[$0] == right[$1] }
      #expect(BitParallelLevenshtein.distance(left, left.count, right, right.count) == wanted)
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
