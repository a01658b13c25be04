/// How well a path of descent describes the mean of a cloud, at one time.
struct CloudComparison: Sendable {
  let time: Double
  /// Between the displacements of the descent and of the cloud's mean.
  let cosine: Double
  /// Between the displacements of the descent and of one lineage; the mean over lineages.
  let singleCosine: Double
  /// The distance of the descent from the mean.
  let bias: Double
  /// The root mean squared distance of a lineage from the mean.
  let spread: Double
  /// The share of lineages that are nearer to the mean of the others than the descent is.
  let nearerShare: Double
  /// R Δ / s², with Δ the squared bias and s² the squared spread: 1 where the bias is no more than the sampling error of a
  /// mean of R lineages.
  let biasInSamplingErrors: Double

  /// - Parameters:
  ///   - places: Of the lineages, at least two.
  ///   - start: Where the lineages began.
  ///   - descent: Where the descent is, and where it began.
  init(
    time: Double, places: [[Double]], start: [Double], descent: [Double], descentStart: [Double]
  ) {
    let count = Double(places.count)
    let mean = Vector.mean(places)
    let path = Vector.difference(descent, descentStart)
    let squaredSpread = places.reduce(0) { $0 + Vector.squaredDistance($1, mean) } / (count - 1)
    let squaredBias = Vector.squaredDistance(descent, mean)
    self.time = time
    cosine = Vector.cosine(path, Vector.difference(mean, start))
    singleCosine = Summary.mean(places.map { Vector.cosine(path, Vector.difference($0, start)) })
    bias = squaredBias.squareRoot()
    spread = squaredSpread.squareRoot()
    // The mean of the others lies opposite the lineage: m' = m - (x - m) / (R - 1).
    let nearer = places.count { place in
      let others = zip(mean, place).map { $0 - ($1 - $0) / (count - 1) }
      return Vector.squaredDistance(place, others) < Vector.squaredDistance(descent, others)
    }
    nearerShare = Double(nearer) / count
    biasInSamplingErrors = count * squaredBias / squaredSpread
  }

  /// The comparisons at all times of a cloud.
  static func all(_ cloud: Cloud, _ descent: DescentPath, descentStart: [Double]? = nil) -> [CloudComparison] {
    cloud.times.indices.map {
      CloudComparison(
        time: cloud.times[$0], places: cloud.places[$0], start: cloud.start, descent: descent.places[$0],
        descentStart: descentStart ?? cloud.start)
    }
  }
}
