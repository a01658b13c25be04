/// How often the search draws what, as weights relative to one another.
public struct PrimitiveWeights: Hashable, Sendable {
  /// An operator instance with a type that is not one of the task's own (inputs, result, what they contain, Int, Bool);
  /// own instances weigh 1.
  public var foreign = 0.3
  /// A higher-order operator, which needs a larger part of a program than others to make sense.
  public var higherOrder = 1.5
  /// `iterate`, `while` and `unfold`.
  public var loop = 0.4
  /// `let`.
  public var binding = 0.2
  /// A call of a helper.
  public var helper = 2.0
  /// A leaf that is a lambda parameter or `let` name, where one of the type is in scope.
  public var bound = 40.0
  /// A leaf that is an input, where there is one of the type.
  public var input = 15.0
  /// A leaf that is a constant.
  public var constant = 5.0
  /// Among constants: those that the task lists or that were mined from its cases, where there are any.
  public var listed = 1.0
  /// Among constants: freshly drawn ones.
  public var ephemeral = 1.0
  /// Among constants: `[]`, `""`, `true`, `false`; and where a type has no others, a factor on ``constant``.
  public var trivial = 0.2
  /// The probability that a leaf is taken although more nodes were to be placed; 0…1.
  public var earlyLeaf = 0.05

  public init() {}
}
