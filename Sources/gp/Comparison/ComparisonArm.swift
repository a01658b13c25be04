/// A way of searching that `gp compare` measures, in the order of its tables.
enum ComparisonArm: String, CaseIterable, Sendable {
  /// The search of `gp evolve` with everything it has.
  case evolution
  /// Genetic programming and nothing else.
  case evolutionAlone = "evolution-alone"
  /// The same with constants fitted along their derivatives.
  case hybrid
  /// The search of `gp relax --arm values`.
  case values = "gradient-values"
  /// The search of `gp relax --arm policy`.
  case policy = "gradient-policy"
  /// New programs all the time, none bred.
  case random

  /// The head of its column.
  var label: String {
    switch self {
    case .evolution, .hybrid, .random: rawValue
    case .evolutionAlone: "alone"
    case .values: "values"
    case .policy: "policy"
    }
  }

  /// What it does, for the reader of a table.
  var about: String {
    switch self {
    case .evolution:
      "all that 'gp evolve' does: enumeration, deduction, splitting, fitted constants, and evolution after them"
    case .evolutionAlone: "genetic programming alone: selection, mutation, crossover, restarts"
    case .hybrid: "the same, and constants fitted along their derivatives (Levenberg–Marquardt)"
    case .values: "gradient descent on the values of soft programs ('gp relax --arm values')"
    case .policy: "gradient ascent on a policy that samples programs ('gp relax --arm policy')"
    case .random: "random programs of the same types and operators, judged like those of evolution"
    }
  }

  /// The arms that follow a gradient through or over whole programs.
  static let gradients: [ComparisonArm] = [.values, .policy]
}
