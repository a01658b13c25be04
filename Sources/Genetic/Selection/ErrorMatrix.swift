internal import Interpreter

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
  func criteriaMet(tolerance: Double, among programs: [Int], on threads: Threads = .one) -> Int {
    let least: [Double] = threads.blocks(criteria, of: 1, chunk: 128) { _, range, least in
      least.initialize(repeating: .infinity, count: range.count)
      errors.withUnsafeBufferPointer { errors in
        guard let base = errors.baseAddress else { return }
        for program in programs {
          let row = base + (program * criteria + range.lowerBound)
          for index in 0..<range.count { least[index] = row[index] < least[index] ? row[index] : least[index] }
        }
      }
    }
    return least.count { $0 <= tolerance }
  }

  /// Some rows, criterion by criterion: the errors of the chosen programs in the first, then in the second, ….
  func columns(of chosen: [Int], on threads: Threads = .one) -> [Double] {
    threads.blocks(criteria, of: chosen.count, chunk: ErrorMatrix.tile * 4) { _, range, columns in
      write(range, of: chosen, to: columns)
    }
  }

  /// The criteria that are turned from rows to columns at a time: as many as a cache line has errors.
  private static let tile = 8

  /// Writes the columns of some criteria, one after the other.
  private func write(_ range: Range<Int>, of chosen: [Int], to columns: UnsafeMutablePointer<Double>) {
    errors.withUnsafeBufferPointer { errors in
      guard let base = errors.baseAddress else { return }
      for first in stride(from: range.lowerBound, to: range.upperBound, by: ErrorMatrix.tile) {
        let width = Swift.min(ErrorMatrix.tile, range.upperBound - first)
        let target = columns + (first - range.lowerBound) * chosen.count
        for (index, program) in chosen.enumerated() {
          let row = base + (program * criteria + first)
          for column in 0..<width { target[column &* chosen.count &+ index] = row[column] }
        }
      }
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
  func medianAbsoluteDeviations(on threads: Threads = .one) -> [Double] {
    let programs = programs
    let all = Array(0..<programs)
    return threads.blocks(criteria, of: 1, chunk: ErrorMatrix.tile * 4) { _, range, deviations in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: (ErrorMatrix.tile + 1) * programs) { scratch in
        guard let columns = scratch.baseAddress else { return deviations.update(repeating: 0, count: range.count) }
        let copy = UnsafeMutableBufferPointer(start: columns + ErrorMatrix.tile * programs, count: programs)
        for first in stride(from: range.lowerBound, to: range.upperBound, by: ErrorMatrix.tile) {
          let tile = first..<Swift.min(first + ErrorMatrix.tile, range.upperBound)
          write(tile, of: all, to: columns)
          for criterion in tile {
            let column = UnsafeMutableBufferPointer(
              start: columns + (criterion - first) * programs, count: programs)
            for program in 0..<programs { copy[program] = column[program] }
            let median = Median.select(copy)
            for program in 0..<programs { column[program] = (column[program] - median).magnitude }
            deviations[criterion - range.lowerBound] = Median.select(column)
          }
        }
      }
    }
  }
}

/// The median without sorting.
enum Median {
  /// The upper median of the values, which are overwritten; 0 if there are none.
  ///
  /// Hoare's selection, but what cannot be the median is left out by loops without branches: linear on average, also with
  /// many equal values. Values must be neither negative (-0 included) nor nan: their order is that of their bits.
  static func select(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
    values.withMemoryRebound(to: Int64.self) { bits in
      guard let base = bits.baseAddress, bits.count > 0 else { return 0 }
      return Double(bitPattern: UInt64(bitPattern: element(ofRank: bits.count / 2, among: base, bits.count)))
    }
  }

  /// The element of a rank among numbers that are not negative.
  private static func element(ofRank rank: Int, among base: UnsafeMutablePointer<Int64>, _ count: Int) -> Int64 {
    var rank = rank
    var count = count
    while true {
      let pivot = middle(base[0], base[count / 2], base[count - 1])
      var less: Int64 = 0
      var greater: Int64 = 0
      for index in 0..<count {
        less &+= isLess(base[index], pivot)
        greater &+= isLess(pivot, base[index])
      }
      var kept = 0
      if rank < Int(less) {
        for index in 0..<count {
          let value = base[index]
          base[kept] = value
          kept &+= Int(isLess(value, pivot))
        }
      } else if rank < count - Int(greater) {
        return pivot
      } else {
        rank -= count - Int(greater)
        for index in 0..<count {
          let value = base[index]
          base[kept] = value
          kept &+= Int(isLess(pivot, value))
        }
      }
      // Cannot be of numbers that are not negative.
      guard kept > rank else { return pivot }
      count = kept
    }
  }

  /// 1 if a number is less than another, both not negative; else 0.
  @inline(__always)
  private static func isLess(_ left: Int64, _ right: Int64) -> Int64 {
    Int64(bitPattern: UInt64(bitPattern: left &- right) >> 63)
  }

  /// The second of three values.
  private static func middle(_ a: Int64, _ b: Int64, _ c: Int64) -> Int64 {
    Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
  }
}
