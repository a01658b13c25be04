import AST
import Foundation
import TestSupport
import Testing

@testable import Interpreter

/// Machine code gives what the column engine gives; where the processor has none, the tests say nothing.
@Suite struct NativeCodeTests {
  /// The forms of machine code that can be run here.
  static var forms: [NativeSupport] {
    switch NativeSupport.here {
    case .avx512: [.avx512, .avx2, .sse2]
    case .avx2: [.avx2, .sse2]
    case .sse2: [.sse2]
    case .refused, .unknownProcessor: []
    }
  }

  /// An evaluator that translates whatever it can.
  private func eager(_ columns: CaseColumns, _ helpers: [Helper] = [], _ form: NativeSupport) -> Evaluator {
    let evaluator = Evaluator(columns, helpers: helpers, native: form)
    evaluator.native.leastWords = 0
    evaluator.native.leastExecutions = 0
    evaluator.native.leastBitPrograms = 0
    return evaluator
  }

  private func columns(_ interface: Interface, _ rows: [[Value]]) -> CaseColumns {
    CaseColumns(
      inputs: interface.inputs, outputs: [],
      inputColumns: interface.inputs.indices.map { input in rows.map { $0[input] } }, expectedColumns: [],
      count: rows.count, judge: Judge(kinds: []), limits: Limits())
  }

  private func columns(_ inputs: [Parameter], _ values: [[Double]]) -> CaseColumns {
    CaseColumns(
      inputs: inputs, outputs: [], inputColumns: values.map { $0.map { .float($0) } }, expectedColumns: [],
      count: values[0].count, judge: Judge(kinds: []), limits: Limits())
  }

  private static let scalarOperators = Operator.allCases.filter { op in
    [.control, .logic, .compare, .arithmetic, .math, .bits, .convert, .tuple].contains(op.row.group)
  }

  @Test(arguments: forms)
  func randomScalarProgramsHaveTheValuesOfBothInterpreters(form: NativeSupport) {
    let seed: UInt64 = 11
    var translated = 0
    for slot in 0..<2_000 {
      var generator = ProgramGenerator(
        seed: seed, slot: slot, operators: Self.scalarOperators, universe: [.int, .float, .bool])
      let program = generator.program(size: 4 + slot % 40)
      let interface = program.interface
      let rows = (0..<5 + slot % 7).map { _ in generator.inputs(for: interface) }
      let columns = columns(interface, rows)
      let evaluator = eager(columns, interface.helpers, form)
      let values = evaluator.evaluations(of: program.tree)
      translated += evaluator.native.programs.count
      #expect(
        values == Evaluator(columns, helpers: interface.helpers, native: nil).evaluations(of: program.tree),
        "seed \(seed) slot \(slot)")
      let reference = ReferenceInterpreter(interface: interface, limits: Limits())
      #expect(values[0] == reference.run(program.tree, inputs: rows[0]), "seed \(seed) slot \(slot)")
    }
    #expect(translated > (form == .sse2 ? 150 : 700))
  }

  /// One program for each operator and for numbers on which operators differ most easily.
  @Test(arguments: forms)
  func everyOperatorAgreesOnSpecialNumbers(form: NativeSupport) throws {
    let floats: [Double] = [
      0, -0.0, 1, -1, 0.5, 1e300, -1e300, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, 3, -2.5, 0x1p-1030,
      0x1p63,
    ]
    let ints: [Int64] = [0, 1, -1, 2, 63, 64, 65, -64, .min, .max, 1 << 32, -(1 << 32), 0x1234_5678_9ABC_DEF0, 7, 10]
    let inputs = [
      Parameter(name: "x", type: .float), Parameter(name: "y", type: .float), Parameter(name: "i", type: .int),
      Parameter(name: "j", type: .int), Parameter(name: "p", type: .bool), Parameter(name: "q", type: .bool),
    ]
    var rows: [[Value]] = []
    for (index, x) in floats.enumerated() {
      for (other, y) in floats.enumerated() {
        rows.append([
          .float(x), .float(y), .int(ints[index]), .int(ints[other]), .bool(index % 2 == 0), .bool(other % 3 == 0),
        ])
      }
    }
    let float = ["+", "-", "*", "/", "min", "max", "=", "!=", "<", "<=", ">", ">="].map { "(\($0) x y)" }
    let oneFloat = [
      "neg", "abs", "sign", "square", "cube", "inv", "sqrt", "exp", "log", "sin", "cos", "tanh",
    ].map { "(\($0) x)" }
    let int = [
      "+", "-", "*", "min", "max", "=", "!=", "<", "<=", ">", ">=", "bit-and", "bit-or", "bit-xor", "shift-left",
      "shift-right", "shift-right-logical", "bit-less?",
    ].map { "(\($0) i j)" }
    let oneInt = ["neg", "abs", "sign", "square", "even?", "odd?", "bit-not", "float"].map { "(\($0) i)" }
    let bool = ["and", "or", "xor", "nand", "nor", "=", "!="].map { "(\($0) p q)" } + ["(not p)"]
    let choices = [
      "(if p x y)", "(if (< x y) i j)", "(if p q true)", "(if (= i j) p q)", "(let ((z (* x x))) (+ z z))",
    ]
    let leaves = ["x", "p", "1.5", "true", "(tuple p i x)"]
    let texts = float + oneFloat + bool + choices + leaves + int + oneInt
    let trees = try texts.map { try Parser.expression($0, inputs: inputs, result: nil) }
    let columns = columns(Interface(inputs: inputs, result: .float), rows)
    let evaluator = eager(columns, [], form)
    let values = evaluator.evaluations(of: trees)
    let wanted = Evaluator(columns, native: nil).evaluations(of: trees)
    for index in trees.indices { #expect(values[index] == wanted[index], "\(texts[index])") }
    #expect(form == .sse2 || evaluator.native.programs.count == trees.count)
  }

  @Test(arguments: forms)
  func valuesBeyondTheRegistersAreKeptInMemory(form: NativeSupport) throws {
    let inputs = [Parameter(name: "x", type: .float)]
    let names = (0..<40).map { "v\($0)" }
    let bindings = names.enumerated().map { "(\($1) (+ x \($0).5))" }.joined(separator: " ")
    let body = names.reduce("x") { "(- (* \($0) 0.5) \($1))" }
    let tree = try Parser.expression("(let (\(bindings)) \(body))", inputs: inputs, result: nil)
    let columns = columns(inputs, [(0..<2_500).map { Double($0) / 7 }])
    let evaluator = eager(columns, [], form)
    #expect(evaluator.evaluations(of: tree) == Evaluator(columns, native: nil).evaluations(of: tree))
    #expect(evaluator.native.programs == [0])
  }

  /// More code than one batch has room for, so that batches follow one another.
  @Test(arguments: forms)
  func manyProgramsAreTranslatedInSeveralBatches(form: NativeSupport) throws {
    let inputs = [Parameter(name: "x", type: .float)]
    let trees = try (0..<1_200).map { program in
      try Parser.expression(
        (0..<60).reduce("x") { "(+ (* \($0) x) \(program).\($1))" }, inputs: inputs, result: nil)
    }
    let columns = columns(inputs, [[0.25, -1, 0.75]])
    let evaluator = eager(columns, [], form)
    #expect(evaluator.checksums(of: trees) == Evaluator(columns, native: nil).checksums(of: trees))
    #expect(evaluator.native.programs.count < trees.count)
  }

  @Test(arguments: forms)
  func booleanProgramsRunOn64CasesAWord(form: NativeSupport) {
    for slot in 0..<200 {
      var generator = ProgramGenerator(
        seed: 12, slot: slot, operators: [.and, .or, .xor, .not, .nand, .nor, .if, .let], universe: [.bool])
      let program = generator.program(size: 25)
      let rows = (0..<200).map { _ in generator.inputs(for: program.interface) }
      let columns = columns(program.interface, rows)
      let values = eager(columns, program.interface.helpers, form).evaluations(of: program.tree)
      #expect(
        values == Evaluator(columns, helpers: program.interface.helpers, native: nil).evaluations(of: program.tree))
    }
  }

  /// Whole generations of programs of logic, as they are run: in one batch, on several blocks, with a last word that is not
  /// full.
  @Test(arguments: forms)
  func programsOfLogicHaveTheValuesOfBothInterpreters(form: NativeSupport) {
    let seed: UInt64 = 13
    let operators: [Operator] = [.and, .or, .xor, .not, .nand, .nor, .equal, .notEqual, .if]
    for cases in [1, 64, 200, 33_000] {
      var random = RandomStream(seed: seed, purpose: .test)
      let inputs = (0..<5).map { Parameter(name: "x\($0)", type: .bool) }
      let rows = (0..<cases).map { _ in inputs.map { _ in Value.bool(random.chance(0.5)) } }
      let trees = (0..<(cases > 1000 ? 20 : 150)).map { slot in
        var generator = ProgramGenerator(seed: seed, slot: slot, operators: operators, universe: [.bool])
        return generator.tree(of: .bool, inputs: inputs.map(\.type), size: 1 + slot % 90)
      }
      let columns = columns(Interface(inputs: inputs, result: .bool), rows)
      let evaluator = eager(columns, [], form)
      let values = evaluator.evaluations(of: trees)
      let isTranslated = evaluator.native.programs.count == trees.count
      #expect(isTranslated || form == .sse2)
      #expect(values == Evaluator(columns, native: nil).evaluations(of: trees), "seed \(seed) cases \(cases)")
      let reference = ReferenceInterpreter(interface: Interface(inputs: inputs, result: .bool), limits: Limits())
      for (slot, tree) in trees.enumerated() {
        #expect(values[slot][cases - 1] == reference.run(tree, inputs: rows[cases - 1]), "seed \(seed) slot \(slot)")
      }
    }
  }

  /// Arguments are computed from the last to the first, so a chain to the left keeps them all waiting.
  @Test(arguments: forms, [3, 13, 14, 29, 30, 45])
  func moreWaitingValuesThanRegistersAreNoObstacle(form: NativeSupport, count: Int) throws {
    let logic = (0..<11).map { Parameter(name: "p\($0)", type: .bool) }
    let numbers = (0..<11).map { Parameter(name: "x\($0)", type: .float) }
    let bits = try Parser.expression(
      (1..<count).reduce("p0") { "(\(["nand", "xor", "or"][$1 % 3]) \($0) p\($1 % 11))" }, inputs: logic, result: nil)
    let formula = try Parser.expression(
      (1..<count).reduce("x0") { "(\(["-", "*", "+"][$1 % 3]) \($0) x\($1 % 11))" }, inputs: numbers, result: nil)
    let rows = (0..<2048).map { row in (0..<11).map { row >> $0 & 1 != 0 } }
    for (inputs, tree, rows) in [
      (logic, bits, rows.map { $0.map { Value.bool($0) } }),
      (numbers, formula, rows.map { $0.enumerated().map { Value.float($1 ? 1.5 : Double($0) / 7) } }),
    ] {
      let columns = columns(Interface(inputs: inputs, result: tree.type), rows)
      let evaluator = eager(columns, [], form)
      #expect(evaluator.evaluations(of: tree) == Evaluator(columns, native: nil).evaluations(of: tree))
      #expect(evaluator.native.programs == [0])
    }
  }

  @Test func errorsAndScoresDoNotDependOnMachineCode() throws {
    let inputs = [Parameter(name: "x", type: .float)]
    let points = (0..<3_000).map { Double($0) / 100 - 15 }
    let columns = CaseColumns(
      inputs: inputs, outputs: [Parameter(name: "y", type: .float)], inputColumns: [points.map { .float($0) }],
      expectedColumns: [points.map { .float($0 * $0) }], count: points.count, judge: Judge(kinds: [.default]),
      limits: Limits())
    let trees = try ["(* x x)", "(+ x 1.0)", "(/ x 0.0)", "(sqrt x)", "(abs (* x (abs x)))"].map {
      try Parser.expression($0, inputs: inputs, result: .float)
    }
    let native = errors(of: trees, Evaluator(columns, native: .here))
    let plain = errors(of: trees, Evaluator(columns, native: nil))
    #expect(native.errors == plain.errors)
    #expect(native.scores == plain.scores)
    #expect(plain.scores[0].right == points.count)
  }

  private func errors(of trees: [Tree], _ evaluator: Evaluator) -> (errors: [Double], scores: [Evaluator.Score]) {
    let count = evaluator.cases.count
    var errors = [Double](repeating: -1, count: trees.count * count)
    let scores = errors.withUnsafeMutableBufferPointer { buffer -> [Evaluator.Score] in
      guard let base = buffer.baseAddress else { return [] }
      return evaluator.errors(of: trees.enumerated().map { .init($1, errors: base + $0 * count) })
    }
    return (errors, scores)
  }

  @Test func whereTheSystemRefusesTheColumnEngineRuns() throws {
    let inputs = [Parameter(name: "x", type: .float)]
    let columns = columns(inputs, [(0..<100_000).map(Double.init)])
    let tree = try Parser.expression("(* x x)", inputs: inputs, result: nil)
    let wanted = Evaluator(columns, native: nil).checksums(of: [tree])
    #expect(Evaluator(columns, native: .refused).checksums(of: [tree]) == wanted)
    #expect(Evaluator(columns, native: .unknownProcessor).checksums(of: [tree]) == wanted)
    #expect(NativeSupport.refused.refusal != nil)
    #expect(NativeSupport.avx2.refusal == nil && NativeSupport.avx512.refusal == nil)
  }

  @Test(.enabled(if: NativeSupport.here.refusal == nil))
  func noMemoryIsEverWritableAndExecutable() throws {
    func writableAndExecutable() throws -> [Substring] {
      try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\n").filter {
        $0.contains(" rwx")
      }
    }
    guard var memory = ExecutableMemory(capacity: 4096) else {
      Issue.record("no memory")
      return
    }
    let before = try writableAndExecutable()
    #expect(before.isEmpty)
    let isSealed = memory.seal()
    #expect(isSealed)
    #expect(try writableAndExecutable().isEmpty)
    let isOpen = memory.open()
    #expect(isOpen)
    #expect(try writableAndExecutable().isEmpty)
  }
}
