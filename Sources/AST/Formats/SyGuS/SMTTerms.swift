/// Reads terms of SMT-LIB as trees, over the names that stand in scope.
///
/// As deep as ``SExpressions/maximumDepth``.
struct SMTTerms {
  /// What a name stands for.
  enum Meaning {
    /// A variable of that slot.
    case variable(Int, SMTSort)
    /// A call of the helper of that index.
    case helper(Int, [SMTSort], SMTSort)
  }

  let expressions: SExpressions
  var names: [String: Meaning] = [:]
  /// The sorts of nonterminals by name: each that a term names becomes a hole.
  var nonterminals: [String: (index: Int, sort: SMTSort)] = [:]
  /// The slot of the first hole.
  var firstHole = 0
  /// The holes so far: the nonterminal of each, and the node where it stands.
  private(set) var holes: [(nonterminal: Int, node: Int)] = []

  init(_ expressions: SExpressions) {
    self.expressions = expressions
  }

  /// Forgets the holes of the term before.
  mutating func begin() { holes = [] }

  /// The tree and the sort of a term.
  mutating func term(_ index: Int) throws(SMTProblem) -> (tree: Tree, sort: SMTSort) {
    if let literal = expressions.literal(index) {
      let (value, sort) = try literal.get()
      return (Tree(literal: value, type: sort.type), sort)
    }
    if let name = expressions.symbol(index) { return try leaf(index, name) }
    guard expressions.nodes[index].kind == .list, let head = expressions.head(index) else {
      throw SMTProblem(index, "expected a term, found '\(excerpt(index))'")
    }
    if head == "let" { throw SMTProblem(index, "'let' is not supported: write what it names in its place") }
    var children: [Tree] = []
    var sorts: [SMTSort] = []
    for child in expressions.children(of: index).dropFirst() {
      let (tree, sort) = try term(child)
      children.append(tree)
      sorts.append(sort)
    }
    if case .helper(let helper, let parameters, let result) = names[head] {
      guard parameters == sorts else { throw mismatch(index, head, wanted: [parameters], found: sorts) }
      return (Tree(root: .call(helper, result.type, length: 1), children: children), result)
    }
    guard let function = SMTFunction.named(head, sorts) else {
      guard SMTFunction.isKnown(head) else {
        let names = Array(names.keys).sorted()
        let suggestion = Suggestion.text(for: head, among: names)
        throw SMTProblem(index, "unknown function '\(excerpt(index + 1))'\(suggestion)")
      }
      throw mismatch(index, head, wanted: [], found: sorts)
    }
    return (function.make(children), function.result)
  }

  private mutating func leaf(_ index: Int, _ name: String) throws(SMTProblem) -> (tree: Tree, sort: SMTSort) {
    if let (nonterminal, sort) = nonterminals[name] {
      let slot = firstHole + holes.count
      holes.append((nonterminal, index))
      return (Tree(nodes: [.variable(slot, sort.type)]), sort)
    }
    switch names[name] {
    case .variable(let slot, let sort): return (Tree(nodes: [.variable(slot, sort.type)]), sort)
    case .helper(let helper, let parameters, let result):
      guard parameters.isEmpty else { throw mismatch(index, name, wanted: [parameters], found: []) }
      return (Tree(nodes: [.call(helper, result.type, length: 1)]), result)
    case nil:
      let known = (Array(names.keys) + Array(nonterminals.keys)).sorted()
      let suggestion = Suggestion.text(for: name, among: known)
      throw SMTProblem(index, "unknown name '\(excerpt(index))'\(suggestion)")
    }
  }

  private func mismatch(_ index: Int, _ name: String, wanted: [[SMTSort]], found: [SMTSort]) -> SMTProblem {
    func list(_ sorts: [SMTSort]) -> String { "(\(sorts.map(\.name).joined(separator: " ")))" }
    let expected = wanted.map { "; expected \(list($0))" }.joined()
    return SMTProblem(index, "'\(excerpt(index))': '\(name)' does not take \(list(found))\(expected)")
  }

  private func excerpt(_ index: Int) -> String {
    expressions.source.excerpt(expressions.nodes[index].range)
  }
}
