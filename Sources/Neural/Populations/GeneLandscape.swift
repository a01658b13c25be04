/// The fitness of every genome with a few choices at each locus.
///
/// A genome's place in `fitness` is the number whose digits are its choices, the last locus changing fastest. Expectations
/// are over genomes whose choices are independent, each locus with probabilities of its own (linkage equilibrium); those
/// are given as one list, locus after locus.
public struct GeneLandscape: Sendable {
  /// How many choices each locus has.
  public let choices: [Int]
  public let fitness: [Double]
  /// Where the probabilities of each locus begin, and the end of the last.
  public let starts: [Int]

  /// - Parameter fitness: One value for each genome.
  public init(choices: [Int], fitness: [Double]) {
    self.choices = choices
    self.fitness = fitness
    starts = choices.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
  }

  /// - Parameter fitness: Told the choices of a genome.
  public init(choices: [Int], of fitness: ([Int]) -> Double) {
    let count = choices.reduce(1, *)
    var genome = [Int](repeating: 0, count: choices.count)
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      values.append(fitness(genome))
      for locus in choices.indices.reversed() {
        genome[locus] += 1
        if genome[locus] < choices[locus] { break }
        genome[locus] = 0
      }
    }
    self.init(choices: choices, fitness: values)
  }

  public var loci: Int { choices.count }
  /// The length of a list of probabilities.
  public var probabilityCount: Int { starts.last ?? 0 }

  /// The expected fitness, and that given each choice at each locus.
  ///
  /// - Complexity: O(number of genomes).
  public func expectation(_ probabilities: [Double]) -> (mean: Double, given: [Double]) {
    // Averages over the last loci, one locus more each time.
    var averages = [fitness]
    for locus in (0..<loci).reversed() {
      let finer = averages[averages.count - 1]
      let width = choices[locus]
      averages.append(
        (0..<(finer.count / width)).map { genome in
          (0..<width).reduce(0.0) { $0 + probabilities[starts[locus] + $1] * finer[genome * width + $1] }
        })
    }
    var given = [Double](repeating: 0, count: probabilityCount)
    // Probabilities of the choices at the first loci.
    var weights = [1.0]
    for locus in 0..<loci {
      let finer = averages[loci - 1 - locus]
      let width = choices[locus]
      var next = [Double](repeating: 0, count: weights.count * width)
      for (genome, weight) in weights.enumerated() {
        for choice in 0..<width {
          given[starts[locus] + choice] += weight * finer[genome * width + choice]
          next[genome * width + choice] = weight * probabilities[starts[locus] + choice]
        }
      }
      weights = next
    }
    return (averages[loci][0], given)
  }

  /// The variance of fitness.
  public func variance(_ probabilities: [Double]) -> Double {
    let mean = expectation(probabilities).mean
    let squares = GeneLandscape(choices: choices, fitness: fitness.map { ($0 - mean) * ($0 - mean) })
    return squares.expectation(probabilities).mean
  }

  /// The share of the variance of fitness that the choices explain one locus at a time: 1 without epistasis (for bits at
  /// even odds, the share of the Walsh coefficients of order 1). nil where fitness does not vary.
  public func additiveShare(_ probabilities: [Double]) -> Double? {
    let (mean, given) = expectation(probabilities)
    let variance = variance(probabilities)
    guard variance > 1e-15 else { return nil }
    let explained = given.indices.reduce(0.0) {
      $0 + probabilities[$1] * (given[$1] - mean) * (given[$1] - mean)
    }
    return explained / variance
  }
}
