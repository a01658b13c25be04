public import AST
internal import Interpreter

/// A population of constant size on a landscape, generation after generation (Wright 1931, Fisher 1930).
///
/// Parents are drawn with weight exp(s · fitness). A clonal child is its parent; a recombining child takes each locus from
/// either of two parents. There is no mutation: what changes the frequencies is selection, recombination and chance.
public struct GenePopulation {
  private let landscape: GeneLandscape
  private let weights: [Double]
  private let isRecombining: Bool
  private var random: RandomStream
  /// The choices of all members, one after the other.
  private var members: [UInt8]
  private var next: [UInt8]
  private var cumulative: [Double]
  private let size: Int

  /// exp(s · fitness) of every genome: how much it counts as a parent.
  public static func weights(_ landscape: GeneLandscape, selection: Double) -> [Double] {
    landscape.fitness.map { FloatMath.exp(selection * $0) }
  }

  /// Members whose choices are drawn independently.
  ///
  /// - Parameters:
  ///   - weights: Of the genomes; see `weights(_:selection:)`.
  ///   - probabilities: Of each choice at each locus at first.
  public init(
    _ landscape: GeneLandscape, weights: [Double], size: Int, isRecombining: Bool, from probabilities: [Double],
    random: RandomStream
  ) {
    self.landscape = landscape
    self.size = size
    self.isRecombining = isRecombining
    self.random = random
    self.weights = weights
    members = []
    cumulative = [Double](repeating: 0, count: size)
    next = [UInt8](repeating: 0, count: size * landscape.loci)
    for _ in 0..<size {
      for locus in 0..<landscape.loci {
        var rest = self.random.unit()
        var choice = 0
        while choice < landscape.choices[locus] - 1 {
          rest -= probabilities[landscape.starts[locus] + choice]
          if rest < 0 { break }
          choice += 1
        }
        members.append(UInt8(choice))
      }
    }
  }

  /// The next generation.
  public mutating func step() {
    let loci = landscape.loci
    var sum = 0.0
    for member in 0..<size {
      var genome = 0
      for locus in 0..<loci { genome = genome * landscape.choices[locus] + Int(members[member * loci + locus]) }
      sum += weights[genome]
      cumulative[member] = sum
    }
    for child in 0..<size {
      let mother = parent(sum)
      if isRecombining {
        let father = parent(sum)
        let bits = random.next()
        for locus in 0..<loci {
          let source = bits >> UInt64(locus & 63) & 1 == 0 ? mother : father
          next[child * loci + locus] = members[source * loci + locus]
        }
      } else {
        for locus in 0..<loci { next[child * loci + locus] = members[mother * loci + locus] }
      }
    }
    swap(&members, &next)
  }

  /// A member, drawn by weight.
  private mutating func parent(_ sum: Double) -> Int {
    let mark = random.unit() * sum
    var (low, high) = (0, size - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > mark { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The frequency of each choice at each locus.
  public var frequencies: [Double] {
    var counts = [Double](repeating: 0, count: landscape.probabilityCount)
    for (index, choice) in members.enumerated() {
      counts[landscape.starts[index % landscape.loci] + Int(choice)] += 1
    }
    return counts.map { $0 / Double(size) }
  }
}
