/// Finds the name that a misspelt one was probably meant to be.
enum Suggestion {
  /// The candidate nearest to `name`: one that it abbreviates, or one that at most three edits lead to, and not
  /// more than about a third of its length. Among equally near ones the first counts.
  static func closest(to name: String, among candidates: [String]) -> String? {
    let typed = Array(name.unicodeScalars)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let wanted = Array(candidate.unicodeScalars)
      let isAbbreviation = typed.count >= 2 && wanted.starts(with: typed)
      let distance = isAbbreviation ? 1 : edits(from: typed, to: wanted)
      let limit = isAbbreviation ? 1 : max(1, min(3, (wanted.count + 1) / 3))
      guard distance <= limit else { continue }
      if let best, best.distance <= distance { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  /// How many insertions, deletions, replacements and swaps of neighbours turn one text into the other (the optimal
  /// string alignment distance).
  /// - Complexity: O(*n*·*m*) time, O(*m*) space.
  static func edits(from source: [Unicode.Scalar], to target: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for (i, scalar) in source.enumerated() {
      var row = [i + 1]
      for (j, wanted) in target.enumerated() {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (scalar == wanted ? 0 : 1))
        if i > 0, j > 0, scalar == target[j - 1], source[i - 1] == wanted {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[target.count]
  }
}
