internal import AST
internal import Interpreter

/// Numbers that add up over a sequence, and lists whose items depend on their index.
extension SubgoalSolver {
  /// The least number of lanes that a rule learns an expression from.
  static let leastExamples = 4

  /// Numbers that are sums, or the greatest or least, over the elements of a known sequence: where it has one element, the
  /// number is what that element gives.
  func folded(_ values: [Value], _ type: Type, in table: BankTable, depth: Int) -> Tree? {
    guard type == .int || type == .float, table.isWhole, let list = Type.list(of: type), table.number(of: list) != nil
    else { return nil }
    let ops = [Operator.sum, .maximum, .minimum].filter { allows($0, giving: type, from: [list]) }
    for sequence in primitives.types where sequence.isSequence {
      guard let source = sequence.element, let function = Type.function([source], type),
        allows(.map, giving: list, from: [function, sequence])
      else { continue }
      let sequences = table.programs(of: sequence, first: SubgoalSolver.maximumFolded)
      for program in sequences where program.tree.literal(at: 0) == nil {
        var picks: [(lane: Int, value: Value)] = []
        for lane in 0..<table.lanes {
          let items = table.value(of: program.column, type: sequence, lane: lane).elements
          if items.count == 1 { picks.append((lane, items[0])) }
        }
        // The inputs beside an element are those of another lane, or its sequence would do as well as the element.
        let apart = picks.indices.map { (lane: picks[($0 + 1) % picks.count].lane, value: picks[$0].value) }
        guard Set(picks.map(\.value)).count >= SubgoalSolver.leastExamples, let inner = table.elements(source, apart),
          let body = solve(picks.map { values[$0.lane] }, type, in: inner, depth: depth + 1)
        else { continue }
        let lambda = Tree(root: .lambda(function, length: 1), children: [body])
        let items = apply(.map, list, lambda, program.tree)
        for op in ops {
          let candidate = apply(op, type, items)
          if isRight(candidate, values, type, in: table) { return candidate }
        }
      }
    }
    return nil
  }

  private static let maximumFolded = 8

  /// Numbers that grow, from one number of an input to the next, by what the next one gives: sums over a range.
  func accumulated(_ values: [Value], _ type: Type, in table: BankTable, depth: Int) -> Tree? {
    guard type == .int, table.isWhole, let ints = Type.list(of: .int), table.number(of: ints) != nil,
      let function = Type.function([.int], .int), allows(.sum, giving: .int), allows(.range, giving: ints),
      allows(.map, giving: ints, from: [function, ints])
    else { return nil }
    for slot in table.scope.slots.indices where table.scope.slots[slot] == .int {
      let input = Tree(nodes: [.variable(slot, .int)])
      guard let column = table.evaluate(input) else { return nil }
      var byInput: [Int64: Int64] = [:]
      var lanes: [Int64: Int] = [:]
      for lane in 0..<table.lanes {
        guard case .int(let n) = table.value(of: column, type: .int, lane: lane), case .int(let value) = values[lane]
        else { return nil }
        byInput[n] = value
        lanes[n] = lane
      }
      let steps = byInput.keys.sorted().filter { byInput[$0 &- 1] != nil }.prefix(LaneSet.capacity)
      guard steps.count >= SubgoalSolver.leastExamples else { continue }
      let picks = steps.map { (lane: lanes[$0] ?? 0, value: Value.int($0)) }
      let growth = steps.map { Value.int((byInput[$0] ?? 0) &- (byInput[$0 &- 1] ?? 0)) }
      guard let inner = table.elements(.int, picks), let body = solve(growth, .int, in: inner, depth: depth + 1) else {
        continue
      }
      let one = Tree(literal: .int(1), type: .int)
      let range = apply(.range, ints, one, apply(.add, .int, input, one))
      // In the examples the number is the input; in the sum it is the parameter.
      let parameter = Tree(nodes: [.variable(table.scope.slots.count, .int)])
      let lambda = Tree(
        root: .lambda(function, length: 1), children: [body.substituting(parameter, for: slot)])
      let candidate = apply(.sum, .int, apply(.map, ints, lambda, range))
      if isRight(candidate, values, type, in: table) { return candidate }
    }
    return nil
  }

  /// Lists of numbers whose items follow from their index alone, up to where a condition on the item fails.
  ///
  /// - Parameters:
  ///   - item: the type of what the program's list holds.
  ///   - emitted: what a number becomes there.
  func counted(
    _ lists: [[Value]], giving item: Type, in table: BankTable, depth: Int, _ emitted: (Tree) -> Tree
  ) -> Tree? {
    guard table.isWhole, let list = Type.list(of: item), let test = Type.function([.int], .bool),
      let emit = Type.function([.int], item), let step = Type.function([.int], .int),
      allows(.unfold, giving: list, from: [.int, test, emit, step]), allows(.add, giving: .int),
      let longest = lists.indices.max(by: { (lists[$0].count, $1) < (lists[$1].count, $0) }),
      lists[longest].count >= SubgoalSolver.leastExamples,
      lists.allSatisfy({ lists[longest].starts(with: $0) })
    else { return nil }
    for start in Int64(0)...2 {
      let picks = lists[longest].indices.prefix(LaneSet.capacity).map {
        (lane: longest, value: Value.int(start + Int64($0)))
      }
      guard let indices = table.elements(.int, picks),
        let body = solve(lists[longest].prefix(picks.count).map { $0 }, .int, in: indices, depth: depth + 1),
        let condition = condition(lists, start, body, in: table)
      else { continue }
      let slot = table.scope.slots.count
      let one = Tree(literal: .int(1), type: .int)
      let next = apply(.add, .int, Tree(nodes: [.variable(slot, .int)]), one)
      return apply(
        .unfold, list, Tree(literal: .int(start), type: .int),
        Tree(root: .lambda(test, length: 1), children: [condition.substituting(body, for: slot)]),
        Tree(root: .lambda(emit, length: 1), children: [emitted(body)]),
        Tree(root: .lambda(step, length: 1), children: [next]))
    }
    return nil
  }

  /// What holds of the items of the lists, but not of the first number behind them.
  private func condition(_ lists: [[Value]], _ start: Int64, _ body: Tree, in table: BankTable) -> Tree? {
    let ends = lists.indices.prefix(LaneSet.capacity / 2).map {
      (lane: $0, value: Value.int(start + Int64(lists[$0].count)))
    }
    guard let behind = table.elements(.int, ends), let column = behind.evaluate(body) else { return nil }
    var states = ends.indices.map { rank in
      (lane: ends[rank].lane, value: behind.value(of: column, type: .int, lane: rank), holds: false)
    }
    // The last items tell most of where a list ends.
    for end in ends {
      if let last = lists[end.lane].last { states.append((end.lane, last, true)) }
    }
    guard let tests = table.elements(.int, states.map { ($0.lane, $0.value) }) else { return nil }
    return solve(states.map { .bool($0.holds) }, .bool, in: tests, depth: SubgoalSolver.maximumDepth - 1)
  }

  /// True if a program has the given value in every lane.
  func isRight(_ tree: Tree, _ values: [Value], _ type: Type, in table: BankTable) -> Bool {
    guard let column = table.evaluate(tree) else { return false }
    return table.agreement(of: column, with: table.column(of: values, type: type), type: type)
      == LaneSet(first: table.lanes)
  }
}

extension Value {
  /// The elements of a sequence.
  var elements: [Value] {
    switch self {
    case .string(let scalars): scalars.map { .char($0) }
    case .list(let items): items
    case .int, .float, .bool, .char, .tuple: []
    }
  }
}

extension Tree {
  /// The tree with another in the place of every occurrence of a variable; neither has binders.
  func substituting(_ other: Tree, for slot: Int) -> Tree {
    var result = self
    for index in nodes.indices.reversed() where nodes[index].kind == .variable && nodes[index].slot == slot {
      result.replaceSubtree(at: index, with: other)
    }
    return result
  }
}
