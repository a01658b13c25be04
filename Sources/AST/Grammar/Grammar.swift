/// A context-free grammar of typed expressions: which programs count as answers to a task that has one.
///
/// The first nonterminal is where derivation begins. A grammar belongs to one interface: its trees have the inputs as
/// slots, and may call the helpers.
public struct Grammar: Hashable, Sendable {
  /// A named set of expressions of one type.
  public struct Nonterminal: Hashable, Sendable {
    public let name: String
    public let type: Type

    public init(name: String, type: Type) {
      self.name = name
      self.type = type
    }
  }

  /// A rule: an expression with holes that other nonterminals fill.
  public struct Production: Hashable, Sendable {
    /// The nonterminal that it derives.
    public let nonterminal: Int
    /// The right side. Variables from the number of inputs on are holes, each once.
    public let tree: Tree
    /// For each hole, in the order of the text, the nonterminal that fills it.
    public let holes: [Int]
    /// The text around the holes, one piece more than there are holes.
    public let pieces: [String]
    /// True if the right side stands for every literal of its type, as `(Constant Int)` does; the text is that of none.
    public let isAnyLiteral: Bool

    public init(nonterminal: Int, tree: Tree, holes: [Int], pieces: [String], isAnyLiteral: Bool = false) {
      self.nonterminal = nonterminal
      self.tree = tree
      self.holes = holes
      self.pieces = pieces
      self.isAnyLiteral = isAnyLiteral
    }

    /// The nonterminal that the right side is, if it is nothing else.
    public var alias: Int? {
      tree.size == 1 && tree.nodes[0].kind == .variable && holes.count == 1 ? holes[0] : nil
    }
  }

  /// The most nonterminals of a grammar.
  public static let maximumNonterminals = 64

  public let nonterminals: [Nonterminal]
  public let productions: [Production]
  /// The number of inputs: the slot of the first hole.
  public let inputCount: Int
  /// What an answer's text begins with, up to its body: `(define-fun f ((x Int)) Int`.
  public let heading: String
  /// True if whole numbers stand for bit vectors, and are written as such.
  public let hasBitVectors: Bool

  /// A grammar.
  ///
  /// - Parameter nonterminals: at least one and at most ``maximumNonterminals``.
  public init(
    nonterminals: [Nonterminal], productions: [Production], inputCount: Int, heading: String = "",
    hasBitVectors: Bool = false
  ) {
    self.nonterminals = nonterminals
    self.productions = productions
    self.inputCount = inputCount
    self.heading = heading
    self.hasBitVectors = hasBitVectors
  }

  /// For each nonterminal the productions whose expressions it has, those of the nonterminals that it may be replaced by
  /// included; aliases themselves are left out.
  public var closedProductions: [[Int]] {
    nonterminals.indices.map { start in
      var reached: UInt64 = 1 << UInt64(start)
      var pending = [start]
      while let next = pending.popLast() {
        for production in productions where production.nonterminal == next {
          if let alias = production.alias, reached & 1 << UInt64(alias) == 0 {
            reached |= 1 << UInt64(alias)
            pending.append(alias)
          }
        }
      }
      return productions.indices.filter {
        productions[$0].alias == nil && reached & 1 << UInt64(productions[$0].nonterminal) != 0
      }
    }
  }
}
