// The grammar of the function to be found.

extension SyGuSReader {
  /// A nonterminal as it stands in the file.
  private struct Rule {
    let name: String
    let sort: SMTSort
    let node: Int
    /// The right sides.
    let terms: [Int]
  }

  /// The grammar of the file, or one of everything usual where it has none.
  mutating func grammar(of function: Function) -> Grammar? {
    guard !function.grammar.isEmpty else { return standardGrammar(of: function) }
    do throws(SMTProblem) {
      let rules = try rules(function)
      var terms = terms
      terms.firstHole = function.parameters.count
      for (slot, parameter) in function.parameters.enumerated() {
        terms.names[parameter.name] = .variable(slot, parameter.sort)
      }
      for (index, rule) in rules.enumerated() {
        guard terms.nonterminals.updateValue((index, rule.sort), forKey: rule.name) == nil else {
          throw SMTProblem(rule.node, "the nonterminal '\(rule.name)' stands twice")
        }
      }
      var productions: [Grammar.Production] = []
      for (index, rule) in rules.enumerated() {
        for term in rule.terms {
          do throws(SMTProblem) {
            productions += try self.productions(index, rule.sort, term, &terms, function)
          } catch {
            report(error)
          }
        }
      }
      guard rules[0].sort == function.result else {
        throw SMTProblem(
          rules[0].node,
          "the first nonterminal '\(rules[0].name)' is of sort \(rules[0].sort.name), but the function gives "
            + function.result.name)
      }
      return grammar(function, rules.map { .init(name: $0.name, type: $0.sort.type) }, productions)
    } catch {
      report(error)
      return nil
    }
  }

  private func grammar(
    _ function: Function, _ nonterminals: [Grammar.Nonterminal], _ productions: [Grammar.Production]
  ) -> Grammar {
    Grammar(
      nonterminals: nonterminals, productions: productions, inputCount: function.parameters.count,
      heading: "(define-fun \(function.signature)",
      hasBitVectors: ([function.result] + function.parameters.map(\.sort)).contains(.bits))
  }

  /// The rules of the file: of version 1.0 a list of them, of version 2.1 the nonterminals and then the list.
  private func rules(_ function: Function) throws(SMTProblem) -> [Rule] {
    guard let list = function.grammar.last, expressions.nodes[list].kind == .list else {
      throw SMTProblem(function.grammar.last ?? function.node, "expected a grammar: a list of rules")
    }
    var rules: [Rule] = []
    for item in expressions.children(of: list) {
      let parts = expressions.children(of: item)
      guard expressions.nodes[item].kind == .list, parts.count == 3, let name = expressions.symbol(parts[0]),
        expressions.nodes[parts[2]].kind == .list
      else {
        throw SMTProblem(item, "expected a rule such as (Start Int (x 0 (+ Start Start)))")
      }
      rules.append(
        Rule(
          name: name, sort: try expressions.sort(parts[1]).get(), node: item,
          terms: expressions.children(of: parts[2])))
    }
    guard !rules.isEmpty, rules.count <= Grammar.maximumNonterminals else {
      throw SMTProblem(
        list, "a grammar has from 1 to \(Grammar.maximumNonterminals) nonterminals, found \(rules.count)")
    }
    if function.grammar.count == 2 { try check(function.grammar[0], against: rules) }
    return rules
  }

  /// Checks the declarations of nonterminals that version 2.1 puts before the rules.
  private func check(_ list: Int, against rules: [Rule]) throws(SMTProblem) {
    var declared: [String: SMTSort] = [:]
    guard expressions.nodes[list].kind == .list else {
      throw SMTProblem(list, "expected the nonterminals with their sorts, such as ((Start Int) (B Bool))")
    }
    for item in expressions.children(of: list) {
      let parts = expressions.children(of: item)
      // A nonterminal may stand with its right sides here in files between the versions.
      guard expressions.nodes[item].kind == .list, parts.count >= 2, let name = expressions.symbol(parts[0]) else {
        throw SMTProblem(item, "expected a nonterminal with its sort, such as (Start Int)")
      }
      declared[name] = try expressions.sort(parts[1]).get()
    }
    for rule in rules where declared[rule.name] != rule.sort {
      let found = declared[rule.name].map { "is declared of sort \($0.name)" } ?? "is not declared before the rules"
      throw SMTProblem(rule.node, "the nonterminal '\(rule.name)' \(found)")
    }
  }

  /// The productions that a right side is: one, or for `(Variable SORT)` one a parameter of that sort.
  private func productions(
    _ nonterminal: Int, _ sort: SMTSort, _ term: Int, _ terms: inout SMTTerms, _ function: Function
  ) throws(SMTProblem) -> [Grammar.Production] {
    let head = expressions.head(term) ?? ""
    if ["Constant", "Variable", "InputConstant", "LocalConstant", "InputVariable", "LocalVariable"].contains(head) {
      let items = expressions.children(of: term)
      guard items.count == 2 else { throw SMTProblem(term, "expected a sort, as in (\(head) Int)") }
      let named = try expressions.sort(items[1]).get()
      guard named == sort else { throw wrongSort(term, named, sort) }
      if head.hasSuffix("Constant") {
        return [
          Grammar.Production(
            nonterminal: nonterminal, tree: Tree(literal: sort.type.defaultValue, type: sort.type), holes: [],
            pieces: [""], isAnyLiteral: true)
        ]
      }
      return function.parameters.enumerated().filter { $0.element.sort == sort }.map { slot, parameter in
        Grammar.Production(
          nonterminal: nonterminal, tree: Tree(nodes: [.variable(slot, sort.type)]), holes: [],
          pieces: [SyGuSReader.written(parameter.name)])
      }
    }
    terms.begin()
    let (tree, found) = try terms.term(term)
    guard found == sort else { throw wrongSort(term, found, sort) }
    return [
      Grammar.Production(
        nonterminal: nonterminal, tree: tree, holes: terms.holes.map(\.nonterminal),
        pieces: pieces(of: term, around: terms.holes.map(\.node)))
    ]
  }

  private func wrongSort(_ term: Int, _ found: SMTSort, _ wanted: SMTSort) -> SMTProblem {
    SMTProblem(
      term,
      "'\(source.excerpt(expressions.nodes[term].range))' is of sort \(found.name), but the nonterminal of sort "
        + wanted.name)
  }

  /// A symbol as a file has it: between bars if it is not simple.
  private static func written(_ name: String) -> String {
    let isSimple = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      default: "~!@$%^&*_-+=<>.?/".utf8.contains(byte)
      }
    }
    return isSimple && !name.isEmpty ? name : "|\(name)|"
  }

  /// The text of a term, cut where its holes are.
  private func pieces(of term: Int, around holes: [Int]) -> [String] {
    var pieces = [""]
    var next = 0
    var closing: [Int] = []
    func close(before index: Int) {
      while let end = closing.last, end <= index {
        pieces[pieces.count - 1] += ")"
        closing.removeLast()
      }
    }
    for index in term..<term + expressions.nodes[term].length {
      close(before: index)
      let isFirst =
        index == term || expressions.nodes[index - 1].kind == .list && expressions.nodes[index - 1].length > 1
      if !isFirst { pieces[pieces.count - 1] += " " }
      if next < holes.count, holes[next] == index {
        pieces.append("")
        next += 1
      } else if expressions.nodes[index].kind == .list {
        pieces[pieces.count - 1] += "("
        closing.append(index + expressions.nodes[index].length)
      } else {
        pieces[pieces.count - 1] += expressions.text(index)
      }
    }
    close(before: Int.max)
    return pieces
  }

  // MARK: Without a grammar

  /// Everything usual over the sorts of the signature, Bool, and with text Int.
  private func standardGrammar(of function: Function) -> Grammar {
    var sorts = Set([function.result, .bool] + function.parameters.map(\.sort))
    if sorts.contains(.string) { sorts.insert(.int) }
    let order = [function.result] + [SMTSort.int, .bits, .string, .bool].filter { $0 != function.result }
    let ordered = order.filter(sorts.contains)
    var productions: [Grammar.Production] = []
    for (index, sort) in ordered.enumerated() {
      for (slot, parameter) in function.parameters.enumerated() where parameter.sort == sort {
        productions.append(
          Grammar.Production(
            nonterminal: index, tree: Tree(nodes: [.variable(slot, sort.type)]), holes: [],
            pieces: [SyGuSReader.written(parameter.name)]))
      }
      productions.append(
        Grammar.Production(
          nonterminal: index, tree: Tree(literal: sort.type.defaultValue, type: sort.type), holes: [], pieces: [""],
          isAnyLiteral: true))
      for symbol in SMTFunction.standard(sorts) where symbol.result == sort {
        let holes = symbol.parameters.enumerated().map { position, parameter in
          Tree(nodes: [.variable(function.parameters.count + position, parameter.type)])
        }
        productions.append(
          Grammar.Production(
            nonterminal: index, tree: symbol.make(holes),
            holes: symbol.parameters.map { ordered.firstIndex(of: $0) ?? 0 },
            pieces: ["(\(symbol.symbol) "] + Array(repeating: " ", count: holes.count - 1) + [")"]))
      }
    }
    return grammar(function, ordered.map { .init(name: $0.name, type: $0.type) }, productions)
  }
}
