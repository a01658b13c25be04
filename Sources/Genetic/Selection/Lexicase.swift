internal import AST
internal import Interpreter

/// Lexicase selection (Spector 2012, doi:10.1145/2330784.2330846) with tolerances for each criterion
/// (semi-dynamic ε-lexicase: La Cava et al. 2019, doi:10.1162/evco_a_00224).
///
/// The programs that are best on a criterion among all are found once for a generation, so that a selection begins with
/// the survivors of its first criterion.
struct Lexicase: Sendable {
  let behaviours: Behaviours
  private let criteria: Int
  /// Criterion by criterion: the errors of the groups.
  private let columns: [Double]
  /// By criterion: how much worse than the best a survivor may be.
  let tolerances: [Double]
  private let programSizes: [Int32]
  private let brevity: Double
  /// By criterion: the groups that survive it when it comes first.
  private let firstSurvivors: [[Int32]]

  /// - Parameters:
  ///   - behaviours: those of the matrix.
  ///   - tolerances: one a criterion; all zero for plain lexicase.
  ///   - programSizes: by program; may be empty if brevity is 0.
  ///   - brevity: the probability that of programs that are as good as one another two are drawn and the smaller taken.
  init(
    _ matrix: ErrorMatrix, _ behaviours: Behaviours, tolerances: [Double], programSizes: [Int32] = [],
    brevity: Double = 0, on threads: Threads = .one
  ) {
    self.behaviours = behaviours
    criteria = matrix.criteria
    columns = matrix.columns(of: behaviours.representatives, on: threads)
    self.tolerances = tolerances
    self.programSizes = programSizes
    self.brevity = programSizes.count == behaviours.groups.count ? brevity : 0
    firstSurvivors = threads.map(criteria, chunk: 32) { [columns, count = behaviours.count] _, criterion in
      columns.withUnsafeBufferPointer { columns in
        let column = UnsafeBufferPointer(rebasing: columns[criterion * count..<(criterion + 1) * count])
        var best = Double.infinity
        for error in column { best = error < best ? error : best }
        let threshold = best + tolerances[criterion]
        var survivorCount = 0
        for error in column { survivorCount &+= Lexicase.isWithin(threshold, error) }
        // What does not survive is written, too, and then over.
        return [Int32](unsafeUninitializedCapacity: survivorCount + 1) { survivors, kept in
          guard let base = survivors.baseAddress else { return }
          for (group, error) in column.enumerated() {
            base[kept] = Int32(truncatingIfNeeded: group)
            kept &+= Lexicase.isWithin(threshold, error)
          }
        }
      }
    }
  }

  /// Chooses a program.
  ///
  /// Criteria are drawn as they are needed; the choice ends when one group is left.
  func select(_ random: inout RandomStream, _ scratch: inout LexicaseScratch) -> Int {
    scratch.prepare(groups: behaviours.count, criteria: criteria)
    var drawn = 0
    while drawn < criteria, drawn == 0 || scratch.poolCount > 1 {
      let criterion = scratch.drawCriterion(drawn, of: criteria, &random)
      filter(by: criterion, isFirst: drawn == 0, &scratch)
      drawn += 1
    }
    scratch.returnCriteria(drawn)
    return choose(&random, &scratch)
  }

  /// Keeps in the pool what survives a criterion.
  @inline(__always)
  func filter(by criterion: Int, isFirst: Bool, _ scratch: inout LexicaseScratch) {
    let pool = scratch.pool
    if isFirst {
      firstSurvivors[criterion].withUnsafeBufferPointer { survivors in
        if let base = survivors.baseAddress { pool.update(from: base, count: survivors.count) }
        scratch.poolCount = survivors.count
      }
      return
    }
    let count = scratch.poolCount
    scratch.poolCount = columns.withUnsafeBufferPointer { columns in
      guard let base = columns.baseAddress else { return 0 }
      let column = base + criterion * behaviours.count
      var best = Double.infinity
      for index in 0..<count {
        let error = column[Int(pool[index])]
        best = error < best ? error : best
      }
      let threshold = best + tolerances[criterion]
      var kept = 0
      for index in 0..<count {
        let group = pool[index]
        pool[kept] = group
        kept &+= Lexicase.isWithin(threshold, column[Int(group)])
      }
      return kept
    }
  }

  /// 1 if an error is at most a threshold, else 0; neither is negative (-0 included) or nan, so their order is that of
  /// their bits, which is found without a branch.
  @inline(__always)
  private static func isWithin(_ threshold: Double, _ error: Double) -> Int {
    1 &- Int(truncatingIfNeeded: (threshold.bitPattern &- error.bitPattern) >> 63)
  }

  /// A program of the groups in the pool, all of them alike; any program if there are no criteria.
  private func choose(_ random: inout RandomStream, _ scratch: inout LexicaseScratch) -> Int {
    guard scratch.poolCount > 0 else { return random.below(behaviours.groups.count) }
    var total = 0
    for index in 0..<scratch.poolCount { total += behaviours.size(of: Int(scratch.pool[index])) }
    let first = member(random.below(total), scratch)
    guard total > 1, brevity > 0, random.chance(brevity) else { return first }
    let second = member(random.below(total), scratch)
    return programSizes[second] < programSizes[first] ? second : first
  }

  /// The program of a rank among all of the groups in the pool.
  private func member(_ rank: Int, _ scratch: borrowing LexicaseScratch) -> Int {
    var rank = rank
    for index in 0..<scratch.poolCount {
      let group = Int(scratch.pool[index])
      let size = behaviours.size(of: group)
      if rank < size { return behaviours.member(rank, of: group) }
      rank -= size
    }
    return 0
  }
}

/// The memory that selections of one worker reuse.
struct LexicaseScratch: ~Copyable {
  /// The groups still in the running.
  private(set) var pool: UnsafeMutablePointer<Int32> = .allocate(capacity: 1)
  private var capacity = 1
  var poolCount = 0
  /// The criteria in their own order; while a selection runs, those drawn stand in front.
  private var order: [Int32] = []
  private var swaps: [Int32] = []

  init() {}

  deinit { pool.deallocate() }

  mutating func prepare(groups: Int, criteria: Int) {
    poolCount = 0
    if capacity < groups {
      pool.deallocate()
      pool = .allocate(capacity: groups)
      capacity = groups
    }
    if order.count != criteria {
      order = (0..<Int32(criteria)).map { $0 }
      swaps = order
    }
  }

  /// The next criterion of a random order (Fisher–Yates, as far as needed).
  @inline(__always)
  mutating func drawCriterion(_ drawn: Int, of criteria: Int, _ random: inout RandomStream) -> Int {
    let other = drawn + random.below(criteria - drawn)
    swaps[drawn] = Int32(other)
    order.swapAt(drawn, other)
    return Int(order[drawn])
  }

  /// Puts the criteria back into their own order.
  @inline(__always)
  mutating func returnCriteria(_ drawn: Int) {
    for step in stride(from: drawn - 1, through: 0, by: -1) { order.swapAt(step, Int(swaps[step])) }
  }
}
