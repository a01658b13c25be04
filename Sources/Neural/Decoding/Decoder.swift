internal import AST

/// Reads ordinary programs out of a soft one: one option for every choice, one value for every fitted constant.
struct Decoder {
  private let program: SoftProgram
  private let interface: Interface
  /// Which option each choice takes.
  private let picks: [Int]
  private let constants: [Double]
  private var nodes = 0
  /// The choices that the program at hand depends on.
  private(set) var used: Set<Int> = []
  /// The fitted constants that it contains.
  private(set) var usesConstants = false

  /// The most nodes of a program: registers that are used twice stand there twice.
  static let maximumNodes = 300

  init(_ program: SoftProgram, _ interface: Interface, picks: [Int], constants: [Double]) {
    self.program = program
    self.interface = interface
    self.picks = picks
    self.constants = constants
  }

  /// What a register in scope is.
  private enum Entry {
    case register(SoftProgram.Register)
    case slot(SoftProgram.Slot)
    /// The parameter of a lambda, by its slot in the tree.
    case parameter(Int, Type)
  }

  /// The program; `nil` if it would be too large.
  mutating func tree() -> Tree? {
    let scope = program.registers.map { Entry.register($0) } + program.slots.map { Entry.slot($0) }
    let trees = program.outputs.compactMap { selected($0, scope, binders: interface.inputs.count) }
    guard trees.count == program.outputs.count else { return nil }
    return trees.count == 1
      ? trees[0] : Tree(root: .apply(.tuple, interface.result, length: 1), children: trees)
  }

  private mutating func pick(_ choice: Int) -> Int {
    used.insert(choice)
    return picks[choice]
  }

  private mutating func selected(
    _ selection: SoftProgram.Selection, _ scope: [Entry], binders: Int
  ) -> Tree? {
    tree(scope[selection.sources[pick(selection.choice)]], scope, binders: binders)
  }

  private mutating func tree(_ entry: Entry, _ scope: [Entry], binders: Int) -> Tree? {
    nodes += 1
    guard nodes <= Self.maximumNodes else { return nil }
    switch entry {
    case .parameter(let slot, let type): return Tree(nodes: [.variable(slot, type)])
    case .register(let register):
      switch register.origin {
      case .input(let index): return Tree(nodes: [.variable(index, register.type)])
      case .literal(let value): return Tree(literal: value, type: register.type)
      case .chosen(let values, let choice): return Tree(literal: values[pick(choice)], type: register.type)
      case .fitted(let number):
        usesConstants = true
        let value = constants[number]
        return Tree(
          literal: register.type == .int ? .int(Int64(value.rounded())) : .float(value), type: register.type)
      }
    case .slot(let slot):
      let option = slot.options[pick(slot.choice)]
      let inner = Array(scope.prefix(slot.scope))
      var children: [Tree] = []
      for operand in option.operands {
        switch operand {
        case .selection(let index):
          guard let child = selected(slot.selections[index], inner, binders: binders) else { return nil }
          children.append(child)
        case .body(let index):
          guard let child = lambda(slot.bodies[index], inner, binders: binders) else { return nil }
          children.append(child)
        }
      }
      return Tree(root: .apply(option.instance.op, slot.type, length: 1), children: children)
    }
  }

  private mutating func lambda(_ body: SoftProgram.Body, _ scope: [Entry], binders: Int) -> Tree? {
    nodes += 1
    let parameters = body.type.parameters
    var scope = scope
    for (index, type) in parameters.enumerated() { scope.append(.parameter(binders + index, type)) }
    scope += body.slots.map { Entry.slot($0) }
    guard let child = selected(body.result, scope, binders: binders + parameters.count) else { return nil }
    return Tree(root: .lambda(body.type, length: 1), children: [child])
  }
}
