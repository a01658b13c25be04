internal import AST

/// A program of a population, and how it came about.
struct Individual: Sendable {
  let tree: Tree
  let hash: UInt64
  let origin: Origin
  /// The index of the parent in the generation before; -1 if there is none.
  let parent: Int

  init(_ tree: Tree, _ origin: Origin, parent: Int = -1) {
    self.tree = tree
    hash = tree.contentHash
    self.origin = origin
    self.parent = parent
  }

  enum Origin: Hashable, Sendable {
    case new, seed, elite, migrant
    case edit(Edit)
  }
}

/// Which programs of a population are the same code.
struct Duplicates: Sendable {
  /// By slot: the first slot with the same program, which is its own if it is the first.
  let first: [Int32]
  /// The slots that are the first of their programs, in order.
  let distinct: [Int]
  /// The slots that repeat an earlier program, in order.
  let repeated: [Int]

  init(_ individuals: [Individual]) {
    var cellCount = 16
    while cellCount < individuals.count * 2 { cellCount *= 2 }
    var cells = Array(repeating: Int32(-1), count: cellCount)
    var first = Array(repeating: Int32(0), count: individuals.count)
    var distinct: [Int] = []
    var repeated: [Int] = []
    for slot in individuals.indices {
      var cell = Int(truncatingIfNeeded: individuals[slot].hash) & (cellCount - 1)
      while true {
        let other = Int(cells[cell])
        if other < 0 {
          cells[cell] = Int32(slot)
          first[slot] = Int32(slot)
          distinct.append(slot)
          break
        }
        if individuals[other].hash == individuals[slot].hash, individuals[other].tree == individuals[slot].tree {
          first[slot] = Int32(other)
          repeated.append(slot)
          break
        }
        cell = (cell + 1) & (cellCount - 1)
      }
    }
    self.first = first
    self.distinct = distinct
    self.repeated = repeated
  }
}
