/// An operator at particular types: one of the finitely many that a universe of types has room for.
public struct OperatorInstance: Hashable, Sendable {
  public let op: Operator
  /// The types of the arguments; those of lambdas are function types.
  public let parameters: [Type]
  public let result: Type

  public init(_ op: Operator, _ parameters: [Type], _ result: Type) {
    self.op = op
    self.parameters = parameters
    self.result = result
  }

  /// The types of all values that pass through it: arguments, results, and the parameters and results of its lambdas.
  public var valueTypes: [Type] { argumentTypes + [result] }

  /// The types of the arguments, those of lambdas taken apart.
  var argumentTypes: [Type] {
    parameters.flatMap { $0.isFunction ? $0.parts : [$0] }
  }

  /// True if an argument is a lambda.
  public var isHigherOrder: Bool { parameters.contains { $0.isFunction } }
}

extension Operator {
  /// Every instance all of whose value types (those of lambdas included) lie in a universe, each once.
  ///
  /// In the order of the operator's signatures, then of the universe's types, so the same in every run. At worst the
  /// number of types to the power of the number of free type variables (three, for `zip-with`): tuples are matched
  /// whole, so their parts never multiply.
  public func instances(in universe: [Type]) -> [OperatorInstance] {
    var seen: Set<OperatorInstance> = []
    return row.signatures.flatMap { signature in
      var matcher = SignatureMatcher(signature, universe: universe)
      return matcher.instances(of: self)
    }.filter { seen.insert($0).inserted }
  }
}

/// Finds the assignments of types to a signature's variables under which every value type lies in a universe.
private struct SignatureMatcher {
  private let signature: Signature
  private let universe: [Type]
  /// The patterns of values, the most telling first: what has structure binds its variables at once.
  private let slots: [TypePattern]
  private var bindings: [Type?]
  private var found: [[Type?]] = []

  init(_ signature: Signature, universe: [Type]) {
    self.signature = signature
    self.universe = universe
    let values = (signature.parameters + [signature.result]).flatMap { pattern -> [TypePattern] in
      if case .function(let parameters, let result) = pattern { parameters + [result] } else { [pattern] }
    }
    let weights = values.map { Self.weight($0, signature) }
    slots = values.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }.map { values[$0] }
    bindings = Array(repeating: nil, count: signature.variables.count)
  }

  private static func weight(_ pattern: TypePattern, _ signature: Signature) -> Int {
    switch pattern {
    case .concrete: return 3
    case .list, .tuple, .function: return 2
    case .variable(let index):
      if case .sequence = signature.variables[index].constraint { return 1 }
      return 0
    }
  }

  mutating func instances(of op: Operator) -> [OperatorInstance] {
    search(from: 0)
    return found.compactMap { bindings in
      let parameters = signature.parameters.compactMap { Self.type($0, bindings) }
      guard parameters.count == signature.parameters.count, let result = Self.type(signature.result, bindings) else {
        return nil
      }
      return OperatorInstance(op, parameters, result)
    }
  }

  /// Tries every type of the universe for the slots from an index on; as deep as a signature has slots.
  private mutating func search(from index: Int) {
    guard index < slots.count else {
      found.append(bindings)
      return
    }
    if case .variable(let variable) = slots[index], let bound = bindings[variable] {
      if universe.contains(bound) { search(from: index + 1) }
      return
    }
    for type in universe {
      let saved = bindings
      if match(slots[index], type) { search(from: index + 1) }
      bindings = saved
    }
  }

  private mutating func match(_ pattern: TypePattern, _ type: Type) -> Bool {
    switch pattern {
    case .concrete(let expected): return type == expected
    case .list(let element):
      guard type.isList, let actual = type.element else { return false }
      return match(element, actual)
    case .tuple(let parts):
      guard type.isTuple, type.arity == parts.count else { return false }
      return zip(parts, type.parts).allSatisfy { match($0, $1) }
    case .function: return false
    case .variable(let index):
      if let bound = bindings[index] { return bound == type }
      let constraint = signature.variables[index].constraint
      guard constraint.admits(type) else { return false }
      bindings[index] = type
      guard case .sequence(let element) = constraint, let actual = type.element else { return true }
      return match(.variable(element), actual)
    }
  }

  private static func type(_ pattern: TypePattern, _ bindings: [Type?]) -> Type? {
    switch pattern {
    case .concrete(let type): return type
    case .variable(let index): return bindings[index]
    case .list(let element): return type(element, bindings).flatMap(Type.list)
    case .tuple(let parts):
      let types = parts.compactMap { type($0, bindings) }
      return types.count == parts.count ? Type.tuple(types) : nil
    case .function(let parameters, let result):
      let types = parameters.compactMap { type($0, bindings) }
      guard types.count == parameters.count, let result = type(result, bindings) else { return nil }
      return Type.function(types, result)
    }
  }
}
