/// The ways in which an offspring is made from its parents.
public enum Edit: Int, CaseIterable, Hashable, Sendable {
  /// A subtree replaced by one of the other parent, of the same size on average.
  case crossover
  /// A subtree replaced by a new one.
  case subtree
  /// Nodes wrapped in new operators and nodes replaced by their arguments, each at a rate per node.
  case additionDeletion
  /// One operator, variable or constant exchanged for another of the same types.
  case point
  /// A subtree replaced by a part of itself.
  case hoist
  /// Two arguments of one operator exchanged.
  case swap
  /// A constant changed a little.
  case constant
  /// A sequence wrapped in a higher-order operator.
  case wrap
}

/// How often each edit is chosen, and how strong it is.
public struct VariationRates: Hashable, Sendable {
  public var crossover = 0.40
  public var subtree = 0.20
  public var additionDeletion = 0.20
  public var point = 0.12
  public var hoist = 0.03
  public var swap = 0.02
  public var constant = 0.05
  public var wrap = 0.08
  /// The probability that a node is wrapped in a new operator by ``Edit/additionDeletion``; it is replaced by one of its
  /// arguments with probability r / (1 + r), so that sizes stay level.
  public var addition = 0.09
  /// The probability that another edit follows an edit.
  public var again = 0.15

  public init() {}

  /// The same rates, but every edit is ``Edit/additionDeletion``.
  static func additionDeletionAlone(_ rates: VariationRates) -> VariationRates {
    var alone = rates
    (alone.crossover, alone.subtree, alone.point, alone.hoist) = (0, 0, 0, 0)
    (alone.swap, alone.constant, alone.wrap) = (0, 0, 0)
    alone.additionDeletion = 1
    return alone
  }

  /// The weight of an edit; never negative.
  public internal(set) subscript(edit: Edit) -> Double {
    get {
      let weight =
        switch edit {
        case .crossover: crossover
        case .subtree: subtree
        case .additionDeletion: additionDeletion
        case .point: point
        case .hoist: hoist
        case .swap: swap
        case .constant: constant
        case .wrap: wrap
        }
      return weight > 0 ? weight : 0
    }
    set {
      switch edit {
      case .crossover: crossover = newValue
      case .subtree: subtree = newValue
      case .additionDeletion: additionDeletion = newValue
      case .point: point = newValue
      case .hoist: hoist = newValue
      case .swap: swap = newValue
      case .constant: constant = newValue
      case .wrap: wrap = newValue
      }
    }
  }
}
