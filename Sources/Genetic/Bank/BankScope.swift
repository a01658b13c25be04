package import AST
package import Interpreter

/// A program of a bank: an operator applied to other entries, or a leaf; told apart from others by its values.
package struct BankEntry: Sendable {
  /// The number of its type in the primitive set's table.
  package let type: Int
  /// How simple it is: the number of its nodes, and one more for each that is far from the task (see ``Bank/steps``).
  package let level: Int
  /// The number of the function that is applied; -1 for a leaf.
  let function: Int
  /// The entries that the function is applied to, in order of its places: those of lambda places are entries of the
  /// scope of the lambda's body. Of a leaf, the first is its index among the scope's leaves.
  let arguments: SIMD4<Int32>
  /// Its values, as a column of the bank's workspace.
  let column: Int
  /// The most that it can cost in a lane.
  let cost: Int
  /// True if no variable occurs in it.
  let isConstant: Bool
  /// True if a variable occurs in it that its scope binds.
  let usesBound: Bool
  /// Of an entry of a goal's type: the lanes in which it has the goal's value.
  package internal(set) var right = LaneSet()
  /// Of a Bool entry: the lanes in which it is true.
  package internal(set) var holds = LaneSet()
}

/// The programs of a bank over one list of variables: the inputs, and for lambda bodies the parameters.
package final class BankScope {
  /// The types of the variables, inputs first.
  package let slots: [Type]
  /// The number of inputs; variables from there on are bound.
  package let inputCount: Int
  /// The number of lanes that entries have values in.
  package let lanes: Int
  /// The column of each variable.
  let slotColumns: [Int]
  /// For each lane the case that it belongs to.
  let cases: [Int]
  /// The entries, in the order in which they were found, level by level.
  package internal(set) var entries: [BankEntry] = []
  /// The trees of the leaves.
  var leaves: [Tree] = []
  /// By type and then by level: the entries.
  private(set) var byLevel: [[[Int32]]]
  /// By type and then by level: the entries in which a bound variable occurs.
  private(set) var bodiesByLevel: [[[Int32]]]
  /// The values that some entry has.
  var seen = HashTable()
  /// The level up to which entries were looked for.
  var finishedLevel = 0
  /// The executions that may still be spent here.
  var allowance = 0

  init(slots: [Type], inputCount: Int, lanes: Int, slotColumns: [Int], cases: [Int], types: Int, maximumLevel: Int) {
    self.slots = slots
    self.inputCount = inputCount
    self.lanes = lanes
    self.slotColumns = slotColumns
    self.cases = cases
    let empty: [[Int32]] = Array(repeating: [], count: maximumLevel + 1)
    byLevel = Array(repeating: empty, count: types)
    bodiesByLevel = byLevel
  }

  /// The entries of a type, from the lowest level on.
  package func entries(ofType type: Int) -> [Int] {
    byLevel[type].flatMap { $0.map { Int($0) } }
  }

  func append(_ entry: BankEntry) {
    let index = Int32(truncatingIfNeeded: entries.count)
    entries.append(entry)
    byLevel[entry.type][entry.level].append(index)
    if entry.usesBound { bodiesByLevel[entry.type][entry.level].append(index) }
  }
}

/// A set of 64-bit hashes: open addressing in a power of two of cells, at most half of them used.
struct HashTable: Sendable {
  private var cells: [UInt64] = Array(repeating: 0, count: 1 << 10)
  private(set) var count = 0

  /// Adds a hash; false if it was there.
  mutating func insert(_ hash: UInt64) -> Bool {
    let key = hash == 0 ? 1 : hash
    if place(of: key) == nil { return false }
    if count * 2 >= cells.count { grow() }
    if let cell = place(of: key) { cells[cell] = key }
    count += 1
    return true
  }

  /// The cell for a key; `nil` if it is there already.
  private func place(of key: UInt64) -> Int? {
    let mask = cells.count - 1
    var cell = Int(truncatingIfNeeded: key >> 20) & mask
    while cells[cell] != 0 {
      if cells[cell] == key { return nil }
      cell = (cell + 1) & mask
    }
    return cell
  }

  private mutating func grow() {
    let old = cells
    cells = Array(repeating: 0, count: 2 * old.count)
    for key in old where key != 0 {
      if let cell = place(of: key) { cells[cell] = key }
    }
  }
}
