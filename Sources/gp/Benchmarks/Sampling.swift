/// Where the inputs of a formula's cases lie, as a line of the task format.
struct Sampling: Sendable {
  /// `sample 20 x: -1.0...1.0`, `grid 21 x: -1.0...1.0`, `all a b`.
  let line: String
  /// How many cases that makes.
  let count: Int
  /// True if the points depend on a seed.
  var isRandom = false

  /// A variable and the range that it is drawn from.
  struct Axis: Sendable {
    let name: String
    let low: Double
    let high: Double

    init(_ name: String, _ low: Double, _ high: Double) {
      self.name = name
      self.low = low
      self.high = high
    }

    var text: String { "\(name): \(low)...\(high)" }
  }

  /// So many points, each variable uniform on its range: `U[a, b, count]` in the literature.
  static func uniform(_ count: Int, _ axes: [Axis]) -> Sampling {
    Sampling(line: "sample \(count) " + axes.map(\.text).joined(separator: " "), count: count, isRandom: true)
  }

  /// Every combination of evenly spaced points, both ends of each range among them: `E[a, b, step]` in the literature.
  static func grid(_ axes: [(points: Int, axis: Axis)]) -> Sampling {
    Sampling(
      line: "grid " + axes.map { "\($0.points) \($0.axis.text)" }.joined(separator: " "),
      count: axes.reduce(1) { $0 * $1.points })
  }

  /// The whole truth table.
  static func truthTable(_ names: [String]) -> Sampling {
    Sampling(line: "all " + names.joined(separator: " "), count: 1 << names.count)
  }
}
