internal import AST
internal import Interpreter

/// Finds programs for an output backwards: what a program gives says what its parts must have given.
///
/// A text that is a list of texts joined, a list whose items are made from the items of another one by one, or a list
/// that is unfolded from a state, splits a goal into smaller ones that the programs of a bank meet (after the deductive
/// rules of λ²: Feser, Chaudhuri, Dillig 2015, doi:10.1145/2737924.2737977; and of FlashMeta: Polozov, Gulwani 2015,
/// doi:10.1145/2814270.2814310). Where no single program meets a goal on all lanes, several are joined by conditions
/// (``CaseSplitter``), inside lambdas too.
struct SubgoalSolver {
  let primitives: PrimitiveSet
  private let maximumSplits: Int

  /// The most goals within one another.
  static let maximumDepth = 7

  init(_ primitives: PrimitiveSet, maximumSplits: Int) {
    self.primitives = primitives
    self.maximumSplits = maximumSplits
  }

  /// A program over the variables of a table that has the given value in every lane.
  func solve(_ values: [Value], _ type: Type, in table: SubgoalTable, depth: Int = 0) -> Tree? {
    guard depth < SubgoalSolver.maximumDepth, values.count == table.lanes else { return nil }
    let expected = table.column(of: values, type: type)
    let all = LaneSet(first: table.lanes)
    var terms: [CaseSplitter.Term] = []
    for (tree, column) in table.programs(of: type) {
      let right = table.agreement(of: column, with: expected, type: type)
      if right == all { return tree }
      if !right.isEmpty { terms.append(.init(tree: tree, right: right)) }
    }
    if let tree = parts(values, type, in: table, depth: depth) { return tree }
    if let tree = joined(terms, type, in: table) { return tree }
    return residual(values, type, terms, in: table, depth: depth)
  }

  /// Where one program is right on many lanes, the goal of the other lanes alone may be one that has parts.
  private func residual(
    _ values: [Value], _ type: Type, _ terms: [CaseSplitter.Term], in table: SubgoalTable, depth: Int
  ) -> Tree? {
    guard !table.isPart, type != .bool, maximumSplits > 0,
      let most = terms.max(by: { ($0.right.count, $1.tree) < ($1.right.count, $0.tree) })
    else { return nil }
    let rest = LaneSet(first: table.lanes).subtracting(most.right).lanes
    guard rest.count > 1, let part = table.part(rest),
      let tree = solve(rest.map { values[$0] }, type, in: part, depth: depth + 1), let column = table.evaluate(tree)
    else { return nil }
    let expected = table.column(of: values, type: type)
    let right = table.agreement(of: column, with: expected, type: type)
    return joined(terms + [.init(tree: tree, right: right)], type, in: table)
  }

  // MARK: Parts

  private func parts(_ values: [Value], _ type: Type, in table: SubgoalTable, depth: Int) -> Tree? {
    if type == .string {
      let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
      return affix(texts, in: table, depth: depth) ?? shown(texts, in: table, depth: depth)
        ?? joinedList(texts, in: table, depth: depth) ?? pushed(texts, in: table, depth: depth)
    }
    guard type.isList, let element = type.element else {
      return summed(values, type, in: table, depth: depth) ?? accumulated(values, type, in: table, depth: depth)
    }
    let lists = values.map(\.elements)
    guard lists.contains(where: { !$0.isEmpty }) else { return nil }
    return mappedFromNumbers(lists, element, in: table, depth: depth)
      ?? mapped(lists, element, in: table, depth: depth) ?? unfolded(lists, element, giving: element, in: table) { $0 }
      ?? (element == .int ? counted(lists, giving: element, in: table, depth: depth) { $0 } : nil)
  }

  /// True if the task's programs may apply an operator to give a type.
  func allows(_ op: Operator, giving type: Type, from arguments: [Type] = []) -> Bool {
    primitives.functions.contains { function in
      guard function.root.kind == .apply, function.root.op == op, function.root.type == type else { return false }
      let types = function.arguments.map { place -> Type in
        primitives.arguments[place].lambda?.type ?? primitives.table.types[primitives.arguments[place].type]
      }
      return arguments.isEmpty || types == arguments
    }
  }

  /// The texts that programs may have as constants.
  private func constants(_ table: SubgoalTable) -> [[Unicode.Scalar]] {
    table.bank.top.leaves.compactMap { leaf in
      guard case .string(let text) = leaf.literal(at: 0), !text.isEmpty else { return nil }
      return text
    }
  }

  private func literal(_ text: [Unicode.Scalar]) -> Tree { Tree(literal: .string(text), type: .string) }

  func apply(_ op: Operator, _ type: Type, _ children: Tree...) -> Tree {
    Tree(root: .apply(op, type, length: 1), children: children)
  }

  /// Texts that all begin or end with the same constant.
  private func affix(_ texts: [[Unicode.Scalar]], in table: SubgoalTable, depth: Int) -> Tree? {
    guard allows(.concat, giving: .string), texts.count > 2 else { return nil }
    let longestFirst = constants(table).sorted { $0.count > $1.count }
    for constant in longestFirst {
      if texts.allSatisfy({ $0.count >= constant.count && $0.suffix(constant.count).elementsEqual(constant) }) {
        let rest = texts.map { Value.string(Array($0.dropLast(constant.count))) }
        guard let tree = solve(rest, .string, in: table, depth: depth + 1) else { return nil }
        return apply(.concat, .string, tree, literal(constant))
      }
      if texts.allSatisfy({ $0.starts(with: constant) }) {
        let rest = texts.map { Value.string(Array($0.dropFirst(constant.count))) }
        guard let tree = solve(rest, .string, in: table, depth: depth + 1) else { return nil }
        return apply(.concat, .string, literal(constant), tree)
      }
    }
    return nil
  }

  /// The number that a text is written with, if it is written as `show` would.
  private func number(_ text: [Unicode.Scalar]) -> Int64? {
    let string = String(String.UnicodeScalarView(text))
    return Int64(string).flatMap { "\($0)" == string ? $0 : nil }
  }

  /// Texts that are numbers.
  private func shown(_ texts: [[Unicode.Scalar]], in table: SubgoalTable, depth: Int) -> Tree? {
    guard allows(.show, giving: .string, from: [.int]) else { return nil }
    let numbers = texts.compactMap { number($0).map { Value.int($0) } }
    guard numbers.count == texts.count, let tree = solve(numbers, .int, in: table, depth: depth + 1) else {
      return nil
    }
    return apply(.show, .string, tree)
  }

  /// Texts that are lists joined by a separator, which at least a third of them have.
  private func joinedList(_ texts: [[Unicode.Scalar]], in table: SubgoalTable, depth: Int) -> Tree? {
    guard let strings = Type.list(of: .string), table.number(of: strings) != nil, allows(.join, giving: .string) else {
      return nil
    }
    for separator in constants(table).sorted(by: { $0.count > $1.count }) where separator.count <= 3 {
      let lists = texts.map { $0.isEmpty ? [] : $0.split(by: separator) }
      guard lists.count(where: { $0.count > 1 }) * 3 >= texts.count else { continue }
      let values = lists.map { Value.list($0.map { .string($0) }) }
      if let tree = solve(values, strings, in: table, depth: depth + 1) {
        return apply(.join, .string, tree, literal(separator))
      }
    }
    return nil
  }

  /// Texts of a known last character.
  private func pushed(_ texts: [[Unicode.Scalar]], in table: SubgoalTable, depth: Int) -> Tree? {
    guard allows(.push, giving: .string), texts.allSatisfy({ !$0.isEmpty }),
      let last = solve(texts.map { .char($0[$0.count - 1]) }, .char, in: table, depth: SubgoalSolver.maximumDepth - 1),
      let rest = solve(texts.map { .string(Array($0.dropLast())) }, .string, in: table, depth: depth + 1)
    else { return nil }
    return apply(.push, .string, rest, last)
  }

  // MARK: Lists

  /// Lists of texts that are all numbers.
  private func mappedFromNumbers(
    _ lists: [[Value]], _ element: Type, in table: SubgoalTable, depth: Int
  ) -> Tree? {
    guard element == .string, let strings = Type.list(of: .string) else { return nil }
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
    if let ints = Type.list(of: .int), table.number(of: ints) != nil, let function = Type.function([.int], .string),
      allows(.map, giving: strings, from: [function, ints]),
      let tree = solve(numbers.map { .list($0) }, ints, in: table, depth: depth + 1)
    {
      let body = show(Tree(nodes: [.variable(table.scope.slots.count, .int)]))
      return apply(.map, strings, Tree(root: .lambda(function, length: 1), children: [body]), tree)
    }
    guard allows(.show, giving: .string, from: [.int]) else { return nil }
    return unfolded(numbers, .int, giving: .string, in: table, show)
      ?? counted(numbers, giving: .string, in: table, depth: depth, show)
  }

  /// The most sequences that a list is tried to be made from, item by item.
  private static let maximumSources = 8
  /// The most elements that the body of a lambda is looked for with.
  private static let elementLanes = 64

  /// Lists that have an item for every element of some known sequence.
  private func mapped(_ lists: [[Value]], _ element: Type, in table: SubgoalTable, depth: Int) -> Tree? {
    guard table.isWhole, let result = Type.list(of: element) else { return nil }
    let lengths = lists.map(\.count)
    var tried = 0
    for type in primitives.types where type.isSequence {
      guard let source = type.element, let function = Type.function([source], element),
        allows(.map, giving: result, from: [function, type])
      else { continue }
      for (tree, column) in table.programs(of: type) where tried < SubgoalSolver.maximumSources {
        guard let picks = picks(column, type, lengths, in: table) else { continue }
        tried += 1
        let wanted = picks.map { lists[$0.lane][$0.index] }
        guard let inner = table.elements(source, picks.map { ($0.lane, $0.value) }),
          let body = solve(wanted, element, in: inner, depth: depth + 1)
        else { continue }
        return apply(.map, result, Tree(root: .lambda(function, length: 1), children: [body]), tree)
      }
    }
    return nil
  }

  /// Elements from all over the sequences of a column, if they have the wanted lengths.
  private func picks(
    _ column: Int, _ type: Type, _ lengths: [Int], in table: SubgoalTable
  ) -> [(lane: Int, index: Int, value: Value)]? {
    var all: [(lane: Int, index: Int, value: Value)] = []
    for (lane, length) in lengths.enumerated() {
      let items = table.value(of: column, type: type, lane: lane).elements
      guard items.count == length else { return nil }
      for (index, item) in items.enumerated() { all.append((lane, index, item)) }
    }
    return all.spread(to: SubgoalSolver.elementLanes)
  }

  /// Lists of states that follow one from another: the first is known, each next is made from the one before, and a
  /// condition tells where to end.
  ///
  /// - Parameter emitted: the item that a state gives.
  private func unfolded(
    _ lists: [[Value]], _ element: Type, giving item: Type, in table: SubgoalTable, _ emitted: (Tree) -> Tree
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
    for (start, column) in starts.prefix(4) {
      var states: [(lane: Int, value: Value, holds: Bool)] = []
      let lasts = begun.prefix(LaneSet.capacity / 4).map { (lane: $0, value: lists[$0][lists[$0].count - 1]) }
      guard let ends = table.elements(element, lasts), let after = ends.evaluate(step) else { continue }
      for (rank, last) in lasts.enumerated() {
        states.append((last.lane, ends.value(of: after, type: element, lane: rank), false))
      }
      for lane in lists.indices where lists[lane].isEmpty && states.count < LaneSet.capacity / 2 {
        states.append((lane, table.value(of: column, type: element, lane: lane), false))
      }
      let inside = lists.enumerated().flatMap { lane, items in items.map { (lane: lane, value: $0, holds: true) } }
      states += inside.spread(to: LaneSet.capacity - states.count)
      guard let tests = table.elements(element, states.map { ($0.lane, $0.value) }),
        let condition = solve(
          states.map { .bool($0.holds) }, .bool, in: tests, depth: SubgoalSolver.maximumDepth - 1)
      else { continue }
      let state = Tree(nodes: [.variable(table.scope.slots.count, element)])
      return apply(
        .unfold, list, start, Tree(root: .lambda(test, length: 1), children: [condition]),
        Tree(root: .lambda(emit, length: 1), children: [emitted(state)]),
        Tree(root: .lambda(next, length: 1), children: [step]))
    }
    return nil
  }

  // MARK: Several programs

  /// Programs that are right on some lanes each, joined by Bool programs of the table.
  private func joined(_ terms: [CaseSplitter.Term], _ type: Type, in table: SubgoalTable) -> Tree? {
    guard type != .bool, maximumSplits > 0, terms.count > 1, allows(.if, giving: type) else { return nil }
    let reached = terms.reduce(LaneSet()) { $0.union($1.right) }
    guard reached == LaneSet(first: table.lanes) else { return nil }
    var splitter = CaseSplitter(type: type, cases: table.lanes, maximumSplits: maximumSplits)
    for term in terms { splitter.insert(term) }
    splitter.setConditions(
      table.programs(of: .bool).map {
        .init(tree: $0.tree, holds: table.workspace.truth(of: $0.column, lanes: table.lanes))
      })
    return splitter.joined().first
  }
}

extension Array {
  /// At most so many of the items, from all over the array.
  fileprivate func spread(to maximum: Int) -> [Element] {
    guard count > maximum, maximum > 0 else { return maximum > 0 ? self : [] }
    return (0..<maximum).map { self[$0 * count / maximum] }
  }
}

extension [Unicode.Scalar] {
  /// The parts between the occurrences of a separator, which is not empty.
  fileprivate func split(by separator: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var parts: [[Unicode.Scalar]] = []
    var start = 0
    var index = 0
    while index + separator.count <= count {
      if self[index..<index + separator.count].elementsEqual(separator) {
        parts.append(Array(self[start..<index]))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(Array(self[start...]))
    return parts
  }
}
