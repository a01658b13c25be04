/// Vectors as arrays of numbers.
enum Vector {
  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  static func length(_ a: [Double]) -> Double { dot(a, a).squareRoot() }

  static func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

  static func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += (a[index] - b[index]) * (a[index] - b[index]) }
    return sum
  }

  /// The cosine of the angle between two vectors; nan if one has no length.
  static func cosine(_ a: [Double], _ b: [Double]) -> Double { dot(a, b) / (length(a) * length(b)) }

  /// The vector of length 1 in the same direction; nil if its length is not above `floor`.
  static func unit(_ a: [Double], floor: Double) -> [Double]? {
    let length = length(a)
    return length > floor && length.isFinite ? a.map { $0 / length } : nil
  }

  /// The mean of at least one vector.
  static func mean(_ vectors: [[Double]]) -> [Double] {
    var sum = [Double](repeating: 0, count: vectors.first?.count ?? 0)
    for vector in vectors { for index in sum.indices { sum[index] += vector[index] } }
    return sum.map { $0 / Double(vectors.count) }
  }
}
