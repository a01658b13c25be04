/// Two arms, task by task.
struct Contrast: Equatable, Sendable {
  let first: ComparisonArm
  let second: ComparisonArm
  let tasks: [TaskContrast]

  /// Two arms on one task.
  struct TaskContrast: Equatable, Sendable {
    let suite: String
    let name: String
    /// By axis: the probability that a run of the first costs more than one of the second, ties counting half; a run
    /// without success costs more than any with.
    let costsMore: [CostAxis: Double]
    /// Fisher's exact test on the numbers of successes.
    let p: Double
    /// The same with Holm's correction over the tasks.
    let adjustedP: Double
    /// The shares of runs that succeeded.
    let firstRate: Double
    let secondRate: Double
  }

  /// - Parameter tasks: Those without runs of both are left out.
  init(_ first: ComparisonArm, _ second: ComparisonArm, on tasks: [Comparison.TaskRuns]) {
    self.first = first
    self.second = second
    let both = tasks.filter { !$0[first].runs.isEmpty && !$0[second].runs.isEmpty }
    let pValues = both.map { task in
      FisherExact.twoSided(
        (task[first].successes, task[first].runs.count), (task[second].successes, task[second].runs.count))
    }
    let adjusted = Holm.adjusted(pValues)
    self.tasks = both.indices.map { index in
      let (one, other) = (both[index][first], both[index][second])
      var costsMore: [CostAxis: Double] = [:]
      for axis in CostAxis.allCases {
        costsMore[axis] = VarghaDelaney.probability(one.runs.map(axis.cost), exceeds: other.runs.map(axis.cost))
      }
      return TaskContrast(
        suite: both[index].suite, name: both[index].name, costsMore: costsMore, p: pValues[index],
        adjustedP: adjusted[index], firstRate: Self.rate(one), secondRate: Self.rate(other))
    }
  }

  private static func rate(_ runs: ArmRuns) -> Double { Double(runs.successes) / Double(max(1, runs.runs.count)) }

  /// The mean over tasks; `nil` without any.
  func meanCostsMore(_ axis: CostAxis) -> Double? {
    let values = tasks.compactMap { $0.costsMore[axis] }
    return values.isEmpty ? nil : Summary.mean(values)
  }

  /// On how many tasks the first tends to cost less, the second does, and neither.
  func counts(_ axis: CostAxis) -> (first: Int, second: Int, neither: Int) {
    let values = tasks.compactMap { $0.costsMore[axis] }
    let (less, more) = (values.count { $0 < 0.5 }, values.count { $0 > 0.5 })
    return (less, more, values.count - less - more)
  }

  /// On how many tasks the rate of success differs at 5 % after Holm's correction, by who has the higher one.
  var significant: (first: Int, second: Int) {
    let differing = tasks.filter { $0.adjustedP < 0.05 }
    return (differing.count { $0.firstRate > $0.secondRate }, differing.count { $0.firstRate < $0.secondRate })
  }
}

extension Comparison {
  /// Every pair of arms.
  var contrasts: [Contrast] {
    let arms = ComparisonArm.allCases
    return arms.indices.flatMap { index in arms[(index + 1)...].map { Contrast(arms[index], $0, on: tasks) } }
  }
}
