/// The errors of a population: a row a program, a column a criterion (an output of a sampled case).
struct ErrorMatrix: Sendable {
  let programs: Int
  let criteria: Int
  /// Row by row.
  var errors: [Double]

  init(programs: Int, criteria: Int) {
    self.programs = programs
    self.criteria = criteria
    errors = Array(repeating: 0, count: programs * criteria)
  }

  /// The sum of a program's errors.
  func total(_ program: Int) -> Double {
    var sum = 0.0
    for criterion in 0..<criteria { sum += errors[program * criteria + criterion] }
    return sum
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
