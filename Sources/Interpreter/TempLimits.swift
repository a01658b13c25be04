public struct Limits: Hashable, Sendable {
  public var fuel: Int
  public var length: Int
  public init(fuel: Int = 20_000, length: Int = 10_000) { self.fuel = fuel; self.length = length }
}
public import AST
public struct Evaluation: Hashable, Sendable {
  public let value: Value?
  public let cost: Int
  public init(value: Value?, cost: Int) { self.value = value; self.cost = cost }
}
