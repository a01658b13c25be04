internal import AST
internal import Genetic
internal import Interpreter

/// What came of a search, whatever its method.
struct SearchResult {
  /// Why a search ended.
  enum Stop: String {
    case solved, budget, time, interrupted
  }

  let task: Task
  /// The name of the method: `evolution`.
  let method: String
  /// The best program, without the helpers that it does not call; `nil` if none was judged.
  let program: Program?
  /// True if the answer is a seed, or a seed made smaller, before anything was evolved.
  let isSeed: Bool
  let train: CaseScore
  let test: CaseScore
  let executions: Int
  /// The executions asked for until the first right program was found; `nil` if none was, or a seed is right.
  var executionsToSolution: Int?
  /// Of the executions, those answered without running anything.
  let cachedExecutions: Int
  let generations: Int
  let seconds: Double
  let randomSeed: UInt64
  let threads: Int
  let stop: Stop
  /// The answer as the `define-fun` that a SyGuS file asks for; `nil` for other tasks.
  var definition: String?
  /// Where right programs of the run disagree; `nil` if nowhere near the given inputs, or if the method cannot tell.
  var distinguishing: DistinguishingInput?
  /// What there is to choose from; `nil` if the answer is right, or not a Float, or if nobody wants to know.
  var front: SearchFront?
  /// The machine code that was allowed; `nil` for none.
  var native: NativeSupport?
  /// How often a column of a function's values was there already. As the seconds do, it differs from run to run: threads keep
  /// their own, and share programs as they come. So it stands in the summary, and not in the JSON.
  var keptColumns = ColumnReuse()

  var isSolved: Bool { train.isAllRight }
  /// `nil` if there are no test cases.
  var isGeneral: Bool? { test.of > 0 ? test.isAllRight : nil }
}

extension SearchResult {
  /// The documented answer to `--json`.
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "task": .string(task.displayName), "method": .string(method), "solved": .bool(isSolved),
      "generalised": isGeneral.map { .bool($0) } ?? .null,
      "program": program.map { .string(Printer.canonical($0)) } ?? .null,
      "size": program.map { .int($0.size) } ?? .null, "train": train.json, "test": test.json,
      "executions": .int(executions), "cached_executions": .int(cachedExecutions), "generations": .int(generations),
      "seconds": .number(seconds), "random_seed": .int(Int64(truncatingIfNeeded: randomSeed)),
      "threads": .int(threads), "stopped": .string(stop.rawValue),
    ]
    if let distinguishing { members["distinguishing"] = distinguishing.json(task) }
    if let front { members["front"] = front.json }
    if task.grammar != nil { members["define_fun"] = definition.map { .string($0) } ?? .null }
    return .object(members.noting(native))
  }
}

extension CaseScore {
  var json: JSONValue {
    .object(["right": .int(right), "of": .int(of), "error": error.map { .number($0) } ?? .null])
  }
}

extension Task {
  /// The task's name, or else that of its file without folder and ending.
  var displayName: String {
    // The name in a SyGuS file is that of the function, mostly `f`.
    if !name.isEmpty, grammar == nil || file.isEmpty { return name }
    let base = file.split(separator: "/").last.map(String.init) ?? ""
    guard let dot = base.lastIndex(of: "."), dot > base.startIndex else {
      return base.isEmpty ? interface.name : base
    }
    return String(base[..<dot])
  }
}
