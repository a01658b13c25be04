internal import AST
internal import Interpreter

/// Numbers that follow from the number of a smaller input.
extension SubgoalSolver {
  /// Numbers that from one number of an input to the next are multiplied by what the next one gives, or grow by it.
  func iterated(_ values: [Value], _ type: Type, in table: BankTable, depth: Int) -> Tree? {
    guard type == .float, table.isWhole, let function = Type.function([.int, type], type),
      allows(.iterate, giving: type, from: [.int, type, function])
    else { return nil }
    for slot in table.scope.slots.indices where table.scope.slots[slot] == .int {
      let steps = steps(values, of: slot, in: table)
      guard steps.count >= SubgoalSolver.leastExamples else { continue }
      let picks = steps.map { (lane: $0.lane, value: Value.int($0.input)) }
      // Each number is only right within the tolerance, and what lies between two of them less so.
      guard let inner = table.elements(.int, picks, tolerance: 4 * table.tolerance) else { return nil }
      let rules: [(op: Operator, neutral: Double, between: (Double, Double) -> Double)] = [
        (.multiply, 1, { $1 / $0 }), (.add, 0, { $1 - $0 }),
      ]
      for (op, neutral, between) in rules where allows(op, giving: type) {
        let growth = steps.map { Value.float(between($0.before, $0.after)) }
        guard let body = solve(growth, type, in: inner, depth: depth + 1) else { continue }
        let first = table.scope.slots.count
        let next = apply(.add, .int, Tree(nodes: [.variable(first, .int)]), Tree(literal: .int(1), type: .int))
        // In the examples the number is the input as well as the parameter.
        let rule = body.substituting(next, for: first).substituting(next, for: slot)
        let lambda = Tree(
          root: .lambda(function, length: 1),
          children: [apply(op, type, Tree(nodes: [.variable(first + 1, type)]), rule)])
        let candidate = apply(
          .iterate, type, Tree(nodes: [.variable(slot, .int)]), Tree(literal: .float(neutral), type: type), lambda)
        if isRight(candidate, values, type, in: table) { return candidate }
      }
    }
    return nil
  }

  /// The lanes whose input is by one above that of another lane, with the numbers of both.
  private func steps(
    _ values: [Value], of slot: Int, in table: BankTable
  ) -> [(lane: Int, input: Int64, before: Double, after: Double)] {
    guard let column = table.evaluate(Tree(nodes: [.variable(slot, .int)])) else { return [] }
    var known: [Int64: (lane: Int, value: Double)] = [:]
    for lane in 0..<table.lanes {
      guard case .int(let n) = table.value(of: column, type: .int, lane: lane), case .float(let value) = values[lane]
      else { return [] }
      known[n] = (lane, value)
    }
    return known.keys.sorted().compactMap { input in
      guard let now = known[input], let before = known[input &- 1] else { return nil }
      return (now.lane, input, before.value, now.value)
    }
  }

  /// The most Int programs that are divided by one another.
  private static let maximumDivided = 24

  /// Quotients of known Int programs that are right on some lanes.
  func quotients(_ values: [Value], in table: BankTable) -> [CaseSplitter.Term] {
    guard allows(.divide, giving: .float), allows(.toFloat, giving: .float, from: [.int]) else { return [] }
    let wanted = values.map { if case .float(let number) = $0 { number } else { Double.nan } }
    let programs = table.programs(of: .int, first: SubgoalSolver.maximumDivided).prefix(SubgoalSolver.maximumDivided)
      .compactMap { program in
        table.numbers(of: program.column, type: .int).map { (tree: program.tree, numbers: $0) }
      }
    var terms: [CaseSplitter.Term] = []
    for above in programs {
      guard table.spend(programs: programs.count) else { return terms }
      for below in programs {
        var right = LaneSet()
        for lane in wanted.indices
        where Judge.isRight(
          above.numbers[lane] / below.numbers[lane], expected: wanted[lane], tolerance: table.tolerance)
        { right.insert(lane) }
        guard !right.isEmpty else { continue }
        let tree = apply(
          .divide, .float, apply(.toFloat, .float, above.tree), apply(.toFloat, .float, below.tree))
        terms.append(.init(tree: tree, right: right))
      }
    }
    return terms
  }
}
