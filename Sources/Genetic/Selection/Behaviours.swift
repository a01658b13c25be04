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

  init(_ matrix: ErrorMatrix) {
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
        if matrix.areEqual(program, representatives[group]) {
          groups[program] = Int32(group)
          break
        }
        cell = (cell + 1) & (cellCount - 1)
      }
    }
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

  /// How many programs a group has.
  @inline(__always)
  func size(of group: Int) -> Int { Int(starts[group + 1] - starts[group]) }

  /// The program of a rank within its group.
  @inline(__always)
  func member(_ rank: Int, of group: Int) -> Int { Int(members[Int(starts[group]) + rank]) }
}
