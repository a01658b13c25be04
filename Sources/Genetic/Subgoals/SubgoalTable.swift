internal import AST
internal import Interpreter

/// Values of a bank's programs on lanes that a goal is given for: cases, or elements of sequences in cases.
final class SubgoalTable {
  let bank: Bank
  /// The bank's scope whose programs are evaluated: the inputs, or with them the parameter of a lambda.
  let scope: BankScope
  /// The number of lanes, at most ``LaneSet/capacity``.
  let lanes: Int
  let workspace: ColumnWorkspace
  let tolerance: Double
  /// The column of each variable of the scope.
  private let slotColumns: [Int]
  /// By type: the simplest programs with their columns.
  private var known: [Int: [(index: Int, column: Int)]] = [:]
  private let account: Account

  /// How many programs may still be evaluated, and what was spent.
  final class Account {
    var left: Int
    private(set) var executions = 0

    init(executions: Int) { left = executions }

    /// False if the executions cannot be afforded.
    func take(_ count: Int) -> Bool {
      guard left >= count else { return false }
      left -= count
      executions += count
      return true
    }
  }

  /// True of a table over some of the lanes of another.
  private(set) var isPart = false

  init(
    _ bank: Bank, scope: BankScope, lanes: Int, slotColumns: [Int], workspace: ColumnWorkspace, tolerance: Double,
    account: Account
  ) {
    self.bank = bank
    self.scope = scope
    self.lanes = lanes
    self.slotColumns = slotColumns
    self.workspace = workspace
    self.tolerance = tolerance
    self.account = account
  }

  /// True of a table over the inputs alone.
  var isWhole: Bool { scope === bank.top }

  /// The number of a type in the primitive set; `nil` if the task has no such type.
  func number(of type: Type) -> Int? { bank.primitives.table.index(of: type) }

  /// The column of a program over the scope's variables; `nil` if it exhausts a lane or cannot be afforded.
  func evaluate(_ tree: Tree) -> Int? {
    guard account.take(lanes) else { return nil }
    workspace.begin(tree, inputs: scope.slots, lanes: lanes)
    slotColumns.withUnsafeBufferPointer { workspace.add($0, cost: 0) }
    workspace.run()
    let column = workspace.cost(of: 0) == nil ? nil : workspace.keep(0)
    workspace.end()
    return column
  }

  /// The most programs of a type that are looked at.
  private static let maximum = 1000

  /// The simplest programs of a type with their columns.
  func programs(of type: Type) -> [(tree: Tree, column: Int)] {
    guard let type = number(of: type) else { return [] }
    if known[type] == nil {
      known[type] = scope.entries(ofType: type).prefix(SubgoalTable.maximum).compactMap { index in
        evaluate(bank.tree(index, in: scope)).map { (index, $0) }
      }
    }
    return (known[type] ?? []).map { (bank.tree($0.index, in: scope), $0.column) }
  }

  func column(of values: [Value], type: Type) -> Int { workspace.column(of: values, type: type) }

  /// The lanes in which a column has the value of another.
  func agreement(of column: Int, with expected: Int, type: Type) -> LaneSet {
    workspace.agreement(of: column, with: expected, type: type, lanes: lanes, tolerance: tolerance)
  }

  func value(of column: Int, type: Type, lane: Int) -> Value {
    workspace.value(of: column, type: type, lane: lane, lanes: lanes)
  }

  /// A table over some of the lanes; what is known of programs is known there too.
  func part(_ rows: [Int]) -> SubgoalTable? {
    guard !rows.isEmpty else { return nil }
    let gathered = zip(slotColumns, scope.slots).map { column, type in
      workspace.gather(column, type: type, lanes: lanes, rows: rows)
    }
    let table = SubgoalTable(
      bank, scope: scope, lanes: rows.count, slotColumns: gathered, workspace: workspace, tolerance: tolerance,
      account: account)
    table.isPart = true
    for (type, programs) in known {
      let ofType = bank.primitives.table.types[type]
      table.known[type] = programs.map { index, column in
        (index, workspace.gather(column, type: ofType, lanes: lanes, rows: rows))
      }
    }
    return table
  }

  /// A table over the elements of a sequence: its lanes are pairs of a lane of this table and an element.
  ///
  /// - Parameter picks: for each new lane, a lane of this table and the value of the parameter.
  func elements(_ element: Type, _ picks: [(lane: Int, value: Value)]) -> SubgoalTable? {
    guard isWhole, !picks.isEmpty, picks.count <= LaneSet.capacity,
      let inner = bank.inner.first(where: { $0.slots.count == scope.slots.count + 1 && $0.slots.last == element })
    else { return nil }
    let rows = picks.map(\.lane)
    let inputs = zip(slotColumns, scope.slots).map { column, type in
      workspace.gather(column, type: type, lanes: lanes, rows: rows)
    }
    let parameter = workspace.column(of: picks.map(\.value), type: element)
    return SubgoalTable(
      bank, scope: inner, lanes: picks.count, slotColumns: inputs + [parameter], workspace: workspace,
      tolerance: tolerance, account: account)
  }
}
