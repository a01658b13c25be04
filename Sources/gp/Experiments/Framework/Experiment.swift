/// An experiment: a claim, and a protocol that measures whether it holds.
protocol Experiment: Sendable {
  /// What it is, for lists and help.
  static var description: ExperimentDescription { get }

  /// Runs the protocol.
  ///
  /// Its result is a function of the options alone: the number of threads does not change it.
  /// - Throws: `ExperimentInterrupted` if someone asked to stop.
  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult
}

/// What an experiment is about.
struct ExperimentDescription: Sendable {
  /// As the command line calls it.
  let name: String
  /// What is tested, in one sentence.
  let claim: String
  /// Where the claim, or the protocol, comes from.
  let source: String
  /// How many replicates the full protocol has, and the quick one.
  let replicates: (full: Int, quick: Int)
  /// Whether it can be run on one task of the user's choice.
  var takesTask = false
}

struct ExperimentOptions: Sendable {
  /// How many independent repetitions; nil: the protocol's number.
  var replicates: Int?
  /// Whether to run the small protocol, which takes less than a minute.
  var isQuick = false
  var randomSeed: UInt64 = 1
  /// The problem, or the path of the task file, that it is run on; nil for the protocol's own.
  var task: String?

  /// How many repetitions there are.
  func replicates(_ description: ExperimentDescription) -> Int {
    replicates ?? (isQuick ? description.replicates.quick : description.replicates.full)
  }
}

/// Someone asked to stop before the end.
struct ExperimentInterrupted: Error {}

/// All experiments, in the order of the list.
enum Experiments {
  static let all: [any Experiment.Type] = [
    CloudExperiment.self, ParityChainExperiment.self, SuperpositionExperiment.self, MarginalsExperiment.self,
    BehaviourExperiment.self, WidthExperiment.self,
  ]

  static func named(_ name: String) -> (any Experiment.Type)? { all.first { $0.description.name == name } }
}
