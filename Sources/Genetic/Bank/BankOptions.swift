/// How far a bank of small programs is built.
public struct BankOptions: Hashable, Sendable {
  /// The share of a run's executions that building the bank may take; 0 for no bank.
  public var share = 0.1
  /// The most cases that programs of the bank are told apart by.
  public var cases = 8
  /// The most examples that a case gives of what a lambda's parameters may be.
  public var examples = 5
  /// The highest level: about the number of nodes of a program.
  public var maximumLevel = 14
  /// The most programs that are kept, lambda bodies included.
  public var maximumEntries = 200_000
  /// The most memory for values of programs, in words of 8 bytes.
  public var maximumWords = 1 << 24
  /// The most that a program of the bank may cost on a case.
  public var fuel = 2000
  /// The probability that a subtree that mutation replaces gives way to a program of the bank, not to a random one.
  public var blocks = 0.3
  /// The share of new programs that are taken from the bank whole.
  public var firstShare = 0.3

  public init() {}

  /// No bank at all.
  public static var none: BankOptions {
    var options = BankOptions()
    options.share = 0
    return options
  }
}
