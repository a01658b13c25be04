/// The programs of a population grouped by what they do: one group a distinct row of errors.
///
/// Selection works on one representative a group, which is exact: programs with equal errors pass or fail together.
struct Behaviours: Sendable {
  let criteria: Int
  /// The number of groups.
  let count: Int
  /// By program: its group. Groups are numbered in the order of their first programs.
  let groups: [Int32]
  /// The programs, group by group.
  private let members: [Int32]
  /// By group: where its programs begin in `members`; ends with one more entry.
  private let starts: [Int32]
  /// Criterion by criterion: the errors of the groups.
  let columns: [Double]

  init(_ matrix: ErrorMatrix) {
    criteria = matrix.criteria
    var groups = Array(repeating: Int32(0), count: matrix.programs)
    var representatives: [Int] = []
    var cellCount = 16
    while cellCount < matrix.programs * 2 { cellCount *= 2 }
    var cells = Array(repeating: Int32(-1), count: cellCount)
    let criteria = matrix.criteria
    matrix.errors.withUnsafeBufferPointer { errors in
      for program in 0..<matrix.programs {
        let row = program * criteria
        var cell = Int(truncatingIfNeeded: Behaviours.hash(errors, row, criteria)) & (cellCount - 1)
        while true {
          let group = Int(cells[cell])
          if group < 0 {
            cells[cell] = Int32(representatives.count)
            groups[program] = Int32(representatives.count)
            representatives.append(program)
            break
          }
          if Behaviours.areEqual(errors, row, representatives[group] * criteria, criteria) {
            groups[program] = Int32(group)
            break
          }
          cell = (cell + 1) & (cellCount - 1)
        }
      }
    }
    count = representatives.count
    self.groups = groups

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

    var columns = Array(repeating: 0.0, count: representatives.count * criteria)
    for (group, program) in representatives.enumerated() {
      for criterion in 0..<criteria {
        columns[criterion * representatives.count + group] = matrix.errors[program * criteria + criterion]
      }
    }
    self.columns = columns
  }

  /// How many programs a group has.
  @inline(__always)
  func size(of group: Int) -> Int { Int(starts[group + 1] - starts[group]) }

  /// The program of a rank within its group.
  @inline(__always)
  func member(_ rank: Int, of group: Int) -> Int { Int(members[Int(starts[group]) + rank]) }

  private static func hash(_ errors: UnsafeBufferPointer<Double>, _ row: Int, _ count: Int) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in row..<row + count {
      hash = (hash ^ (errors[index] + 0.0).bitPattern) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
    }
    return hash
  }

  private static func areEqual(
    _ errors: UnsafeBufferPointer<Double>, _ left: Int, _ right: Int, _ count: Int
  ) -> Bool {
    for offset in 0..<count where errors[left + offset] != errors[right + offset] { return false }
    return true
  }
}
