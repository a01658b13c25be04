internal import AST

/// What was understood of a program, as a person reads it.
struct ProgramFacts {
  private let program: Program

  init(_ program: Program) { self.program = program }

  func text(columns: Int) -> String {
    let interface = program.interface
    var facts = [
      (interface.inputs.count == 1 ? "Input" : "Inputs", FactText.list(interface.inputs)),
      ("Output", "\(interface.result)"),
    ]
    if !interface.helpers.isEmpty {
      facts.append(("Helpers", interface.helpers.map(FactText.signature).joined(separator: "; ")))
    }
    let operators = program.operators.map(\.name).joined(separator: " ")
    facts.append(("Operators", operators.isEmpty ? "none" : operators))
    facts.append(("Size", "\(NumberText.count(program.size, "node")), depth \(program.tree.depth)"))
    return FactText(title: interface.name, facts: facts).text(columns: columns)
  }
}

extension Program {
  /// The operators that occur in the program and in all its helpers, in the table's order.
  var operators: [Operator] {
    var found: Set<Operator> = []
    for tree in interface.helpers.map(\.body) + [tree] {
      for node in tree.nodes where node.kind == .apply { found.insert(node.op) }
    }
    return Operator.allCases.filter(found.contains)
  }
}
