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
  let maximumSplits: Int

  /// The most goals within one another.
  static let maximumDepth = 10

  init(_ primitives: PrimitiveSet, maximumSplits: Int) {
    self.primitives = primitives
    self.maximumSplits = maximumSplits
  }

  /// How many programs are looked at before many more are evaluated.
  private static let simplest = 100

  /// A program over the variables of a table that has the given value in every lane.
  func solve(_ values: [Value], _ type: Type, in table: BankTable, depth: Int = 0) -> Tree? {
    guard depth < SubgoalSolver.maximumDepth, values.count == table.lanes, table.mayTry() else { return nil }
    let expected = table.column(of: values, type: type)
    let all = LaneSet(first: table.lanes)
    var terms: [CaseSplitter.Term] = []
    // A goal that is met is mostly met by one of the simplest programs.
    var looked = 0
    for count in [SubgoalSolver.simplest, BankTable.maximum] {
      let programs = table.programs(of: type, first: count)
      for program in programs.dropFirst(looked) {
        let right = table.agreement(of: program.column, with: expected, type: type)
        if right == all { return program.tree }
        if !right.isEmpty { terms.append(.init(tree: program.tree, right: right)) }
      }
      looked = programs.count
    }
    if let tree = parts(values, type, in: table, depth: depth), isRight(tree, values, type, in: table) { return tree }
    if type == .bool { return composed(values, in: table) }
    if type == .float { terms += quotients(values, in: table) }
    if let tree = terms.first(where: { $0.right == all })?.term ?? joined(terms, type, in: table) { return tree }
    return branched(values, type, in: table, depth: depth)
  }

  // MARK: Parts

  private func parts(_ values: [Value], _ type: Type, in table: BankTable, depth: Int) -> Tree? {
    if type == .string {
      let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if let tree = character(texts, in: table, depth: depth) ?? shown(texts, in: table, depth: depth) { return tree }
      // Whole outputs are more often lists than the texts that lambdas give are.
      func list() -> Tree? { joinedList(texts, in: table, depth: depth) }
      func rest() -> Tree? { affix(texts, in: table, depth: depth) }
      return (table.isWhole ? list() ?? rest() : rest() ?? list())
        ?? parted(texts, in: table, depth: depth) ?? pushed(texts, in: table, depth: depth)
    }
    guard type.isList, let element = type.element else {
      return folded(values, type, in: table, depth: depth) ?? accumulated(values, type, in: table, depth: depth)
        ?? iterated(values, type, in: table, depth: depth) ?? stepped(values, type, in: table)
        ?? (type == .int ? added(values, in: table) : nil)
    }
    let lists = values.map(\.elements)
    guard lists.contains(where: { !$0.isEmpty }) else { return nil }
    return shownNumbers(lists, element, in: table, depth: depth)
      ?? ranged(lists, element, in: table, depth: depth) ?? mapped(lists, element, in: table, depth: depth) ?? unfolded(
        lists, element, giving: element, in: table
      ) { $0 }
      ?? (element == .int ? counted(lists, giving: element, in: table, depth: depth) { $0 } : nil)
      ?? filtered(lists, element, in: table) ?? ending(lists, element, in: table, depth: depth)
      ?? keyed(lists, element, in: table, depth: depth)
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
  func constants(_ table: BankTable) -> [[Unicode.Scalar]] {
    table.bank.top.leaves.compactMap { leaf in
      guard case .string(let text) = leaf.literal(at: 0), !text.isEmpty else { return nil }
      return text
    }
  }

  func literal(_ text: [Unicode.Scalar]) -> Tree { Tree(literal: .string(text), type: .string) }

  func apply(_ op: Operator, _ type: Type, _ children: Tree...) -> Tree {
    Tree(root: .apply(op, type, length: 1), children: children)
  }

  // MARK: Several programs

  /// Programs that are right on some lanes each, joined by Bool programs of the table.
  func joined(_ terms: [CaseSplitter.Term], _ type: Type, in table: BankTable) -> Tree? {
    guard type != .bool, maximumSplits > 0, terms.count > 1, allows(.if, giving: type) else { return nil }
    let reached = terms.reduce(LaneSet()) { $0.union($1.right) }
    guard reached == LaneSet(first: table.lanes) else { return nil }
    var splitter = CaseSplitter(type: type, cases: table.lanes, maximumSplits: maximumSplits)
    for term in terms { splitter.insert(term) }
    for condition in knownConditions(in: table) { splitter.insert(condition) }
    return splitter.joined().first
  }
}
