/// Several ways of searching on the same tasks with the same budget, and what their runs say.
struct Comparison: Equatable, Sendable {
  /// What the arms did on one task.
  struct TaskRuns: Equatable, Sendable {
    let suite: String
    let name: String
    /// In the order of ``ComparisonArm``; an arm none of whose runs is done yet has none.
    let arms: [ArmRuns]

    subscript(arm: ComparisonArm) -> ArmRuns {
      arms.first { $0.arm == arm } ?? ArmRuns(arm: arm, runs: [])
    }

    /// The arm whose success is expected to cost least; `nil` if none succeeded. Of equals the first: those that differ
    /// by no more than what the axis cannot tell apart.
    func winner(_ axis: CostAxis) -> ComparisonArm? {
      let costs = arms.compactMap { runs in runs.expected(axis).map { (arm: runs.arm, cost: $0) } }
      guard let least = costs.map(\.cost).min() else { return nil }
      return costs.first { $0.cost <= least * (1 + axis.noise) }?.arm
    }
  }

  /// What the arms did on several tasks.
  struct Group: Equatable, Sendable {
    /// The suite; empty for all tasks.
    let name: String
    let tasks: [TaskRuns]

    /// All runs of an arm.
    subscript(arm: ComparisonArm) -> ArmRuns { ArmRuns(arm: arm, runs: tasks.flatMap { $0[arm].runs }) }

    /// The number of tasks on which an arm succeeded at least once.
    func tasksSolved(by arm: ComparisonArm) -> Int { tasks.count { $0[arm].successes > 0 } }
  }

  let tasks: [TaskRuns]

  /// - Parameter runs: Those of other methods than the arms' are left out.
  init(_ runs: [BenchRun]) {
    struct Place: Hashable {
      let suite: String
      let task: String
    }
    var order: [Place] = []
    var groups: [Place: [ComparisonArm: [BenchRun]]] = [:]
    for run in runs {
      guard let arm = run.key.options.method.flatMap(ComparisonArm.init) else { continue }
      let place = Place(suite: run.key.suite, task: run.key.task)
      if groups[place] == nil { order.append(place) }
      groups[place, default: [:]][arm, default: []].append(run)
    }
    tasks = order.map { place in
      TaskRuns(
        suite: place.suite, name: place.task,
        arms: ComparisonArm.allCases.map { ArmRuns(arm: $0, runs: groups[place]?[$0] ?? []) })
    }
  }

  /// All tasks, and before them the suites, if there are several.
  var groups: [Group] {
    let suites = tasks.map(\.suite).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let all = Group(name: "", tasks: tasks)
    guard suites.count > 1 else { return [all] }
    return suites.map { suite in Group(name: suite, tasks: tasks.filter { $0.suite == suite }) } + [all]
  }

  /// The costs between which areas under curves are measured: four decades up to the largest that a run had.
  func range(_ axis: CostAxis) -> ClosedRange<Double>? {
    let largest = tasks.flatMap { $0.arms.flatMap { $0.runs.map(axis.spent) } }.max() ?? 0
    return largest > 0 ? (largest * 1e-4)...largest : nil
  }

  /// The area under an arm's curve on a group; `nil` without runs.
  func area(_ arm: ComparisonArm, _ group: Group, _ axis: CostAxis) -> Double? {
    range(axis).flatMap { group[arm].curve(axis).area(from: $0.lowerBound, to: $0.upperBound) }
  }
}
