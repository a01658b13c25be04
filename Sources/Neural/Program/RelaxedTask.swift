public import AST
public import Interpreter

/// A task with its soft program, for whoever studies how such programs learn.
public struct RelaxedTask: Sendable {
  /// How large the soft program is.
  public enum Size: Sendable {
    /// The layout of ``ValueSearch``, but for circuits, which get 4 layers of 16 gates instead of 6 of 64.
    case usual
    /// Three layers of three slots of each type, circuits four layers of four gates: for thousands of runs, and shallow, so
    /// that no product of products makes cliffs. Programs on sequences are as usual.
    case small
  }

  /// The cases that it is trained on: the first ones that are short enough, no more than a search would train on.
  public let cases: Cases
  let vocabulary: Vocabulary
  let laidOut: LaidOutProgram
  let schedule: Schedule

  /// - Parameters:
  ///   - size: How large the soft program is.
  ///   - isSmooth: Leaves out the operators that jump (integer quotients, rounding), whose derivatives are substitutes, so
  ///     that the gradient is that of the loss itself.
  /// - Throws: ``RelaxationError`` if the task has no relaxation.
  public init(_ task: Task, _ cases: Cases, size: Size = .usual, isSmooth: Bool = false) throws(RelaxationError) {
    for type in (task.inputs + task.outputs).map(\.type) where !SoftShape.relaxes(type) {
      throw .noRelaxation(type)
    }
    guard let whole = Vocabulary(task, cases, isSmooth: isSmooth) else { throw .longCases(Vocabulary.longest) }
    let chosen = cases.selecting(whole.rows.prefix(whole.maximumCases))
    guard let vocabulary = Vocabulary(task, chosen, isSmooth: isSmooth) else { throw .longCases(Vocabulary.longest) }
    guard let layout = Self.layout(vocabulary, size), let program = SoftProgramBuilder.build(vocabulary, layout)
    else {
      throw .noOperators
    }
    self.cases = chosen
    self.vocabulary = vocabulary
    laidOut = LaidOutProgram(program, vocabulary, cases: chosen.count)
    schedule = Schedule(for: vocabulary)
  }

  private static func layout(_ vocabulary: Vocabulary, _ size: Size) -> Layout? {
    let types = vocabulary.types
    if types == [.bool] {
      let layer = Array(repeating: Type.bool, count: size == .small ? 4 : 16)
      return Layout(layers: Array(repeating: layer, count: 4), bodyLayers: 0, seesOneLayer: true)
    }
    if size == .small, types.allSatisfy(\.isScalar) {
      let layer = types.flatMap { Array(repeating: $0, count: 3) }
      return Layout(layers: Array(repeating: layer, count: 3), bodyLayers: 0)
    }
    return Layout.layouts(for: vocabulary).first
  }

  /// Logits and fitted constants.
  public var parameterCount: Int { laidOut.program.weights }

  /// The slots of the program, those of lambda bodies left out.
  public var slotCount: Int { laidOut.program.slots.count }

  /// A point to begin from, as a restart of the search has it.
  public func start(_ random: inout RandomStream) -> [Double] {
    laidOut.program.start(vocabulary, spread: schedule.spread, random: &random).map(Double.init)
  }

  /// The memory for one thread, with the cases in it.
  func makeRun() -> TapeRun {
    let run = TapeRun(laidOut.tape, weights: laidOut.program.weights)
    laidOut.load(cases, rows: Array(0..<cases.count), into: run)
    return run
  }
}
