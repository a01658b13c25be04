internal import AST

/// A signature with every variable replaced by a type.
struct SignatureInstance: Hashable {
  /// The parameter types; a lambda's is its function type.
  let parameters: [Type]
  let result: Type
}

extension Signature {
  /// All instances whose types, those of lambdas' parameters and results included, belong to the universe.
  ///
  /// The order follows the universe's. Types are matched place by place, tuples and lists first, so that the number of
  /// attempts is near the number of instances even for the eight variables of an eight-tuple.
  func instances(over universe: [Type]) -> [SignatureInstance] {
    var search = InstanceSearch(signature: self, universe: universe)
    search.run()
    return search.found
  }

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
      if case .sequence(let element) = constraint {
        guard let elementType = type.element else { return false }
        return unify(.variable(element), with: elementType)
      }
      return true
    case .list(let element):
      guard type.isList, let elementType = type.element else { return false }
      return unify(element, with: elementType)
    case .tuple(let parts):
      let partTypes = type.parts
      guard type.isTuple, parts.count == partTypes.count else { return false }
      for (part, partType) in zip(parts, partTypes) where !unify(part, with: partType) { return false }
      return true
    case .function(let parameters, let result):
      let partTypes = type.parts
      guard type.isFunction, partTypes.count == parameters.count + 1 else { return false }
      for (part, partType) in zip(parameters + [result], partTypes) where !unify(part, with: partType) { return false }
      return true
    }
  }

  /// The type a pattern stands for once its variables are bound.
  func type(of pattern: TypePattern) -> Type? {
    switch pattern {
    case .concrete(let type): return type
    case .variable(let index): return types[index]
    case .list(let element): return type(of: element).flatMap { Type.list(of: $0) }
    case .tuple(let parts):
      let types = parts.compactMap { type(of: $0) }
      return types.count == parts.count ? Type.tuple(types) : nil
    case .function(let parameters, let result):
      let types = parameters.compactMap { type(of: $0) }
      guard types.count == parameters.count, let resultType = type(of: result) else { return nil }
      return Type.function(types, resultType)
    }
  }
}

/// A depth-first search for the instances of one signature.
private struct InstanceSearch {
  let signature: Signature
  let universe: [Type]
  /// The patterns that must become types of the universe, those that bind most first.
  let places: [TypePattern]
  var found: [SignatureInstance] = []

  init(signature: Signature, universe: [Type]) {
    self.signature = signature
    self.universe = universe
    var places: [TypePattern] = []
    for pattern in [signature.result] + signature.parameters {
      if case .function(let parameters, let result) = pattern {
        places += parameters + [result]
      } else {
        places.append(pattern)
      }
    }
    self.places = places.filter { $0.isComposite } + places.filter { !$0.isComposite }
  }

  mutating func run() {
    extend(TypeBinding(signature: signature), from: 0)
  }

  private mutating func extend(_ binding: TypeBinding, from place: Int) {
    guard place < places.count else {
      let parameters = signature.parameters.compactMap { binding.type(of: $0) }
      if parameters.count == signature.parameters.count, let result = binding.type(of: signature.result) {
        found.append(SignatureInstance(parameters: parameters, result: result))
      }
      return
    }
    if let known = binding.type(of: places[place]) {
      if universe.contains(known) { extend(binding, from: place + 1) }
      return
    }
    for type in universe {
      var extended = binding
      if extended.unify(places[place], with: type) { extend(extended, from: place + 1) }
    }
  }
}

extension TypePattern {
  /// True of patterns with structure, which bind several variables at once.
  fileprivate var isComposite: Bool {
    switch self {
    case .list, .tuple: true
    case .concrete, .variable, .function: false
    }
  }
}
