internal import AST
internal import Interpreter

/// Lists that are made of other lists, or of items one from another.
extension SubgoalSolver {
  /// Lists of texts that are all numbers, each of which follows from the one before or from its index.
  func shownNumbers(
    _ lists: [[Value]], _ element: Type, in table: BankTable, depth: Int
  ) -> Tree? {
    guard element == .string else { return nil }
    var numbers: [[Value]] = []
    for list in lists {
      let items = list.compactMap { item -> Value? in
        guard case .string(let text) = item else { return nil }
        return number(text).map { .int($0) }
      }
      guard items.count == list.count else { return nil }
      numbers.append(items)
    }
    func show(_ number: Tree) -> Tree { apply(.show, .string, number) }
    guard allows(.show, giving: .string, from: [.int]) else { return nil }
    return unfolded(numbers, .int, giving: .string, in: table, show)
      ?? counted(numbers, giving: .string, in: table, depth: depth, show)
  }

  /// The most sequences that a list is tried to be made from, item by item.
  private static let maximumSources = 8
  /// The most of those where equal elements stand for different items.
  private static let maximumInconsistent = 3
  /// The most elements that the body of a lambda is looked for with.
  private static let elementLanes = 64

  /// A sequence that a list may have been made from, and which of its elements belongs to which item.
  private struct Source {
    let tree: Tree
    let function: Type
    let element: Type
    let picks: [(lane: Int, index: Int, value: Value)]
    /// True if equal elements always stand for equal items.
    let isConsistent: Bool
  }

  /// Lists that have an item for every element of some known sequence, in its order or in the opposite one.
  func mapped(_ lists: [[Value]], _ element: Type, in table: BankTable, depth: Int) -> Tree? {
    guard table.isWhole, let result = Type.list(of: element) else { return nil }
    var sources: [Source] = []
    for type in primitives.types where type.isSequence {
      guard let source = type.element, let function = Type.function([source], element),
        allows(.map, giving: result, from: [function, type])
      else { continue }
      for program in table.programs(of: type) {
        let tree = program.tree
        guard let picks = picks(program.column, type, lists.map(\.count), in: table) else { continue }
        sources.append(self.source(tree, function, source, picks, lists))
        guard allows(.reverse, giving: type) else { continue }
        let reversed = picks.map { (lane: $0.lane, index: lists[$0.lane].count - 1 - $0.index, value: $0.value) }
        sources.append(self.source(apply(.reverse, type, tree), function, source, reversed, lists))
      }
    }
    let likely = sources.filter(\.isConsistent).prefix(SubgoalSolver.maximumSources)
    let unlikely = sources.filter { !$0.isConsistent }.prefix(SubgoalSolver.maximumInconsistent)
    for source in Array(likely) + unlikely {
      guard let body = body(of: source, lists, element, in: table, depth: depth) else { continue }
      let candidate = apply(
        .map, result, Tree(root: .lambda(source.function, length: 1), children: [body]), source.tree)
      // The body was learnt from some of the elements.
      if isRight(candidate, lists.map { .list($0) }, result, in: table) { return candidate }
    }
    return nil
  }

  private func source(
    _ tree: Tree, _ function: Type, _ element: Type, _ picks: [(lane: Int, index: Int, value: Value)],
    _ lists: [[Value]]
  ) -> Source {
    var items: [Value: Value] = [:]
    let isConsistent = picks.allSatisfy { pick in
      let item = lists[pick.lane][pick.index]
      return items.updateValue(item, forKey: pick.value).map { $0 == item } ?? true
    }
    return Source(tree: tree, function: function, element: element, picks: picks, isConsistent: isConsistent)
  }

  /// What makes an item of an element.
  private func body(
    of source: Source, _ lists: [[Value]], _ element: Type, in table: BankTable, depth: Int
  ) -> Tree? {
    let picks = source.picks.spread(to: SubgoalSolver.elementLanes)
    guard let inner = table.elements(source.element, picks.map { ($0.lane, $0.value) }) else { return nil }
    return solve(picks.map { lists[$0.lane][$0.index] }, element, in: inner, depth: depth + 1)
  }

  /// The elements of a column's sequences, if they have the wanted lengths.
  private func picks(
    _ column: Int, _ type: Type, _ lengths: [Int], in table: BankTable
  ) -> [(lane: Int, index: Int, value: Value)]? {
    var all: [(lane: Int, index: Int, value: Value)] = []
    for (lane, length) in lengths.enumerated() {
      let items = table.value(of: column, type: type, lane: lane).elements
      guard items.count == length else { return nil }
      for (index, item) in items.enumerated() { all.append((lane, index, item)) }
    }
    return all
  }

  /// Lists of texts that all begin with a key: the list of the keys alone is a goal, and texts are made of their keys.
  func keyed(_ lists: [[Value]], _ element: Type, in table: BankTable, depth: Int) -> Tree? {
    guard element == .string, table.isWhole, let strings = Type.list(of: .string) else { return nil }
    let texts = lists.map { $0.compactMap { if case .string(let text) = $0 { text } else { nil } } }
    for separator in constants(table).sorted(by: { $0.count > $1.count }) {
      let parts = texts.map { $0.map { $0.split(by: separator) } }
      guard parts.allSatisfy({ $0.allSatisfy { $0.count > 1 } }) else { continue }
      let heads = parts.map { $0.map { $0[0] } }
      let numbers = heads.map { $0.compactMap { number($0).map { Value.int($0) } } }
      let areNumbers = zip(heads, numbers).allSatisfy { $0.count == $1.count }
      let key: Type = areNumbers ? .int : .string
      let keys = areNumbers ? numbers : heads.map { $0.map { .string($0) } }
      guard let type = Type.list(of: key), table.number(of: type) != nil, let function = Type.function([key], .string),
        allows(.map, giving: strings, from: [function, type]),
        let tree = solve(keys.map { .list($0) }, type, in: table, depth: depth + 1), let column = table.evaluate(tree),
        let picks = picks(column, type, lists.map(\.count), in: table),
        let body = body(of: source(tree, function, key, picks, lists), lists, element, in: table, depth: depth)
      else { continue }
      return apply(.map, strings, Tree(root: .lambda(function, length: 1), children: [body]), tree)
    }
    return nil
  }

  /// The most sequences that are tried to be filtered.
  private static let maximumFiltered = 6

  /// Lists whose items are some of the elements of a sequence, chosen one by one.
  func filtered(_ lists: [[Value]], _ element: Type, in table: BankTable) -> Tree? {
    guard table.isWhole, let list = Type.list(of: element), let test = Type.function([element], .bool),
      allows(.filter, giving: list, from: [test, list])
    else { return nil }
    let kept = lists.map { Set($0) }
    var tried = 0
    for source in sequences(of: element, in: table) where tried < SubgoalSolver.maximumFiltered {
      var picks: [(lane: Int, value: Value, holds: Bool)] = []
      let isSource = lists.indices.allSatisfy { lane in
        let items = table.value(of: source.column, type: list, lane: lane).elements
        guard items.filter({ kept[lane].contains($0) }) == lists[lane] else { return false }
        picks += items.map { (lane, $0, kept[lane].contains($0)) }
        return true
      }
      guard isSource else { continue }
      tried += 1
      let sample =
        picks.filter(\.holds).spread(to: SubgoalSolver.elementLanes)
        + picks.filter { !$0.holds }.spread(to: SubgoalSolver.elementLanes)
      guard let inner = table.elements(element, sample.map { ($0.lane, $0.value) }),
        let condition = solve(
          sample.map { .bool($0.holds) }, .bool, in: inner, depth: SubgoalSolver.maximumDepth - 1)
      else { continue }
      let candidate = apply(.filter, list, Tree(root: .lambda(test, length: 1), children: [condition]), source.tree)
      if isRight(candidate, lists.map { .list($0) }, list, in: table) { return candidate }
    }
    return nil
  }

  /// The most numbers that ranges are made up to.
  private static let maximumRanges = 24

  /// Sequences that lists may be chosen from: for numbers the ranges up to known numbers first.
  private func sequences(of element: Type, in table: BankTable) -> [(tree: Tree, column: Int)] {
    guard let list = Type.list(of: element) else { return [] }
    var result: [(tree: Tree, column: Int)] = []
    if element == .int, allows(.range, giving: list) {
      let zero = Tree(literal: .int(0), type: .int)
      for end in table.programs(of: .int, first: SubgoalSolver.maximumRanges) where end.tree.literal(at: 0) == nil {
        let range = apply(.range, list, zero, end.tree)
        if let column = table.evaluate(range) { result.append((range, column)) }
      }
    }
    return result + table.programs(of: list).map { ($0.tree, $0.column) }
  }

  /// Lists that all have a last item, which is a goal of its own.
  func ending(_ lists: [[Value]], _ element: Type, in table: BankTable, depth: Int) -> Tree? {
    guard table.isWhole, let list = Type.list(of: element), allows(.push, giving: list),
      lists.allSatisfy({ !$0.isEmpty })
    else { return nil }
    guard let last = solve(lists.map { $0[$0.count - 1] }, element, in: table, depth: depth + 1),
      let others = solve(lists.map { .list(Array($0.dropLast())) }, list, in: table, depth: depth + 1)
    else { return nil }
    return apply(.push, list, others, last)
  }

  /// Lists of consecutive numbers from 0 or 1 on.
  func ranged(_ lists: [[Value]], _ element: Type, in table: BankTable, depth: Int) -> Tree? {
    guard element == .int, let ints = Type.list(of: .int), allows(.range, giving: ints) else { return nil }
    for start in Int64(0)...1 {
      guard lists.allSatisfy({ list in list.indices.allSatisfy { list[$0] == .int(start + Int64($0)) } }),
        let count = solve(lists.map { .int(Int64($0.count)) }, .int, in: table, depth: depth + 1)
      else { continue }
      let from = Tree(literal: .int(start), type: .int)
      return apply(.range, ints, from, start == 0 ? count : apply(.add, .int, count, from))
    }
    return nil
  }

  /// Lists of states that follow one from another: the first is known, each next is made from the one before, and a
  /// condition tells where to end.
  ///
  /// - Parameter emitted: the item that a state gives.
  func unfolded(
    _ lists: [[Value]], _ element: Type, giving item: Type, in table: BankTable, _ emitted: (Tree) -> Tree
  ) -> Tree? {
    guard table.isWhole, let list = Type.list(of: item),
      let test = Type.function([element], .bool), let emit = Type.function([element], item),
      let next = Type.function([element], element), allows(.unfold, giving: list, from: [element, test, emit, next]),
      lists.count(where: { $0.count > 1 }) * 2 >= lists.count
    else { return nil }
    var pairs: [(lane: Int, value: Value, next: Value)] = []
    for (lane, items) in lists.enumerated() {
      for (value, next) in zip(items, items.dropFirst()) { pairs.append((lane, value, next)) }
    }
    let sample = pairs.spread(to: SubgoalSolver.elementLanes)
    guard let steps = table.elements(element, sample.map { ($0.lane, $0.value) }),
      let step = solve(sample.map(\.next), element, in: steps, depth: SubgoalSolver.maximumDepth - 1)
    else { return nil }
    // Lists that are empty say nothing of the first state, but that the condition does not hold there.
    let begun = lists.indices.filter { !lists[$0].isEmpty }
    let first = table.column(of: lists.map { $0.first ?? element.defaultValue }, type: element)
    var begunSet = LaneSet()
    for lane in begun where lane < LaneSet.capacity { begunSet.insert(lane) }
    let starts = table.programs(of: element).filter {
      begunSet.isSubset(of: table.agreement(of: $0.column, with: first, type: element))
    }
    for start in starts.prefix(4) {
      var states: [(lane: Int, value: Value, holds: Bool)] = []
      let lasts = begun.prefix(LaneSet.capacity / 4).map { (lane: $0, value: lists[$0][lists[$0].count - 1]) }
      guard let ends = table.elements(element, lasts), let after = ends.evaluate(step) else { continue }
      for (rank, last) in lasts.enumerated() {
        states.append((last.lane, ends.value(of: after, type: element, lane: rank), false))
      }
      for lane in lists.indices where lists[lane].isEmpty && states.count < LaneSet.capacity / 2 {
        states.append((lane, table.value(of: start.column, type: element, lane: lane), false))
      }
      let inside = lists.enumerated().flatMap { lane, items in items.map { (lane: lane, value: $0, holds: true) } }
      states += inside.spread(to: LaneSet.capacity - states.count)
      guard let tests = table.elements(element, states.map { ($0.lane, $0.value) }),
        let condition = solve(
          states.map { .bool($0.holds) }, .bool, in: tests, depth: SubgoalSolver.maximumDepth - 1)
      else { continue }
      let state = Tree(nodes: [.variable(table.scope.slots.count, element)])
      return apply(
        .unfold, list, start.tree, Tree(root: .lambda(test, length: 1), children: [condition]),
        Tree(root: .lambda(emit, length: 1), children: [emitted(state)]),
        Tree(root: .lambda(next, length: 1), children: [step]))
    }
    return nil
  }
}

extension Array {
  /// At most so many of the items, from all over the array.
  func spread(to maximum: Int) -> [Element] {
    guard count > maximum, maximum > 0 else { return maximum > 0 ? self : [] }
    return (0..<maximum).map { self[$0 * count / maximum] }
  }
}
