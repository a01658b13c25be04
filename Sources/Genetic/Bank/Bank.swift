package import AST
package import Interpreter

/// A bank of small programs, one for each behaviour: for every type the programs over a task's inputs that differ in
/// their values on a few cases, found from the smallest up, lambda bodies included.
///
/// Bottom-up enumeration with observational equivalence (Albarghouthi, Gulwani, Kincaid 2013,
/// doi:10.1007/978-3-642-39799-8_67; Udupa et al. 2013, doi:10.1145/2491956.2462174): a program is made by applying an
/// operator to programs that are known by their value columns, evaluated on those columns alone, and kept if no kept
/// program has the same values. The bodies of lambdas are enumerated in the same way, over the inputs and the lambda's
/// parameters; their lanes are examples of what parameters may be, taken from the values of known sequences.
///
/// ```swift
/// let bank = Bank(primitives, cases: cases, judge: judge, limits: limits, executions: 1_000_000)
/// while bank.advance() {
///   for tree in bank.takeSolutions() { … }        // right on all cases of the bank
/// }
/// for index in bank.entries(of: .bool) { bank.tree(index); bank.entry(index).holds }
/// ```
///
/// Deterministic: what is found depends on primitives, cases, options and seed alone. Executions are counted as
/// candidates × cases, a lambda body as one candidate, however many examples it is tried on.
package final class Bank {
  package let primitives: PrimitiveSet
  package let options: BankOptions
  /// The number of cases, which are the lanes of ``top``.
  package let caseCount: Int
  /// Programs over the inputs.
  package let top: BankScope
  /// Lambda bodies, by the types of their parameters.
  private(set) var inner: [BankScope] = []
  /// The executions that were asked for.
  package internal(set) var executions = 0
  /// What programs should give: one for each output.
  package let goals: [Goal]
  let budget: Int
  let workspace: ColumnWorkspace
  let tolerance: Double
  let seed: UInt64
  /// For each argument place with a lambda: the index of its scope among ``inner``; -1 for other places.
  private(set) var scopeOfPlace: [Int]
  /// By function: how many levels an application lies above its arguments.
  let steps: [Int]
  /// Asked now and then whether to leave off; what a bank holds depends on when it says so.
  package var shouldStop: () -> Bool = { false }
  /// By goal: programs with its value in every case, that nobody has taken yet.
  var solutions: [[Tree]]
  /// How many solutions of each goal were found.
  var solutionCounts: [Int]

  /// An output: its type and what it should be in every case.
  package struct Goal {
    /// The number of the type.
    package let type: Int
    let column: Int
    let hash: UInt64
  }

  /// A bank that holds nothing but leaves yet.
  ///
  /// - Parameters:
  ///   - cases: what programs are told apart by; the first 256 at most. Fewer are faster.
  ///   - executions: how many executions may be asked for.
  package init(
    _ primitives: PrimitiveSet, cases: Cases, judge: Judge, limits: Limits, executions: Int,
    options: BankOptions = BankOptions(), seed: UInt64 = 1
  ) {
    self.primitives = primitives
    self.options = options
    self.seed = seed
    budget = executions
    tolerance = judge.tolerance
    let count = Swift.min(cases.count, LaneSet.capacity)
    caseCount = count
    let fuel = Swift.min(limits.fuel, Swift.max(options.fuel, 0))
    // What is much longer than all that the cases have is rarely a part of an answer, and takes room.
    let values = (cases.inputColumns + cases.expectedColumns).flatMap { $0.prefix(count) }
    let longest = Swift.max(2 * (values.map(\.greatestLength).max() ?? 0), Bank.leastLength)
    let workspace = ColumnWorkspace(
      helpers: primitives.helpers, limits: Limits(fuel: fuel, length: Swift.min(limits.length, longest)))
    self.workspace = workspace
    let columns = zip(primitives.inputs, cases.inputColumns).map { type, values in
      workspace.column(of: Array(values.prefix(count)), type: type)
    }
    top = BankScope(
      slots: primitives.inputs, inputCount: primitives.inputs.count, lanes: Swift.max(count, 1), slotColumns: columns,
      cases: Array(0..<count), types: primitives.table.count, maximumLevel: options.maximumLevel)
    goals = zip(cases.outputs, cases.expectedColumns).compactMap { output, values in
      guard count > 0, let type = primitives.table.index(of: output.type) else { return nil }
      let column = workspace.column(of: Array(values.prefix(count)), type: output.type)
      return Goal(
        type: type, column: column, hash: workspace.hash(ofColumn: column, type: output.type, lanes: count))
    }
    solutions = goals.map { _ in [] }
    solutionCounts = goals.map { _ in 0 }
    scopeOfPlace = primitives.arguments.map { _ in -1 }
    steps = Bank.steps(primitives)
    top.allowance = executions
    if count > 0 { addLeaves(to: top) }
  }

  /// Looks for the programs of the next level.
  ///
  /// - Returns: false once there is nothing more to look for: the budget is spent, or the highest level reached.
  package func advance() -> Bool {
    guard caseCount > 0, executions < budget, !shouldStop(), top.finishedLevel < options.maximumLevel else {
      return false
    }
    let level = top.finishedLevel + 1
    if level == Bank.firstLevelWithLambdas { openScopes() }
    for scope in inner { enumerate(level - 2, in: scope) }
    enumerate(level, in: top)
    return true
  }

  /// Bodies are looked for once there are values of small programs to take examples from.
  private static let firstLevelWithLambdas = 3

  /// Programs that have the value of a goal in every case and were not taken before, smaller ones first.
  package func takeSolutions(ofGoal goal: Int = 0) -> [Tree] {
    defer { solutions[goal] = [] }
    return solutions[goal]
  }

  /// The entries over the inputs of a type, from the smallest on.
  package func entries(of type: Type) -> [Int] {
    primitives.table.index(of: type).map { top.entries(ofType: $0) } ?? []
  }

  package func entry(_ index: Int) -> BankEntry { top.entries[index] }

  /// The cases in which an entry over the inputs has the value of a goal; none if it is of another type.
  package func right(_ index: Int, ofGoal goal: Int) -> LaneSet {
    let entry = top.entries[index]
    guard goals[goal].type == entry.type else { return LaneSet() }
    return workspace.agreement(
      of: entry.column, with: goals[goal].column, type: primitives.table.types[entry.type], lanes: top.lanes,
      tolerance: tolerance)
  }

  /// The program of an entry over the inputs.
  package func tree(_ index: Int) -> Tree { tree(index, in: top) }

  /// The value of an entry over the inputs in a case.
  package func value(_ index: Int, case lane: Int) -> Value {
    let entry = top.entries[index]
    return workspace.value(of: entry.column, type: primitives.table.types[entry.type], lane: lane, lanes: top.lanes)
  }

  /// The program of an entry of a scope.
  package func tree(_ index: Int, in scope: BankScope) -> Tree {
    let entry = scope.entries[index]
    guard entry.function >= 0 else { return scope.leaves[Int(entry.arguments[0])] }
    return tree(applying: entry.function, to: entry.arguments, in: scope)
  }

  /// The application of a function to entries.
  func tree(applying function: Int, to arguments: SIMD4<Int32>, in scope: BankScope) -> Tree {
    let places = primitives.functions[function].arguments
    let children = places.enumerated().map { position, place in
      let argument = Int(arguments[position])
      guard let lambda = primitives.arguments[place].lambda else { return tree(argument, in: scope) }
      return Tree(root: lambda, children: [tree(argument, in: inner[scopeOfPlace[place]])])
    }
    return Tree(root: primitives.functions[function].root, children: children)
  }

  /// Sequences may always have this many elements.
  private static let leastLength = 64

  // MARK: Scopes of lambda bodies

  /// The share of the executions that goes to lambda bodies.
  private static let bodyShare = 0.3

  /// Makes a scope for every list of parameters that a lambda of the primitive set has and that there are examples of.
  private func openScopes() {
    var known: [[Int]: Int] = [:]
    var weights: [Double] = []
    let examples = BankExamples(self)
    for function in primitives.functions {
      for place in function.arguments where primitives.arguments[place].lambda != nil {
        let argument = primitives.arguments[place]
        let bound = argument.boundCount > 1 ? [argument.bound.0, argument.bound.1] : [argument.bound.0]
        if known[bound] == nil {
          known[bound] = -1
          if let scope = examples.scope(binding: bound) {
            known[bound] = inner.count
            inner.append(scope)
            addLeaves(to: scope)
            weights.append(0)
          }
        }
        scopeOfPlace[place] = known[bound] ?? -1
        guard scopeOfPlace[place] >= 0 else { continue }
        weights[scopeOfPlace[place]] += function.weight * (bound.contains { examples.isElementOfInput($0) } ? 2 : 1)
      }
    }
    let total = weights.reduce(0, +)
    for (scope, weight) in zip(inner, weights) {
      scope.allowance = Int(Bank.bodyShare * Double(budget) * weight / total)
      top.allowance -= scope.allowance
    }
  }

  // MARK: Levels

  /// One level for each function, and another for transcendental functions and for those that take or give a type which
  /// is none of the task's own: neither inputs nor outputs nor what they contain, and neither Int nor Bool.
  private static func steps(_ primitives: PrimitiveSet) -> [Int] {
    var own: Set<Type> = [.int, .bool]
    var pending = primitives.inputs + [primitives.result]
    while let type = pending.popLast() {
      guard own.insert(type).inserted else { continue }
      pending += type.parts
      if let element = type.element { pending.append(element) }
    }
    return primitives.functions.map { function in
      let isFar = function.root.kind == .apply && function.root.op.row.group == .math
      let types =
        function.arguments.map { primitives.table.types[primitives.arguments[$0].type] } + [function.root.type]
      return 1 + (isFar ? 1 : 0) + (types.allSatisfy { own.contains($0) } ? 0 : 1)
    }
  }

  // MARK: Leaves

  /// The most constants of a type.
  private static let maximumConstants = 16

  private func addLeaves(to scope: BankScope) {
    for (slot, type) in scope.slots.enumerated() {
      guard let index = primitives.table.index(of: type) else { continue }
      addLeaf(
        Tree(nodes: [.variable(slot, type)]), type: index, column: scope.slotColumns[slot], isConstant: false,
        usesBound: slot >= scope.inputCount, to: scope)
    }
    for (index, type) in primitives.table.types.enumerated() {
      for value in constants(of: index).prefix(Bank.maximumConstants) {
        let column = workspace.column(of: Array(repeating: value, count: scope.lanes), type: type)
        addLeaf(
          Tree(literal: value, type: type), type: index, column: column, isConstant: true, usesBound: false, to: scope)
      }
    }
    scope.finishedLevel = 1
  }

  /// The constants of a type: those that the task lists or its cases suggest, a few plain ones, the trivial ones.
  private func constants(of index: Int) -> [Value] {
    let leaves = primitives.leaves[index]
    var values = leaves.listed.compactMap(\.value)
    switch leaves.ephemeral {
    case .int(let range): values += [0, 1, 2].filter { range.contains($0) }.map { .int($0) }
    case .float, .floatMixture: values += [0, 1, 2].map { .float($0) }
    case .chars(let pool): values += pool.prefix(6).map { .char($0) }
    case .texts(let pool): values += pool.prefix(8).map { .string($0) }
    case nil: break
    }
    return values + leaves.trivial.compactMap(\.value)
  }

  private func addLeaf(
    _ tree: Tree, type: Int, column: Int, isConstant: Bool, usesBound: Bool, to scope: BankScope
  ) {
    let hash = workspace.hash(ofColumn: column, type: primitives.table.types[type], lanes: scope.lanes)
    guard scope.seen.insert(Bank.key(hash, type)) else { return }
    scope.leaves.append(tree)
    scope.append(
      BankEntry(
        type: type, level: 1, function: -1, arguments: SIMD4(Int32(scope.leaves.count - 1), 0, 0, 0), column: column,
        cost: 0, isConstant: isConstant, usesBound: usesBound))
    judge(from: scope.entries.count - 1, in: scope)
  }

  /// The hash of a behaviour: of a type and the values.
  static func key(_ hash: UInt64, _ type: Int) -> UInt64 {
    (hash ^ UInt64(truncatingIfNeeded: type &+ 1)) &* 0xD6E8_FEB8_6659_FD93
  }

  /// Notes of new entries where they are right or true, and which of them are solutions.
  func judge(from first: Int, in scope: BankScope) {
    for index in first..<scope.entries.count {
      let type = scope.entries[index].type
      if primitives.table.types[type] == .bool {
        scope.entries[index].holds = workspace.truth(of: scope.entries[index].column, lanes: scope.lanes)
      }
      guard scope === top else { continue }
      for (number, goal) in goals.enumerated() where goal.type == type {
        let right = workspace.agreement(
          of: scope.entries[index].column, with: goal.column, type: primitives.table.types[type], lanes: scope.lanes,
          tolerance: tolerance)
        if number == 0 || right.count > scope.entries[index].right.count { scope.entries[index].right = right }
        if right.count == caseCount { addSolution(tree(index, in: scope), ofGoal: number) }
      }
    }
  }

  /// The most solutions of a goal that are handed out.
  static let maximumSolutions = 64

  func addSolution(_ tree: Tree, ofGoal goal: Int) {
    guard solutionCounts[goal] < Bank.maximumSolutions else { return }
    solutionCounts[goal] += 1
    solutions[goal].append(tree)
  }
}

extension Value {
  /// The length of the longest sequence in the value.
  var greatestLength: Int {
    switch self {
    case .int, .float, .bool, .char: 0
    case .string(let scalars): scalars.count
    case .list(let items): items.reduce(items.count) { Swift.max($0, $1.greatestLength) }
    case .tuple(let items): items.reduce(0) { Swift.max($0, $1.greatestLength) }
    }
  }
}

extension Constant {
  /// The value of the literal.
  var value: Value? { pooled ?? node.scalarValue }
}
