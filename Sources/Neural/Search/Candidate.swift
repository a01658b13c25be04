public import AST

/// A program that the exact interpreter has judged on the train cases.
public struct Candidate: Hashable, Sendable {
  public let tree: Tree
  /// The number of cases whose every output is right.
  public let right: Int
  /// The sum of the errors over all cases and outputs.
  public let error: Double

  /// True if it is to be preferred: more cases right, then less error, then smaller.
  func isBetter(than other: Candidate?) -> Bool {
    guard let other else { return true }
    if right != other.right { return right > other.right }
    if error != other.error { return error < other.error }
    return tree < other.tree
  }
}
