extension TypeTerms {
  /// The terms of a signature's variables, all new.
  mutating func variables(of signature: Signature) -> [ID] {
    var ids: [ID] = []
    for variable in signature.variables {
      let id: ID
      switch variable.constraint {
      case .any: id = open()
      case .number: id = open(.number)
      case .ordered: id = open(.ordered)
      case .scalar: id = open(.scalar)
      case .cased: id = open([.char, .string])
      case .charOrChars: id = open([.char, .list], element: known(.char))
      case .sequence(let element): id = open(.sequence, element: ids.indices.contains(element) ? ids[element] : open())
      }
      ids.append(id)
    }
    return ids
  }

  /// A signature's pattern with terms for its variables; a lambda's pattern has no term.
  mutating func instance(of pattern: TypePattern, _ variables: [ID]) -> ID {
    switch pattern {
    case .concrete(let type): return known(type)
    case .variable(let index): return variables.indices.contains(index) ? variables[index] : Self.poison
    case .list(let element):
      let element = instance(of: element, variables)
      return list(of: element)
    case .tuple(let parts):
      var ids: [ID] = []
      for part in parts { ids.append(instance(of: part, variables)) }
      return tuple(ids)
    case .function: return Self.poison
    }
  }
}
