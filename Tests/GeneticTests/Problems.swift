import AST
import Interpreter

@testable import Genetic

/// A small search problem whose cases come from a program that solves it.
struct Problem {
  let interface: Interface
  let primitives: PrimitiveSet
  let train: CaseColumns
  let cases: Cases
  /// The program that the cases were made with.
  let solution: Tree

  init(
    inputs: [(String, Type)], result: Type, solution: String, rows: [[Value]], operators: [Operator],
    chars: [Unicode.Scalar] = [], texts: [[Unicode.Scalar]] = [], ints: [Int64] = []
  ) throws {
    let parameters = inputs.map { Parameter(name: $0.0, type: $0.1) }
    interface = Interface(inputs: parameters, result: result)
    self.solution = try Parser.expression(solution, inputs: parameters, result: result)
    primitives = try PrimitiveSet(
      .init(
        inputs: inputs.map(\.1), result: result, operators: operators,
        constants: ints.map { (value: .int($0), type: .int) },
        ephemerals: PrimitiveSet.Recipe.defaultEphemerals(chars: chars, texts: texts)))
    let interpreter = ReferenceInterpreter(interface: interface)
    let tree = self.solution
    let outputs = result.isTuple ? result.parts : [result]
    let expected = rows.map { row -> [Value] in
      let value = interpreter.run(tree, inputs: row).value ?? result.defaultValue
      if case .tuple(let parts) = value { return parts }
      return [value]
    }
    var cases = Cases(
      inputs: parameters,
      outputs: outputs.enumerated().map { Parameter(name: "output\($0.offset)", type: $0.element) })
    for (row, values) in zip(rows, expected) { cases.append(row + values) }
    self.cases = cases
    train = CaseColumns(
      inputs: cases.inputs, outputs: cases.outputs, inputColumns: cases.inputColumns,
      expectedColumns: cases.expectedColumns, count: cases.count, judge: Judge(kinds: outputs.map { _ in .default }),
      limits: Limits())
  }

  static func medianOfThree(cases: Int = 60) throws -> Problem {
    var random = RandomStream(seed: 5, purpose: .cases)
    let rows = (0..<cases).map { _ in (0..<3).map { _ in Value.int(random.int(in: -50...50)) } }
    return try Problem(
      inputs: [("a", .int), ("b", .int), ("c", .int)], result: .int,
      solution: "(max (min a b) (min (max a b) c))", rows: rows,
      operators: Fixtures.operators(.arithmetic, .compare, .control))
  }

  static func countOdds(cases: Int = 60, operators: [Operator] = Fixtures.everyday) throws -> Problem {
    var random = RandomStream(seed: 6, purpose: .cases)
    let rows = (0..<cases).map { _ in
      [Value.list((0..<random.below(10)).map { _ in .int(random.int(in: -20...20)) })]
    }
    return try Problem(
      inputs: [("xs", Fixtures.type("[Int]"))], result: .int, solution: "(length (filter (fn (x) (odd? x)) xs))",
      rows: rows, operators: operators)
  }

  static func polynomial(cases: Int = 20) throws -> Problem {
    let rows = (0..<cases).map { [Value.float(Double($0) / 10 - 1)] }
    return try Problem(
      inputs: [("x", .float)], result: .float, solution: "(+ (* x x) (+ x 1.0))", rows: rows,
      operators: Fixtures.operators(.arithmetic))
  }

  static func divide(cases: Int = 40) throws -> Problem {
    var random = RandomStream(seed: 7, purpose: .cases)
    let rows = (0..<cases).map { _ in [Value.int(random.int(in: 0...100)), .int(random.int(in: 1...9))] }
    return try Problem(
      inputs: [("a", .int), ("b", .int)], result: Type.tuple([.int, .bool]) ?? .int,
      solution: "(tuple (div a b) (= (mod a b) 0))", rows: rows,
      operators: Fixtures.operators(.arithmetic, .compare, .control))
  }

  static func upcaseWords(cases: Int = 30) throws -> Problem {
    var random = RandomStream(seed: 8, purpose: .cases)
    let rows = (0..<cases).map { _ in
      [Value.string((0..<random.below(14)).map { _ in random.element(of: Array("abcXY   ".unicodeScalars)) ?? " " })]
    }
    return try Problem(
      inputs: [("text", .string)], result: Fixtures.type("[String]"),
      solution: "(map (fn (w) (upcase w)) (words text))",
      rows: rows, operators: Fixtures.operators(.char, .sequence, .text, .higherOrder), chars: ["a", " "])
  }

  /// A search without a bank, unless the change says otherwise.
  func evolution(_ change: (inout EvolutionOptions) -> Void = { _ in }) -> Evolution {
    var options = EvolutionOptions()
    options.population = 300
    options.threads = 2
    options.bank = .none
    change(&options)
    return Evolution(interface: interface, primitives: primitives, train: train, cases: cases, options: options)
  }
}
