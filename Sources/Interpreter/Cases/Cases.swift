public import AST

/// Cases by columns: for every input its value in each case, and for every output the value expected.
public struct Cases: Hashable, Sendable {
  public let inputs: [Parameter]
  public let outputs: [Parameter]
  /// One column an input, each of ``count`` values.
  public private(set) var inputColumns: [[Value]]
  /// One column an output, each of ``count`` values.
  public private(set) var expectedColumns: [[Value]]
  /// The number of cases.
  public private(set) var count: Int

  /// No cases yet.
  public init(inputs: [Parameter], outputs: [Parameter]) {
    self.inputs = inputs
    self.outputs = outputs
    inputColumns = inputs.map { _ in [] }
    expectedColumns = outputs.map { _ in [] }
    count = 0
  }

  public var isEmpty: Bool { count == 0 }

  /// The input values of a case.
  public func inputs(of index: Int) -> [Value] {
    inputColumns.map { $0[index] }
  }

  /// The expected outputs of a case.
  public func expected(of index: Int) -> [Value] {
    expectedColumns.map { $0[index] }
  }

  /// The cases of the given indices, in that order.
  public func selecting(_ indices: some Sequence<Int>) -> Cases {
    let indices = Array(indices)
    var selected = self
    selected.inputColumns = inputColumns.map { column in indices.map { column[$0] } }
    selected.expectedColumns = expectedColumns.map { column in indices.map { column[$0] } }
    selected.count = indices.count
    return selected
  }

  /// Adds a case, given by its inputs and then its outputs; nothing if their number is another.
  public mutating func append(_ values: [Value]) {
    guard values.count == inputs.count + outputs.count else { return }
    for index in inputColumns.indices { inputColumns[index].append(values[index]) }
    for index in expectedColumns.indices { expectedColumns[index].append(values[inputs.count + index]) }
    count += 1
  }

  /// Adds cases given by columns, of inputs and then of outputs, all of one length.
  mutating func append(columns: [[Value]]) {
    guard columns.count == inputs.count + outputs.count, let added = columns.first?.count,
      columns.allSatisfy({ $0.count == added })
    else { return }
    for index in inputColumns.indices { inputColumns[index] += columns[index] }
    for index in expectedColumns.indices { expectedColumns[index] += columns[inputs.count + index] }
    count += added
  }
}

extension Limits {
  /// The limits under which a task's programs run.
  public init(_ task: Task) {
    self.init(fuel: task.fuel, length: task.length)
  }
}
