public import AST

extension PrimitiveSet {
  /// What a primitive set is made from.
  public struct Recipe: Sendable {
    /// The types of the inputs, in order.
    public var inputs: [Type]
    /// The type of a whole program.
    public var result: Type
    /// The types that values inside programs may have; those of inputs and result are added.
    public var types: [Type]
    /// The operators that programs may apply. What puts the parts of a tuple result together is always allowed.
    public var operators: [Operator]
    /// The helpers that programs may call.
    public var helpers: [Helper]
    /// Constants that programs may use, each with its type (which says what `[]` is a list of).
    public var constants: [(value: Value, type: Type)]
    /// Where fresh constants come from, at most one source a type; see ``defaultEphemerals(chars:texts:)``.
    public var ephemerals: [EphemeralSource]
    public var weights: PrimitiveWeights

    public init(
      inputs: [Type], result: Type, types: [Type]? = nil, operators: [Operator], helpers: [Helper] = [],
      constants: [(value: Value, type: Type)] = [],
      ephemerals: [EphemeralSource] = Recipe.defaultEphemerals(), weights: PrimitiveWeights = PrimitiveWeights()
    ) {
      self.inputs = inputs
      self.result = result
      self.types = types ?? TypeUniverse.closed(over: inputs + [result])
      self.operators = operators
      self.helpers = helpers
      self.constants = constants
      self.ephemerals = ephemerals
      self.weights = weights
    }

    /// Fresh constants as a task has them that says nothing of them: Int -10...10, Float a mixture of scales, Char and
    /// String from the pools given.
    public static func defaultEphemerals(
      chars: [Unicode.Scalar] = [], texts: [[Unicode.Scalar]] = []
    ) -> [EphemeralSource] {
      var sources: [EphemeralSource] = [.int(-10...10), .floatMixture]
      if !chars.isEmpty { sources.append(.chars(chars)) }
      if !texts.isEmpty { sources.append(.texts(texts)) }
      return sources
    }
  }
}
