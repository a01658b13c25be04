public import AST

/// Says of an answer how wrong it is and whether it is right: the definition, on values.
///
/// A right answer need not have error 0 (a Float may be off by less than the tolerance), and an error of 0 is always
/// right.
public struct Judge: Hashable, Sendable {
  /// The kind of each output.
  public let kinds: [ErrorKind]
  /// How far a right Float may be from the expected one, relative to it where it is above 1.
  public let tolerance: Double

  /// The greatest error; what an exhausted case has, and a nan where a number is expected.
  public static let worst = 1e9

  public init(kinds: [ErrorKind], tolerance: Double = 1e-6) {
    self.kinds = kinds
    self.tolerance = tolerance
  }

  /// The judge of a task's programs.
  public init(_ task: Task) {
    self.init(kinds: task.errorKinds, tolerance: task.tolerance)
  }

  /// The error of each output of a case.
  ///
  /// - Parameters:
  ///   - actual: What the program gave: with several outputs the tuple of them; `nil` if it was exhausted.
  ///   - expected: One value an output.
  public func errors(of actual: Value?, expected: [Value]) -> [Double] {
    guard let values = outputs(actual), values.count == expected.count else {
      return kinds.map { _ in Self.worst }
    }
    return zip(kinds, zip(values, expected)).map { Self.error($0, $1.0, expected: $1.1, tolerance: tolerance) }
  }

  /// True if every output of a case is right.
  public func isRight(_ actual: Value?, expected: [Value]) -> Bool {
    guard let values = outputs(actual), values.count == expected.count else { return false }
    return zip(values, expected).allSatisfy { Self.isRight($0, expected: $1, tolerance: tolerance) }
  }

  private func outputs(_ actual: Value?) -> [Value]? {
    guard kinds.count != 1 else { return actual.map { [$0] } }
    guard case .tuple(let parts) = actual else { return nil }
    return parts
  }
}

extension Judge {
  /// True if a value is the expected one: floats, at any depth, within the tolerance, or both nan, or the same infinity;
  /// everything else equal.
  public static func isRight(_ actual: Value, expected: Value, tolerance: Double) -> Bool {
    switch (actual, expected) {
    case (.float(let a), .float(let b)): isRight(a, expected: b, tolerance: tolerance)
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
      a.count == b.count && zip(a, b).allSatisfy { isRight($0, expected: $1, tolerance: tolerance) }
    default: actual == expected
    }
  }

  /// True if |actual − expected| ≤ tolerance · max(1, |expected|), or both are nan, or the same infinity. A difference
  /// that overflows is within no tolerance.
  @inlinable
  public static func isRight(_ actual: Double, expected: Double, tolerance: Double) -> Bool {
    if actual == expected { return true }
    guard actual.isFinite, expected.isFinite else { return actual.isNaN && expected.isNaN }
    return (actual - expected).magnitude <= bound(around: expected, tolerance: tolerance)
  }

  /// The largest difference that is right: finite, and -1 around infinities and nan, near which nothing else is right.
  @inlinable
  static func bound(around expected: Double, tolerance: Double) -> Double {
    guard expected.isFinite else { return -1 }
    return min(tolerance * max(1, expected.magnitude), .greatestFiniteMagnitude)
  }

  /// How wrong a value is, from 0 to ``worst``.
  public static func error(_ kind: ErrorKind, _ actual: Value, expected: Value, tolerance: Double) -> Double {
    switch (kind, actual, expected) {
    case (.exact, _, _): isRight(actual, expected: expected, tolerance: tolerance) ? 0 : 1
    case (_, .tuple(let a), .tuple(let b)) where a.count == b.count:
      min(worst, zip(a, b).reduce(0) { $0 + error(kind, $1.0, expected: $1.1, tolerance: tolerance) })
    case (.squared, .int(let a), .int(let b)): square(difference(a, b))
    case (.squared, .float(let a), .float(let b)): square(difference(a, b))
    case (_, .int(let a), .int(let b)): difference(a, b)
    case (_, .float(let a), .float(let b)): difference(a, b)
    case (_, .bool, .bool), (_, .char, .char): actual == expected ? 0 : 1
    case (_, .string(let a), .string(let b)): capped(Levenshtein.distance(a.count, b.count) { a[$0] == b[$1] })
    case (_, .list(let a), .list(let b)):
      capped(Levenshtein.distance(a.count, b.count) { isRight(a[$0], expected: b[$1], tolerance: tolerance) })
    default: worst
    }
  }

  /// The absolute difference of whole numbers, at most ``worst``.
  public static func difference(_ actual: Int64, _ expected: Int64) -> Double {
    let magnitude = UInt64(bitPattern: max(actual, expected) &- min(actual, expected))
    return min(worst, Double(magnitude))
  }

  /// The absolute difference of floats, at most ``worst``; 0 if both are nan or the same infinity, ``worst`` if one is
  /// nan.
  public static func difference(_ actual: Double, _ expected: Double) -> Double {
    if actual == expected || actual.isNaN && expected.isNaN { return 0 }
    let magnitude = (actual - expected).magnitude
    return magnitude <= worst ? magnitude : worst
  }

  private static func square(_ difference: Double) -> Double {
    min(worst, difference * difference)
  }

  private static func capped(_ distance: Int) -> Double {
    min(worst, Double(distance))
  }
}
