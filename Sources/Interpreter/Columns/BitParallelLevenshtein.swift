/// The edit distance of two rows of words, 64 cells of the table at a time.
///
/// Myers 1999 (doi:10.1145/316542.316550) in the form of Hyyrö 2003: the vertical differences of a column of the table
/// are two bit vectors, and a column follows from the one before in a few operations a word. Equal to
/// ``Levenshtein/distance(_:_:matches:)`` where elements match exactly when their words are equal.
enum BitParallelLevenshtein {
  /// The longest shorter side for which its memory, quadratic in it, is small (2 MiB).
  static let longest = 4096

  static func distance(
    _ left: UnsafePointer<UInt64>, _ leftCount: Int, _ right: UnsafePointer<UInt64>, _ rightCount: Int
  ) -> Int {
    var start = 0
    while start < leftCount, start < rightCount, left[start] == right[start] { start += 1 }
    var end = 0
    while end < leftCount - start, end < rightCount - start,
      left[leftCount - end - 1] == right[rightCount - end - 1]
    {
      end += 1
    }
    let rows = leftCount - start - end
    let columns = rightCount - start - end
    if rows == 0 || columns == 0 { return max(rows, columns) }
    // The shorter side becomes the pattern, whose cells share words.
    return rows <= columns
      ? fill(left + start, rows, right + start, columns) : fill(right + start, columns, left + start, rows)
  }

  private static func fill(
    _ pattern: UnsafePointer<UInt64>, _ rows: Int, _ text: UnsafePointer<UInt64>, _ columns: Int
  ) -> Int {
    let blocks = (rows + 63) / 64
    var buckets = 16
    while buckets < 2 * rows { buckets *= 2 }
    // For each distinct word of the pattern, a row of bit masks of where it stands.
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: buckets + (rows + 3) * blocks) { space in
      guard let keys = space.baseAddress else { return 0 }
      return withUnsafeTemporaryAllocation(of: Int32.self, capacity: buckets) { slotSpace in
        guard let slots = slotSpace.baseAddress else { return 0 }
        slots.update(repeating: -1, count: buckets)
        let masks = keys + buckets
        func bucket(of word: UInt64) -> Int {
          var bucket = Int(truncatingIfNeeded: word &* 0x9E37_79B9_7F4A_7C15 >> 40) & (buckets - 1)
          while slots[bucket] >= 0, keys[bucket] != word { bucket = (bucket + 1) & (buckets - 1) }
          return bucket
        }
        var distinct = 0
        for row in 0..<rows {
          let place = bucket(of: pattern[row])
          if slots[place] < 0 {
            slots[place] = Int32(truncatingIfNeeded: distinct)
            keys[place] = pattern[row]
            (masks + distinct * blocks).update(repeating: 0, count: blocks)
            distinct += 1
          }
          masks[Int(slots[place]) * blocks + row / 64] |= 1 << UInt64(row % 64)
        }
        let none = masks + rows * blocks
        let positive = none + blocks
        let negative = positive + blocks
        none.update(repeating: 0, count: blocks)
        positive.update(repeating: UInt64.max, count: blocks)
        negative.update(repeating: 0, count: blocks)
        var score = rows
        let last = UInt64(1) << UInt64((rows - 1) % 64)
        for column in 0..<columns {
          let slot = slots[bucket(of: text[column])]
          let matches = slot < 0 ? none : masks + Int(slot) * blocks
          // The horizontal difference that enters a block from above: the table's first row grows by one a column.
          var enters: Int = 1
          for block in 0..<blocks {
            var equal = matches[block]
            let up = positive[block]
            let down = negative[block]
            let vertical = equal | down
            if enters < 0 { equal |= 1 }
            let horizontal = (((equal & up) &+ up) ^ up) | equal
            var rises = down | ~(horizontal | up)
            var falls = up & horizontal
            let top = block == blocks - 1 ? last : 1 << 63
            let leaves = rises & top != 0 ? 1 : falls & top != 0 ? -1 : 0
            rises <<= 1
            falls <<= 1
            if enters < 0 { falls |= 1 } else if enters > 0 { rises |= 1 }
            positive[block] = falls | ~(vertical | rises)
            negative[block] = rises & vertical
            enters = leaves
          }
          score += enters
        }
        return score
      }
    }
  }
}
