import AST

@testable import gp

/// The published input range of each problem of the first suite.
enum PSB1Ranges {
  static let all: [String: @Sendable ([Value]) -> Bool] = [
    "number-io": { (-100...100).contains($0.float(0)) && (-100...100).contains($0.int(1)) },
    "small-or-large": { (-10_000...10_000).contains($0.int(0)) },
    "for-loop-index": {
      (-500...499).contains($0.int(0)) && (1...10).contains($0.int(2)) && $0.int(0) < $0.int(1)
        && $0.int(1) <= $0.int(0) + 20 * $0.int(2)
    },
    "compare-string-lengths": { inputs in (0..<3).allSatisfy { typed(inputs.text($0), 0...49) } },
    "double-letters": { typed($0.text(0), 0...20) },
    "collatz-numbers": { (1...10_000).contains($0.int(0)) },
    "replace-space-with-newline": { printable($0.text(0), 0...20) },
    "string-differences": { inputs in
      (0..<2).allSatisfy { printable(inputs.text($0), 0...10) && !inputs.text($0).contains(" ") }
    },
    "even-squares": { (1...9999).contains($0.int(0)) },
    "wallis-pi": { (1...200).contains($0.int(0)) },
    "string-lengths-backwards": { $0.texts(0).count <= 50 && $0.texts(0).allSatisfy { typed($0, 0...50) } },
    "last-index-of-zero": { ints($0.ints(0), 1...50, -50...50) && $0.ints(0).contains(0) },
    "vector-average": {
      (1...50).contains($0.floats(0).count) && $0.floats(0).allSatisfy { (-1000...1000).contains($0) }
    },
    "count-odds": { ints($0.ints(0), 0...50, -1000...1000) },
    "mirror-image": twoListsOfOneLength,
    "super-anagrams": { inputs in (0..<2).allSatisfy { lowercase(inputs.text($0), 0...20) } },
    "sum-of-squares": { (1...100).contains($0.int(0)) },
    "vectors-summed": twoListsOfOneLength,
    "x-word-lines": { typed($0.text(0), 0...100) && !$0.text(0).contains("\t") && (1...10).contains($0.int(1)) },
    "pig-latin": { inputs in
      let text = inputs.text(0)
      return lowercase(text.filter { $0 != " " }, 0...50) && text.count <= 50
        && zip(text, text.dropFirst()).allSatisfy { $0 != " " || $1 != " " }
    },
    "negative-to-zero": { ints($0.ints(0), 0...50, -1000...1000) },
    "scrabble-score": { typed($0.text(0), 0...20) },
    "word-stats": { typed($0.text(0), 1...100) && $0.text(0).contains { [".", "?", "!"].contains($0) } },
    "checksum": { typed($0.text(0), 0...50) },
    "digits": { (-9_999_999_999...9_999_999_999).contains($0.int(0)) },
    "grade": { inputs in
      let limits = (0..<4).map(inputs.int)
      return (limits + [inputs.int(4)]).allSatisfy { (0...100).contains($0) }
        && zip(limits, limits.dropFirst()).allSatisfy { $0 > $1 }
    },
    "median": { inputs in (0..<3).allSatisfy { (-100...100).contains(inputs.int($0)) } },
    "smallest": { inputs in (0..<4).allSatisfy { (-100...100).contains(inputs.int($0)) } },
    "syllables": { printable($0.text(0), 0...20) && !$0.text(0).contains { ("A"..."Z").contains($0) } },
  ]

  private static let twoListsOfOneLength: @Sendable ([Value]) -> Bool = {
    ints($0.ints(0), 0...50, -1000...1000) && ints($0.ints(1), 0...50, -1000...1000)
      && $0.ints(0).count == $0.ints(1).count
  }

  private static func ints(_ items: [Int64], _ counts: ClosedRange<Int>, _ range: ClosedRange<Int64>) -> Bool {
    counts.contains(items.count) && items.allSatisfy { range.contains($0) }
  }

  private static func printable(_ text: [Unicode.Scalar], _ counts: ClosedRange<Int>) -> Bool {
    counts.contains(text.count) && text.allSatisfy { (32...126).contains($0.value) }
  }

  private static func typed(_ text: [Unicode.Scalar], _ counts: ClosedRange<Int>) -> Bool {
    counts.contains(text.count) && text.allSatisfy { (32...126).contains($0.value) || $0 == "\n" || $0 == "\t" }
  }

  private static func lowercase(_ text: [Unicode.Scalar], _ counts: ClosedRange<Int>) -> Bool {
    counts.contains(text.count) && text.allSatisfy { (97...122).contains($0.value) }
  }
}
