internal import AST

/// The programs that a search starts from, of a task and of seed files, over one interface.
///
/// The helpers of seed files become helpers of the search: a helper that is there already is not added again, and one
/// whose name is taken by another gets a new name.
struct SeedPool {
  private(set) var trees: [Tree]
  private(set) var helpers: [Helper]
  private let task: Task

  /// The seeds of the task itself.
  init(_ task: Task) {
    self.task = task
    trees = task.seeds.map(\.tree)
    helpers = task.helpers
  }

  /// What programs of the search have around them.
  var interface: Interface {
    guard helpers.count > task.helpers.count else { return task.interface }
    return Interface(name: task.interface.name, inputs: task.inputs, result: task.result, helpers: helpers)
  }

  /// Adds the programs of a seed file.
  /// - Throws: `CommandFailure` if it cannot be read; `SourceFailure` if it has errors, or a program's inputs or result
  ///   are not the task's by position and type.
  mutating func add(path: String) throws {
    for program in try ProgramInput(input: SourceInput(path: path)).programs(for: task) { add(program) }
  }

  /// Adds a program that takes and gives what the task's programs do.
  mutating func add(_ program: Program) {
    // The task's own helpers are called by bare expressions, and keep their places.
    if program.interface === task.interface {
      trees.append(program.tree)
      return
    }
    var places: [Int] = []
    for helper in program.interface.helpers {
      places.append(place(of: helper, body: helper.body.callingHelpers(at: places)))
    }
    trees.append(program.tree.callingHelpers(at: places))
  }

  /// Where a helper stands, after it was added if need be.
  private mutating func place(of helper: Helper, body: Tree) -> Int {
    let known = helpers.firstIndex {
      $0.body == body && $0.result == helper.result && $0.parameters.map(\.type) == helper.parameters.map(\.type)
    }
    if let known { return known }
    let taken = Set(helpers.map(\.name))
    var name = helper.name
    var number = 2
    while taken.contains(name) {
      name = "\(helper.name)-\(number)"
      number += 1
    }
    helpers.append(Helper(name: name, parameters: helper.parameters, result: helper.result, body: body))
    return helpers.count - 1
  }
}

extension Tree {
  /// The same code where each helper stands elsewhere: the one at index i at `places[i]`.
  fileprivate func callingHelpers(at places: [Int]) -> Tree {
    var tree = self
    for index in nodes.indices where nodes[index].kind == .call && places.indices.contains(nodes[index].slot) {
      tree.updateNode(at: index) { $0.payload = UInt64(places[$0.slot]) }
    }
    return tree
  }
}

extension Program {
  /// The program without the helpers that it never calls, neither itself nor through others.
  var withoutIdleHelpers: Program {
    let helpers = interface.helpers
    var isCalled = Array(repeating: false, count: helpers.count)
    for slot in tree.calledHelpers where isCalled.indices.contains(slot) { isCalled[slot] = true }
    // Helpers call only those before them.
    for index in helpers.indices.reversed() where isCalled[index] {
      for slot in helpers[index].body.calledHelpers where isCalled.indices.contains(slot) { isCalled[slot] = true }
    }
    if isCalled.allSatisfy(\.self) { return self }
    var places: [Int] = []
    var kept: [Helper] = []
    for (helper, isCalled) in zip(helpers, isCalled) {
      places.append(kept.count)
      guard isCalled else { continue }
      kept.append(
        Helper(
          name: helper.name, parameters: helper.parameters, result: helper.result,
          body: helper.body.callingHelpers(at: places)))
    }
    let interface = Interface(
      name: interface.name, inputs: interface.inputs, result: interface.result, helpers: kept)
    return Program(interface: interface, tree: tree.callingHelpers(at: places))
  }
}

extension Tree {
  /// The indices of the helpers that the code itself calls.
  fileprivate var calledHelpers: Set<Int> {
    Set(nodes.filter { $0.kind == .call }.map(\.slot))
  }
}
