internal import AST
internal import Neural

/// Where many lineages from one start are at common times.
struct Cloud: Sendable {
  let setting: CloudSetting
  let start: [Double]
  /// Common times t = α · steps, ascending.
  let times: [Double]
  /// For each time, the places of all lineages.
  let places: [[[Double]]]
  /// For each time, the losses of all lineages.
  let losses: [[Double]]
  /// For each lineage, kept mutants as a share of all.
  let acceptances: [Double]

  /// Kept mutants as a share of all.
  var acceptance: Double { Summary.mean(acceptances) }

  /// The standard error of that.
  var acceptanceError: Double { (Summary.variance(acceptances) / Double(acceptances.count)).squareRoot() }

  /// Lets the lineages evolve.
  ///
  /// - Parameters:
  ///   - index: Which cloud of the experiment this is, for its random numbers.
  ///   - makeLoss: Makes a loss for one thread.
  static func evolve(
    _ setting: CloudSetting, from start: [Double], until times: [Double], replicates: Int, index: Int, seed: UInt64,
    on workers: ExperimentWorkers, stage: String, makeLoss: @escaping @Sendable () -> any DifferentiableLoss
  ) throws(ExperimentInterrupted) -> Cloud {
    let steps = times.map { Int(($0 / setting.rate).rounded()) }
    let lineages = try workers.map(replicates, stage) { replicate in
      let random = RandomStream(seed: seed, purpose: .experiment, island: index, slot: replicate)
      return Self.lineage(setting, from: start, at: steps, random: random, makeLoss())
    }
    return Cloud(
      setting: setting, start: start, times: times,
      places: times.indices.map { time in lineages.map { $0.places[time] } },
      losses: times.indices.map { time in lineages.map { $0.losses[time] } },
      acceptances: lineages.map { Double($0.accepted) / Double(steps.last ?? 1) })
  }

  private static func lineage(
    _ setting: CloudSetting, from start: [Double], at steps: [Int], random: RandomStream,
    _ loss: some DifferentiableLoss
  ) -> (places: [[Double]], losses: [Double], accepted: Int) {
    var lineage = Lineage(
      from: start, loss: loss.value(at: start), mutationSize: setting.mutationSize,
      inverseTemperature: setting.inverseTemperature, random: random)
    var (places, losses) = ([[Double]](), [Double]())
    var done = 0
    for count in steps {
      while done < count {
        lineage.step(loss)
        done += 1
      }
      places.append(lineage.parameters)
      losses.append(lineage.loss)
    }
    return (places, losses, lineage.accepted)
  }

  /// The mean place at each time.
  var means: [[Double]] { places.map(Vector.mean) }
}

/// The path of gradient descent at the same times.
struct DescentPath: Sendable {
  let places: [[Double]]
  let losses: [Double]

  /// - Parameters:
  ///   - rate: α of each step.
  static func follow(
    from start: [Double], rate: Double, isNormalised: Bool, until times: [Double], _ loss: some DifferentiableLoss
  ) -> DescentPath {
    var descent = GradientDescent(from: start, rate: rate, isNormalised: isNormalised)
    var (places, losses) = ([[Double]](), [Double]())
    var done = 0
    for time in times {
      let count = Int((time / rate).rounded())
      while done < count {
        descent.step(loss)
        done += 1
      }
      places.append(descent.parameters)
      losses.append(loss.value(at: descent.parameters))
    }
    return DescentPath(places: places, losses: losses)
  }
}
