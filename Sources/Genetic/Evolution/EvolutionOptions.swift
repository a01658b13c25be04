public import AST
internal import Foundation

/// How a search is run. Every number has a default that is meant to be left alone.
public struct EvolutionOptions: Hashable, Sendable {
  /// The number of programs in a generation.
  public var population = 1000
  /// The budget, as the number of generations that it would pay for if every program ran on every train case. With
  /// down-sampling there are more and cheaper generations.
  public var generations = 300
  /// The budget in executions (programs × cases) if it is not to follow from ``generations``.
  public var executions: Int?
  /// The least budget in executions that follows from ``generations``: tasks of few cases are not the easier for it, and
  /// their executions are cheap. No part of a budget that somebody named.
  public var leastExecutions = 30_000_000
  /// The most generations, whatever the budget.
  public var maximumGenerations: Int?
  /// The most seconds: the one limit that makes runs differ.
  public var seconds: Double?
  /// What all random numbers come from.
  public var seed: UInt64 = 1
  /// Which of several runs of a seed this is; each has random numbers of its own.
  public var island = 0
  /// The number of threads, on which no result depends.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// Whether machine code may be used, on which no result depends either.
  public var usesNativeCode = true
  public var downSample = DownSample()
  public var selection = Selection.lexicase
  /// The probability that lexicase, having come down to programs that are as good as one another, draws two of them and
  /// takes the smaller: size is never traded for errors.
  public var brevity = 0.5
  public var rates = VariationRates()
  /// Whether edits are chosen by how often they made something better, in the place of ``rates``.
  public var adaptsRates = false
  /// The number of parts of the population that breed apart; see ``Islands``.
  public var islands = 1
  /// The small programs that are enumerated before anything evolves.
  public var bank = BankOptions()
  /// How programs that are right on different cases are joined by conditions.
  public var splitting = SplittingOptions()
  /// Whether constants found in the train cases are offered to programs, besides those of the task.
  public var minesConstants = true
  /// How the constants of Float programs are found.
  public var constants = ConstantOptions()
  public var limits = TreeLimits()
  /// The sizes of first programs, which form a ramp.
  public var firstSizes = 3...25
  /// When the population is begun anew.
  public var restarts = Restarts()
  /// 1 to keep the best program on all train cases from one generation to the next, 0 not to; more keep no more.
  public var elites = 1
  /// Programs of the task's interface that join the first population, alone and mutated.
  public var seeds: [Tree] = []
  /// The largest share of the first population that comes from seeds.
  public var seedShare = 0.1
  /// The share of offspring whose parent is a seed, in place of a selected program.
  public var seedReturn = 0.002
  /// The largest part of a generation's executions, in addition to them, that goes into checks on all train cases of
  /// programs that look right or best on the sample.
  public var checkShare = 0.25
  /// How many generations a run that has a right program goes on for a smaller one.
  public var generationsAfterSolution = 20
  /// Whether the answer is made smaller once the run has ended.
  public var simplifies = true
  /// Goes on until the budget is spent even when a program is right on every train case.
  public var continuesWhenSolved = false

  public init() {}

  /// The defaults for a task: its seeds and its budget.
  public init(_ task: Task) {
    seeds = task.seeds.map(\.tree)
    if let programs = task.budget.programs { population = programs }
    if let count = task.budget.generations {
      generations = count
      leastExecutions = 0
    }
  }

  /// The budget in executions for a task of so many train cases.
  public func budget(cases: Int) -> Int {
    if let executions { return Swift.max(executions, 0) }
    let perGeneration = Swift.max(population, 1).multipliedReportingOverflow(by: Swift.max(cases, 1))
    let total = perGeneration.partialValue.multipliedReportingOverflow(by: Swift.max(generations, 0))
    if perGeneration.overflow || total.overflow { return Int.max }
    return Swift.max(total.partialValue, leastExecutions)
  }
}
