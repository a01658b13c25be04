/// Turns the syntax of an expression into a ``Draft``: gives every name its slot, every head its operator or helper, and
/// reports all that is wrong short of types.
///
/// Linear in the syntax. What is still to be done stands on a stack of its own, so depth costs no recursion.
struct Elaborator {
  enum Step {
    /// An expression in a syntax node.
    case expression(Int)
    /// A lambda of so many parameters (`nil`: of any number) in a syntax node.
    case function(Int, parameters: Int?, of: String)
    /// One more name in scope, with the next slot.
    case bind(String)
    /// The so many last names out of scope.
    case unbind(Int)
    /// The next `let` of a form with several names.
    case nest(Int)
    /// An error in a syntax node that has been reported.
    case error(Int)
    /// The end of the children of the innermost open node.
    case close
  }

  let syntax: Syntax
  let surroundings: Surroundings
  var draft = Draft()
  var steps: [Step] = []
  /// The names in scope; a name's index is its slot.
  var names: [String]
  /// The slots that each name has, the innermost last.
  var slots: [String: [Int]] = [:]
  /// The draft nodes whose children are not complete, outermost first.
  private var open: [Int] = []

  private init(_ syntax: Syntax, _ surroundings: Surroundings) {
    self.syntax = syntax
    self.surroundings = surroundings
    names = surroundings.inputs.map(\.name)
    for (slot, name) in names.enumerated() { slots[name, default: []].append(slot) }
  }

  /// The draft of the expression in a syntax node.
  static func elaborate(
    _ root: Int, of syntax: Syntax, in surroundings: Surroundings, _ problems: inout Problems
  ) -> Draft {
    var elaborator = Elaborator(syntax, surroundings)
    elaborator.steps.append(.expression(root))
    while let step = elaborator.steps.popLast() { elaborator.take(step, &problems) }
    return elaborator.draft
  }

  mutating func take(_ step: Step, _ problems: inout Problems) {
    switch step {
    case .expression(let index): expression(index, &problems)
    case .function(let index, let parameters, let owner): function(index, parameters, of: owner, &problems)
    case .bind(let name):
      slots[name, default: []].append(names.count)
      names.append(name)
    case .unbind(let count):
      for _ in 0..<count { if let name = names.popLast() { slots[name]?.removeLast() } }
    case .nest(let origin): begin(Draft.Node(kind: .apply, op: .let, payload: names.count, origin: origin))
    case .error(let index): hole(index)
    case .close: if let node = open.popLast() { draft.nodes[node].length = draft.nodes.count - node }
    }
  }

  /// Appends a node without children.
  mutating func append(_ node: Draft.Node) {
    draft.nodes.append(node)
  }

  /// Appends a node with children, which end at a ``Step/close``.
  mutating func begin(_ node: Draft.Node) {
    open.append(draft.nodes.count)
    draft.nodes.append(node)
  }

  /// Appends a node with children, which are complete when the steps that are pushed after this call are done.
  mutating func openNode(_ node: Draft.Node) {
    begin(node)
    steps.append(.close)
  }

  /// Appends an error node, whose children are looked at all the same.
  mutating func hole(_ index: Int, children: some BidirectionalCollection<Int> = EmptyCollection()) {
    openNode(Draft.Node(kind: .hole, origin: index))
    for child in children.reversed() {
      steps.append(
        syntax.head(of: child) == "fn" ? .function(child, parameters: nil, of: "") : .expression(child))
    }
  }

  /// True, and reported, if as many more levels below the open nodes are too many.
  mutating func isTooDeep(_ levels: Int = 1, at index: Int, _ problems: inout Problems) -> Bool {
    guard open.count + levels > Parser.maximumDepth else { return false }
    problems.report(at: syntax.place(index), Parser.tooDeep)
    append(Draft.Node(kind: .hole, origin: index))
    return true
  }

  private mutating func expression(_ index: Int, _ problems: inout Problems) {
    if isTooDeep(at: index, &problems) { return }
    switch syntax.nodes[index].kind {
    case .list: form(index, &problems)
    case .bracket, .largeInteger, .integer, .float, .bool, .char, .string:
      guard let value = LiteralReader(syntax).literal(index, &problems) else { return hole(index) }
      append(Draft.Node(kind: .literal, payload: draft.literals.count, origin: index))
      draft.literals.append(value)
    case .name: variable(index, &problems)
    case .symbol:
      problems.report(at: syntax.place(index), Self.operatorAsValue(syntax.text(index)))
      hole(index)
    case .comma:
      problems.report(at: syntax.place(index), "unexpected ',': white space separates here")
      hole(index)
    case .invalid: hole(index)
    }
  }

  private mutating func variable(_ index: Int, _ problems: inout Problems) {
    let name = syntax.text(index)
    if let slot = slots[name]?.last {
      append(Draft.Node(kind: .variable, payload: slot, origin: index))
      return
    }
    if !surroundings.untyped.contains(name) { problems.report(at: syntax.place(index), whatIsWrong(with: name)) }
    hole(index)
  }

  /// Why a name is no variable here.
  private func whatIsWrong(with name: String) -> String {
    if Operator(name: name) != nil || ReservedWord.all.contains(name) { return Self.operatorAsValue(name) }
    if surroundings.helperIndices[name] != nil || surroundings.forbidden[name] != nil {
      return "'\(name)' is a helper, which stands only at the head of a call"
    }
    return "unknown name '\(name)'" + Suggestion.text(for: name, among: Array(names.reversed()) + ReservedWord.literals)
  }

  private static func operatorAsValue(_ name: String) -> String {
    "'\(name)' stands only at the head of a call: expected an expression"
  }
}
