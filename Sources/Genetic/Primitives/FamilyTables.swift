internal import AST

/// Functions grouped by what they take and give, looked up by the types at an application.
struct FamilyTables: Sendable {
  /// By family: its functions.
  let members: [[Int]]
  /// Open addressing: family + 1, or 0.
  private let cells: [Int32]
  private let keys: [UInt64]

  init(table: TypeTable, functions: [Function], arguments: [Argument]) {
    var members: [[Int]] = []
    var keys: [UInt64] = []
    for (index, function) in functions.enumerated() {
      if function.family == members.count {
        members.append([])
        var key = SignatureKey(result: function.root.type, isLet: function.root.isLet)
        for argument in arguments[function.arguments] {
          key.add(argument.lambda?.type ?? table.types[argument.type])
        }
        keys.append(key.value)
      }
      members[function.family].append(index)
    }
    self.members = members
    self.keys = keys
    var size = 16
    while size < members.count * 4 { size *= 2 }
    var cells: [Int32] = Array(repeating: 0, count: size)
    for (family, key) in keys.enumerated() {
      var cell = Int(truncatingIfNeeded: key >> 20) & (size - 1)
      while cells[cell] != 0 { cell = (cell + 1) & (size - 1) }
      cells[cell] = Int32(family + 1)
    }
    self.cells = cells
  }

  /// The family of the application or call at an index; `nil` if no function of the set has its types.
  func family(at index: Int, of nodes: NodeView) -> Int? {
    let root = nodes[index]
    var key = SignatureKey(result: root.type, isLet: root.isLet)
    var child = index + 1
    let end = index + Int(root.length)
    while child < end {
      key.add(nodes[child].type)
      child += Int(nodes[child].length)
    }
    var cell = Int(truncatingIfNeeded: key.value >> 20) & (cells.count - 1)
    while cells[cell] != 0 {
      let family = Int(cells[cell]) - 1
      if keys[family] == key.value { return family }
      cell = (cell + 1) & (cells.count - 1)
    }
    return nil
  }
}

/// A 64-bit digest of the types at an application.
private struct SignatureKey {
  private(set) var value: UInt64

  init(result: Type, isLet: Bool) {
    value = isLet ? 0x9AE1_6A3B_2F90_404F : 0xCBF2_9CE4_8422_2325
    add(result)
  }

  mutating func add(_ type: Type) {
    let bits = type.bits
    value = (value ^ UInt64(truncatingIfNeeded: bits)) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
    value = (value ^ UInt64(truncatingIfNeeded: bits >> 64)) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 29
  }
}

extension Node {
  /// True of an application of `let`, whose second child has a slot more in scope.
  @inline(__always)
  var isLet: Bool { kind == .apply && op == .let }
}

/// Argument places of functions, drawn by the functions' weights.
struct WeightedPlaces: Sendable {
  struct Place: Sendable {
    let function: Int
    /// The position among the function's arguments.
    let argument: Int
  }

  private(set) var places: [Place] = []
  private var cumulative: [UInt32] = []

  private mutating func add(_ place: Place, weight: Double) {
    places.append(place)
    cumulative.append((cumulative.last ?? 0) + UInt32(Swift.min(Swift.max(weight * 4096, 1), 65536)))
  }

  /// A place, or `nil` if there are none.
  func draw(_ random: inout RandomStream) -> Place? {
    guard let total = cumulative.last else { return nil }
    let ticket = UInt32(truncatingIfNeeded: random.below(Int(total)))
    var low = 0
    var high = places.count - 1
    while low < high {
      let middle = (low + high) >> 1
      if cumulative[middle] > ticket { high = middle } else { low = middle + 1 }
    }
    return places[low]
  }

  /// By type: the places for an expression of the type in a function that gives the type.
  static func wrappers(
    _ table: TypeTable, _ functions: [Function], _ arguments: [Argument], _ usable: [Int]
  ) -> [WeightedPlaces] {
    collect(table, functions, arguments, usable) { function, position in
      let argument = arguments[position]
      return argument.lambda == nil && argument.type == function.result && !function.root.isLet
    }
  }

  /// By type: the places for a sequence in a higher-order function that gives the type.
  static func sequenceWrappers(
    _ table: TypeTable, _ functions: [Function], _ arguments: [Argument], _ usable: [Int]
  ) -> [WeightedPlaces] {
    collect(table, functions, arguments, usable) { function, position in
      guard function.root.kind == .apply, function.root.op.row.group == .higherOrder else { return false }
      let hasInitial = function.root.op == .fold || function.root.op == .scan
      return arguments[position].lambda == nil && table.types[arguments[position].type].isSequence
        && (!hasInitial || position == function.arguments.upperBound - 1)
    }
  }

  private static func collect(
    _ table: TypeTable, _ functions: [Function], _ arguments: [Argument], _ usable: [Int],
    where suits: (Function, Int) -> Bool
  ) -> [WeightedPlaces] {
    var result = Array(repeating: WeightedPlaces(), count: table.count)
    for index in usable {
      let function = functions[index]
      let suitable = function.arguments.enumerated().filter { suits(function, $0.element) }
      for (position, _) in suitable {
        result[function.result].add(
          Place(function: index, argument: position), weight: function.weight / Double(suitable.count))
      }
    }
    return result
  }
}
