public import AST
internal import Interpreter

/// Evolution of real parameters along a single line of descent: each step mutates all of them by N(0, σ²) and keeps the
/// mutant if the loss allows (Metropolis et al. 1953).
///
/// For small σ the mean over many lineages follows gradient descent: with β = ∞ (a mutant is kept only if it is no worse) the
/// normalised one of rate σ/√(2π), with finite β the plain one of rate βσ²/2 (Whitelam et al. 2021).
public struct Lineage {
  public private(set) var parameters: [Double]
  /// The loss of the parameters.
  public private(set) var loss: Double
  /// Mutants kept so far.
  public private(set) var accepted = 0
  private let mutationSize: Double
  private let inverseTemperature: Double
  private var random: RandomStream
  private var mutant: [Double]

  /// - Parameters:
  ///   - loss: The loss at the start.
  ///   - mutationSize: σ.
  ///   - inverseTemperature: β; `.infinity` keeps no mutant that is worse.
  public init(
    from start: [Double], loss: Double, mutationSize: Double, inverseTemperature: Double, random: RandomStream
  ) {
    parameters = start
    self.loss = loss
    self.mutationSize = mutationSize
    self.inverseTemperature = inverseTemperature
    self.random = random
    mutant = start
  }

  /// One mutation, kept or not.
  public mutating func step(_ loss: some DifferentiableLoss) {
    mutant.withUnsafeMutableBufferPointer { random.normals(into: $0) }
    for index in mutant.indices { mutant[index] = parameters[index] + mutationSize * mutant[index] }
    let newLoss = loss.value(at: mutant)
    guard accepts(newLoss - self.loss) else { return }
    swap(&parameters, &mutant)
    self.loss = newLoss
    accepted += 1
  }

  private mutating func accepts(_ change: Double) -> Bool {
    if change <= 0 { return true }
    guard inverseTemperature.isFinite else { return false }
    return random.unit() < FloatMath.exp(-inverseTemperature * change)
  }
}
