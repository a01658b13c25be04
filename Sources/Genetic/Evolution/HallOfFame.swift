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
  /// Programs that are right on every train case, in the order of ``Tree``'s `<`.
  public private(set) var right: [Entry] = []

  init(cases: Int) {
    self.cases = cases
  }

  /// The smallest right program, or else the one with the least error.
  public var best: Entry? { right.first ?? front.last }

  /// True if a program is right on every train case.
  public var isSolved: Bool { !right.isEmpty }

  /// Takes a program in if it belongs here.
  mutating func insert(_ entry: Entry) {
    if entry.right == cases, !right.contains(where: { $0.tree == entry.tree }) {
      let place = right.firstIndex { entry.tree < $0.tree } ?? right.count
      right.insert(entry, at: place)
      if right.count > HallOfFame.maximumRight { right.removeLast() }
    }
    guard !front.contains(where: { $0.size <= entry.size && $0.error <= entry.error }) else { return }
    front.removeAll { $0.size >= entry.size && $0.error >= entry.error }
    front.insert(entry, at: front.firstIndex { $0.size > entry.size } ?? front.count)
  }
}
