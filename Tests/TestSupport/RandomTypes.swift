public import AST

extension RandomStream {
  /// A type of values: scalars most of all, then String, lists and tuples nested up to the given depth.
  public mutating func type(depth: Int = 2) -> Type {
    let scalars: [Type] = [.int, .float, .bool, .char]
    switch depth > 0 ? below(10) : below(6) {
    case 0...3: return element(of: scalars) ?? .int
    case 4: return .int
    case 5: return .string
    case 6...8: return Type.list(of: type(depth: depth - 1)) ?? .string
    default:
      let width = chance(0.7) ? 2 : 2 + below(7)
      return Type.tuple((0..<width).map { _ in type(depth: depth - 1) }) ?? .int
    }
  }

  /// The types a random program works on: all scalars, String, `[Int]`, and a few more, lists and tuples among them.
  public mutating func universe() -> [Type] {
    var types: [Type] = [.int, .float, .bool, .char, .string]
    types += [Type.list(of: .int), Type.list(of: .string), Type.tuple([.int, .char])].compactMap { $0 }
    for _ in 0..<5 {
      let type = type(depth: 3)
      if type.symbolCount <= 10, !types.contains(type) { types.append(type) }
    }
    return types
  }
}
