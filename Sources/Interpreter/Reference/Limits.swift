public import AST

/// What one case may spend.
public struct Limits: Hashable, Sendable {
  /// The greatest cost that an evaluation may have.
  public let fuel: Int
  /// The most elements that a sequence may have when an operator builds it; inputs and literals are exempt.
  public let length: Int

  /// Limits; negative ones are taken as 0.
  public init(fuel: Int = 20_000, length: Int = 10_000) {
    self.fuel = max(0, fuel)
    self.length = max(0, length)
  }
}

/// What running a program on one case gave.
public struct Evaluation: Hashable, Sendable {
  /// The program's value; `nil` if the case was exhausted.
  public let value: Value?
  /// What it cost; the task's fuel if the case was exhausted.
  public let cost: Int

  public init(value: Value?, cost: Int) {
    self.value = value
    self.cost = cost
  }
}
