/// How far a search by a gradient on values has come.
public struct ValueStatistics: Hashable, Sendable {
  /// Stages of brackets that were trained.
  public internal(set) var steps = 0
  /// All executions asked for.
  public internal(set) var executions = 0
  /// Of the executions, those that stand for soft programs.
  public internal(set) var soft = 0
  /// The smallest loss in the latest bracket, and the mean entropy of choices there, in shares of the largest possible.
  public internal(set) var loss = Double.infinity
  public internal(set) var entropy = 1.0
  /// Restarts stopped early by successive halving.
  public internal(set) var stopped = 0
  /// Restarts trained to their end, and of these: those out of which a right program was read, those whose soft program
  /// was right, and those of which only the soft program was.
  public internal(set) var finished = 0
  public internal(set) var right = 0
  public internal(set) var solvedSoftly = 0
  public internal(set) var mirages = 0
  /// Derivatives that were not numbers and were taken for 0.
  public internal(set) var invalid = 0

  /// The share of finished restarts that are solved softly and wrong when read out; 0 before any finished.
  public var mirageRate: Double { finished > 0 ? Double(mirages) / Double(finished) : 0 }
}
