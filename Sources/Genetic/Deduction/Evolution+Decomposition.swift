internal import AST
internal import Interpreter

extension Evolution {
  /// Takes the outputs of a Boolean task apart whose cases are its whole truth table, and judges what comes of it.
  mutating func decomposeTable() {
    guard let cases = trainCases, cases.count == 1 << cases.inputs.count, cases.inputs.count <= Self.mostVariables,
      (cases.inputs + cases.outputs).allSatisfy({ $0.type == .bool }), let tables = Self.tables(cases)
    else { return }
    let operators = Set(
      primitives.functions.map(\.root).filter { $0.kind == .apply && $0.type == .bool }.map(\.op))
    var decomposer = BooleanDecomposer(
      operators: operators, most: Self.mostNodes, budget: budget - executions.asked)
    let slots = Array(0..<cases.inputs.count)
    let trees = tables.compactMap { decomposer.tree($0, slots: slots) }
    executions.asked += Swift.min(decomposer.executions, budget - executions.asked)
    guard trees.count == tables.count, executions.asked + train.count <= budget else { return }
    judge(
      trees.count == 1
        ? trees : [Tree(root: .apply(.tuple, primitives.result, length: 1), children: trees)])
  }

  private static let mostVariables = 20
  private static let mostNodes = 2000

  /// The functions of the outputs; `nil` if a combination of inputs is there twice.
  private static func tables(_ cases: Cases) -> [BooleanTable]? {
    let variables = cases.inputs.count
    var indices = Array(repeating: 0, count: cases.count)
    for (variable, column) in cases.inputColumns.enumerated() {
      for (row, value) in column.enumerated() where value == .bool(true) { indices[row] |= 1 << variable }
    }
    var seen = BooleanTable(variables: variables)
    for index in indices { seen.setTrue(index) }
    guard seen.isTrue else { return nil }
    return cases.expectedColumns.map { column in
      var table = BooleanTable(variables: variables)
      for (row, value) in column.enumerated() where value == .bool(true) { table.setTrue(indices[row]) }
      return table
    }
  }
}
