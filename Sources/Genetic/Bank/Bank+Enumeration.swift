internal import AST
internal import Interpreter

extension Bank {
  /// Candidates that apply one function to entries of certain levels.
  private struct Work {
    let function: Int
    /// For each place of the function, the entries that may stand there.
    let lists: [[Int32]]
    /// The number of candidates.
    let count: Int
    /// How much of a scarce allowance it gets, relative to others.
    let weight: Double
  }

  /// Looks for the programs of a level in a scope, as far as its allowance goes.
  func enumerate(_ level: Int, in scope: BankScope) {
    guard level > scope.finishedLevel, level <= options.maximumLevel else { return }
    scope.finishedLevel = level
    let work = work(level, in: scope)
    // What is left goes to higher levels, which narrow places of the language still fill completely.
    let affordable = Swift.min(scope.allowance, budget - executions) / Swift.max(caseCount, 1)
    let total = work.reduce(0.0) { $0 + Double($1.count) }
    let quota = total <= 0.5 * Double(affordable) ? affordable : affordable / 2
    for (item, count) in zip(work, Bank.shares(of: quota, among: work)) where count > 0 {
      guard hasRoom, !shouldStop() else { return }
      let first = scope.entries.count
      let asked = perform(item, count, level, in: scope)
      executions += asked * caseCount
      scope.allowance -= asked * caseCount
      judge(from: first, in: scope)
    }
  }

  /// False once memory is spent.
  private var hasRoom: Bool {
    let entries = top.entries.count + inner.reduce(0) { $0 + $1.entries.count }
    return entries < options.maximumEntries && workspace.usedWords < options.maximumWords
  }

  // MARK: Planning

  /// The longest list of entries for one of so many places.
  private static func longestList(places: Int) -> Int { places > 2 ? 1 << 10 : 1 << 20 }

  /// All candidates of a level.
  private func work(_ level: Int, in scope: BankScope) -> [Work] {
    var result: [Work] = []
    for (index, function) in primitives.functions.enumerated() {
      let places = function.arguments
      guard (1...4).contains(places.count), !function.root.isLet,
        function.root.kind != .apply || function.root.op != .if
      else { continue }
      let lambdas = places.count { primitives.arguments[$0].lambda != nil }
      // Lambdas within lambda bodies are left to evolution.
      guard lambdas == 0 || scope === top && places.allSatisfy({ hasScope($0) }) else { continue }
      addWork(
        function: index, places: Array(places), levels: [], left: level - steps[index] - lambdas,
        weight: function.weight, scope,
        &result)
    }
    return scope === top ? favouringGoals(result) : result
  }

  /// The same work, with half of the weight on what may be a goal.
  private func favouringGoals(_ work: [Work]) -> [Work] {
    let goalTypes = Set(goals.map(\.type))
    let isGoal = work.map { goalTypes.contains(primitives.functions[$0.function].result) }
    let all = work.reduce(0) { $0 + $1.weight }
    let goal = zip(work, isGoal).reduce(0) { $0 + ($1.1 ? $1.0.weight : 0) }
    guard goal > 0, goal < all / 2 else { return work }
    return zip(work, isGoal).map { item, isGoal in
      Work(
        function: item.function, lists: item.lists, count: item.count,
        weight: isGoal ? item.weight * (all - goal) / goal : item.weight)
    }
  }

  private func hasScope(_ place: Int) -> Bool {
    primitives.arguments[place].lambda == nil || scopeOfPlace[place] >= 0
  }

  /// Deals the nodes that are left out among the places that are left.
  private func addWork(
    function: Int, places: [Int], levels: [Int], left: Int, weight: Double, _ scope: BankScope, _ result: inout [Work]
  ) {
    let open = places.count - levels.count
    guard open > 0 else {
      if left == 0 { addWork(function: function, places: places, levels: levels, weight: weight, scope, &result) }
      return
    }
    guard left >= open else { return }
    for level in open == 1 ? left...left : 1...left - open + 1 {
      guard level <= options.maximumLevel, !candidates(place: places[levels.count], level: level, scope).isEmpty else {
        continue
      }
      addWork(
        function: function, places: places, levels: levels + [level], left: left - level, weight: weight, scope, &result
      )
    }
  }

  private func addWork(
    function: Int, places: [Int], levels: [Int], weight: Double, _ scope: BankScope, _ result: inout [Work]
  ) {
    if isCommutative(function), levels[0] > levels[1] { return }
    let lists = zip(places, levels).map { place, level in
      Array(candidates(place: place, level: level, scope).prefix(Bank.longestList(places: places.count)))
    }
    let count = lists.reduce(1) { $0 * $1.count }
    result.append(Work(function: function, lists: lists, count: count, weight: weight))
  }

  private func candidates(place: Int, level: Int, _ scope: BankScope) -> [Int32] {
    let argument = primitives.arguments[place]
    if argument.lambda != nil { return inner[scopeOfPlace[place]].bodiesByLevel[argument.type][level] }
    return scope.byLevel[argument.type][level]
  }

  private func isCommutative(_ function: Int) -> Bool {
    let function = primitives.functions[function]
    guard function.root.kind == .apply, function.arguments.count == 2,
      primitives.arguments[function.arguments.lowerBound].type
        == primitives.arguments[function.arguments.lowerBound + 1].type
    else { return false }
    switch function.root.op {
    case .add, .multiply, .min, .max, .and, .or, .xor, .nand, .nor, .equal, .notEqual, .bitAnd, .bitOr, .bitXor:
      return true
    default: return false
    }
  }

  /// How many candidates each piece of work gets: all it has if that is less than its part, by weight, of what is left
  /// when the narrower ones have got theirs.
  private static func shares(of quota: Int, among work: [Work]) -> [Int] {
    var shares = Array(repeating: 0, count: work.count)
    let order = work.indices.sorted {
      let left = Double(work[$0].count) / work[$0].weight
      let right = Double(work[$1].count) / work[$1].weight
      return left != right ? left < right : $0 < $1
    }
    var left = Double(Swift.max(quota, 0))
    var weights = work.reduce(0.0) { $0 + $1.weight }
    for index in order {
      let fair = left * work[index].weight / weights
      shares[index] = Double(work[index].count) <= fair ? work[index].count : Int(fair)
      left -= Double(shares[index])
      weights -= work[index].weight
    }
    return shares
  }

  // MARK: Doing it

  /// Evaluates some candidates of a piece of work and keeps those that do something new.
  ///
  /// - Returns: the number of candidates.
  private func perform(_ work: Work, _ wanted: Int, _ level: Int, in scope: BankScope) -> Int {
    let function = primitives.functions[work.function]
    let places = Array(function.arguments)
    let lambdas = places.indices.filter { primitives.arguments[places[$0]].lambda != nil }
    let data = places.indices.filter { primitives.arguments[places[$0]].lambda == nil }
    let dataCount = data.reduce(1) { $0 * work.lists[$1].count }
    var candidates = Candidates(
      bank: self, scope: scope, function: work.function, level: level, data: data, lists: work.lists,
      isCommutative: isCommutative(work.function))
    guard !lambdas.isEmpty else {
      candidates.run(
        tree: plainTree(function, places), inputs: places.map { primitives.table.types[primitives.arguments[$0].type] },
        slots: [], arguments: SIMD4(repeating: 0), Choices(of: wanted, among: dataCount, seed: seed &+ UInt64(level)))
      return candidates.asked
    }
    let bodyCount = lambdas.reduce(1) { $0 * work.lists[$1].count }
    let bodies = Swift.min(bodyCount, wanted)
    let perBody = Swift.max(wanted / bodies, 1)
    var choices = Choices(of: bodies, among: bodyCount, seed: seed &+ UInt64(level))
    while let choice = choices.next() {
      var arguments = SIMD4<Int32>(repeating: 0)
      var rest = choice
      for position in lambdas {
        let list = work.lists[position]
        arguments[position] = list[rest % list.count]
        rest /= list.count
      }
      let tree = loopTree(function, places, arguments, in: scope)
      let inputs = scope.slots + data.map { primitives.table.types[primitives.arguments[places[$0]].type] }
      var isRead = Array(repeating: false, count: scope.slots.count)
      for node in tree.nodes where node.kind == .variable && node.slot < scope.slots.count { isRead[node.slot] = true }
      candidates.run(
        tree: tree, inputs: inputs, slots: scope.slotColumns.enumerated().map { isRead[$0] ? $1 : -1 },
        arguments: arguments,
        Choices(of: Swift.min(perBody, dataCount), among: dataCount, seed: seed &+ UInt64(choice)))
      guard hasRoom else { break }
    }
    return candidates.asked
  }

  /// The function applied to variables.
  private func plainTree(_ function: Function, _ places: [Int]) -> Tree {
    let children = places.enumerated().map { position, place in
      Tree(nodes: [.variable(position, primitives.table.types[primitives.arguments[place].type])])
    }
    return Tree(root: function.root, children: children)
  }

  /// The function applied to lambdas with the given bodies and to variables, which come after those of the scope.
  private func loopTree(
    _ function: Function, _ places: [Int], _ arguments: SIMD4<Int32>, in scope: BankScope
  ) -> Tree {
    let dataCount = places.count { primitives.arguments[$0].lambda == nil }
    var next = scope.slots.count
    let children = places.enumerated().map { position, place in
      let argument = primitives.arguments[place]
      guard let lambda = argument.lambda else {
        defer { next += 1 }
        return Tree(nodes: [.variable(next, primitives.table.types[argument.type])])
      }
      var body = tree(Int(arguments[position]), in: inner[scopeOfPlace[place]])
      body.shiftSlots(from: scope.slots.count, by: dataCount)
      return Tree(root: lambda, children: [body])
    }
    return Tree(root: function.root, children: children)
  }
}

/// Candidates of one function, run in batches.
private struct Candidates {
  let bank: Bank
  let scope: BankScope
  let function: Int
  let level: Int
  /// The places whose columns are gathered, and the entries of each place.
  let data: [Int]
  let lists: [[Int32]]
  let isCommutative: Bool
  /// The number of candidates evaluated.
  var asked = 0
  private var pending: [SIMD4<Int32>] = []

  init(
    bank: Bank, scope: BankScope, function: Int, level: Int, data: [Int], lists: [[Int32]], isCommutative: Bool
  ) {
    self.bank = bank
    self.scope = scope
    self.function = function
    self.level = level
    self.data = data
    self.lists = lists
    self.isCommutative = isCommutative
  }

  /// Runs a program on chosen candidates.
  mutating func run(
    tree: Tree, inputs: [Type], slots: [Int], arguments: SIMD4<Int32>, _ choices: consuming Choices
  ) {
    let workspace = bank.workspace
    workspace.begin(tree, inputs: inputs, lanes: scope.lanes)
    pending.removeAll(keepingCapacity: true)
    let bodiesAreConstant = data.count == lists.count
    // Texts are put together from constants more often than numbers are.
    let constantLevel = tree.type == .string ? 5 : 3
    withUnsafeTemporaryAllocation(of: Int.self, capacity: inputs.count) { columns in
      for (slot, column) in slots.enumerated() { columns[slot] = column }
      while let choice = choices.next() {
        var chosen = arguments
        var rest = choice
        var cost = 0
        var isConstant = bodiesAreConstant
        for (rank, position) in data.enumerated() {
          let count = lists[position].count
          let entry = lists[position][rest % count]
          rest /= count
          chosen[position] = entry
          columns[slots.count + rank] = scope.entries[Int(entry)].column
          cost += scope.entries[Int(entry)].cost
          isConstant = isConstant && scope.entries[Int(entry)].isConstant
        }
        if isCommutative, chosen[0] > chosen[1] { continue }
        if isConstant, level > constantLevel { continue }
        workspace.add(UnsafeBufferPointer(columns), cost: cost)
        pending.append(chosen)
        if workspace.count == workspace.batchSize { finishBatch() }
      }
    }
    if workspace.count > 0 { finishBatch() }
    workspace.end()
  }

  private mutating func finishBatch() {
    let workspace = bank.workspace
    workspace.run()
    asked += workspace.count
    let type = bank.primitives.functions[function].result
    for candidate in 0..<workspace.count {
      guard let cost = workspace.cost(of: candidate) else { continue }
      let hash = workspace.hash(of: candidate)
      guard scope.seen.insert(Bank.key(hash, type)) else {
        noteRepeated(candidate, hash, type)
        continue
      }
      let arguments = pending[candidate]
      scope.append(
        BankEntry(
          type: type, level: level, function: function, arguments: arguments, column: workspace.keep(candidate),
          cost: cost, isConstant: isConstant(arguments), usesBound: usesBound(arguments)))
    }
    workspace.clear()
    pending.removeAll(keepingCapacity: true)
  }

  /// Another program with the values of a goal may be the one that is right on further cases too.
  private func noteRepeated(_ candidate: Int, _ hash: UInt64, _ type: Int) {
    guard scope === bank.top else { return }
    for (number, goal) in bank.goals.enumerated() where goal.type == type && goal.hash == hash {
      bank.addSolution(bank.tree(applying: function, to: pending[candidate], in: scope), ofGoal: number)
    }
  }

  private func isConstant(_ arguments: SIMD4<Int32>) -> Bool {
    data.count == lists.count && data.allSatisfy { scope.entries[Int(arguments[$0])].isConstant }
  }

  private func usesBound(_ arguments: SIMD4<Int32>) -> Bool {
    data.contains { scope.entries[Int(arguments[$0])].usesBound }
  }
}

/// Some of the numbers below a bound, each once: all of them in order, or a sample from all over.
private struct Choices {
  private let bound: Int
  private let stride: Int
  private var upcoming: Int
  private var left: Int

  init(of count: Int, among bound: Int, seed: UInt64) {
    self.bound = bound
    left = Swift.min(count, bound)
    if left == bound {
      stride = 1
      upcoming = 0
    } else {
      // A stride without common divisor visits every number before it repeats one.
      var stride = Swift.max(Int(0.618 * Double(bound)), 1)
      while Choices.gcd(stride, bound) != 1 { stride += 1 }
      self.stride = stride
      var random = RandomStream(seed: seed, purpose: .bank, slot: bound)
      upcoming = random.below(bound)
    }
  }

  mutating func next() -> Int? {
    guard left > 0 else { return nil }
    left -= 1
    let result = upcoming
    upcoming += stride
    if upcoming >= bound { upcoming -= bound }
    return result
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
