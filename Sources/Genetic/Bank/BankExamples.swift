internal import AST
internal import Interpreter

/// Examples of what the parameters of lambdas may be, taken from the values that a bank's programs have in its cases.
struct BankExamples {
  private let bank: Bank
  /// The types of the elements of the inputs.
  private let inputElements: Set<Int>

  /// How many programs' values are looked at for a type.
  private static let maximumSources = 12
  /// How many elements of a sequence are looked at.
  private static let maximumElements = 24

  init(_ bank: Bank) {
    self.bank = bank
    inputElements = Set(
      bank.primitives.inputs.compactMap { $0.element.flatMap { bank.primitives.table.index(of: $0) } })
  }

  func isElementOfInput(_ type: Int) -> Bool { inputElements.contains(type) }

  /// A scope whose bound variables have the given types; `nil` if there is no example of one of them.
  func scope(binding types: [Int]) -> BankScope? {
    let table = bank.primitives.table
    let pools = types.map { type in (0..<bank.caseCount).map { values(ofType: type, case: $0) } }
    var seen: Set<[Value]> = []
    var rows: [Int] = []
    var picked: [[Value]] = types.map { _ in [] }
    let perCase = Swift.min(bank.options.examples, LaneSet.capacity / bank.caseCount)
    for lane in 0..<bank.caseCount where pools.allSatisfy({ !$0[lane].isEmpty }) {
      var fresh = 0
      // Pairs are the values of both pools, at distances that differ from pair to pair.
      for step in 0..<8 * perCase where fresh < perCase {
        let values = pools.enumerated().map { position, pool in
          pool[lane][(step + position * (step / pool[lane].count + 1)) % pool[lane].count]
        }
        guard seen.insert(values).inserted else { continue }
        fresh += 1
        rows.append(lane)
        for (position, value) in values.enumerated() { picked[position].append(value) }
      }
    }
    guard !rows.isEmpty else { return nil }
    let inputs = zip(bank.top.slotColumns, bank.top.slots).map { column, type in
      bank.workspace.gather(column, type: type, lanes: bank.top.lanes, rows: rows)
    }
    let bound = zip(picked, types).map { bank.workspace.column(of: $0, type: table.types[$1]) }
    return BankScope(
      slots: bank.primitives.inputs + types.map { table.types[$0] }, inputCount: bank.primitives.inputs.count,
      lanes: rows.count, slotColumns: inputs + bound, cases: rows, types: table.count,
      maximumLevel: bank.options.maximumLevel)
  }

  /// Values of a type in a case: elements of sequences and values of programs in turn, none twice.
  private func values(ofType type: Int, case lane: Int) -> [Value] {
    let elements = elements(ofType: type, case: lane)
    var own: [Value] = []
    for index in bank.top.entries(ofType: type).prefix(BankExamples.maximumSources) {
      own.append(bank.value(index, case: lane))
    }
    var result: [Value] = []
    var seen: Set<Value> = []
    // Where inputs have elements of the type, those are what a body will mostly see.
    let ratio = isElementOfInput(type) ? 3 : 1
    var ownNext = 0
    for (rank, element) in elements.enumerated() {
      if seen.insert(element).inserted { result.append(element) }
      if rank % ratio == ratio - 1, ownNext < own.count {
        if seen.insert(own[ownNext]).inserted { result.append(own[ownNext]) }
        ownNext += 1
      }
    }
    for value in own.dropFirst(ownNext) where seen.insert(value).inserted { result.append(value) }
    return result
  }

  private func elements(ofType type: Int, case lane: Int) -> [Value] {
    let table = bank.primitives.table
    let element = table.types[type]
    var result: [Value] = []
    var sources = 0
    for (index, sequence) in table.types.enumerated() where sequence.element == element {
      for entry in bank.top.entries(ofType: index) where sources < BankExamples.maximumSources {
        let before = result.count
        switch bank.value(entry, case: lane) {
        case .string(let scalars):
          result += BankExamples.spread(scalars).map { .char($0) }
        case .list(let items): result += BankExamples.spread(items)
        default: break
        }
        if result.count > before { sources += 1 }
      }
    }
    return result
  }

  /// A bounded number of the items, from all over the sequence.
  private static func spread<Item>(_ items: [Item]) -> [Item] {
    guard items.count > maximumElements else { return items }
    return (0..<maximumElements).map { items[$0 * items.count / maximumElements] }
  }
}
