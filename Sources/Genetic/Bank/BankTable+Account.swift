extension BankTable {
  /// How many programs may still be evaluated, how many goals tried, and what was spent.
  final class Account {
    private var left: Int
    private var goals = 4000
    private(set) var executions = 0
    private let isOver: () -> Bool

    /// - Parameter isOver: Asked all the time; nothing more is afforded once it is true.
    init(executions: Int, unless isOver: @escaping () -> Bool = { false }) {
      left = executions
      self.isOver = isOver
    }

    /// False if too many goals were tried: each takes time, though no executions.
    func mayTry() -> Bool {
      goals -= 1
      return goals >= 0 && !isOver()
    }

    /// False if the executions cannot be afforded.
    func take(_ count: Int) -> Bool {
      guard left >= count, !isOver() else { return false }
      left -= count
      executions += count
      return true
    }
  }
}
