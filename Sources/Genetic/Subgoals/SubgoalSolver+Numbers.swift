internal import AST
internal import Interpreter

/// Numbers that are put together from known numbers.
extension SubgoalSolver {
  /// An Int program with its values.
  private typealias Numbers = (tree: Tree, values: [Int64])

  /// The most Int programs that numbers are put together from.
  private static let maximumNumbers = 400

  private func numbers(in table: BankTable) -> [Numbers] {
    table.programs(of: .int, first: SubgoalSolver.maximumNumbers).compactMap { program in
      let values = table.ints(of: program.column)
      return values.count == table.lanes ? (program.tree, values) : nil
    }
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
}
