internal import AST
internal import Interpreter

/// Numbers that are put together from known numbers and sequences.
extension SubgoalSolver {
  /// An Int program with its values.
  private typealias Numbers = (tree: Tree, values: [Int64])

  /// The most Int programs that numbers are put together from.
  private static let maximumNumbers = 400

  private func numbers(in table: BankTable) -> [Numbers] {
    (table.remembered(.int) + table.programs(of: .int, first: SubgoalSolver.maximumNumbers)).compactMap { program in
      let values = table.ints(of: program.column)
      return values.count == table.lanes ? (program.tree, values) : nil
    }
  }

  /// Lengths of known sequences, and in lambdas how often, or where, the parameter is in one.
  func measured(_ values: [Value], in table: BankTable) -> Tree? {
    let expected = table.column(of: values, type: .int)
    let all = LaneSet(first: table.lanes)
    let parameter = table.isWhole ? nil : table.scope.slots.last
    for type in primitives.types where type.isSequence {
      guard let element = type.element, parameter == nil || parameter == element else { continue }
      let ops: [Operator] = parameter == nil ? [.length] : [.count, .indexOf]
      for op in ops where allows(op, giving: .int, from: parameter == nil ? [type] : [type, element]) {
        for sequence in table.sequences(of: type) {
          let bound = Tree(nodes: [.variable(table.scope.slots.count - 1, element)])
          let tree = parameter == nil ? apply(op, .int, sequence) : apply(op, .int, sequence, bound)
          guard let column = table.evaluate(tree) else { return nil }
          if table.agreement(of: column, with: expected, type: .int) == all { return tree }
        }
      }
    }
    return nil
  }

  /// The most numbers that one is a sum of.
  private static let maximumSummands = 4
  /// The most numbers among which summands are looked for.
  private static let maximumParts = 24

  /// Sums of known numbers, none of which is negative, or anywhere greater than the sum.
  func added(_ values: [Value], in table: BankTable) -> Tree? {
    let wanted = values.compactMap { if case .int(let number) = $0 { number } else { nil } }
    guard allows(.add, giving: .int), Set(wanted).count > 2, wanted.allSatisfy({ $0 >= 0 }),
      table.spend(programs: SubgoalSolver.maximumNumbers)
    else { return nil }
    let parts = numbers(in: table).filter { number in
      number.tree.literal(at: 0) == nil && zip(number.values, wanted).allSatisfy { (0...$1).contains($0) }
    }
    return sum(of: wanted, parts.prefix(SubgoalSolver.maximumParts), SubgoalSolver.maximumSummands)
  }

  private func sum(of wanted: [Int64], _ parts: ArraySlice<Numbers>, _ most: Int) -> Tree? {
    if let one = parts.first(where: { $0.values == wanted }) { return one.tree }
    guard most > 1 else { return nil }
    for rank in parts.indices {
      let rest = zip(wanted, parts[rank].values).map { $0 - $1 }
      guard rest.allSatisfy({ $0 >= 0 }), rest.contains(where: { $0 > 0 }),
        let others = sum(of: rest, parts[(rank + 1)...], most - 1)
      else { continue }
      return apply(.add, .int, parts[rank].tree, others)
    }
    return nil
  }

  /// Quotients of an Int that is a goal of its own, and one that was one before.
  func divided(_ values: [Value], in table: BankTable, depth: Int) -> Tree? {
    guard allows(.divide, giving: .float), allows(.toFloat, giving: .float, from: [.int]) else { return nil }
    let wanted = values.compactMap { if case .float(let number) = $0 { number } else { nil } }
    for below in table.remembered(.int) {
      let numbers = table.ints(of: below.column)
      guard numbers.count == wanted.count, !numbers.contains(0) else { continue }
      let above = zip(wanted, numbers).map { ($0 * Double($1)).rounded() }
      guard above.allSatisfy({ $0.magnitude < 1e15 }),
        zip(above, zip(numbers, wanted)).allSatisfy({
          Judge.isRight($0 / Double($1.0), expected: $1.1, tolerance: table.tolerance)
        }), let tree = solve(above.map { .int(Int64($0)) }, .int, in: table, depth: depth + 1)
      else { continue }
      return apply(.divide, .float, apply(.toFloat, .float, tree), apply(.toFloat, .float, below.tree))
    }
    return nil
  }
}
