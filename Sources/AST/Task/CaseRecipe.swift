/// One way in which a task file gives cases; a task's train and test cases are each a list of recipes, in order.
public enum CaseRecipe: Hashable, Sendable {
  case literal(LiteralCases)
  case file(CaseFile)
  case sample(SampledCases)
  case grid(GridCases)
  case truthTable(TruthTable)

  /// Where the recipe stands; the first case of literal ones.
  public var location: Diagnostic.Location {
    switch self {
    case .literal(let cases): Diagnostic.Location(line: cases.lines.first ?? 1, column: 1)
    case .file(let file): file.location
    case .sample(let sample): sample.location
    case .grid(let grid): grid.location
    case .truthTable(let table): table.location
    }
  }

  /// True if the outputs come from the task's target.
  public var needsTarget: Bool {
    switch self {
    case .literal, .file: false
    case .sample, .grid, .truthTable: true
    }
  }
}

/// Cases written out in the task file, by columns.
public struct LiteralCases: Hashable, Sendable {
  /// One column an input, then one an output.
  public var columns: [[Value]]
  /// The line in the task file on which each case begins.
  public var lines: [Int]

  public init(columns: [[Value]], lines: [Int]) {
    self.columns = columns
    self.lines = lines
  }

  /// The number of cases.
  public var count: Int { lines.count }
}

/// Cases from a CSV or JSON Lines file.
public struct CaseFile: Hashable, Sendable {
  /// As written: relative to the folder of the task file, or absolute.
  public var path: String
  /// If given, the rows are shuffled and the first `percent`·rows/100 (rounded down) are the train cases, the rest the
  /// test cases.
  public var split: Split?
  public var location: Diagnostic.Location

  public init(path: String, split: Split? = nil, location: Diagnostic.Location) {
    self.path = path
    self.split = split
    self.location = location
  }

  public struct Split: Hashable, Sendable {
    /// 1 to 100.
    public var percent: Int
    public var seed: UInt64

    public init(percent: Int, seed: UInt64 = 1) {
      self.percent = percent
      self.seed = seed
    }
  }
}

/// A range of Int, both ends included, or of Float: low ≤ value < high in samples, both ends in grids.
public enum ValueRange: Hashable, Sendable {
  case int(ClosedRange<Int64>)
  /// Finite, low ≤ high.
  case float(low: Double, high: Double)

  public var type: Type {
    switch self {
    case .int: .int
    case .float: .float
    }
  }
}

/// `sample 20 x: -1.0...1.0 y: 0...9`: every input uniform on its range, independently.
public struct SampledCases: Hashable, Sendable {
  public var count: Int
  /// One range an input, in the order of the inputs.
  public var ranges: [ValueRange]
  public var seed: UInt64
  public var location: Diagnostic.Location

  public init(count: Int, ranges: [ValueRange], seed: UInt64 = 1, location: Diagnostic.Location) {
    self.count = count
    self.ranges = ranges
    self.seed = seed
    self.location = location
  }
}

/// `grid 21 x: -1.0...1.0 5 y: 0.0...1.0`: every combination of evenly spaced points, both ends included.
public struct GridCases: Hashable, Sendable {
  public struct Axis: Hashable, Sendable {
    /// Which input.
    public var input: Int
    public var points: Int
    public var range: ValueRange

    public init(input: Int, points: Int, range: ValueRange) {
      self.input = input
      self.points = points
      self.range = range
    }
  }

  /// One axis an input, as written: the first varies slowest.
  public var axes: [Axis]
  public var location: Diagnostic.Location

  public init(axes: [Axis], location: Diagnostic.Location) {
    self.axes = axes
    self.location = location
  }
}

/// `all a b c`: every combination of Bool inputs, false before true, the first named varying slowest.
public struct TruthTable: Hashable, Sendable {
  /// Indices of the inputs, as written; each input once.
  public var inputs: [Int]
  public var location: Diagnostic.Location

  public init(inputs: [Int], location: Diagnostic.Location) {
    self.inputs = inputs
    self.location = location
  }
}
