internal import Interpreter

extension CaseColumns {
  /// The largest sum of errors over all cases and outputs that may be due to the rounding of numbers alone.
  ///
  /// A program that computes what was meant in another order is off by a few units in the last place of each number, some
  /// thousand if large numbers cancel: far less than the tolerance, within which other programs may be right by chance.
  var roundingNoise: Double {
    let scale =
      expectedFloats.map { $0.reduce(0) { $0 + ($1.isFinite ? Swift.max(1, $1.magnitude) : 1) } }
      ?? Double(count * outputs.count)
    return Swift.min(1e-12, judge.tolerance) * scale
  }
}
