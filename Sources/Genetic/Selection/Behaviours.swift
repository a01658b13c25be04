internal import Interpreter

/// The programs of a population grouped by what they do: one group a distinct row of errors.
///
/// Selection works on one representative a group, which is exact: programs with equal errors pass or fail together.
struct Behaviours: Sendable {
  /// The number of groups.
  let count: Int
  /// By program: its group. Groups are numbered in the order of their first programs.
  let groups: [Int32]
  /// The programs, group by group.
  private let members: [Int32]
  /// By group: where its programs begin in `members`; ends with one more entry.
  private let starts: [Int32]
  /// By group: its first program.
  let representatives: [Int]

  init(_ matrix: ErrorMatrix, on threads: Threads = .one) {
    var (groups, representatives) = Behaviours.grouped(matrix) { _, _ in true }
    let areEqual = threads.map(matrix.programs, chunk: 64) { [groups, representatives] _, program in
      let first = representatives[Int(groups[program])]
      return first == program || matrix.areEqual(program, first)
    }
    // Different rows hardly ever have the same hash.
    if areEqual.contains(false) { (groups, representatives) = Behaviours.grouped(matrix, by: matrix.areEqual) }
    count = representatives.count
    self.groups = groups
    self.representatives = representatives

    var starts = Array(repeating: Int32(0), count: representatives.count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<representatives.count { starts[group + 1] += starts[group] }
    var next = starts
    var members = Array(repeating: Int32(0), count: matrix.programs)
    for (program, group) in groups.enumerated() {
      members[Int(next[Int(group)])] = Int32(program)
      next[Int(group)] += 1
    }
    self.starts = starts
    self.members = members
  }

  /// The group of each program, and the first program of each group: programs with equal hashes that are equal, too.
  private static func grouped(
    _ matrix: ErrorMatrix, by areEqual: (Int, Int) -> Bool
  ) -> (groups: [Int32], representatives: [Int]) {
    var groups = Array(repeating: Int32(0), count: matrix.programs)
    var representatives: [Int] = []
    var cellCount = 16
    while cellCount < matrix.programs * 2 { cellCount *= 2 }
    var cells = Array(repeating: Int32(-1), count: cellCount)
    for program in 0..<matrix.programs {
      var cell = Int(truncatingIfNeeded: matrix.hashes[program]) & (cellCount - 1)
      while true {
        let group = Int(cells[cell])
        if group < 0 {
          cells[cell] = Int32(representatives.count)
          groups[program] = Int32(representatives.count)
          representatives.append(program)
          break
        }
        let first = representatives[group]
        if matrix.hashes[first] == matrix.hashes[program], areEqual(program, first) {
          groups[program] = Int32(group)
          break
        }
        cell = (cell + 1) & (cellCount - 1)
      }
    }
    return (groups, representatives)
  }

  /// How many programs a group has.
  @inline(__always)
  func size(of group: Int) -> Int { Int(starts[group + 1] - starts[group]) }

  /// The program of a rank within its group.
  @inline(__always)
  func member(_ rank: Int, of group: Int) -> Int { Int(members[Int(starts[group]) + rank]) }
}
