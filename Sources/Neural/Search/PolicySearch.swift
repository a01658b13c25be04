public import AST
internal import Foundation
public import Interpreter

/// Search by a gradient on the distribution of programs (arm B): a tabular policy over the typed grammar, whose samples
/// the exact interpreter judges.
///
/// The policy climbs the risk-seeking objective (Petersen et al. 2021, arXiv:1912.04871): the expected reward of the best
/// 5 % of its samples, not of all of them, since one right program is enough. An entropy bonus that falls with depth keeps
/// the upper parts of programs open (Landajuela et al. 2021, arXiv:2107.09182), and the best programs so far are
/// imitated (priority queue training; Abolafia et al. 2018, arXiv:1801.03526). It needs no relaxation, so it has every
/// operator. A run is a function of task, options and seed.
public struct PolicySearch: Sendable {
  public let interface: Interface
  public let train: CaseColumns
  public let options: GradientOptions
  /// The best program so far.
  public private(set) var best: Candidate?
  public private(set) var statistics = PolicyStatistics()
  /// Why the search ended; `nil` while it has not.
  public private(set) var outcome: GradientOutcome?

  private var policy: Policy
  private var queue: [Judged] = []
  private let scales: [Double]
  private let workers: WorkerPool<CandidateJudge>
  private let begin = ContinuousClock.now

  private static let samples = 1000
  private static let elite = 0.05
  private static let bonus: Float = 0.03
  private static let bonusDecay: Float = 0.7
  private static let queueSize = 20
  private static let rate: Float = 0.01

  /// A search that is about to begin.
  ///
  /// - Throws: ``RelaxationError/noOperators`` if the task allows no program at all.
  public init(_ task: Task, train cases: Cases, options: GradientOptions) throws(RelaxationError) {
    guard let grammar = Grammar(task) else { throw .noOperators }
    policy = Policy(grammar)
    interface = task.interface
    self.options = options
    train = CaseColumns(cases, of: task)
    scales = cases.expectedColumns.map { Self.scale($0) }
    workers = WorkerPool(Threads(options.threads)) { [train] in CandidateJudge(train, helpers: task.helpers) }
  }

  /// What an error is measured by: the mean deviation of the numbers wanted from their mean, at least 1.
  private static func scale(_ column: [Value]) -> Double {
    let numbers = column.compactMap { value -> Double? in
      switch value {
      case .int(let number): Double(number)
      case .float(let number) where number.isFinite: number
      default: nil
      }
    }
    guard !numbers.isEmpty else { return 1 }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let deviation = numbers.reduce(0) { $0 + abs($1 - mean) } / Double(numbers.count)
    return deviation.isFinite ? max(1, deviation) : 1
  }

  private struct Judged: Sendable {
    var sample: PolicySample
    var candidate: Candidate
    var reward: Float
  }

  /// Samples programs, judges them, and moves the policy.
  public mutating func step() {
    guard outcome == nil else { return }
    if let seconds = options.seconds, elapsed >= seconds {
      outcome = .timeOver
      return
    }
    let affordable = (options.executions - statistics.executions) / max(train.count, 1)
    let count = min(max(options.population ?? Self.samples, 1), affordable)
    guard count > 0, statistics.steps < options.maximumSteps ?? .max else {
      outcome = .budgetSpent
      return
    }
    let step = statistics.steps
    let judged = workers.map(count, chunk: 1) { [policy, options, scales] judge, slot in
      var random = RandomStream(seed: options.seed, purpose: .training, island: 2, generation: step, slot: slot)
      let sample = policy.sample(&random)
      let candidate = judge.judge(sample.tree)
      return Judged(sample: sample, candidate: candidate, reward: Self.reward(judge, scales))
    }
    statistics.steps += 1
    statistics.executions += count * train.count
    learn(judged)
    if best?.right == train.count, train.count > 0 { outcome = .solved }
  }

  /// The mean score of the cases and outputs: 1 for no error, 1/2 for one of the scale.
  private static func reward(_ judge: CandidateJudge, _ scales: [Double]) -> Float {
    var sum = 0.0
    for (index, error) in judge.errors.enumerated() { sum += 1 / (1 + error / scales[index % scales.count]) }
    return Float(sum / Double(judge.errors.count))
  }

  private mutating func learn(_ judged: [Judged]) {
    let order = judged.indices.sorted { (-judged[$0].reward, $0) < (-judged[$1].reward, $1) }
    let count = max(1, Int(Double(judged.count) * Self.elite))
    let elite = order.prefix(count).map { judged[$0] }
    let threshold = elite.last?.reward ?? 0
    for item in elite where item.candidate.isBetter(than: best) { best = item.candidate }
    for item in judged where item.candidate.right == train.count {
      if item.candidate.isBetter(than: best) { best = item.candidate }
    }
    enqueue(elite)
    var slopes = PolicySlopes()
    for item in elite {
      slopes.add(
        item.sample, policy, weight: (item.reward - threshold) / Float(count),
        bonus: Self.bonus / Float(count), decay: Self.bonusDecay)
    }
    for item in queue { slopes.add(item.sample, policy, weight: 1 / Float(queue.count * 10), bonus: 0, decay: 1) }
    policy.climb(slopes.rows, rate: Self.rate)
    statistics.entropy = Double(slopes.meanEntropy)
    statistics.meanReward = Double(judged.reduce(0) { $0 + $1.reward }) / Double(judged.count)
    statistics.eliteReward = Double(elite.reduce(0) { $0 + $1.reward }) / Double(count)
  }

  private mutating func enqueue(_ elite: [Judged]) {
    for item in elite where !queue.contains(where: { $0.sample.tree == item.sample.tree }) { queue.append(item) }
    queue.sort {
      $0.reward != $1.reward ? $0.reward > $1.reward : $0.sample.tree < $1.sample.tree
    }
    queue.removeLast(max(0, queue.count - Self.queueSize))
  }

  private var elapsed: Double {
    let duration = begin.duration(to: .now).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }
}

/// How far a search by a gradient on the distribution of programs has come.
public struct PolicyStatistics: Hashable, Sendable {
  public internal(set) var steps = 0
  public internal(set) var executions = 0
  /// The mean reward of the latest samples, and of the elite among them.
  public internal(set) var meanReward = 0.0
  public internal(set) var eliteReward = 0.0
  /// The mean entropy of the elite's decisions, in shares of the largest possible.
  public internal(set) var entropy = 1.0
}
