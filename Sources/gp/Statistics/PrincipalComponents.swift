/// The directions in which a sample of vectors varies most (Pearson 1901), for pictures in the plane.
enum PrincipalComponents {
  /// The first components of a sample, unit vectors from the greatest variance on, fewer if it varies in fewer directions.
  ///
  /// Power iteration on the sample itself, one component after the other; the sign is such that the greatest element is
  /// positive.
  ///
  /// - Parameter orthogonal: Directions to be left out, unit vectors orthogonal to each other.
  /// - Complexity: O(count · sample · dimension) times the iterations, at most 300 each.
  static func of(_ sample: [[Double]], count: Int, orthogonal: [[Double]] = []) -> [[Double]] {
    guard let dimension = sample.first?.count else { return [] }
    let center = Vector.mean(sample)
    let centered = sample.map { Vector.difference($0, center) }
    var components: [[Double]] = []
    while components.count < count {
      let known = orthogonal + components
      // The vector that reaches farthest outside what is known is a start that has something of the next component.
      let rests = centered.map { rest(of: $0, outside: known) }
      guard let start = rests.max(by: { Vector.length($0) < Vector.length($1) }), dimension > known.count,
        var component = Vector.unit(start, floor: 1e-12)
      else { break }
      for _ in 0..<300 {
        var next = [Double](repeating: 0, count: dimension)
        for vector in centered {
          let share = Vector.dot(vector, component)
          for index in next.indices { next[index] += share * vector[index] }
        }
        guard let turned = Vector.unit(rest(of: next, outside: known), floor: 0) else { break }
        let change = Vector.squaredDistance(turned, component)
        component = turned
        if change < 1e-20 { break }
      }
      let greatest = component.max { abs($0) < abs($1) } ?? 1
      components.append(greatest < 0 ? component.map { -$0 } : component)
    }
    return components
  }

  /// What of a vector is orthogonal to unit vectors that are orthogonal to each other.
  private static func rest(of vector: [Double], outside directions: [[Double]]) -> [Double] {
    directions.reduce(vector) { rest, direction in
      let share = Vector.dot(rest, direction)
      return zip(rest, direction).map { $0 - share * $1 }
    }
  }
}
