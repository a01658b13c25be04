/// A part of the search that a run can do without, so that what it is worth can be measured.
public enum Technique: String, CaseIterable, Hashable, Sendable {
  /// The bank of small programs, and with it all that is made of it: programs for subgoals, joined and looked-up ones,
  /// building blocks. Without it there is evolution alone.
  case bank
  /// Programs of the bank as first programs and in the place of random subtrees.
  case blocks
  /// Programs joined by conditions.
  case splitting
  /// Programs found backwards from the outputs.
  case subgoals
  /// Edits other than addition and deletion of nodes.
  case mixture
  /// Subtrees of other parents.
  case crossover
  /// Populations begun anew.
  case restarts
  /// Cases that come back because programs that looked right were wrong there.
  case counterexamples
  /// Constants found in the cases.
  case mining
  /// Constants of Float programs by least squares.
  case fitting
  /// The answer made smaller.
  case simplification
}

/// A way of searching that is not the usual one, so that it can be compared with it.
public enum Variant: String, CaseIterable, Hashable, Sendable {
  /// Samples of cases that are told apart by what programs have right, in the place of random ones.
  case informedSampling = "informed-sampling"
  /// Edits chosen by how often they made something better.
  case adaptiveRates = "adaptive-rates"
}

extension EvolutionOptions {
  /// Leaves a part of the search out.
  public mutating func leaveOut(_ technique: Technique) {
    switch technique {
    case .bank: bank.share = 0
    case .blocks:
      bank.blocks = 0
      bank.firstShare = 0
    case .splitting: splitting.share = 0
    case .subgoals: splitting.subgoalShare = 0
    case .mixture: rates = .additionDeletionAlone(rates)
    case .crossover: rates.crossover = 0
    case .restarts: restarts = .never
    case .counterexamples: downSample.hardShare = 0
    case .mining: minesConstants = false
    case .fitting: constants.isOn = false
    case .simplification: simplifies = false
    }
  }

  /// Searches in another way.
  public mutating func take(_ variant: Variant) {
    switch variant {
    case .informedSampling: downSample.isInformed = true
    case .adaptiveRates: adaptsRates = true
    }
  }
}
