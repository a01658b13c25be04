/// How the constants of Float programs are found.
public struct ConstantOptions: Hashable, Sendable {
  /// False to leave constants to variation alone.
  public var isOn = true
  /// The share of a generation, the best of it, whose constants are fitted on all train cases.
  public var share = 0.02
  /// The largest part of a generation's executions, in addition to them, that goes into fits.
  public var executionShare = 0.5
  /// The most steps of one fit.
  public var steps = 10

  public init() {}

  /// Programs with more constants are not fitted: the work grows with their square.
  static let mostConstants = 24
}
