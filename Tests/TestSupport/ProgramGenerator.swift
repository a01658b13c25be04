public import AST

/// A source of random well-typed programs over all operators and types, and of inputs for them.
///
/// What it gives is a pure function of the seed and the calls made. Every program can be printed and parsed back:
/// * no literal node has a tuple type (source text has tuple literals only inside list literals);
/// * with ``EmptyLists/whereDetermined`` a literal that is or contains `[]` stands only where the types of its
///   surroundings, read from the root downwards, say what it is a list of: a result, a branch or body of one, the
///   argument of a helper call, or an operator's argument whose type follows from the type expected of the application;
/// * the names of inputs and helpers are all different, and no helper has the name of an operator.
public struct ProgramGenerator: Sendable {
  /// Where `[]` may stand in literals of a program.
  public enum EmptyLists: Sendable {
    /// Only where a reader of the text knows its type from what surrounds it.
    case whereDetermined
    /// Anywhere: such a tree is good to run, but its text may not say what `[]` is a list of.
    case anywhere
  }

  public var random: RandomStream
  /// The operators that programs are made of.
  public var operators: [Operator]
  /// The types that free choices are made from; results of operators may be of others.
  public var universe: [Type]
  public var emptyLists: EmptyLists

  /// - Parameters:
  ///   - seed: what everything follows from.
  ///   - slot: the number of the program where one seed serves many.
  ///   - universe: random if `nil`.
  public init(
    seed: UInt64, slot: Int = 0, operators: [Operator] = Operator.allCases, universe: [Type]? = nil,
    emptyLists: EmptyLists = .whereDetermined
  ) {
    var random = RandomStream(seed: seed, purpose: .test, slot: slot)
    self.operators = operators
    self.universe = universe ?? random.universe()
    self.random = random
    self.emptyLists = emptyLists
  }

  /// A program of about the given number of nodes (helpers not counted; wide tuples may exceed it a little).
  ///
  /// - Parameter root: the operator at the root, or `nil` for any code.
  public mutating func program(size: Int = 24, root: Operator? = nil) -> Program {
    let helpers = helpers(size: Swift.max(1, size / 2))
    let names = distinctNames(random.below(5), apartFrom: helpers.map(\.name), allowsOperators: true)
    let inputs = names.map { Parameter(name: $0, type: random.element(of: universe) ?? .int) }
    let scope = Scope(types: inputs.map(\.type), helpers: helpers)
    let name = distinctNames(1, apartFrom: names + helpers.map(\.name)).first ?? "program-1"
    if let root, let tree = application(of: root, scope: scope, size: size) {
      return Program(interface: Interface(name: name, inputs: inputs, result: tree.type, helpers: helpers), tree: tree)
    }
    let result = random.element(of: universe) ?? .int
    return Program(
      interface: Interface(name: name, inputs: inputs, result: result, helpers: helpers),
      tree: expression(of: result, scope: scope, size: size, isDetermined: true))
  }

  /// Code of a type over inputs of the given types.
  public mutating func tree(of type: Type, inputs: [Type] = [], helpers: [Helper] = [], size: Int = 24) -> Tree {
    expression(of: type, scope: Scope(types: inputs, helpers: helpers), size: size, isDetermined: true)
  }

  /// One value for each input of an interface.
  public mutating func inputs(for interface: Interface) -> [Value] {
    interface.inputs.map { random.value(of: $0.type) }
  }

  /// Up to two helpers, the second of which may call the first.
  private mutating func helpers(size: Int) -> [Helper] {
    var helpers: [Helper] = []
    for name in distinctNames(random.below(3), apartFrom: []) {
      let names = distinctNames(1 + random.below(3), apartFrom: helpers.map(\.name) + [name], allowsOperators: true)
      let parameters = names.map { Parameter(name: $0, type: random.element(of: universe) ?? .int) }
      let result = random.element(of: universe) ?? .int
      let scope = Scope(types: parameters.map(\.type), helpers: helpers)
      let body = expression(of: result, scope: scope, size: size, isDetermined: true)
      helpers.append(Helper(name: name, parameters: parameters, result: result, body: body))
    }
    return helpers
  }

  /// That many different names, none of them reserved.
  private mutating func distinctNames(
    _ count: Int, apartFrom taken: [String], allowsOperators: Bool = false
  ) -> [String] {
    var pool = [
      "x", "y", "a", "b", "acc", "i", "_", "_1", "X", "is-it?", "so!", "e2", "E", "long-name_9", "nan0", "Int",
    ]
    if allowsOperators { pool += ["length", "count", "min", "chars", "even?", "list"] }
    pool.removeAll { taken.contains($0) }
    random.shuffle(&pool)
    return Array(pool.prefix(count))
  }
}
