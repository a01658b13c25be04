internal import AST

/// A grammar prepared for enumeration: nonterminals that have the same expressions are one class, helpers are expanded,
/// and each production is a short list of steps on words.
struct Rules: Sendable {
  /// Where a step's argument comes from.
  enum Operand: Sendable {
    case hole(Int)
    case input(Int)
    case constant(Int)
    case step(Int)
  }

  /// One operator of a production.
  struct Step: Sendable {
    let op: Operator
    let arguments: [Operand]
    /// The type of the first argument, which tells what a comparison compares.
    let argumentType: Type
  }

  /// A production of a class.
  struct Rule: Sendable {
    /// Its index in ``Grammar/productions``.
    let production: Int
    let tree: Tree
    /// The classes of its holes, by slot.
    let holes: [Int]
    /// The last gives the value; none if the production is a leaf.
    let steps: [Step]
    /// What it is without steps.
    let leaf: Operand?
    /// The nodes that it adds to those of its holes.
    let size: Int
    /// The operator, if it is one and its arguments are the holes; the hole of each argument is in `order`.
    let direct: Operator?
    let order: [Int]
    /// What it does if it chooses between two holes by a condition on the others.
    let choice: Choice?
  }

  /// A production that chooses between two holes of its own class.
  struct Choice: Sendable {
    let yes: Int
    let no: Int
    /// The hole that the condition is about; the condition holds where the value is `value`.
    let condition: Int
    let value: UInt64
  }

  struct Class: Sendable {
    let type: Type
    var rules: [Rule]
  }

  let inputCount: Int
  private(set) var classes: [Class] = []
  /// The values that steps refer to, with their types.
  private(set) var constants: [(value: Value, type: Type)] = []
  /// The class of the first nonterminal.
  private(set) var start = 0

  /// The rules of a grammar; `nil` if it has types or operators that words do not hold.
  ///
  /// - Parameter literals: What stands for a production of any literal.
  init?(_ grammar: Grammar, helpers: [Helper], literals: [(value: Value, type: Type)]) {
    guard grammar.nonterminals.allSatisfy({ Rules.isWord($0.type) }) else { return nil }
    inputCount = grammar.inputCount
    let closed = grammar.closedProductions
    var classOf: [Int] = []
    var bodies: [[Int]] = []
    for (nonterminal, productions) in closed.enumerated() {
      if let known = bodies.firstIndex(where: { $0 == productions }),
        classes[known].type == grammar.nonterminals[nonterminal].type
      {
        classOf.append(known)
      } else {
        classOf.append(classes.count)
        bodies.append(productions)
        classes.append(Class(type: grammar.nonterminals[nonterminal].type, rules: []))
      }
    }
    start = classOf.first ?? 0
    for (index, productions) in bodies.enumerated() {
      for production in productions {
        let source = grammar.productions[production]
        let holes = source.holes.map { classOf[$0] }
        if source.isAnyLiteral {
          for literal in literals where literal.type == source.tree.type {
            guard let rule = rule(production, Tree(literal: literal.value, type: literal.type), [], helpers, index)
            else {
              continue
            }
            classes[index].rules.append(rule)
          }
        } else if let rule = rule(production, source.tree, holes, helpers, index) {
          classes[index].rules.append(rule)
        } else {
          return nil
        }
      }
    }
  }

  /// True of types whose values are one word: numbers, truth values, and texts by their number in a pool.
  static func isWord(_ type: Type) -> Bool { type == .int || type == .bool || type == .string }

  /// The most holes of a production.
  static let maximumHoles = 4

  // MARK: Preparing a production

  private mutating func rule(
    _ production: Int, _ tree: Tree, _ holes: [Int], _ helpers: [Helper], _ ownClass: Int
  ) -> Rule? {
    guard holes.count <= Rules.maximumHoles else { return nil }
    var steps: [Step] = []
    let slots: [(Operand, Type)] = tree.nodes.reduce(into: [Int: Type]()) { types, node in
      if node.kind == .variable { types[node.slot] = node.type }
    }.sorted { $0.key < $1.key }.map { slot, type in
      (slot < inputCount ? .input(slot) : .hole(slot - inputCount), type)
    }
    var environment: [Int: Operand] = [:]
    for (operand, _) in slots {
      switch operand {
      case .input(let slot): environment[slot] = operand
      case .hole(let hole): environment[inputCount + hole] = operand
      case .constant, .step: break
      }
    }
    guard let result = expand(tree, 0, environment, helpers, &steps) else { return nil }
    let isLeaf = steps.isEmpty
    var direct: Operator?
    var order: [Int] = []
    if steps.count == 1, tree.nodes[0].kind == .apply {
      order = steps[0].arguments.compactMap { if case .hole(let hole) = $0 { hole } else { nil } }
      if order.count == steps[0].arguments.count { direct = steps[0].op }
    }
    return Rule(
      production: production, tree: tree, holes: holes, steps: steps, leaf: isLeaf ? result : nil,
      size: tree.size - holes.count, direct: direct, order: order,
      choice: choice(steps, holes, ownClass))
  }

  /// The steps of a subtree, helpers' bodies in the place of their calls; `nil` if an operator has no words.
  private mutating func expand(
    _ tree: Tree, _ index: Int, _ environment: [Int: Operand], _ helpers: [Helper], _ steps: inout [Step]
  ) -> Operand? {
    let node = tree.nodes[index]
    guard Rules.isWord(node.type), steps.count < 1000 else { return nil }
    switch node.kind {
    case .variable: return environment[node.slot]
    case .literal:
      guard let value = tree.literal(at: index) else { return nil }
      constants.append((value, node.type))
      return .constant(constants.count - 1)
    case .lambda: return nil
    case .apply, .call:
      let children = tree.children(of: index)
      var arguments: [Operand] = []
      for child in children {
        guard let argument = expand(tree, child, environment, helpers, &steps) else { return nil }
        arguments.append(argument)
      }
      if node.kind == .call {
        guard helpers.indices.contains(node.slot) else { return nil }
        let names = Dictionary(uniqueKeysWithValues: arguments.enumerated().map { ($0.offset, $0.element) })
        return expand(helpers[node.slot].body, 0, names, helpers, &steps)
      }
      guard Rules.hasWords(node.op) else { return nil }
      steps.append(
        Step(op: node.op, arguments: arguments, argumentType: children.first.map { tree.nodes[$0].type } ?? .int))
      return .step(steps.count - 1)
    }
  }

  /// The choice that steps are: an `if` between two holes on a hole, or on a hole being a constant.
  private func choice(_ steps: [Step], _ holes: [Int], _ ownClass: Int) -> Choice? {
    guard let last = steps.last, last.op == .if, case .hole(let yes) = last.arguments[1],
      case .hole(let no) = last.arguments[2], holes[yes] == ownClass, holes[no] == ownClass
    else { return nil }
    if steps.count == 1, case .hole(let condition) = last.arguments[0] {
      return Choice(yes: yes, no: no, condition: condition, value: 1)
    }
    guard steps.count == 2, steps[0].op == .equal, case .step(0) = last.arguments[0] else { return nil }
    for (left, right) in [(0, 1), (1, 0)] {
      if case .hole(let condition) = steps[0].arguments[left], case .constant(let index) = steps[0].arguments[right],
        case .int(let value) = constants[index].value
      {
        return Choice(yes: yes, no: no, condition: condition, value: UInt64(bitPattern: value))
      }
    }
    return nil
  }

  /// True of the operators that ``WordMachine`` has.
  static func hasWords(_ op: Operator) -> Bool {
    switch op {
    case .if, .and, .or, .xor, .not, .nand, .nor, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .add, .subtract, .multiply, .min, .max, .negate, .abs, .sign, .square, .div, .mod, .isEven, .isOdd, .bitAnd,
      .bitOr, .bitXor, .bitNot, .shiftLeft, .shiftRight, .shiftRightLogical, .bitLess, .bitDiv, .bitMod, .length,
      .concat, .startsWith, .endsWith, .hasSubstring, .find, .replaceFirst, .replaceAll, .substring, .smtAt,
      .smtToInt, .smtFromInt, .smtDiv, .smtMod, .parseInt:
      true
    default: false
    }
  }
}
