/// Where gradient descent is ahead of a way of evolving, where it is behind, and by how much, on one axis.
///
/// On each task the better of the two gradient arms stands for gradient descent, chosen afterwards: a little more than one
/// budget, in its favour.
struct Verdict: Equatable, Sendable {
  let opponent: ComparisonArm
  let axis: CostAxis
  /// The tasks on which it is ahead, the clearest first.
  let ahead: [Lead]
  let behind: [Lead]
  /// The tasks on which neither succeeded.
  let neither: [String]

  /// A task and how many times as much the other side's success is expected to cost; `nil` if it had none.
  struct Lead: Equatable, Sendable {
    let task: String
    let factor: Double?
  }

  init(against opponent: ComparisonArm, _ axis: CostAxis, on tasks: [Comparison.TaskRuns]) {
    self.opponent = opponent
    self.axis = axis
    var (ahead, behind, neither): ([Lead], [Lead], [String]) = ([], [], [])
    for task in tasks {
      let own = ComparisonArm.gradients.compactMap { task[$0].expected(axis) }.min()
      switch (own, task[opponent].expected(axis)) {
      case (nil, nil): neither.append(task.name)
      case (_?, nil): ahead.append(Lead(task: task.name, factor: nil))
      case (nil, _?): behind.append(Lead(task: task.name, factor: nil))
      case (let own?, let other?) where own < other: ahead.append(Lead(task: task.name, factor: other / own))
      case (let own?, let other?): behind.append(Lead(task: task.name, factor: own / other))
      }
    }
    self.ahead = ahead.enumerated().sorted { Self.isBefore($0, $1) }.map(\.element)
    self.behind = behind.enumerated().sorted { Self.isBefore($0, $1) }.map(\.element)
    self.neither = neither
  }

  private static func isBefore(_ one: (offset: Int, element: Lead), _ other: (offset: Int, element: Lead)) -> Bool {
    let (first, second) = (one.element.factor ?? .infinity, other.element.factor ?? .infinity)
    return first != second ? first > second : one.offset < other.offset
  }
}

extension Comparison {
  /// Gradient descent against each way of evolving.
  var verdicts: [Verdict] {
    [ComparisonArm.evolution, .evolutionAlone].flatMap { arm in
      CostAxis.allCases.map { Verdict(against: arm, $0, on: tasks) }
    }
  }
}
