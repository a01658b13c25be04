/// Small linear least-squares problems by their normal equations.
struct NormalEquations {
  /// The number of unknowns.
  let count: Int
  /// The lower triangle of AᵀA, row by row with the full stride.
  var matrix: [Double]
  /// Aᵀb
  var right: [Double]

  /// The equations of a matrix and a right-hand side.
  ///
  /// - Parameters:
  ///   - columns: the columns of A, one behind the other.
  ///   - count: how many there are.
  ///   - target: b
  ///   - rows: the numbers of each of them.
  init(_ columns: UnsafePointer<Double>, count: Int, _ target: UnsafePointer<Double>, rows: Int) {
    self.count = count
    matrix = Array(repeating: 0, count: count * count)
    right = Array(repeating: 0, count: count)
    // Some rows of all columns at a time, which stay in the cache.
    for first in stride(from: 0, to: rows, by: NormalEquations.blockRows) {
      let size = Swift.min(NormalEquations.blockRows, rows - first)
      for row in 0..<count {
        let own = columns + (row * rows + first)
        right[row] += NormalEquations.product(own, target + first, size)
        for column in 0...row {
          matrix[row * count + column] += NormalEquations.product(own, columns + (column * rows + first), size)
        }
      }
    }
  }

  private static let blockRows = 256

  /// The scalar product of two columns, in eight interleaved parts.
  private static func product(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    typealias Lanes = SIMD8<Double>
    var sums = Lanes.zero
    var index = 0
    while index &+ Lanes.scalarCount <= count {
      let own = UnsafeRawPointer(left + index).loadUnaligned(as: Lanes.self)
      sums += own * UnsafeRawPointer(right + index).loadUnaligned(as: Lanes.self)
      index &+= Lanes.scalarCount
    }
    let halves = sums.lowHalf + sums.highHalf
    let pair = halves.lowHalf + halves.highHalf
    var sum = pair[0] + pair[1]
    while index < count {
      sum += left[index] * right[index]
      index &+= 1
    }
    return sum
  }

  /// The solution with `damping` times the diagonal added to it, by Cholesky's method.
  ///
  /// An unknown that is, to rounding, a combination of those before it is 0.
  /// - Returns: `nil` if something is not finite.
  func solution(damping: Double = 0) -> [Double]? {
    var lower = matrix
    var isFree = Array(repeating: false, count: count)
    for column in 0..<count {
      let diagonal = matrix[column * count + column]
      var pivot = diagonal * (1 + damping)
      for k in 0..<column where !isFree[k] { pivot -= lower[column * count + k] * lower[column * count + k] }
      guard pivot.isFinite else { return nil }
      guard pivot > 1e-13 * diagonal else {
        isFree[column] = true
        continue
      }
      let root = pivot.squareRoot()
      lower[column * count + column] = root
      for row in column + 1..<max(count, column + 1) {
        var sum = matrix[row * count + column]
        for k in 0..<column where !isFree[k] { sum -= lower[row * count + k] * lower[column * count + k] }
        lower[row * count + column] = sum / root
      }
    }
    var solution = right
    for row in 0..<count {
      guard !isFree[row] else {
        solution[row] = 0
        continue
      }
      for k in 0..<row where !isFree[k] { solution[row] -= lower[row * count + k] * solution[k] }
      solution[row] /= lower[row * count + row]
    }
    for row in (0..<count).reversed() where !isFree[row] {
      for k in row + 1..<max(count, row + 1) where !isFree[k] { solution[row] -= lower[k * count + row] * solution[k] }
      solution[row] /= lower[row * count + row]
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
