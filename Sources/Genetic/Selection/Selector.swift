internal import AST
internal import Interpreter

/// Chooses parents from an evaluated population.
///
/// A class, so that the tables behind it are not counted as used anew with each choice.
final class Selector: Sendable {
  let behaviours: Behaviours
  private let method: Method

  private enum Method: Sendable {
    case lexicase(Lexicase)
    case tournament(totals: [Double], size: Int)
  }

  /// - Parameter isFloat: by criterion, whether its errors are of a Float output.
  init(
    _ selection: Selection, _ matrix: ErrorMatrix, isFloat: [Bool], programSizes: [Int32] = [], brevity: Double = 0,
    on threads: Threads = .one
  ) {
    behaviours = Behaviours(matrix, on: threads)
    switch selection {
    case .lexicase, .epsilonLexicase, .strictLexicase:
      let isTolerant = isFloat.map { selection == .epsilonLexicase || $0 && selection == .lexicase }
      let deviations = isTolerant.contains(true) ? matrix.medianAbsoluteDeviations(on: threads) : []
      let tolerances = isTolerant.indices.map { isTolerant[$0] ? deviations[$0] : 0 }
      method = .lexicase(
        Lexicase(
          matrix, behaviours, tolerances: tolerances, programSizes: programSizes, brevity: brevity, on: threads))
    case .tournament(let size):
      method = .tournament(
        totals: matrix.totals, size: Swift.min(Swift.max(size, 1), Swift.max(matrix.programs, 1)))
    }
  }

  /// The index of a parent.
  func select(_ random: inout RandomStream, _ scratch: inout LexicaseScratch) -> Int {
    switch method {
    case .lexicase(let lexicase):
      return lexicase.select(&random, &scratch)
    case .tournament(let totals, let size):
      var best = random.below(totals.count)
      for _ in 1..<Swift.max(size, 1) {
        let other = random.below(totals.count)
        if totals[other] < totals[best] { best = other }
      }
      return best
    }
  }
}
