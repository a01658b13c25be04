import AST

/// A signature with types for its variables, as far as they are known.
struct Instantiation {
  let signature: Signature
  private(set) var types: [Type?]

  init(_ signature: Signature) {
    self.signature = signature
    types = Array(repeating: nil, count: signature.variables.count)
  }

  /// The variables that have a type.
  var bound: Set<Int> { Set(types.indices.filter { types[$0] != nil }) }

  /// Makes a pattern stand for a type; false if it cannot.
  mutating func bind(_ pattern: TypePattern, to type: Type) -> Bool {
    switch pattern {
    case .concrete(let concrete): return concrete == type
    case .variable(let index):
      if let known = types[index] { return known == type }
      let constraint = signature.variables[index].constraint
      guard constraint.admits(type) else { return false }
      types[index] = type
      guard case .sequence(let element) = constraint else { return true }
      return type.element.map { bind(.variable(element), to: $0) } ?? false
    case .list(let element):
      guard type.isList, let found = type.element else { return false }
      return bind(element, to: found)
    case .tuple(let patterns):
      let parts = type.parts
      guard type.isTuple, parts.count == patterns.count else { return false }
      for (pattern, part) in zip(patterns, parts) {
        guard bind(pattern, to: part) else { return false }
      }
      return true
    case .function(let parameters, let result):
      guard type.isFunction, type.arity == parameters.count, let found = type.result else { return false }
      for (pattern, part) in zip(parameters, type.parameters) {
        guard bind(pattern, to: part) else { return false }
      }
      return bind(result, to: found)
    }
  }

  /// Gives every variable that has none a type of the universe; false if there is none for one.
  mutating func complete(from universe: [Type], using random: inout RandomStream) -> Bool {
    // Sequences come first: they settle their element variables.
    for index in types.indices where types[index] == nil {
      guard case .sequence(let element) = signature.variables[index].constraint else { continue }
      var candidates = universe.filter(\.isSequence)
      if let known = types[element] {
        candidates = (known == .char ? [.string] : []) + [Type.list(of: known)].compactMap { $0 }
      } else {
        let constraint = signature.variables[element].constraint
        candidates = candidates.filter { $0.element.map(constraint.admits) ?? false }
      }
      guard let chosen = random.element(of: candidates), bind(.variable(index), to: chosen) else { return false }
    }
    for index in types.indices where types[index] == nil {
      var candidates = universe.filter(signature.variables[index].constraint.admits)
      if case .charOrChars = signature.variables[index].constraint {
        candidates = [.char] + [Type.list(of: .char)].compactMap { $0 }
      }
      guard let chosen = random.element(of: candidates) else { return false }
      types[index] = chosen
    }
    return true
  }

  /// What a pattern stands for; `nil` if a variable in it has no type, or the type would be too large.
  func type(of pattern: TypePattern) -> Type? {
    switch pattern {
    case .concrete(let type): return type
    case .variable(let index): return types[index]
    case .list(let element): return type(of: element).flatMap(Type.list(of:))
    case .tuple(let patterns):
      let parts = patterns.compactMap(type(of:))
      return parts.count == patterns.count ? Type.tuple(parts) : nil
    case .function(let parameters, let result):
      let types = parameters.compactMap(type(of:))
      guard types.count == parameters.count, let result = type(of: result) else { return nil }
      return Type.function(types, result)
    }
  }
}

extension TypePattern {
  /// The variables that occur in it.
  var variables: Set<Int> {
    switch self {
    case .concrete: []
    case .variable(let index): [index]
    case .list(let element): element.variables
    case .tuple(let parts): parts.reduce(into: []) { $0.formUnion($1.variables) }
    case .function(let parameters, let result):
      parameters.reduce(into: result.variables) { $0.formUnion($1.variables) }
    }
  }
}
