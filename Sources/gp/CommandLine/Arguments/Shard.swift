/// One of several equal parts of the work, for running on many machines: `2/8` is the second of eight.
struct Shard: Equatable, Sendable {
  /// Which part, from 1.
  let index: Int
  /// How many parts there are.
  let count: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index >= 1, index <= count
    else { return nil }
    self.index = index
    self.count = count
  }

  /// Whether the item at `position` (from 0) belongs to this part.
  func contains(_ position: Int) -> Bool { position % count == index - 1 }
}
