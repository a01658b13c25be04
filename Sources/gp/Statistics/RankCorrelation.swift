/// Spearman's rank correlation: how far one quantity grows with another, whatever the shape of the relation.
enum RankCorrelation {
  /// The product-moment correlation of the ranks, ties sharing their mean rank; nil with fewer than two pairs or where
  /// one side is constant.
  static func spearman(_ pairs: [(x: Double, y: Double)]) -> Double? {
    correlation(Ranks.of(pairs.map(\.x)), Ranks.of(pairs.map(\.y)))
  }

  /// The product-moment correlation of two samples of the same length.
  private static func correlation(_ xs: [Double], _ ys: [Double]) -> Double? {
    guard xs.count > 1, xs.count == ys.count else { return nil }
    let (meanX, meanY) = (Summary.mean(xs), Summary.mean(ys))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (x, y) in zip(xs, ys) {
      xx += (x - meanX) * (x - meanX)
      yy += (y - meanY) * (y - meanY)
      xy += (x - meanX) * (y - meanY)
    }
    guard xx > 0, yy > 0 else { return nil }
    return xy / (xx * yy).squareRoot()
  }
}
