/// The edit distance of sequences: how many elements to insert, delete or replace to make one into the other.
public enum Levenshtein {
  /// The distance of two sequences that are known by their lengths and by which of their elements match.
  ///
  /// Matching need not be transitive (floats within a tolerance are not). If one side is longer than 4 times the other
  /// plus 1000, the answer is the longer length, without looking at any element.
  ///
  /// - Complexity: Time proportional to the shorter length times the distance, memory to the shorter length.
  ///   (Ukkonen 1985, doi:10.1016/S0019-9958(85)80046-2: a diagonal band, doubled until the distance fits in it.)
  public static func distance(_ left: Int, _ right: Int, matches: (_ left: Int, _ right: Int) -> Bool) -> Int {
    if isTooUneven(left, right) { return max(left, right) }
    var start = 0
    while start < left, start < right, matches(start, start) { start += 1 }
    var end = 0
    while end < left - start, end < right - start, matches(left - end - 1, right - end - 1) { end += 1 }
    let rows = left - start - end
    let columns = right - start - end
    if rows == 0 || columns == 0 { return max(rows, columns) }
    // The inner loop runs over the shorter side.
    if rows < columns {
      return banded(columns, rows) { matches(start + $1, start + $0) }
    }
    return banded(rows, columns) { matches(start + $0, start + $1) }
  }

  /// True of lengths so different that their distance is not computed.
  public static func isTooUneven(_ left: Int, _ right: Int) -> Bool {
    let shorter = min(left, right)
    return max(left, right) - shorter > 3 &* shorter &+ 1000
  }

  private static func banded(_ rows: Int, _ columns: Int, matches: (_ row: Int, _ column: Int) -> Bool) -> Int {
    var distances = [Int](repeating: 0, count: columns + 1)
    var band = max(rows - columns, 8)
    while band < rows {
      let distance = fill(&distances, rows, columns, band: band, matches: matches)
      if distance <= band { return distance }
      band *= 2
    }
    return fill(&distances, rows, columns, band: rows, matches: matches)
  }

  /// The distance if it is at most `band`, else some greater number: only cells within `band` of the diagonal are
  /// computed, and all others are taken for too far.
  private static func fill(
    _ distances: inout [Int], _ rows: Int, _ columns: Int, band: Int, matches: (Int, Int) -> Bool
  ) -> Int {
    let far = rows + columns
    for column in 0...columns { distances[column] = column <= band ? column : far }
    for row in 1...rows {
      let first = max(1, row - band)
      guard first <= columns else { return far }
      let last = min(columns, row + band)
      var diagonal = distances[first - 1]
      distances[first - 1] = first == 1 && row <= band ? row : far
      var beside = distances[first - 1]
      for column in first...last {
        let above = distances[column]
        let replaced = matches(row - 1, column - 1) ? diagonal : diagonal + 1
        beside = min(replaced, min(above, beside) + 1)
        diagonal = above
        distances[column] = beside
      }
    }
    return distances[columns]
  }
}
