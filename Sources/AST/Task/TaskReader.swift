/// Reads the native format.
///
/// The items are found first, then read in the order in which they need one another: inputs before cases and seeds,
/// helpers before what calls them, wherever they stand in the file. An error in one never hides those in others; what is
/// misspelt is read on as what was probably meant, so that one slip is told once.
struct TaskReader {
  let source: Source
  var diagnostics = DiagnosticList()
  var items: [TaskKey: [Range<Int>]] = [:]

  var name = ""
  var about = ""
  var inputs: [Declaration] = []
  var outputs: [Declaration] = []
  var types: [Type] = []
  var errorKinds: [ErrorKind] = []
  var limits = Task.Limits()
  var budget = Task.Budget()
  var choice = OperatorChoice()
  var constants = Task.ConstantChoice()
  var seenConstants: Set<Task.ConstantChoice.Constant> = []
  var helpers: [Helper] = []
  var seeds: [Tree] = []
  var target: Tree?
  /// `train` and `test`, see ``SectionKey``.
  var sections = [Section(), Section()]
  /// The seed of samples where a section has none of its own.
  var sampleSeed: UInt64?

  /// An input or output as declared; without a type if that could not be read.
  struct Declaration {
    var name: String
    var type: Type?
  }

  /// The inputs by name.
  var inputIndices: [String: Int] = [:]
  /// The names that inputs and outputs have taken.
  var declaredNames: Set<String> = []
  /// True if an input or output could not be read at all, so that the number of columns is not known.
  var isInterfaceDamaged = false
  /// True once it has been told that formulas need a target.
  var isTargetMissed = false

  init(_ source: Source) {
    self.source = source
  }

  mutating func read() -> Task? {
    if TableReader.looksLikeTable(source) {
      diagnostics.append(
        source, at: 0, "this looks like a table: --target COLUMN names the column to predict from the others")
      return nil
    }
    let outline = TaskOutline(source)
    diagnostics = outline.diagnostics
    guard !outline.items.isEmpty || diagnostics.hasErrors else {
      diagnostics.append(Diagnostic(file: source.file, "there is nothing in it; 'gp new' writes a task to start from"))
      return nil
    }
    let items = outline.items.map { recovered($0) }
    collect(items)
    readInterface()
    readSearch()
    readPrograms()
    readCases(items)
    checkWhole()
    guard !diagnostics.hasErrors else { return nil }
    return task
  }

  private var task: Task {
    Task(
      file: source.file, name: name, about: about, inputs: parameters(inputs), outputs: parameters(outputs),
      helpers: helpers, errorKinds: errorKinds, limits: limits, budget: budget, operators: choice, types: types,
      constants: constants, seeds: seeds, target: target, train: recipes(.train), test: recipes(.test))
  }

  /// The declarations whose types are known.
  func parameters(_ declarations: [Declaration]) -> [Parameter] {
    declarations.compactMap { declaration in
      declaration.type.map { Parameter(name: declaration.name, type: $0) }
    }
  }

  /// True if every input and output is known, so that programs and cases can be checked against them.
  var isInterfaceKnown: Bool {
    !inputs.isEmpty && !outputs.isEmpty && (inputs + outputs).allSatisfy { $0.type != nil } && resultType != nil
  }

  /// The type of the task's programs; `nil` if outputs are unknown or too many.
  var resultType: Type? {
    let types = outputs.compactMap(\.type)
    guard types.count == outputs.count else { return nil }
    return types.count == 1 ? types[0] : Type.tuple(types)
  }

  mutating func report(at offset: Int, _ message: String) {
    diagnostics.append(source, at: offset, message)
  }

  mutating func warn(at offset: Int, _ message: String) {
    diagnostics.append(source, at: offset, as: .warning, message)
  }
}

// MARK: - Items

extension TaskReader {
  /// An item with a misspelt key, as the item it was probably meant to be; the misspelling is reported.
  private mutating func recovered(_ item: TaskOutline.Item) -> TaskOutline.Item {
    guard item.kind == .unknown, !diagnostics.isFull else { return item }
    var reader = ItemReader(source, item.range)
    let token = reader.take()
    let word = source.text(token.range.prefix(100))
    let keys = TaskKey.allCases.filter { $0 != .define }.map(\.rawValue)
    let closest = word == "random" ? TaskKey.randomConstants.rawValue : Suggestion.closest(to: word, among: keys)
    let suggestion =
      closest.map { "; did you mean '\($0)'?" } ?? "; expected a key such as 'input', 'output' or 'train'"
    report(at: item.range.lowerBound, "unknown key '\(source.excerpt(token.range))'\(suggestion)")
    var result = item
    if let closest, word != "random", let key = TaskKey(rawValue: closest) { result.kind = .key(key) }
    return result
  }

  /// Sorts items by their keys, and reports keys given twice.
  private mutating func collect(_ all: [TaskOutline.Item]) {
    for item in all {
      guard case .key(let key) = item.kind else { continue }
      if item.isOpen {
        isInterfaceDamaged = isInterfaceDamaged || key == .input || key == .output
      } else if !key.repeats, let first = items[key]?.first?.lowerBound {
        let line = source.location(at: first).line
        report(at: item.range.lowerBound, "'\(key.rawValue)' is given twice; the first is on line \(line)")
      } else {
        items[key, default: []].append(item.range)
      }
    }
  }
}
