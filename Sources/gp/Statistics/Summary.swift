/// Means, spreads and quantiles of samples.
enum Summary {
  /// The mean; nan of nothing.
  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// The unbiased variance; nan with fewer than two values.
  static func variance(_ values: [Double]) -> Double {
    let center = mean(values)
    return values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(values.count - 1)
  }

  /// The quantile at `share`, interpolated linearly between order statistics (type 7 of Hyndman and Fan 1996, the default
  /// of R and NumPy); nan of nothing.
  ///
  /// - Parameter share: From 0, the least, to 1, the greatest.
  static func quantile(_ values: [Double], _ share: Double) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let place = min(max(share, 0), 1) * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count, sorted[below] != sorted[below + 1] else { return sorted[below] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }
}
