/// A rectangle of numbers on a tape: columns of lanes.
///
/// A lane is a case, or an element of a case. Numbers and truth values have one column; a character has one column for
/// each letter of the alphabet; a sequence has one for each position, or for each letter and position.
struct Block: Hashable, Sendable {
  /// Where the first column starts.
  var offset: Int
  var columns: Int
  /// From the start of a column to that of the next.
  var stride: Int
  /// How many numbers a column has. A block with fewer lanes than the result that it goes into is repeated.
  var lanes: Int

  /// One of the columns.
  func column(_ index: Int) -> Block {
    Block(offset: offset + index * stride, columns: 1, stride: stride, lanes: lanes)
  }

  /// Every `step`-th column from a first one on.
  func columns(from first: Int, step: Int, count: Int) -> Block {
    Block(offset: offset + first * stride, columns: count, stride: step * stride, lanes: lanes)
  }

  /// The same numbers where runs of `count` adjoining columns are one column: how a function is applied to all the
  /// positions of a sequence at once.
  func joined(_ count: Int) -> Block {
    Block(offset: offset, columns: columns / count, stride: stride * count, lanes: lanes * count)
  }

  /// The same numbers where each column is split into `count` adjoining ones: the inverse of ``joined(_:)``.
  func split(_ count: Int) -> Block {
    Block(offset: offset, columns: columns * count, stride: stride / count, lanes: lanes / count)
  }
}
