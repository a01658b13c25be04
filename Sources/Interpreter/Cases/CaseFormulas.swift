import AST

// The inputs that samples, grids and truth tables give, by columns.

extension SampledCases {
  /// Draws the inputs case by case, each from its range.
  ///
  /// - Parameters:
  ///   - section: 0 for train, 1 for test: the same line under both draws different cases.
  ///   - index: The place of the recipe in its section.
  func columns(section: Int, index: Int) -> [[Value]] {
    var stream = RandomStream(seed: seed, purpose: .cases, island: section, generation: index)
    var columns: [[Value]] = ranges.map { _ in [] }
    for _ in 0..<count {
      for (column, range) in ranges.enumerated() { columns[column].append(range.value(from: &stream)) }
    }
    return columns
  }
}

extension ValueRange {
  /// A value, uniform on the range.
  func value(from stream: inout RandomStream) -> Value {
    switch self {
    case .int(let range): return .int(stream.int(in: range))
    case .float(let low, let high):
      guard (high - low).isFinite else {
        // A range wider than the greatest float is drawn at half its size.
        let half = stream.float(low / 2, high / 2)
        return .float(min(max(half * 2, low), high))
      }
      return .float(stream.float(low, high))
    }
  }

  /// Point `index` of so many, evenly spaced, the first and last at the ends of the range; whole numbers are rounded.
  func point(_ index: Int, of points: Int) -> Value {
    switch self {
    case .int(let range):
      guard points > 1 else { return .int(range.lowerBound) }
      let steps = UInt64(points - 1)
      let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
      var product = width.multipliedFullWidth(by: UInt64(index))
      let (low, carry) = product.low.addingReportingOverflow(steps / 2)
      product = (product.high &+ (carry ? 1 : 0), low)
      return .int(range.lowerBound &+ Int64(bitPattern: steps.dividingFullWidth(product).quotient))
    case .float(let low, let high):
      guard index > 0 else { return .float(low) }
      guard index < points - 1 else { return .float(high) }
      let steps = Double(points - 1)
      let sum = low * (steps - Double(index)) + high * Double(index)
      let point = sum.isFinite ? sum / steps : low * (1 - Double(index) / steps) + high * (Double(index) / steps)
      return .float(min(max(point, low), high))
    }
  }
}

extension GridCases {
  /// The inputs of every combination of points, the first axis varying slowest.
  var columns: [[Value]] {
    var columns: [[Value]] = axes.map { _ in [] }
    let count = axes.reduce(1) { $0 * $1.points }
    var repeats = count
    for axis in axes {
      repeats /= axis.points
      let points = (0..<axis.points).map { axis.range.point($0, of: axis.points) }
      columns[axis.input] = (0..<count).map { points[$0 / repeats % axis.points] }
    }
    return columns
  }
}

extension TruthTable {
  /// The inputs of every combination, false first, the first named varying slowest.
  var columns: [[Value]] {
    var columns: [[Value]] = inputs.map { _ in [] }
    let count = 1 << inputs.count
    for (place, input) in inputs.enumerated() {
      let bit = inputs.count - 1 - place
      columns[input] = (0..<count).map { .bool($0 >> bit & 1 == 1) }
    }
    return columns
  }
}
