/// The sum of the losses of a tape, added up in double precision.
///
/// In single precision the sum rounds away what a small step changes: points near each other come to the same loss, and
/// a search that keeps what is no worse keeps too much.
struct PreciseLoss {
  /// From the first loss on: losses, their mixtures and their sums.
  private let instructions: ArraySlice<Instruction>
  private let terms: [Instruction.Term]
  private let losses: [Block]
  /// Where on the tape the result of the first of them stands.
  private let first: Int
  /// Their results, by place on the tape from ``first`` on.
  private var sums: [Double]

  init(_ tape: Tape) {
    instructions = tape.instructions.drop { if case .loss = $0.kind { false } else { true } }
    terms = tape.terms
    losses = tape.losses
    first = instructions.first?.result.offset ?? tape.size
    sums = [Double](repeating: 0, count: tape.size - first)
  }

  /// The sum after a forward run.
  mutating func value(_ run: TapeRun) -> Double {
    for step in instructions {
      let sum: Double
      switch step.kind {
      case .loss(let loss): sum = run.meanLoss(step, loss)
      case .mix(let range):
        sum = terms[range].reduce(0) { $0 + Double(run.weights[$1.weight]) * sums[$1.input.offset - first] }
      default: sum = sums[step.a.offset - first] + sums[step.b.offset - first]
      }
      sums[step.result.offset - first] = sum
    }
    return losses.reduce(0) { $0 + sums[$1.offset - first] }
  }
}
