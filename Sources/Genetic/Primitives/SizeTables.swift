internal import AST

/// For every type: how few nodes close an expression of it, and which functions fit into how many nodes.
///
/// What closes a type depends on what is in scope: where a lambda's parameter is a tuple, one node is a tuple. So the
/// tables exist once for each set of *scarce* types in scope: types that inputs and constants give no good leaf of
/// (tuples; Bool, whose constants are trivial; lists with nothing but `[]`). A scope is a bit mask over them; at most
/// ``maximumScarce`` are told apart, for the others the sizes of the empty scope are used, which are never too small.
struct SizeTables: Sendable {
  /// The size of what cannot be made.
  static let unreachable = 1 << 14
  /// Budgets from here on are looked up as this one; a function that does not fit into it is never drawn.
  static let largestBudget = 63
  static let maximumScarce = 4
  /// A type whose good expressions need more nodes than this is closed by its trivial leaf, if it has one.
  private static let largestSoftClosing = 4

  /// By type: the bit that it has in a scope mask; 0 for types that are not scarce.
  let scarceBit: [Int]
  private let typeCount: Int
  private let functionCount: Int
  /// By mask and type.
  private let closings: [Int]
  /// By mask and function: the smallest application.
  private let minima: [Int]
  /// By mask and type: where the functions that give the type begin in `order`; ends with one more entry.
  private let starts: [Int]
  /// Functions, by mask and type, within them from the smallest minimum to the largest.
  private let order: [Int32]
  /// For each entry of `order`: the weight of it and of those before it of the same mask and type.
  private let cumulative: [UInt32]
  /// By mask, type and budget: how many functions fit.
  private let fitting: [Int32]

  init(table: TypeTable, functions: [Function], arguments: [Argument], leaves: [Leaves]) {
    let bits = SizeTables.scarceBits(table, leaves, functionCount: functions.count)
    let masks = 1 << bits.count { $0 != 0 }
    scarceBit = bits
    typeCount = table.count
    functionCount = functions.count
    var solver = ClosingSolver(
      functions: functions, arguments: arguments, leaves: leaves, scarceBit: bits, masks: masks)
    solver.solve(largestSoftClosing: SizeTables.largestSoftClosing)
    closings = solver.closings
    minima = solver.minima

    var starts: [Int] = []
    var order: [Int32] = []
    var cumulative: [UInt32] = []
    var fitting: [Int32] = []
    let byResult = Dictionary(grouping: functions.indices) { functions[$0].result }
    for mask in 0..<masks {
      for type in 0..<table.count {
        starts.append(order.count)
        let minima = solver.minima[mask * functions.count..<(mask + 1) * functions.count]
        let usable = (byResult[type] ?? [])
          .filter { minima[minima.startIndex + $0] < SizeTables.unreachable }
          .sorted { (minima[minima.startIndex + $0], $0) < (minima[minima.startIndex + $1], $1) }
        var sum: UInt32 = 0
        for function in usable {
          order.append(Int32(function))
          sum += UInt32(Swift.min(Swift.max(functions[function].weight * 4096, 1), 65536))
          cumulative.append(sum)
        }
        var count = 0
        for budget in 0...SizeTables.largestBudget {
          while count < usable.count, minima[minima.startIndex + usable[count]] <= budget { count += 1 }
          fitting.append(Int32(count))
        }
      }
    }
    starts.append(order.count)
    self.starts = starts
    self.order = order
    self.cumulative = cumulative
    self.fitting = fitting
  }

  /// The number of nodes that always suffice for an expression of the type.
  @inline(__always)
  func closing(_ type: Int, scope mask: Int) -> Int {
    closings[mask * typeCount + type]
  }

  /// The number of nodes that always suffice for an application of the function.
  @inline(__always)
  func smallest(_ function: Int, scope mask: Int) -> Int {
    minima[mask * functionCount + function]
  }

  /// A function that gives the type and fits into the budget, drawn by weight; `nil` if none does.
  @inline(__always)
  func draw(_ type: Int, budget: Int, scope mask: Int, _ random: inout RandomStream) -> Int? {
    let row = mask * typeCount + type
    let capped = Swift.min(budget, SizeTables.largestBudget)
    let count = Int(fitting[row * (SizeTables.largestBudget + 1) + capped])
    guard count > 0 else { return nil }
    let start = starts[row]
    let ticket = UInt32(truncatingIfNeeded: random.below(Int(cumulative[start + count - 1])))
    var low = start
    var high = start + count - 1
    while low < high {
      let middle = (low + high) >> 1
      if cumulative[middle] > ticket { high = middle } else { low = middle + 1 }
    }
    return Int(order[low])
  }

  /// Gives bits to the scarce types: tuples first, then Bool, then the others in their order.
  private static func scarceBits(_ table: TypeTable, _ leaves: [Leaves], functionCount: Int) -> [Int] {
    let scarce = table.types.indices.filter { !leaves[$0].isRich }
    let ranked = scarce.filter { table.types[$0].isTuple } + scarce.filter { table.types[$0] == .bool }
    let rest = scarce.filter { !ranked.contains($0) }
    var bits = Array(repeating: 0, count: table.count)
    let limit = functionCount > 10_000 ? 1 : maximumScarce
    for (position, type) in (ranked + rest).prefix(limit).enumerated() { bits[type] = 1 << position }
    return bits
  }
}

/// The least solution of the equations between the sizes of types and functions.
private struct ClosingSolver {
  let functions: [Function]
  let arguments: [Argument]
  let leaves: [Leaves]
  let scarceBit: [Int]
  let masks: Int
  private(set) var closings: [Int]
  private(set) var minima: [Int]

  init(functions: [Function], arguments: [Argument], leaves: [Leaves], scarceBit: [Int], masks: Int) {
    self.functions = functions
    self.arguments = arguments
    self.leaves = leaves
    self.scarceBit = scarceBit
    self.masks = masks
    closings = Array(repeating: SizeTables.unreachable, count: masks * leaves.count)
    minima = Array(repeating: SizeTables.unreachable, count: masks * functions.count)
  }

  /// Solves for every mask, the largest first: a lambda's body lives in a scope that has at least the bits of its place.
  mutating func solve(largestSoftClosing: Int) {
    for mask in stride(from: masks - 1, through: 0, by: -1) {
      for type in leaves.indices where leaves[type].isRich || mask & scarceBit[type] != 0 {
        closings[mask * leaves.count + type] = 1
      }
      relax(mask)
      for type in leaves.indices
      where leaves[type].exists && closings[mask * leaves.count + type] > largestSoftClosing {
        closings[mask * leaves.count + type] = 1
      }
      relax(mask)
    }
  }

  /// Repeats until nothing gets smaller; each round settles at least one type, so there are at most as many as types.
  private mutating func relax(_ mask: Int) {
    var changed = true
    while changed {
      changed = false
      for (index, function) in functions.enumerated() {
        var size = 1
        for argument in arguments[function.arguments] {
          var inner = mask
          if argument.boundCount > 0 { inner |= scarceBit[argument.bound.0] | scarceBit[argument.bound.1] }
          size += closings[inner * leaves.count + argument.type] + (argument.lambda == nil ? 0 : 1)
        }
        guard size < SizeTables.unreachable else { continue }
        minima[mask * functions.count + index] = Swift.min(minima[mask * functions.count + index], size)
        let cell = mask * leaves.count + function.result
        if size < closings[cell] {
          closings[cell] = size
          changed = true
        }
      }
    }
  }
}
