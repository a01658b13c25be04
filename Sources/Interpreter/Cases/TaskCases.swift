public import AST

/// The cases of a task: those that drive the search, and those that only judge the answer.
public struct TaskCases: Hashable, Sendable {
  public let train: Cases
  /// Without any if the task has none.
  public let test: Cases

  /// Makes the cases of a task from its recipes: reads its files, draws its samples, and asks its target for outputs.
  ///
  /// The same task and files give the same cases in every run, whatever else a run's seed changes.
  ///
  /// - Parameter directory: The folder that paths in the task are relative to; by default that of the task's file.
  /// - Throws: Everything that is wrong with the files, with the places in them, and targets that are exhausted.
  public init(of task: Task, directory: String? = nil) throws(Diagnostics) {
    var maker = CaseMaker(task, directory: directory ?? Self.folder(of: task.file))
    maker.make(task.train, isTrain: true)
    maker.make(task.test, isTrain: false)
    maker.checkTrain()
    guard maker.problems.isEmpty else { throw Diagnostics(maker.problems) }
    train = maker.train
    test = maker.test
  }

  /// The folder of a file, as a prefix of paths in it; empty for the current one.
  static func folder(of file: String) -> String {
    guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(file[..<slash]) + "/"
  }
}

/// Makes cases from recipes, and collects what is wrong on the way.
struct CaseMaker {
  let task: Task
  let directory: String
  private(set) var train: Cases
  private(set) var test: Cases
  private(set) var problems: [Diagnostic] = []

  init(_ task: Task, directory: String) {
    self.task = task
    self.directory = directory.isEmpty || directory.hasSuffix("/") ? directory : directory + "/"
    train = Cases(inputs: task.inputs, outputs: task.outputs)
    test = train
  }

  /// Makes the cases of a list of recipes.
  mutating func make(_ recipes: [CaseRecipe], isTrain: Bool) {
    for (index, recipe) in recipes.enumerated() {
      do {
        let made = try cases(recipe, stream: (isTrain ? 0 : 1, index))
        add(made, of: recipe, isTrain: isTrain)
      } catch {
        for item in error.items where problems.count < TaskParser.maximumDiagnostics { problems.append(item) }
      }
    }
  }

  private mutating func add(_ made: Cases, of recipe: CaseRecipe, isTrain: Bool) {
    guard case .file(let file) = recipe, let split = file.split else {
      if isTrain { train.append(made) } else { test.append(made) }
      return
    }
    var order = Array(0..<made.count)
    var stream = RandomStream(seed: split.seed, purpose: .shuffle)
    stream.shuffle(&order)
    let trainCount = made.count * split.percent / 100
    train.append(made.selecting(order.prefix(trainCount)))
    test.append(made.selecting(order.dropFirst(trainCount)))
  }

  /// Reports a task without train cases.
  mutating func checkTrain() {
    guard train.isEmpty, problems.isEmpty else { return }
    problems.append(
      Diagnostic(file: task.file, at: task.train.first?.location, "there are no train cases: the file has too few rows")
    )
  }

  /// The cases of one recipe.
  ///
  /// - Parameter stream: Which of the independent streams of random numbers a sample has: that of its section and place.
  private func cases(_ recipe: CaseRecipe, stream: (section: Int, index: Int)) throws(Diagnostics) -> Cases {
    var cases = Cases(inputs: task.inputs, outputs: task.outputs)
    switch recipe {
    case .literal(let literal): cases.append(columns: literal.columns)
    case .file(let file): cases = try CaseFileReader(task, file, directory: directory).read()
    case .sample(let sample):
      cases.append(columns: try withTarget(sample.columns(section: stream.section, index: stream.index), recipe))
    case .grid(let grid): cases.append(columns: try withTarget(grid.columns, recipe))
    case .truthTable(let table): cases.append(columns: try withTarget(table.columns, recipe))
    }
    return cases
  }

  /// Columns of inputs, and after them those of the outputs that the target gives.
  private func withTarget(_ inputs: [[Value]], _ recipe: CaseRecipe) throws(Diagnostics) -> [[Value]] {
    guard let target = task.target else {
      throw Diagnostics([Diagnostic(file: task.file, at: recipe.location, "there is no target to compute the outputs")])
    }
    let interpreter = ReferenceInterpreter(interface: task.interface, limits: Limits(task))
    var outputs: [[Value]] = task.outputs.map { _ in [] }
    for row in 0..<(inputs.first?.count ?? 0) {
      let values = inputs.map { $0[row] }
      guard let value = interpreter.run(target.tree, inputs: values).value else {
        throw Diagnostics([exhausted(on: values, recipe)])
      }
      if outputs.count == 1 {
        outputs[0].append(value)
      } else if case .tuple(let parts) = value, parts.count == outputs.count {
        for index in outputs.indices { outputs[index].append(parts[index]) }
      }
    }
    return inputs + outputs
  }

  private func exhausted(on values: [Value], _ recipe: CaseRecipe) -> Diagnostic {
    let inputs = zip(task.inputs, values).prefix(8).map { "\($0.name) = \(Self.text($1))" }
    return Diagnostic(
      file: task.file, at: recipe.location,
      "the target is exhausted where \(inputs.joined(separator: ", ")): it needs more than the fuel \(task.fuel) or "
        + "builds more than \(task.length) elements")
  }

  /// The values that formulas give to inputs, as messages show them.
  private static func text(_ value: Value) -> String {
    switch value {
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .bool(let value): "\(value)"
    case .char, .string, .list, .tuple: "…"
    }
  }
}

extension Cases {
  /// Adds the cases of another set with the same columns.
  mutating func append(_ other: Cases) {
    append(columns: other.inputColumns + other.expectedColumns)
  }
}
