/// Names that were perhaps meant.
enum Suggestion {
  /// "; did you mean 'x'?" with the closest of the names, if one is close; otherwise nothing.
  static func text(for name: String, among names: some Sequence<String>) -> String {
    closest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The closest of the names: the same but for case, or within one edit for each three letters; the first of equals.
  static func closest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8)
    guard (1...40).contains(wanted.count) else { return nil }
    var best: String?
    var bestDistance = Swift.max(1, wanted.count / 3) + 1
    for candidate in names.prefix(1000) {
      let other = Array(candidate.utf8)
      guard other.count <= 80, abs(other.count - wanted.count) < bestDistance || other.count == wanted.count else {
        continue
      }
      let distance = lowercased(wanted) == lowercased(other) ? 0 : editDistance(wanted, other)
      if distance < bestDistance, distance < wanted.count {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func lowercased(_ text: [UInt8]) -> [UInt8] {
    text.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
  }

  /// The number of insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other
  /// (optimal string alignment).
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for j in 0..<right.count {
        var cost = Swift.min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = Swift.min(cost, beforeLast[j - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
