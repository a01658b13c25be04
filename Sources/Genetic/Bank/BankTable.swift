internal import AST
internal import Interpreter

/// Values of a bank's programs on further lanes: many cases, or elements of sequences in cases.
final class BankTable {
  let bank: Bank
  /// The bank's scope whose programs are evaluated: the inputs, or with them the parameter of a lambda.
  let scope: BankScope
  /// The number of lanes, at most ``LaneSet/capacity``.
  let lanes: Int
  let workspace: ColumnWorkspace
  let tolerance: Double
  /// The column of each variable of the scope.
  private let slotColumns: [Int]
  /// By type: what is known of the simplest programs.
  private var known: [Int: Known] = [:]
  private let account: Account

  /// Programs of one type that were evaluated.
  private struct Known {
    /// Those that exhaust no lane, with their columns.
    var programs: [(index: Int, column: Int)] = []
    /// How many of the scope's entries were evaluated.
    var evaluated = 0
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

  /// A table over cases, of which it takes the first ``LaneSet/capacity``.
  convenience init(_ bank: Bank, cases: Cases, judge: Judge, limits: Limits, account: Account) {
    let lanes = Swift.min(cases.count, LaneSet.capacity)
    let workspace = ColumnWorkspace(helpers: bank.primitives.helpers, limits: limits)
    let inputs = zip(bank.primitives.inputs, cases.inputColumns).map { type, values in
      workspace.column(of: Array(values.prefix(lanes)), type: type)
    }
    self.init(
      bank, scope: bank.top, lanes: lanes, slotColumns: inputs, workspace: workspace, tolerance: judge.tolerance,
      account: account)
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

  /// True if another goal may be tried.
  func mayTry() -> Bool { account.mayTry() }

  /// Pays for programs that are evaluated without the workspace; false if they cannot be afforded.
  func spend(programs: Int) -> Bool { account.take(programs * lanes) }

  /// The most programs of a type that are looked at.
  static let maximum = 1000

  /// A program of the table.
  struct Program {
    let tree: Tree
    let column: Int
    /// True if a variable that the scope binds occurs in it.
    let usesBound: Bool
  }

  /// The simplest programs of a type with their columns.
  ///
  /// - Parameter count: how many are looked at.
  func programs(of type: Type, first count: Int = BankTable.maximum) -> [Program] {
    guard let type = number(of: type) else { return [] }
    var known = known[type] ?? Known()
    if known.evaluated < count {
      // Sequences put together from constants are many, and rarely what a goal needs.
      let isSequence = bank.primitives.table.types[type].isSequence
      let entries = scope.entries(ofType: type).lazy.filter {
        !isSequence || !self.scope.entries[$0].isConstant || self.scope.entries[$0].level == 1
      }.prefix(count)
      for index in entries.dropFirst(known.evaluated) {
        if let column = evaluate(bank.tree(index, in: scope)) { known.programs.append((index, column)) }
      }
      known.evaluated = count
      self.known[type] = known
    }
    return known.programs.map { index, column in
      Program(tree: bank.tree(index, in: scope), column: column, usesBound: scope.entries[index].usesBound)
    }
  }

  /// The values of an Int column.
  func ints(of column: Int) -> [Int64] {
    (0..<lanes).compactMap { lane in
      guard case .int(let number) = value(of: column, type: .int, lane: lane) else { return nil }
      return number
    }
  }

  func column(of values: [Value], type: Type) -> Int { workspace.column(of: values, type: type) }

  /// The lanes in which a Bool column is true.
  func truth(of column: Int) -> LaneSet { workspace.truth(of: column, lanes: lanes) }

  /// The numbers of an Int or Float column, if all are finite and exact in a Double; `nil` if not.
  func numbers(of column: Int, type: Type) -> [Double]? {
    let numbers = (0..<lanes).compactMap { lane -> Double? in
      switch value(of: column, type: type, lane: lane) {
      case .int(let number): number.magnitude < 1 << 53 ? Double(number) : nil
      case .float(let number): number.isFinite ? number : nil
      default: nil
      }
    }
    return numbers.count == lanes ? numbers : nil
  }

  /// The lanes in which a column has the value of another.
  func agreement(of column: Int, with expected: Int, type: Type) -> LaneSet {
    workspace.agreement(of: column, with: expected, type: type, lanes: lanes, tolerance: tolerance)
  }

  func value(of column: Int, type: Type, lane: Int) -> Value {
    workspace.value(of: column, type: type, lane: lane, lanes: lanes)
  }

  /// A table over some of the lanes; what is known of programs is known there too.
  ///
  /// - Parameter tolerance: how far a number may be off there; as far as here if it is `nil`.
  func part(_ rows: [Int], tolerance: Double? = nil) -> BankTable? {
    guard !rows.isEmpty else { return nil }
    let gathered = zip(slotColumns, scope.slots).map { column, type in
      workspace.gather(column, type: type, lanes: lanes, rows: rows)
    }
    let table = BankTable(
      bank, scope: scope, lanes: rows.count, slotColumns: gathered, workspace: workspace,
      tolerance: tolerance ?? self.tolerance, account: account)
    table.isPart = isPart || rows.count < lanes
    for (type, known) in known {
      let ofType = bank.primitives.table.types[type]
      let programs = known.programs.map { index, column in
        (index: index, column: workspace.gather(column, type: ofType, lanes: lanes, rows: rows))
      }
      table.known[type] = Known(programs: programs, evaluated: known.evaluated)
    }
    return table
  }

  /// A table over some of the lanes whose programs may cost no more than a given fuel; nothing is known there.
  func trial(_ rows: [Int], fuel: Int) -> BankTable? {
    guard !rows.isEmpty else { return nil }
    let scarce = ColumnWorkspace(helpers: bank.primitives.helpers, limits: Limits(fuel: fuel))
    let inputs = zip(slotColumns, scope.slots).map { column, type in
      scarce.column(of: rows.map { value(of: column, type: type, lane: $0) }, type: type)
    }
    return BankTable(
      bank, scope: scope, lanes: rows.count, slotColumns: inputs, workspace: scarce, tolerance: tolerance,
      account: account)
  }

  /// A table over the elements of a sequence: its lanes are pairs of a lane of this table and an element.
  ///
  /// - Parameters:
  ///   - picks: for each new lane, a lane of this table and the value of the parameter.
  ///   - tolerance: how far a number may be off there; as far as here if it is `nil`.
  func elements(
    _ element: Type, _ picks: [(lane: Int, value: Value)], tolerance: Double? = nil
  ) -> BankTable? {
    guard isWhole, !picks.isEmpty, picks.count <= LaneSet.capacity,
      let inner = bank.inner.first(where: { $0.slots.count == scope.slots.count + 1 && $0.slots.last == element })
    else { return nil }
    let rows = picks.map(\.lane)
    let inputs = zip(slotColumns, scope.slots).map { column, type in
      workspace.gather(column, type: type, lanes: lanes, rows: rows)
    }
    let parameter = workspace.column(of: picks.map(\.value), type: element)
    return BankTable(
      bank, scope: inner, lanes: picks.count, slotColumns: inputs + [parameter], workspace: workspace,
      tolerance: tolerance ?? self.tolerance, account: account)
  }
}
