import AST

/// One problem of a benchmark suite, as data: everything a task file says, and where its cases come from.
///
/// A problem knows nothing of searches: ``taskFile(seed:train:test:)`` writes the task that a person would have written,
/// and everything else (parsing, running, judging) goes the way every task goes.
struct BenchmarkProblem: Sendable {
  /// The name, unique among all suites.
  let name: String
  /// What the program must do. One line.
  let statement: String
  let inputs: [Parameter]
  /// One output (whose name is not written), or several.
  let outputs: [Parameter]
  /// What the search is given besides the cases.
  var grants = Grants()
  /// The published budget.
  let budget: Budget
  /// The published number of cases to train and to test on.
  let trainCount: Int
  let testCount: Int
  let cases: CaseSource

  /// What the search is given besides the cases, as a task file writes it. The defaults are those of the
  /// format.
  struct Grants: Sendable {
    /// Literals, each as it is written.
    var constants: [String] = []
    /// Ranges such as `Int -100...100`.
    var randomConstants: [String] = []
    /// Types of intermediate values beyond the default universe.
    var types: [String] = []
    /// The `operators:` line; `nil` for the default set.
    var operators: String?
    /// Error kinds, such as `exact` or `count: absolute`, one for each `error` line.
    var errors: [String] = []
    var fuel = 20_000
    var tolerance = 1e-6
  }

  /// A budget in programs a generation.
  struct Budget: Sendable {
    let generations: Int
    let programs: Int

    /// Program executions: programs x generations x train cases.
    func executions(cases: Int) -> Int { generations * programs * cases }
  }

  /// Where cases come from.
  enum CaseSource: Sendable {
    /// Inputs drawn by a generator, outputs given by an oracle.
    case generated(CaseGenerator, Oracle)
    /// Inputs sampled, and the expression that gives the outputs.
    case formula(train: Sampling, test: Sampling?, target: String)
  }

  /// The right outputs for the inputs, by a definition that shares nothing with the language and its interpreters.
  typealias Oracle = @Sendable (_ inputs: [Value]) -> [Value]
}

/// One row of cases: the inputs and the outputs they ask for.
struct BenchmarkCase: Hashable, Sendable {
  let inputs: [Value]
  let outputs: [Value]
}

extension BenchmarkProblem {
  /// Fresh cases: a pure function of the seed, the split and the count. Empty where cases come from a formula.
  func generate(_ split: CaseGenerator.Split, count: Int? = nil, seed: UInt64) -> [BenchmarkCase] {
    guard case .generated(let generator, let oracle) = cases else { return [] }
    let published = split == .train ? trainCount : testCount
    return generator.inputs(split, count: count ?? published, published: published, seed: seed)
      .map { BenchmarkCase(inputs: $0, outputs: oracle($0)) }
  }
}
