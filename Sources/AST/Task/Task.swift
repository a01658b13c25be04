/// What is wanted of a program and what a search may use to find it, as a task file says it.
///
/// Cases stand here as recipes, not values: making cases of them may need files and evaluation, and belongs to the
/// interpreter. Everything else is checked and resolved: types, helpers, seeds, the operators offered.
public struct Task: Hashable, Sendable {
  /// The file as the user named it; empty for a task that is not from a file.
  public let file: String
  /// The text of the `task:` line; empty without one.
  public let name: String
  /// The text of the `about:` line; empty without one.
  public let about: String
  /// Name, inputs, result type and helpers that all programs of the task share. With several outputs the result is the
  /// tuple of them.
  public let interface: Interface
  /// One or several; an output without a name is called `output`.
  public let outputs: [Parameter]
  /// How each output is judged, in the order of ``outputs``.
  public let errorKinds: [ErrorKind]
  /// How far a right Float may be from the expected one, relative to it where it is above 1.
  public let tolerance: Double
  /// The cost beyond which a case is exhausted.
  public let fuel: Int
  /// The most elements that an operator may build.
  public let length: Int
  public let budget: Budget
  /// The types and operators offered.
  public let selection: OperatorSelection
  public let constants: ConstantChoice
  /// Programs that join the first population; they may use any operator.
  public let seeds: [Program]
  /// What computes the outputs of sampled cases, grids and truth tables; it may use any operator.
  public let target: Program?
  public let train: [CaseRecipe]
  public let test: [CaseRecipe]
  /// The expressions that count as answers; `nil` if every program does.
  public let grammar: Grammar?

  public init(
    file: String = "", name: String = "", about: String = "", inputs: [Parameter], outputs: [Parameter],
    helpers: [Helper] = [], errorKinds: [ErrorKind] = [], limits: Limits = Limits(), budget: Budget = Budget(),
    operators: OperatorChoice = OperatorChoice(), types: [Type] = [], constants: ConstantChoice = ConstantChoice(),
    seeds: [Tree] = [], target: Tree? = nil, train: [CaseRecipe] = [], test: [CaseRecipe] = [],
    grammar: Grammar? = nil
  ) {
    let outputTypes = outputs.map(\.type)
    let result = Self.result(of: outputTypes)
    let interface = Interface(name: Self.programName(name), inputs: inputs, result: result, helpers: helpers)
    self.file = file
    self.name = name
    self.about = about
    self.interface = interface
    self.outputs = outputs
    self.errorKinds = outputs.indices.map { errorKinds.indices.contains($0) ? errorKinds[$0] : .default }
    tolerance = limits.tolerance
    fuel = limits.fuel
    length = limits.length
    self.budget = budget
    selection = OperatorSelection(operators, types: inputs.map(\.type) + outputTypes + [result], extra: types)
    self.constants = constants
    self.seeds = seeds.map { Program(interface: interface, tree: $0) }
    self.target = target.map { Program(interface: interface, tree: $0) }
    self.train = train
    self.test = test
    self.grammar = grammar
  }
}

extension Task {
  /// The tolerance, the fuel and the length limit.
  public struct Limits: Hashable, Sendable {
    public var tolerance: Double
    public var fuel: Int
    public var length: Int

    public init(tolerance: Double = 1e-6, fuel: Int = 20_000, length: Int = 10_000) {
      self.tolerance = tolerance
      self.fuel = fuel
      self.length = length
    }

    package static let tolerances = 0.0...1e9
    package static let fuels = 1...1_000_000_000
    package static let lengths = 1...1_000_000
  }

  /// How much a search may spend by default; `nil` where the task says nothing.
  public struct Budget: Hashable, Sendable {
    public var generations: Int?
    public var programs: Int?

    public init(generations: Int? = nil, programs: Int? = nil) {
      self.generations = generations
      self.programs = programs
    }

    package static let generationCounts = 0...1_000_000_000
    package static let programCounts = 1...10_000_000
  }

  /// The constants that a search may use, of the types for which the task says so; other types have their defaults.
  public struct ConstantChoice: Hashable, Sendable {
    public struct Constant: Hashable, Sendable {
      public var value: Value
      public var type: Type

      public init(value: Value, type: Type) {
        self.value = value
        self.type = type
      }
    }

    /// The literals of `constants:` lines, in order.
    public var literals: [Constant]
    /// The ranges of `random constants:` lines, at most one a type.
    public var ranges: [ValueRange]

    public init(literals: [Constant] = [], ranges: [ValueRange] = []) {
      self.literals = literals
      self.ranges = ranges
    }

    /// True if the task says which constants of the type there are, in place of the default ones.
    public func replacesDefault(of type: Type) -> Bool {
      literals.contains { $0.type == type } || ranges.contains { $0.type == type }
    }
  }
}

extension Task {
  public var inputs: [Parameter] { interface.inputs }
  public var helpers: [Helper] { interface.helpers }
  /// The type of its programs: of the output, or of the tuple of several.
  public var result: Type { interface.result }
  /// The types that the values of offered operator instances may have, in a fixed order.
  public var universe: [Type] { selection.universe }
  /// The operators offered, in the table's order.
  public var operators: [Operator] { selection.operators }

  /// True if all of the types lie in the universe, those of lambdas taken apart.
  public func allows(_ types: [Type]) -> Bool { selection.allows(types) }

  /// The type of programs with these outputs.
  static func result(of outputs: [Type]) -> Type {
    outputs.count == 1 ? outputs[0] : Type.tuple(outputs) ?? outputs.first ?? .int
  }

  /// A name of the language made from a task's name: other characters become `-`.
  static func programName(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar.isNamePart {
        scalars.append(scalar)
      } else if let last = scalars.last, last != "-" {
        scalars.append("-")
      }
    }
    while let last = scalars.last, last == "-" { scalars.removeLast() }
    while let first = scalars.first, !first.isNameStart { scalars.removeFirst() }
    let text = String(scalars)
    return ReservedWord.isName(text) ? text : text.isEmpty ? "answer" : "answer-" + text
  }
}
