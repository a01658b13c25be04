internal import AST

/// Writes a Boolean function that is known everywhere as a program, by taking it apart variable by variable.
///
/// Where the function is x and g, x or g, or x xor g for a variable x, it is written so, with all its xor variables in one
/// balanced tree; otherwise it is split by the variable whose two cofactors depend on the fewest variables (Shannon's
/// expansion; the address of a multiplexer comes first). Nothing but the operators that a task grants is used.
struct BooleanDecomposer {
  private let operators: Set<Operator>
  private let most: Int
  private var known: [Key: Tree] = [:]
  /// Cases that were looked at, each comparison of a function with another counting its cases once.
  private(set) var executions = 0
  private let budget: Int

  private struct Key: Hashable {
    let table: BooleanTable
    let slots: [Int]
  }

  /// - Parameters:
  ///   - operators: those on Bool that programs may use.
  ///   - most: The most nodes that a program may have.
  ///   - budget: The most executions.
  init(operators: Set<Operator>, most: Int, budget: Int) {
    self.operators = operators
    self.most = most
    self.budget = budget
  }

  /// A program for a function whose variables have the given slots.
  ///
  /// - Returns: `nil` if the operators do not suffice, the program would be too large, or the budget is spent.
  mutating func tree(_ table: BooleanTable, slots: [Int]) -> Tree? {
    if table.isFalse || table.isTrue { return Tree(literal: .bool(table.isTrue), type: .bool) }
    executions += table.variables << table.variables
    guard executions <= budget else { return nil }
    if let idle = (0..<table.variables).first(where: { !table.depends(on: $0) }) {
      return tree(table.cofactor(idle, false), slots: slots.removing(idle))
    }
    let key = Key(table: table, slots: slots)
    if let tree = known[key] { return tree }
    guard let tree = apart(table, slots), tree.size <= most else { return nil }
    known[key] = tree
    return tree
  }

  private mutating func apart(_ table: BooleanTable, _ slots: [Int]) -> Tree? {
    if table.variables == 1 {
      let variable = Tree(nodes: [.variable(slots[0], .bool)])
      return table.cofactor(0, true).isTrue ? variable : not(variable)
    }
    let halves = (0..<table.variables).map { (low: table.cofactor($0, false), high: table.cofactor($0, true)) }
    executions += table.variables << table.variables
    for (index, half) in halves.enumerated() {
      let variable = Tree(nodes: [.variable(slots[index], .bool)])
      let rest = slots.removing(index)
      if half.low.isFalse { return tree(half.high, slots: rest).flatMap { and(variable, $0) } }
      if half.high.isTrue { return tree(half.low, slots: rest).flatMap { or(variable, $0) } }
      if half.high.isFalse {
        return tree(half.low, slots: rest).flatMap { low in not(variable).flatMap { and($0, low) } }
      }
      if half.low.isTrue {
        return tree(half.high, slots: rest).flatMap { high in not(variable).flatMap { or($0, high) } }
      }
    }
    let opposite = halves.indices.filter { halves[$0].low == halves[$0].high.complement }
    if !opposite.isEmpty { return exclusive(table, slots, opposite) }
    let supports = halves.map { half in half.low.support + half.high.support }
    executions += table.variables * table.variables << table.variables
    guard let index = supports.indices.min(by: { (supports[$0], $0) < (supports[$1], $1) }) else { return nil }
    let rest = slots.removing(index)
    guard let low = tree(halves[index].low, slots: rest), let high = tree(halves[index].high, slots: rest) else {
      return nil
    }
    return choice(Tree(nodes: [.variable(slots[index], .bool)]), high, low)
  }

  /// The function as the xor of some variables and of what is left where these are false.
  private mutating func exclusive(_ table: BooleanTable, _ slots: [Int], _ variables: [Int]) -> Tree? {
    var rest = table
    var left = slots
    for variable in variables.reversed() {
      rest = rest.cofactor(variable, false)
      left = left.removing(variable)
    }
    var parts = variables.map { Tree(nodes: [.variable(slots[$0], .bool)]) }
    let isNegated = rest.isTrue
    if !rest.isTrue, !rest.isFalse {
      guard let tree = tree(rest, slots: left) else { return nil }
      parts.append(tree)
    }
    // The two smallest first, as in Huffman's code: what stands deeper is written out more often.
    while parts.count > 2 {
      parts.sort { ($0.size, $0) < ($1.size, $1) }
      guard let joined = xor(parts[0], parts[1]), joined.size <= most else { return nil }
      parts.replaceSubrange(0..<2, with: [joined])
    }
    guard parts.count == 2 else { return isNegated ? not(parts[0]) : parts[0] }
    return isNegated ? equal(parts[0], parts[1]) : xor(parts[0], parts[1])
  }

  // MARK: Writing with what there is

  private func apply(_ op: Operator, _ children: Tree...) -> Tree {
    Tree(root: .apply(op, .bool, length: 1), children: children)
  }

  private func has(_ op: Operator) -> Bool { operators.contains(op) }

  private func not(_ tree: Tree) -> Tree? {
    if has(.not) { return apply(.not, tree) }
    if has(.nand) { return apply(.nand, tree, tree) }
    if has(.nor) { return apply(.nor, tree, tree) }
    if has(.xor) { return apply(.xor, tree, Tree(literal: .bool(true), type: .bool)) }
    if has(.if) {
      return choice(tree, Tree(literal: .bool(false), type: .bool), Tree(literal: .bool(true), type: .bool))
    }
    return nil
  }

  private func and(_ left: Tree, _ right: Tree) -> Tree? {
    if has(.and) { return apply(.and, left, right) }
    if has(.nand) { return not(apply(.nand, left, right)) }
    if has(.if) { return choice(left, right, Tree(literal: .bool(false), type: .bool)) }
    guard let a = not(left), let b = not(right) else { return nil }
    if has(.nor) { return apply(.nor, a, b) }
    return has(.or) ? not(apply(.or, a, b)) : nil
  }

  private func or(_ left: Tree, _ right: Tree) -> Tree? {
    if has(.or) { return apply(.or, left, right) }
    if has(.nor) { return not(apply(.nor, left, right)) }
    if has(.if) { return choice(left, Tree(literal: .bool(true), type: .bool), right) }
    guard let a = not(left), let b = not(right) else { return nil }
    if has(.nand) { return apply(.nand, a, b) }
    return has(.and) ? not(apply(.and, a, b)) : nil
  }

  private func nand(_ left: Tree, _ right: Tree) -> Tree? {
    has(.nand) ? apply(.nand, left, right) : and(left, right).flatMap(not)
  }

  private func xor(_ left: Tree, _ right: Tree) -> Tree? {
    if has(.xor) { return apply(.xor, left, right) }
    guard let either = or(left, right), let notBoth = nand(left, right) else { return nil }
    return and(either, notBoth)
  }

  /// True where both are the same.
  private func equal(_ left: Tree, _ right: Tree) -> Tree? {
    if has(.xor) { return not(apply(.xor, left, right)) }
    guard let either = or(left, right), let notBoth = nand(left, right) else { return nil }
    return nand(either, notBoth)
  }

  private func choice(_ condition: Tree, _ yes: Tree, _ no: Tree) -> Tree? {
    if has(.if) { return apply(.if, condition, yes, no) }
    guard let first = and(condition, yes), let other = not(condition), let second = and(other, no) else { return nil }
    return or(first, second)
  }
}

extension [Int] {
  /// The array without the element at an index.
  fileprivate func removing(_ index: Int) -> [Int] {
    var copy = self
    copy.remove(at: index)
    return copy
  }
}
