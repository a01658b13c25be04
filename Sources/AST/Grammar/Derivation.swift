/// How the subtrees of a tree derive from the nonterminals of a grammar: what tells members from others, and writes them.
///
/// Bottom-up over the prefix array; time is nodes × productions × the size of a right side.
struct Derivation {
  private let grammar: Grammar
  private let tree: Tree
  /// The productions of each nonterminal, aliases followed.
  private let productions: [[Int]]
  /// By node: the nonterminals that derive the subtree, as bits.
  private var members: [UInt64]

  init(_ grammar: Grammar, _ tree: Tree) {
    self.grammar = grammar
    self.tree = tree
    productions = grammar.closedProductions
    members = Array(repeating: 0, count: tree.size)
    for node in tree.nodes.indices.reversed() {
      for (nonterminal, indices) in productions.enumerated()
      where indices.contains(where: { match(grammar.productions[$0], node) != nil }) {
        members[node] |= 1 << UInt64(nonterminal)
      }
    }
  }

  /// True if the whole derives from the first nonterminal.
  var isMember: Bool { !members.isEmpty && members[0] & 1 != 0 }

  /// For each hole the root of the subtree in it; `nil` if a node is not one of the production.
  private func match(_ production: Grammar.Production, _ root: Int) -> [Int]? {
    if production.isAnyLiteral {
      return tree.nodes[root].kind == .literal && tree.nodes[root].type == production.tree.type ? [] : nil
    }
    guard tree.nodes[root].type == production.tree.type else { return nil }
    var roots = Array(repeating: 0, count: production.holes.count)
    var node = root
    for (index, pattern) in production.tree.nodes.enumerated() {
      guard node < tree.size else { return nil }
      let actual = tree.nodes[node]
      if pattern.kind == .variable, pattern.slot >= grammar.inputCount {
        let hole = pattern.slot - grammar.inputCount
        guard roots.indices.contains(hole), members[node] & 1 << UInt64(production.holes[hole]) != 0 else { return nil }
        roots[hole] = node
        node += Int(actual.length)
      } else {
        guard isEqual(actual, node, pattern, production.tree, index) else { return nil }
        node += 1
      }
    }
    return roots
  }

  private func isEqual(_ actual: Node, _ node: Int, _ pattern: Node, _ rule: Tree, _ index: Int) -> Bool {
    guard actual.kind == pattern.kind, actual.type == pattern.type else { return false }
    switch actual.kind {
    case .literal: return tree.literal(at: node) == rule.literal(at: index)
    case .apply: return actual.op == pattern.op
    case .variable, .call: return actual.payload == pattern.payload
    case .lambda: return true
    }
  }

  /// The text of the whole in the grammar's own words; `nil` if it is no member.
  func text() -> String? {
    guard isMember else { return nil }
    enum Part {
      case text(String)
      case subtree(Int, nonterminal: Int)
    }
    var text = ""
    var pending = [Part.subtree(0, nonterminal: 0)]
    while let part = pending.popLast() {
      switch part {
      case .text(let piece): text += piece
      case .subtree(let node, let nonterminal):
        for index in productions[nonterminal] {
          let production = grammar.productions[index]
          guard let roots = match(production, node) else { continue }
          if production.isAnyLiteral {
            text += tree.literal(at: node).map { SMTText.literal($0, isBitVector: grammar.hasBitVectors) } ?? ""
          } else {
            for (hole, root) in roots.enumerated().reversed() {
              pending.append(.text(production.pieces[hole + 1]))
              pending.append(.subtree(root, nonterminal: production.holes[hole]))
            }
            pending.append(.text(production.pieces[0]))
          }
          break
        }
      }
    }
    return text
  }
}

extension Grammar {
  /// True if a tree derives from the first nonterminal.
  public func derives(_ tree: Tree) -> Bool { Derivation(self, tree).isMember }

  /// The definition that a tree is, in the grammar's own words: `(define-fun f ((x Int)) Int …)`; `nil` if the tree does
  /// not derive from the first nonterminal.
  public func definition(of tree: Tree) -> String? {
    Derivation(self, tree).text().map { "\(heading) \($0))" }
  }
}
