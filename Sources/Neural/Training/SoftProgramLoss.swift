/// The loss of a soft program as a function of its logits and constants, at temperature 1, with comparisons of sharpness 1
/// and neither noise nor entropy: a landscape that does not change while something moves on it.
public final class SoftProgramLoss: DifferentiableLoss {
  private let program: SoftProgram
  private let run: TapeRun
  private var precise: PreciseLoss

  public init(_ relaxed: RelaxedTask) {
    program = relaxed.laidOut.program
    run = relaxed.makeRun()
    precise = PreciseLoss(run.tape)
  }

  public var parameterCount: Int { program.weights }

  public func value(at parameters: [Double]) -> Double {
    for index in parameters.indices { run.weights[index] = Float(parameters[index]) }
    program.softmax(run.weights, temperature: 1)
    _ = run.forward()
    return precise.value(run)
  }

  public func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    let loss = value(at: parameters)
    run.backward()
    for choice in program.choices {
      let mean = choice.reduce(Float(0)) { $0 + run.weights[$1] * run.weightAdjoints[$1] }
      for index in choice { gradient[index] = Double(run.weights[index] * (run.weightAdjoints[index] - mean)) }
    }
    for index in program.probabilities..<program.weights { gradient[index] = Double(run.weightAdjoints[index]) }
    return loss
  }
}
