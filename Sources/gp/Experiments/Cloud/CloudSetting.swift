/// How a cloud evolves, and which descent its mean should follow.
struct CloudSetting: Sendable {
  /// σ, the size of a mutation.
  let mutationSize: Double
  /// β; infinite for greedy acceptance.
  let inverseTemperature: Double

  /// Greedy acceptance: the mean follows normalised descent.
  static func greedy(_ mutationSize: Double) -> CloudSetting {
    CloudSetting(mutationSize: mutationSize, inverseTemperature: .infinity)
  }

  var isGreedy: Bool { inverseTemperature == .infinity }

  /// α, how much common time a step takes: the rate of the descent that the mean should follow.
  ///
  /// A Gaussian step projected on the slope and cut at zero has mean σ/√(2π); at finite β the drift of the Langevin
  /// equation is βσ²/2 (Whitelam et al. 2021, equations 7 and 17).
  var rate: Double {
    isGreedy
      ? mutationSize / (2 * Double.pi).squareRoot() : inverseTemperature * mutationSize * mutationSize / 2
  }

  var name: String {
    isGreedy
      ? "σ = \(NumberText.short(mutationSize))"
      : "σ = \(NumberText.short(mutationSize)), β = \(NumberText.short(inverseTemperature))"
  }
}
