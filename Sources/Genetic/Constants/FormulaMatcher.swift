internal import AST

/// Finds formulas among many that, alone or two together, are a target but for an offset and a factor.
///
/// Two columns are the same but for offset and factor if they agree once their mean is taken off and their length is
/// made 1. The formulas' columns are sorted by their product with one fixed column, so that a target is looked up by
/// bisection; for two formulas t and u, every t is taken off the target, or divided out, and the rest looked up as u.
struct FormulaMatcher {
  /// The values of the formulas, one after the other.
  private let values: [Double]
  private let rows: Int
  /// The number of formulas.
  private let count: Int
  /// Formulas by key.
  private var order: [(key: Double, formula: Int)] = []
  private let probe: [Double]
  private var unit: [Double]
  /// Columns that were looked up.
  private(set) var lookups = 0

  /// How far columns that are the same may differ, their length being 1.
  private static let tolerance = 1e-9

  /// A formula with offset and factor: a + b·t.
  struct Match: Equatable {
    let formula: Int
    let offset: Double
    let factor: Double
  }

  /// How a formula is joined with the rest of the target.
  enum Joint: CaseIterable {
    case sum, difference, product, quotient, inverseQuotient

    /// What is left of the target if the formula has the given value.
    func rest(_ target: Double, _ value: Double) -> Double {
      switch self {
      case .sum: target - value
      case .difference: target + value
      case .product: target / value
      case .quotient: target * value
      case .inverseQuotient: value / target
      }
    }

    /// The operators that it is written with.
    var operators: [Operator] {
      switch self {
      case .sum: [.add]
      case .difference: [.subtract]
      case .product: [.multiply]
      case .quotient, .inverseQuotient: [.divide]
      }
    }

    /// The target of the formula and the rest.
    func tree(_ formula: Tree, _ rest: Tree) -> Tree {
      switch self {
      case .sum: Self.apply(.add, formula, rest)
      case .difference: Self.apply(.subtract, rest, formula)
      case .product: Self.apply(.multiply, formula, rest)
      case .quotient: Self.apply(.divide, rest, formula)
      case .inverseQuotient: Self.apply(.divide, formula, rest)
      }
    }

    private static func apply(_ op: Operator, _ left: Tree, _ right: Tree) -> Tree {
      Tree(root: .apply(op, .float, length: 1), children: [left, right])
    }
  }

  /// - Parameters:
  ///   - values: the values of the formulas in some cases, formula by formula.
  ///   - rows: the number of cases.
  init(values: [Double], rows: Int) {
    self.values = values
    self.rows = rows
    count = values.count / max(rows, 1)
    var random = RandomStream(seed: 1, purpose: .bank)
    probe = (0..<rows).map { _ in random.normal() }
    unit = Array(repeating: 0, count: rows)
    for formula in 0..<count {
      guard normalise({ values[formula * rows + $0] }) != nil else { continue }
      order.append((key, formula))
    }
    order.sort { ($0.key, $0.formula) < ($1.key, $1.formula) }
  }

  /// The formula that is a target but for offset and factor, of several the first: formulas come in the order of size.
  ///
  /// - Parameter target: its value in each case; nothing is found unless all are finite.
  mutating func match(_ target: (Int) -> Double) -> Match? {
    lookups += 1
    guard let own = normalise(target) else { return nil }
    let key = key
    let wanted = unit
    var best: Match?
    for sign in [1.0, -1.0] {
      var index = lowerBound(sign * key - Self.tolerance * 10)
      while index < order.count, order[index].key <= sign * key + Self.tolerance * 10 {
        let formula = order[index].formula
        index += 1
        if let best, best.formula <= formula { continue }
        let (start, values) = (formula * rows, values)
        guard let other = normalise({ values[start + $0] }) else { continue }
        let isSame = wanted.indices.allSatisfy { (unit[$0] - sign * wanted[$0]).magnitude <= Self.tolerance }
        guard isSame else { continue }
        let factor = sign * own.length / other.length
        best = Match(
          formula: formula, offset: Self.clean(own.mean - factor * other.mean, own.length),
          factor: Self.clean(factor, factor.magnitude))
      }
    }
    return best
  }

  /// A formula and a rest that joined are a target, the first formulas first.
  ///
  /// - Parameter most: how many formulas are tried.
  mutating func pair(
    _ target: [Double], _ joints: [Joint], most: Int
  ) -> (joint: Joint, formula: Int, rest: Match)? {
    let values = values
    for formula in 0..<min(count, most) {
      let start = formula * rows
      for joint in joints {
        if let rest = match({ joint.rest(target[$0], values[start + $0]) }) { return (joint, formula, rest) }
      }
    }
    return nil
  }

  private var key: Double { zip(unit, probe).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Takes the mean off a column and makes its length 1, in `unit`; `nil` if it is constant or not finite.
  private mutating func normalise(_ column: (Int) -> Double) -> (mean: Double, length: Double)? {
    var mean = 0.0
    var largest = 0.0
    for row in unit.indices {
      let value = column(row)
      unit[row] = value
      mean += value
      largest = max(largest, value.magnitude)
    }
    mean /= Double(unit.count)
    guard mean.isFinite, largest.isFinite else { return nil }
    var square = 0.0
    for row in unit.indices {
      unit[row] -= mean
      square += unit[row] * unit[row]
    }
    let length = square.squareRoot()
    guard length.isFinite, length > 1e-7 * largest else { return nil }
    for row in unit.indices { unit[row] /= length }
    return (mean, length)
  }

  private func lowerBound(_ key: Double) -> Int {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if order[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A number rounded to ten digits, if that is all there is to it.
  private static func clean(_ number: Double, _ scale: Double) -> Double {
    guard number.magnitude > 1e-9 * scale else { return 0 }
    let nearest = (number * 1e6).rounded() / 1e6
    return (nearest - number).magnitude <= 1e-9 * max(scale, number.magnitude) ? nearest : number
  }
}
