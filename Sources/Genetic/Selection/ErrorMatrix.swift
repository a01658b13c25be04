/// The errors of a population: a row a program, a column a criterion (an output of a sampled case).
///
/// Beside every row stand its sum and its hash, made while the row is still in the cache.
struct ErrorMatrix: Sendable {
  let programs: Int
  let criteria: Int
  /// Row by row.
  private(set) var errors: [Double]
  /// By program: the sum of its errors.
  private(set) var totals: [Double]
  /// By program: equal for equal rows.
  private(set) var hashes: [UInt64]

  /// - Parameter fill: Writes every row, in any order and from any thread, and closes it.
  init(programs: Int, criteria: Int, _ fill: (Rows) -> Void) {
    self.programs = programs
    self.criteria = criteria
    var totals = [Double](repeating: 0, count: programs)
    var hashes = [UInt64](repeating: 0, count: programs)
    errors = [Double](unsafeUninitializedCapacity: programs * criteria) { errors, count in
      totals.withUnsafeMutableBufferPointer { totals in
        hashes.withUnsafeMutableBufferPointer { hashes in
          guard let errors = errors.baseAddress, let totals = totals.baseAddress, let hashes = hashes.baseAddress else {
            return
          }
          fill(Rows(criteria: criteria, errors: errors, totals: totals, hashes: hashes))
        }
      }
      count = programs * criteria
    }
    self.totals = totals
    self.hashes = hashes
  }

  /// The rows while they are written. Each belongs to one thread at a time.
  struct Rows: @unchecked Sendable {
    fileprivate let criteria: Int
    fileprivate let errors: UnsafeMutablePointer<Double>
    fileprivate let totals: UnsafeMutablePointer<Double>
    fileprivate let hashes: UnsafeMutablePointer<UInt64>

    /// Where the errors of a program go.
    subscript(program: Int) -> UnsafeMutablePointer<Double> { errors + program * criteria }

    /// Ends the writing of a row.
    func close(_ program: Int) {
      (totals[program], hashes[program]) = ErrorMatrix.summary(
        of: UnsafeBufferPointer(start: self[program], count: criteria))
    }

    /// Makes a program's row that of another, closed one.
    func copy(_ source: Int, to program: Int) {
      self[program].update(from: self[source], count: criteria)
      totals[program] = totals[source]
      hashes[program] = hashes[source]
    }
  }

  /// Gives a program other errors.
  mutating func replace(_ program: Int, with row: some Collection<Double>) {
    errors.replaceSubrange(program * criteria..<(program + 1) * criteria, with: row)
    (totals[program], hashes[program]) = errors.withUnsafeBufferPointer {
      ErrorMatrix.summary(of: UnsafeBufferPointer(rebasing: $0[program * criteria..<(program + 1) * criteria]))
    }
  }

  /// True if two programs have the same errors.
  func areEqual(_ left: Int, _ right: Int) -> Bool {
    guard hashes[left] == hashes[right] else { return false }
    return errors.withUnsafeBufferPointer { errors in
      var differs = 0
      // Nearly always equal, as the hashes are: no way out of the loop, so that it runs on vectors.
      for offset in 0..<criteria {
        differs |= errors[left * criteria &+ offset] != errors[right * criteria &+ offset] ? 1 : 0
      }
      return differs == 0
    }
  }

  /// How many criteria some of the given programs meets: its error there is at most the tolerance.
  func criteriaMet(tolerance: Double, among programs: [Int]) -> Int {
    var isMet = [Bool](repeating: false, count: criteria)
    errors.withUnsafeBufferPointer { errors in
      for program in programs {
        let row = program * criteria
        for criterion in 0..<criteria where errors[row + criterion] <= tolerance { isMet[criterion] = true }
      }
    }
    return isMet.count { $0 }
  }

  /// Some rows, criterion by criterion: the errors of the chosen programs in the first, then in the second, ….
  func columns(of chosen: [Int]) -> [Double] {
    let tile = 16
    return [Double](unsafeUninitializedCapacity: chosen.count * criteria) { columns, count in
      errors.withUnsafeBufferPointer { errors in
        // Few rows at a time: reads and writes both stay within few cache lines.
        for first in stride(from: 0, to: chosen.count, by: tile) {
          let last = Swift.min(first + tile, chosen.count)
          for criterion in 0..<criteria {
            for index in first..<last {
              columns[criterion * chosen.count + index] = errors[chosen[index] * criteria + criterion]
            }
          }
        }
      }
      count = chosen.count * criteria
    }
  }

  /// The sum of a row in four interleaved parts, and its hash; rows that differ only in the sign of zeros are the same.
  private static func summary(of row: UnsafeBufferPointer<Double>) -> (total: Double, hash: UInt64) {
    let factor: UInt64 = 0xD6E8_FEB8_6659_FD93
    var sums = SIMD4<Double>.zero
    var (first, second, third, fourth): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var index = 0
    while index + 4 <= row.count {
      let errors = SIMD4(row[index], row[index + 1], row[index + 2], row[index + 3]) + SIMD4.zero
      sums += errors
      first = (first ^ errors[0].bitPattern) &* factor
      second = (second ^ errors[1].bitPattern) &* factor
      third = (third ^ errors[2].bitPattern) &* factor
      fourth = (fourth ^ errors[3].bitPattern) &* factor
      index += 4
    }
    while index < row.count {
      let error = row[index] + 0.0
      sums[index & 3] += error
      first = (first ^ error.bitPattern) &* factor
      first ^= first >> 32
      index += 1
    }
    var hash = first
    for part in [second, third, fourth] { hash = (hash ^ (hash >> 32) ^ part) &* factor }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3]), hash ^ (hash >> 32))
  }

  /// The median absolute deviation of each criterion's errors (La Cava et al. 2016, doi:10.1145/2908812.2908898).
  func medianAbsoluteDeviations() -> [Double] {
    var column = Array(repeating: 0.0, count: programs)
    return (0..<criteria).map { criterion in
      for program in 0..<programs { column[program] = errors[program * criteria + criterion] }
      let median = column.withUnsafeMutableBufferPointer { Median.select($0) }
      for program in 0..<programs { column[program] = (column[program] - median).magnitude }
      return column.withUnsafeMutableBufferPointer { Median.select($0) }
    }
  }
}

/// The median without sorting.
enum Median {
  /// The upper median of the values, which are reordered; 0 if there are none.
  ///
  /// Hoare's selection, the pivot from the middle: linear on average, also with many equal values. Nans are not allowed.
  static func select(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
    guard !values.isEmpty else { return 0 }
    let rank = values.count / 2
    var low = 0
    var high = values.count - 1
    while low < high {
      let pivot = values[(low + high) / 2]
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        break
      }
    }
    return values[rank]
  }
}
