public import AST

extension PrimitiveSet.Recipe {
  /// What a task gives the search.
  ///
  /// - Parameters:
  ///   - inputs: for each input, its values in the train cases, from which constants are mined; none if they are not to
  ///     be.
  ///   - outputs: the same for each output.
  public init(
    _ task: Task, inputs: [[Value]], outputs: [[Value]], weights: PrimitiveWeights = PrimitiveWeights()
  ) {
    let mined = MinedConstants(inputs: inputs, outputs: outputs)
    var constants = task.constants.literals.map { (value: $0.value, type: $0.type) }
    if !task.constants.replacesDefault(of: .int) { constants += mined.ints.map { (value: .int($0), type: .int) } }
    let defaults = Self.defaultEphemerals(chars: mined.chars, texts: mined.texts)
    var ephemerals = defaults.filter { !task.constants.replacesDefault(of: $0.type) }
    for range in task.constants.ranges {
      switch range {
      case .int(let bounds): ephemerals.append(.int(bounds))
      case .float(let low, let high): ephemerals.append(.float(low...Swift.max(low, high)))
      }
    }
    self.init(
      inputs: task.inputs.map(\.type), result: task.result, types: task.universe, operators: task.operators,
      helpers: task.helpers, constants: constants, ephemerals: ephemerals, weights: weights)
  }
}
