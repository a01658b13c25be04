public import Interpreter

/// What can be said of one generation.
public struct GenerationStatistics: Hashable, Sendable {
  public var generation = 0
  /// The number of train cases in the sample.
  public var sampledCases = 0
  /// The least mean error of a program on the sample, per case and output.
  public var bestError = 0.0
  /// The median of the programs' mean errors on the sample.
  public var medianError = 0.0
  /// How many of the sampled cases' outputs some program has right.
  public var solvedByAnyone = 0
  /// The sampled cases times the outputs.
  public var criteria = 0
  public var programs = 0
  /// Programs that differ as code.
  public var distinctPrograms = 0
  /// Programs that differ in their errors.
  public var distinctBehaviours = 0
  public var meanSize = 0.0
  public var largestSize = 0
  /// Programs right on the whole sample.
  public var rightOnSample = 0
  /// Programs that were judged on all train cases.
  public var checked = 0
  /// The least error on all train cases so far, summed; infinite if nothing was judged there yet.
  public var bestTrainError = Double.infinity
  /// The most train cases that one program has right so far.
  public var bestRight = 0
  /// What the run has asked for so far.
  public var executions = Executions()
  /// How often, so far, a column of a function's values was there already (see ``ColumnReuse``); each thread keeps its own,
  /// so this depends on their number.
  public var columns = ColumnReuse()
  /// Seconds since the run began; not reproducible.
  public var seconds = 0.0
  /// By ``Edit``'s raw value.
  public var edits = Array(repeating: EditStatistics(), count: Edit.allCases.count)

  public init() {}

  /// How an edit did.
  public struct EditStatistics: Hashable, Sendable {
    /// The offspring it made.
    public var made = 0
    /// Those whose mean error is below their parent's, each on the sample of its own generation.
    public var improved = 0
  }

  /// Program executions, counted by what the search asks for: caches change `reused`, never `asked`.
  public struct Executions: Hashable, Sendable {
    /// Programs × cases, those answered without running included.
    public var asked = 0
    /// Of those, the ones answered without running, because the same program was in the generation.
    public var reused = 0
  }
}

extension GenerationStatistics {
  /// The names of the columns of ``csvRow``.
  public static var csvHeader: String {
    let edits = Edit.allCases.flatMap { ["\($0)-made", "\($0)-improved"] }
    return
      ([
        "generation", "sampled-cases", "best-error", "median-error", "solved-by-anyone", "criteria", "programs",
        "distinct-programs", "distinct-behaviours", "mean-size", "largest-size", "right-on-sample", "checked",
        "best-train-error", "best-right", "executions", "reused", "columns-asked", "columns-found", "seconds",
      ] + edits).joined(separator: ",")
  }

  /// The statistics as one line of comma-separated values.
  public var csvRow: String {
    let edits = edits.flatMap { ["\($0.made)", "\($0.improved)"] }
    return
      ([
        "\(generation)", "\(sampledCases)", "\(bestError)", "\(medianError)", "\(solvedByAnyone)", "\(criteria)",
        "\(programs)", "\(distinctPrograms)", "\(distinctBehaviours)", "\(meanSize)", "\(largestSize)",
        "\(rightOnSample)", "\(checked)", "\(bestTrainError)", "\(bestRight)", "\(executions.asked)",
        "\(executions.reused)", "\(columns.asked)", "\(columns.found)", "\(seconds)",
      ] + edits).joined(separator: ",")
  }
}
