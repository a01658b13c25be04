internal import AST

/// Evolved programs and soft programs in one space: what they put out, case by case.
enum BehaviourExperiment: Experiment {
  static let description = ExperimentDescription(
    name: "behaviour",
    claim: """
      At equal score soft programs under descent and the mean of evolving programs are in the same place of the space of \
      outputs.
      """,
    source: "this project; the question is that of Whitelam et al. 2021, asked of programs",
    replicates: (full: 60, quick: 20), takesTask: true)

  static let tasks = [
    "even-3-parity", "even-4-parity", "majority-5", "6-multiplexer", "nguyen-1", "nguyen-5", "nguyen-7", "nguyen-9",
    "median", "smallest", "allGtK", "last2",
  ]
  private static let quickTasks = ["even-3-parity", "nguyen-1", "median"]

  static func run(_ options: ExperimentOptions, on workers: ExperimentWorkers) throws -> ExperimentResult {
    let replicates = options.replicates(description)
    let names = options.task.map { [$0] } ?? (options.isQuick ? quickTasks : tasks)
    var findings = BehaviourFindings()
    for (island, name) in names.enumerated() {
      let ready = try ReadyTask(named: name)
      let paths = try BehaviourPaths(
        ready, name, replicates: replicates, restarts: max(1, replicates / 2), island: island, seed: options.randomSeed,
        on: workers)
      findings.add(name, ready.task.outputs.first?.type ?? .int, paths)
    }
    return findings.result
  }
}
