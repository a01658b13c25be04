/// The words with which the items of a task file begin.
enum TaskKey: String, CaseIterable, Hashable {
  case task, about, input, output, operators, constants
  case randomConstants = "random constants"
  case types, error, fuel, length, tolerance, budget, define, seed, target, train, test
  // Formulas, which stand under `train:` or `test:`.
  case sample, grid, all

  /// True of the keys that a file may have several of.
  var repeats: Bool {
    switch self {
    case .input, .output, .seed, .define, .types, .constants, .randomConstants, .error, .sample, .grid, .all: true
    default: false
    }
  }

  /// True of the keys whose text runs to the end of the line, whatever is in it.
  var isFreeText: Bool { self == .task || self == .about }

  /// True of the ways to make cases by formula.
  var isFormula: Bool { self == .sample || self == .grid || self == .all }
}
