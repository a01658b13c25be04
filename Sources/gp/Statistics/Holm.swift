/// Holm's step-down correction for testing several hypotheses at once (1979).
enum Holm {
  /// p-values adjusted so that rejecting those at most α keeps the chance of any false rejection at most α.
  ///
  /// The k-th smallest of n is multiplied by n - k + 1, then none may be less than those before it, or more than 1.
  static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var greatest = 0.0
    for (place, index) in order.enumerated() {
      greatest = max(greatest, min(1, pValues[index] * Double(pValues.count - place)))
      adjusted[index] = greatest
    }
    return adjusted
  }
}
