/// When a search gives its population up and begins with new programs.
///
/// A population that has not found the answer early has often lost what it would need, and breeding on is worth less
/// than another try. Tries follow the sequence 1, 1, 2, 1, 1, 2, 4, … times a unit, which without knowing how long a try
/// must be costs at most a logarithmic factor more than knowing it (Luby, Sinclair, Zuckerman 1993,
/// doi:10.1016/0020-0190(93)90029-9).
public struct Restarts: Hashable, Sendable {
  /// The generations of the shortest tries; 0 for a single try without end.
  public var unit: Int
  /// Whether some tries are longer than others; else each is one unit long.
  public var grows: Bool

  public init(unit: Int = 40, grows: Bool = true) {
    self.unit = unit
    self.grows = grows
  }

  /// One try only.
  public static let never = Restarts(unit: 0)

  /// New programs in every generation, none of them bred: random search.
  public static let everyGeneration = Restarts(unit: 1, grows: false)

  /// The generations of a try, counted from 0.
  func length(of attempt: Int) -> Int {
    guard unit > 0 else { return Int.max }
    guard grows else { return unit }
    // The sequence by its own definition: the last of each 2^k − 1 tries is 2^(k−1) long, the others repeat the start.
    var index = attempt + 1
    while true {
      var power = 1
      while power - 1 < index { power *= 2 }
      if power - 1 == index { return unit.multipliedReportingOverflow(by: power / 2).partialValue }
      index -= power / 2 - 1
    }
  }
}
