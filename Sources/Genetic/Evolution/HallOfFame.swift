public import AST

/// The best programs of a run, judged on all train cases: for each size the one with the least error, if no smaller one
/// is as good; and a few of those that are right.
public struct HallOfFame: Hashable, Sendable {
  /// A program that was judged on all train cases.
  public struct Entry: Hashable, Sendable {
    public let tree: Tree
    /// The sum of the errors over all train cases and outputs.
    public let error: Double
    /// The number of train cases with every output right.
    public let right: Int
    /// The generation that found it.
    public let generation: Int

    public var size: Int { tree.size }
  }

  /// The most right programs kept.
  public static let maximumRight = 16

  /// The number of train cases.
  public let cases: Int
  /// From the smallest program to the largest; errors fall strictly.
  public private(set) var front: [Entry] = []
  /// Programs that are right on every train case: the exact ones first, then those within the tolerance, each in the
  /// order of ``Tree``'s `<`.
  public private(set) var right: [Entry] = []
  /// The largest sum of errors that may be due to the rounding of numbers alone.
  let noise: Double

  init(cases: Int, noise: Double = 0) {
    self.cases = cases
    self.noise = noise
  }

  /// The first right program, or else the one with the least error.
  public var best: Entry? { right.first ?? front.last }

  /// True if a program is right on every train case.
  public var isSolved: Bool { !right.isEmpty }

  /// Takes a program in if it belongs here.
  mutating func insert(_ entry: Entry) {
    if entry.right == cases, !right.contains(where: { $0.tree == entry.tree }) {
      let place = right.firstIndex { isBefore(entry, $0) } ?? right.count
      right.insert(entry, at: place)
      if right.count > HallOfFame.maximumRight { right.removeLast() }
    }
    guard !front.contains(where: { $0.size <= entry.size && $0.error <= entry.error }) else { return }
    front.removeAll { $0.size >= entry.size && $0.error >= entry.error }
    front.insert(entry, at: front.firstIndex { $0.size > entry.size } ?? front.count)
  }

  private func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    let (isExact, otherIsExact) = (left.error <= noise, right.error <= noise)
    return isExact == otherIsExact ? left.tree < right.tree : isExact
  }
}
