internal import AST

extension Signature {
  /// True if the types are an instance of the signature, whatever the universe.
  func admits(_ arguments: [Type], result: Type) -> Bool {
    guard arguments.count == parameters.count else { return false }
    var binding = TypeBinding(signature: self)
    for (pattern, type) in zip(parameters, arguments) where !binding.unify(pattern, with: type) { return false }
    return binding.unify(self.result, with: result)
  }
}

/// What the variables of a signature stand for.
private struct TypeBinding {
  let signature: Signature
  var types: [Type?]

  init(signature: Signature) {
    self.signature = signature
    types = Array(repeating: nil, count: signature.variables.count)
  }

  /// Makes a pattern be a type; false if it cannot, and then the binding is spoilt.
  mutating func unify(_ pattern: TypePattern, with type: Type) -> Bool {
    switch pattern {
    case .concrete(let concrete):
      return concrete == type
    case .variable(let index):
      if let bound = types[index] { return bound == type }
      let constraint = signature.variables[index].constraint
      guard constraint.admits(type) else { return false }
      types[index] = type
      guard case .sequence(let element) = constraint else { return true }
      return type.element.map { unify(.variable(element), with: $0) } ?? false
    case .list(let element):
      guard type.isList, let elementType = type.element else { return false }
      return unify(element, with: elementType)
    case .tuple(let parts):
      return type.isTuple && unify(parts, with: type.parts)
    case .function(let parameters, let result):
      return type.isFunction && unify(parameters + [result], with: type.parts)
    }
  }

  private mutating func unify(_ patterns: [TypePattern], with types: [Type]) -> Bool {
    guard patterns.count == types.count else { return false }
    for (pattern, type) in zip(patterns, types) where !unify(pattern, with: type) { return false }
    return true
  }
}
