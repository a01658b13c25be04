package import AST

/// A monomorphic operator instance or a helper, as the search applies it.
///
/// Types are numbers in ``PrimitiveSet/table``.
package struct Function: Sendable {
  /// The node that an application has at its root; its length is not set.
  package let root: Node
  /// The type of the application.
  package let result: Int
  /// The arguments, as a range of ``PrimitiveSet/arguments``.
  package let arguments: Range<Int>
  /// Functions with the same arguments and result have the same family.
  package let family: Int
  /// How often it is drawn, relative to other functions of the same result.
  let weight: Double
}

/// A place for an argument of a function.
package struct Argument: Sendable {
  /// The type of the expression that stands there; of a lambda, that of its body.
  package let type: Int
  /// The types of the slots that the place adds to the scope of the expression: a lambda's parameters, a `let` name.
  package let bound: (Int, Int)
  /// How many slots the place adds: 0, 1 or 2.
  package let boundCount: Int
  /// The node of the lambda, if the place wants one; its length is not set.
  package let lambda: Node?
}

/// The parameters of a lambda, unpacked from its function type.
struct LambdaShape: Sendable {
  let first: Type
  /// Equal to `first` if there is one parameter only.
  let second: Type
  let count: Int

  init(_ function: Type) {
    let parameters = function.parameters
    count = Swift.min(parameters.count, 2)
    first = parameters.first ?? .int
    second = parameters.last ?? .int
  }
}

/// A constant of the primitive set.
struct Constant: Sendable {
  /// The literal node; a pooled one has no index yet.
  let node: Node
  /// The value of a pooled literal.
  let pooled: Value?

  init(_ value: Value, _ type: Type) {
    let tree = Tree(literal: value, type: type)
    node = tree.nodes[0]
    pooled = tree.literals.first
  }
}

/// The leaves of one type, bound variables aside.
struct Leaves: Sendable {
  /// The slots of the inputs of the type.
  var inputs: [Int] = []
  /// Constants that the task lists, or that were mined from its cases.
  var listed: [Constant] = []
  var ephemeral: EphemeralSource?
  /// `[]`, `""`, `true`, `false`.
  var trivial: [Constant] = []

  /// True if a leaf of the type is worth having anywhere: an input, or a constant that is not trivial.
  var isRich: Bool { !inputs.isEmpty || hasGoodConstants }
  /// True if there is a constant that is not trivial.
  var hasGoodConstants: Bool { !listed.isEmpty || ephemeral != nil }
  /// True if there is any leaf at all.
  var exists: Bool { isRich || !trivial.isEmpty }
}
