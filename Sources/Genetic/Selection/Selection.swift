/// How parents are chosen.
public enum Selection: Hashable, Sendable {
  /// Lexicase: criteria (a case's outputs, one by one) in random order, each keeps only the best; on Float outputs those
  /// within the median absolute deviation of the best.
  case lexicase
  /// Lexicase that keeps those within the median absolute deviation of the best on every criterion.
  case epsilonLexicase
  /// Lexicase that keeps only the very best on every criterion, Float outputs too.
  case strictLexicase
  /// The least sum of errors among so many drawn at random.
  case tournament(size: Int)
}
