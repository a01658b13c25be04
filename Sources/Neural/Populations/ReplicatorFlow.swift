/// Natural-gradient ascent of the expected fitness on the probabilities of independent choices.
///
/// With the Fisher metric of categorical distributions the flow is the replicator equation of each locus,
/// dp_a/dt = p_a (E[f | a] - E[f]): what selection does to an infinite population in linkage equilibrium (Fisher 1930,
/// Amari 1998, Harper 2009).
public struct ReplicatorFlow {
  public private(set) var probabilities: [Double]
  private let landscape: GeneLandscape

  public init(_ landscape: GeneLandscape, from probabilities: [Double]) {
    self.landscape = landscape
    self.probabilities = probabilities
  }

  /// Follows the flow for a short time, by the classical Runge–Kutta method.
  public mutating func advance(_ time: Double) {
    let k1 = slope(probabilities)
    let k2 = slope(moved(by: time / 2, along: k1))
    let k3 = slope(moved(by: time / 2, along: k2))
    let k4 = slope(moved(by: time, along: k3))
    for index in probabilities.indices {
      probabilities[index] += time / 6 * (k1[index] + 2 * k2[index] + 2 * k3[index] + k4[index])
    }
  }

  private func moved(by time: Double, along slope: [Double]) -> [Double] {
    zip(probabilities, slope).map { $0 + time * $1 }
  }

  private func slope(_ probabilities: [Double]) -> [Double] {
    let (mean, given) = landscape.expectation(probabilities)
    return zip(probabilities, given).map { $0 * ($1 - mean) }
  }
}
