/// One soft program on its way down, as a restart of ``ValueSearch`` goes, to be looked at from step to step.
///
/// Looking changes nothing: the random numbers of the training are its own.
public final class SoftTraining {
  private let relaxed: RelaxedTask
  private let run: TapeRun
  private var descent: Descent

  /// - Parameter restart: Which of the restarts of a random seed.
  public init(_ relaxed: RelaxedTask, seed: UInt64, restart: Int) {
    self.relaxed = relaxed
    run = relaxed.makeRun()
    descent = Descent(
      index: restart, layout: 0, program: relaxed.laidOut.program, vocabulary: relaxed.vocabulary,
      schedule: relaxed.schedule, seed: seed)
  }

  /// The steps until the structure is settled.
  public var stepCount: Int { relaxed.schedule.steps }
  /// The steps until annealing begins.
  public var openStepCount: Int { relaxed.schedule.openSteps }
  /// The steps done.
  public var step: Int { descent.step }

  /// Goes on until so many steps are done; no further than the last.
  public func advance(to step: Int) {
    descent.descend(to: min(step, stepCount), relaxed.schedule, relaxed.laidOut.program, run)
  }

  /// Where each output stands in each case, without noise: the mean over the registers that it may be, as the loss is the
  /// mean of theirs. Outputs that are neither numbers nor truth values are left out.
  ///
  /// - Parameter coordinate: Where a number stands; a truth value stands at its probability.
  public func outputs(coordinate: (Double) -> Double = { $0 }) -> [[Double]] {
    setWeights()
    _ = run.forward()
    return relaxed.laidOut.expectedOutputs(run, coordinate: coordinate)
  }

  /// How many operators a slot is at once: the exponential of the entropy of its mixture, the mean over slots; 1 once all
  /// have decided.
  public func operatorsPerSlot() -> Double {
    setWeights()
    return relaxed.laidOut.program.operatorsPerSlot(run.weights)
  }

  private func setWeights() {
    let point = relaxed.schedule.point(descent.step)
    descent.setWeights(run, relaxed.laidOut.program, temperature: point.temperature)
    run.beta = point.beta
  }
}
