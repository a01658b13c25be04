internal import Foundation

/// How a search by gradient is run. Every number has a default that is meant to be left alone.
public struct GradientOptions: Hashable, Sendable {
  /// The budget in executions: programs × cases, soft ones by what they cost (see ``ValueSearch``).
  public var executions = 30_000_000
  /// The most steps of the search, whatever the budget.
  public var maximumSteps: Int?
  /// The most seconds: the one limit that makes runs differ.
  public var seconds: Double?
  /// What all random numbers come from.
  public var seed: UInt64 = 1
  /// The number of threads, on which no result depends.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// Of values: how many restarts compete in a bracket. Of policies: how many programs are sampled in a step.
  public var population: Int?
  /// Trains exactly so many restarts to their end, none stopped early, and goes on after a solution: what a statistic of
  /// restarts needs.
  public var restarts: Int?

  public init() {}
}

/// Why a search by gradient ended.
public enum GradientOutcome: Hashable, Sendable {
  /// A program is right on every train case.
  case solved
  /// The executions, or the steps, are spent.
  case budgetSpent
  /// The time is over.
  case timeOver
}
