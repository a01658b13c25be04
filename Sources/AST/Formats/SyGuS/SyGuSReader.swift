/// Reads SyGuS-IF, versions 1.0 and 2.1, as far as it is programming by example.
///
/// Macros (`define-fun`) become helpers, constraints train cases, and the grammar of the function to be found the task's
/// grammar. Constraints that repeat one another are one case; those that contradict one another are an error. The
/// format: Padhi, Polgreen, Raghothaman, Reynolds, Udupa, "The SyGuS Language Standard Version 2.1" (2023),
/// arXiv:2312.06001.
struct SyGuSReader {
  /// A macro.
  struct Macro {
    let name: String
    let parameters: [SMTSort]
    let result: SMTSort
  }

  /// The function to be found.
  struct Function {
    let name: String
    let node: Int
    let parameters: [(name: String, sort: SMTSort)]
    let result: SMTSort
    /// The text of its signature: `f ((x Int)) Int`.
    let signature: String
    /// The nodes after the signature.
    let grammar: [Int]
  }

  let source: Source
  let expressions: SExpressions
  var diagnostics = DiagnosticList()
  var terms: SMTTerms
  var helpers: [Helper] = []
  var macros: [Macro] = []
  var function: Function?
  var constraints: [Int] = []

  init(_ source: Source) {
    self.source = source
    expressions = SExpressions(source)
    terms = SMTTerms(expressions)
  }

  /// True if a text begins with a command of the format.
  static func recognises(_ source: Source) -> Bool {
    var start = 0
    // Enough for comments before the first command; the whole text would be read twice.
    let prefix = Source(source.text(0..<Swift.min(source.scalars.count, 65_536)))
    let expressions = SExpressions(prefix)
    while start < prefix.scalars.count, prefix.scalars[start] != "(" {
      if prefix.scalars[start] == ";" {
        while start < prefix.scalars.count, prefix.scalars[start] != "\n" { start += 1 }
      } else if !Lexer.isSpace(prefix.scalars[start]) {
        return false
      } else {
        start += 1
      }
    }
    if let first = expressions.roots.first { return expressions.head(first).map(commands.contains) ?? false }
    // The first command is not finished: its word tells.
    var word = ""
    for scalar in prefix.scalars.dropFirst(start + 1).prefix(40) {
      guard scalar.isNamePart else { break }
      word.unicodeScalars.append(scalar)
    }
    return commands.contains(word)
  }

  private static let commands: Set<String> = [
    "set-logic", "synth-fun", "define-fun", "declare-var", "constraint", "check-synth", "set-option", "set-options",
    "set-info", "set-feature", "declare-fun", "declare-const", "declare-primed-var", "declare-datatype",
    "declare-datatypes", "declare-sort", "define-sort", "define-fun-rec", "define-funs-rec", "synth-inv",
    "inv-constraint", "assume", "chc-constraint", "oracle-constraint", "optimize-synth", "declare-weight",
  ]

  mutating func read() -> Task? {
    for command in expressions.roots where !diagnostics.isFull { read(command: command) }
    if let problem = expressions.problem { diagnostics.append(problem) }
    guard let function else {
      if !diagnostics.hasErrors { tell("there is no 'synth-fun': nothing is asked for") }
      return nil
    }
    let cases = cases(of: function)
    let grammar = grammar(of: function)
    if constraints.isEmpty, !diagnostics.hasErrors {
      tell("there are no constraints; expected examples such as (constraint (= (\(function.name) …) …))")
    }
    guard !diagnostics.hasErrors, let grammar, let cases else { return nil }
    return task(function, grammar, cases)
  }

  private mutating func tell(_ message: String) {
    diagnostics.append(Diagnostic(file: source.file, message))
  }

  mutating func report(_ index: Int, _ message: String) {
    diagnostics.append(source, at: expressions.nodes[index].range.lowerBound, message)
  }

  mutating func report(_ problem: SMTProblem) { report(problem.index, problem.message) }

  // MARK: Commands

  private mutating func read(command: Int) {
    guard let word = expressions.head(command) else {
      return report(command, "expected a command such as (synth-fun …) or (constraint …)")
    }
    switch word {
    case "set-logic": checkLogic(command)
    case "declare-var", "check-synth", "set-option", "set-options", "set-info", "set-feature": break
    case "define-fun": readMacro(command)
    case "synth-fun": readFunction(command)
    case "constraint": constraints.append(command)
    default:
      let suggestion = Suggestion.text(for: word, among: ["synth-fun", "define-fun", "declare-var", "constraint"])
      report(
        command,
        SyGuSReader.commands.contains(word)
          ? "'\(word)' is not supported: only programming by example is, one 'synth-fun' and constraints on literals"
          : "unknown command '\(source.excerpt(expressions.nodes[command + 1].range))'\(suggestion)")
    }
  }

  private mutating func checkLogic(_ command: Int) {
    let items = expressions.children(of: command)
    let known = ["SLIA", "S", "BV", "LIA", "ALL"]
    if items.count == 2, let logic = expressions.symbol(items[1]), known.contains(logic) { return }
    report(items.count > 1 ? items[1] : command, "expected one of the logics \(known.joined(separator: ", "))")
  }

  private mutating func readMacro(_ command: Int) {
    do throws(SMTProblem) {
      let items = expressions.children(of: command)
      guard items.count == 5, let name = expressions.symbol(items[1]) else {
        throw SMTProblem(command, "expected (define-fun NAME ((PARAMETER SORT) …) SORT TERM)")
      }
      guard macros.count < 1000 else { throw SMTProblem(command, "there are more than 1000 macros") }
      if macros.contains(where: { $0.name == name }) || SMTFunction.isKnown(name) {
        throw SMTProblem(items[1], "'\(source.excerpt(expressions.nodes[items[1]].range))' is defined already")
      }
      let parameters = try parameters(items[2])
      let result = try expressions.sort(items[3]).get()
      var body = terms
      for (slot, parameter) in parameters.enumerated() {
        body.names[parameter.name] = .variable(slot, parameter.sort)
      }
      let (tree, sort) = try body.term(items[4])
      guard sort == result else {
        throw SMTProblem(items[4], "the body is of sort \(sort.name), not \(result.name)")
      }
      let expansions = Surroundings(helpers: helpers).expansions
      guard !Expansion(of: tree, helpers: expansions).isTooLarge(for: tree) else {
        throw SMTProblem(items[4], "the macros that it calls make it too large")
      }
      terms.names[name] = .helper(helpers.count, parameters.map(\.sort), result)
      macros.append(Macro(name: name, parameters: parameters.map(\.sort), result: result))
      helpers.append(
        Helper(
          name: freeName(name, besides: helpers.map(\.name), isHelper: true),
          parameters: SyGuSReader.languageParameters(parameters), result: result.type, body: tree))
    } catch {
      report(error)
    }
  }

  private mutating func readFunction(_ command: Int) {
    do throws(SMTProblem) {
      let items = expressions.children(of: command)
      guard items.count >= 4, items.count <= 6, let name = expressions.symbol(items[1]) else {
        throw SMTProblem(command, "expected (synth-fun NAME ((PARAMETER SORT) …) SORT GRAMMAR)")
      }
      guard function == nil else {
        throw SMTProblem(
          command, "only one 'synth-fun' is supported; the first is on line \(line(function?.node ?? 0))")
      }
      let parameters = try parameters(items[2])
      guard !parameters.isEmpty else { throw SMTProblem(items[2], "the function has no parameters: it is a constant") }
      let range = expressions.nodes[items[1]].range.lowerBound..<expressions.nodes[items[3]].range.upperBound
      function = Function(
        name: name, node: command, parameters: parameters, result: try expressions.sort(items[3]).get(),
        signature: SyGuSReader.onOneLine(source.text(range)), grammar: Array(items.dropFirst(4)))
    } catch {
      report(error)
    }
  }

  /// The line of a node.
  func line(_ index: Int) -> Int { source.location(at: expressions.nodes[index].range.lowerBound).line }

  private func parameters(_ index: Int) throws(SMTProblem) -> [(name: String, sort: SMTSort)] {
    var parameters: [(name: String, sort: SMTSort)] = []
    var names: Set<String> = []
    guard expressions.nodes[index].kind == .list else {
      throw SMTProblem(index, "expected a list of parameters such as ((x Int) (s String))")
    }
    for item in expressions.children(of: index) {
      let parts = expressions.children(of: item)
      guard expressions.nodes[item].kind == .list, parts.count == 2, let name = expressions.symbol(parts[0]) else {
        throw SMTProblem(item, "expected a parameter such as (x Int)")
      }
      guard names.insert(name).inserted else { throw SMTProblem(item, "the parameter stands twice") }
      parameters.append((name, try expressions.sort(parts[1]).get()))
    }
    return parameters
  }

  /// The text with every run of white space as one blank; no string stands in it.
  static func onOneLine(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
      .replacing("( ", with: "(").replacing(" )", with: ")")
  }
}

// MARK: - The task

extension SyGuSReader {
  private func task(_ function: Function, _ grammar: Grammar, _ cases: LiteralCases) -> Task {
    var operators: Set<Operator> = []
    var constants = Task.ConstantChoice()
    for production in grammar.productions {
      for (index, node) in production.tree.nodes.enumerated() {
        if node.kind == .apply { operators.insert(node.op) }
        guard node.kind == .literal, production.tree.size == 1, !production.isAnyLiteral else { continue }
        if let value = production.tree.literal(at: index) {
          constants.literals.append(.init(value: value, type: node.type))
        }
      }
    }
    let types = [function.result.type] + function.parameters.map(\.sort.type) + grammar.nonterminals.map(\.type)
    return Task(
      file: source.file, name: function.name, inputs: SyGuSReader.languageParameters(function.parameters),
      outputs: [Parameter(name: "output", type: function.result.type)], helpers: helpers,
      operators: OperatorChoice(named: operators, removed: Set([.if, .let]).subtracting(operators)),
      types: Array(Set(types)).sorted(), constants: constants, train: [.literal(cases)], grammar: grammar)
  }

  /// Parameters by names of the language, none twice.
  static func languageParameters(_ parameters: [(name: String, sort: SMTSort)]) -> [Parameter] {
    var taken: Set<String> = []
    return parameters.map { parameter in
      var name = CSVReader.name(parameter.name)
      while !taken.insert(name).inserted { name += "_" }
      return Parameter(name: name, type: parameter.sort.type)
    }
  }

  /// A name of the language like the given one that is not taken; a helper's is no operator's either.
  private func freeName(_ text: String, besides taken: [String], isHelper: Bool) -> String {
    var name = CSVReader.name(text)
    while taken.contains(name) || isHelper && Operator(name: name) != nil { name += "_" }
    return name
  }
}
