/// A set of lanes (cases, as a rule) numbered from 0 up to 255: four words, so that counting how many cases a program
/// has right, or splits off, is a few instructions.
package struct LaneSet: Hashable, Sendable {
  /// The most lanes that can be told apart.
  package static let capacity = 256

  package var words: SIMD4<UInt64>

  /// The empty set.
  @inlinable package init() {
    words = .zero
  }

  /// The lanes `0..<count`.
  package init(first count: Int) {
    self.init()
    for lane in 0..<Swift.min(Swift.max(count, 0), LaneSet.capacity) { insert(lane) }
  }

  /// True if the lane is in the set; the caller answers for the number.
  @inlinable package func contains(_ lane: Int) -> Bool {
    words[lane >> 6] >> UInt64(lane & 63) & 1 != 0
  }

  @inlinable package mutating func insert(_ lane: Int) {
    words[lane >> 6] |= 1 << UInt64(lane & 63)
  }

  /// The number of lanes in the set.
  @inlinable package var count: Int {
    words.x.nonzeroBitCount + words.y.nonzeroBitCount + words.z.nonzeroBitCount + words.w.nonzeroBitCount
  }

  @inlinable package var isEmpty: Bool { words == .zero }

  @inlinable package func intersection(_ other: LaneSet) -> LaneSet {
    var result = self
    result.words &= other.words
    return result
  }

  @inlinable package func union(_ other: LaneSet) -> LaneSet {
    var result = self
    result.words |= other.words
    return result
  }

  @inlinable package func subtracting(_ other: LaneSet) -> LaneSet {
    var result = self
    result.words &= ~other.words
    return result
  }

  @inlinable package func isSubset(of other: LaneSet) -> Bool {
    subtracting(other).isEmpty
  }

  /// The lanes in the set, ascending.
  package var lanes: [Int] {
    (0..<LaneSet.capacity).filter { contains($0) }
  }
}
