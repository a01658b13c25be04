/// Evolution and descent of one task at one mean score.
struct BehaviourComparison: Sendable {
  let generation: Int
  /// The mean score of the evolved programs, at which the descents are looked at.
  let score: Double
  /// The descents that reach that score, each where it first does, against the cloud of evolved programs.
  let comparisons: [CloudComparison]
  /// The mean place of the descents that reach the score; nil if none does.
  let meanDescent: [Double]?
  /// The distance of the cloud's mean at first from the target.
  private let way: Double
  /// The mean score of the evolved programs less the score of their mean.
  let jensenGap: Double

  /// - Parameter index: Of the generation, among those looked at.
  init(_ paths: BehaviourPaths, at index: Int) {
    let space = paths.space
    let places = paths.evolved.map { $0[index] }
    let start = Vector.mean(paths.evolved.map { $0[0] })
    let score = Summary.mean(places.map(space.score))
    let reached = paths.descents.compactMap { path in
      path.first { space.score($0) >= score }.map { (start: path[0], place: $0) }
    }
    generation = paths.generations[index]
    self.score = score
    comparisons = reached.map {
      CloudComparison(time: score, places: places, start: start, descent: $0.place, descentStart: $0.start)
    }
    meanDescent = reached.isEmpty ? nil : Vector.mean(reached.map(\.place))
    way = Vector.squaredDistance(space.target, start).squareRoot()
    jensenGap = score - space.score(Vector.mean(places))
  }

  /// The cosine between the ways that the mean of evolution and a descent have gone; the mean over descents.
  var cosine: Double { Summary.mean(comparisons.map(\.cosine).filter(\.isFinite)) }

  /// How far a descent is from the mean of evolution, in shares of that mean's first distance from the target.
  var relativeDistance: Double { Summary.mean(comparisons.map(\.bias)) / way }

  /// The share of evolved programs that are nearer to the mean of the others than a descent is: 0 where descent is the most
  /// central, 1 where it is the farthest out.
  var centralityRank: Double { Summary.mean(comparisons.map(\.nearerShare)) }

  /// The root mean squared distance of an evolved program from their mean, in the same shares.
  var relativeSpread: Double { (comparisons.first?.spread ?? .nan) / way }
}
