import AST

// Higher-order operators and loops. Each applies its lambda to every element, whatever the results.

extension ReferenceEvaluator {
  mutating func higherOrder(at index: Int, of code: Code) throws(Exhausted) -> Value {
    let node = code.tree.nodes[index]
    let children = code.tree.children(of: index)
    let lambda = children[0]
    let data = try value(at: children[1], of: code)
    switch node.op {
    case .map: return try map(lambda, of: code, Elements(data), node.type)
    case .filter: return try filter(lambda, of: code, Elements(data), node.type)
    case .takeWhile: return try cut(lambda, of: code, Elements(data), node.type, keepsFront: true)
    case .dropWhile: return try cut(lambda, of: code, Elements(data), node.type, keepsFront: false)
    case .flatMap: return try flatMap(lambda, of: code, Elements(data), node.type)
    case .any: return .bool(try matches(lambda, of: code, Elements(data)).contains(true))
    case .all: return .bool(try !matches(lambda, of: code, Elements(data)).contains(false))
    case .findIndex:
      return .int(try matches(lambda, of: code, Elements(data)).firstIndex(of: true).map(Int64.init) ?? -1)
    case .sortBy: return try sortBy(lambda, of: code, Elements(data), node.type)
    case .fold: return try fold(lambda, of: code, data, Elements(try value(at: children[2], of: code)))
    case .scan: return try scan(lambda, of: code, data, Elements(try value(at: children[2], of: code)), node.type)
    case .zipWith: return try zipWith(lambda, of: code, Elements(data), try value(at: children[2], of: code), node.type)
    default: return node.type.defaultValue
    }
  }

  private mutating func map(_ lambda: Int, of code: Code, _ data: Elements, _ type: Type) throws(Exhausted) -> Value {
    var result = Elements(of: type)
    for element in data { try meter.append(try apply(lambda, of: code, element), to: &result) }
    return result.value
  }

  private mutating func filter(_ lambda: Int, of code: Code, _ data: Elements, _ type: Type) throws(Exhausted) -> Value
  {
    var result = Elements(of: type)
    for element in data where try holds(lambda, of: code, element) { try meter.append(element, to: &result) }
    return result.value
  }

  /// `take-while` or `drop-while`.
  private mutating func cut(
    _ lambda: Int, of code: Code, _ data: Elements, _ type: Type, keepsFront: Bool
  ) throws(Exhausted) -> Value {
    let end = try matches(lambda, of: code, data).firstIndex(of: false) ?? data.count
    return try meter.build(type, keepsFront ? data[..<end] : data[end...])
  }

  private mutating func flatMap(_ lambda: Int, of code: Code, _ data: Elements, _ type: Type) throws(Exhausted) -> Value
  {
    var result = Elements(of: type)
    for element in data {
      for item in Elements(try apply(lambda, of: code, element)) { try meter.append(item, to: &result) }
    }
    return result.value
  }

  /// What the lambda says of every element.
  private mutating func matches(_ lambda: Int, of code: Code, _ data: Elements) throws(Exhausted) -> [Bool] {
    var result: [Bool] = []
    for element in data { result.append(try holds(lambda, of: code, element)) }
    return result
  }

  private mutating func sortBy(_ lambda: Int, of code: Code, _ data: Elements, _ type: Type) throws(Exhausted) -> Value
  {
    var keys: [Value] = []
    for element in data { keys.append(try apply(lambda, of: code, element)) }
    return try meter.build(type, stableOrder(of: keys).lazy.map { data[$0] })
  }

  private mutating func fold(_ lambda: Int, of code: Code, _ start: Value, _ data: Elements) throws(Exhausted) -> Value
  {
    var accumulator = start
    for element in data { accumulator = try apply(lambda, of: code, accumulator, element) }
    return accumulator
  }

  private mutating func scan(
    _ lambda: Int, of code: Code, _ start: Value, _ data: Elements, _ type: Type
  ) throws(Exhausted) -> Value {
    var accumulator = start
    var result = Elements(of: type)
    for element in data {
      accumulator = try apply(lambda, of: code, accumulator, element)
      try meter.append(accumulator, to: &result)
    }
    return result.value
  }

  private mutating func zipWith(
    _ lambda: Int, of code: Code, _ left: Elements, _ right: Value, _ type: Type
  ) throws(Exhausted) -> Value {
    var result = Elements(of: type)
    for (a, b) in zip(left, Elements(right)) { try meter.append(try apply(lambda, of: code, a, b), to: &result) }
    return result.value
  }

  mutating func loop(at index: Int, of code: Code) throws(Exhausted) -> Value {
    let node = code.tree.nodes[index]
    let children = code.tree.children(of: index)
    switch node.op {
    case .iterate: return try iterate(children, of: code)
    case .while: return try whileLoop(children, of: code)
    default: return try unfold(children, of: code, node.type)
    }
  }

  /// `(iterate n init (fn (i acc) …))`.
  private mutating func iterate(_ children: [Int], of code: Code) throws(Exhausted) -> Value {
    let rounds = Arguments(values: [try value(at: children[0], of: code)]).int(0)
    var accumulator = try value(at: children[1], of: code)
    var round: Int64 = 0
    while round < rounds {
      accumulator = try apply(children[2], of: code, .int(round), accumulator)
      round += 1
    }
    return accumulator
  }

  /// `(while init (fn (s) cond) (fn (s) step))`.
  private mutating func whileLoop(_ children: [Int], of code: Code) throws(Exhausted) -> Value {
    var state = try value(at: children[0], of: code)
    while try holds(children[1], of: code, state) { state = try apply(children[2], of: code, state) }
    return state
  }

  /// `(unfold init (fn (s) cond) (fn (s) item) (fn (s) step))`.
  private mutating func unfold(_ children: [Int], of code: Code, _ type: Type) throws(Exhausted) -> Value {
    var state = try value(at: children[0], of: code)
    var result = Elements(of: type)
    while try holds(children[1], of: code, state) {
      try meter.append(try apply(children[2], of: code, state), to: &result)
      state = try apply(children[3], of: code, state)
    }
    return result.value
  }
}
