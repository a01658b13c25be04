internal import AST
internal import Interpreter

/// The exact interpreter of one worker.
final class CandidateJudge {
  private let evaluator: Evaluator
  private let helpers: [Helper]
  let cases: CaseColumns
  /// The errors of the program judged last, the outputs of a case side by side.
  private(set) var errors: [Double]

  init(_ cases: CaseColumns, helpers: [Helper]) {
    self.cases = cases
    self.helpers = helpers
    evaluator = Evaluator(cases, helpers: helpers)
    errors = Array(repeating: 0, count: max(cases.count * cases.outputs.count, 1))
  }

  /// Judges a program on all cases; one that could not be written down (see `Tree.isDetermined`) is worth nothing.
  func judge(_ tree: Tree) -> Candidate {
    guard tree.isDetermined(inputs: cases.inputs, helpers: helpers, result: tree.type) else {
      for index in errors.indices { errors[index] = .infinity }
      return Candidate(tree: tree, right: 0, error: .infinity)
    }
    let right = errors.withUnsafeMutableBufferPointer { errors in
      errors.baseAddress.map { evaluator.errors(of: tree, into: $0).right } ?? 0
    }
    return Candidate(tree: tree, right: right, error: errors.reduce(0, +))
  }
}
