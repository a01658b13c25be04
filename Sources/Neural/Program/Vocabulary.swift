internal import AST
internal import Interpreter

/// What soft programs of a task are made of: the operators that have a relaxation, the first registers, the shape of
/// values, and the cases that they can be trained on.
struct Vocabulary: Sendable {
  let inputs: [Parameter]
  let outputs: [Parameter]
  let instances: [OperatorInstance]
  /// The operators of the task that have no relaxation at its types, in the table's order.
  let unrelaxed: [Operator]
  /// The types of slots, in the order of ``Type``'s `<`.
  let types: [Type]
  let shape: SoftShape
  /// Literal constants by type, in order.
  let literals: [(value: Value, type: Type)]
  /// The types of numbers to be fitted, each with the range from which they start.
  let fitted: [(type: Type, start: ClosedRange<Double>)]
  /// The cases that soft values can hold.
  let rows: [Int]
  /// The most cases that one descent is trained on.
  let maximumCases: Int

  /// The most positions of a soft sequence.
  static let longest = 10

  /// What a task gives; `nil` if its inputs or outputs have no relaxation, or no case is short enough.
  ///
  /// - Parameter isSmooth: Leaves out the operators that jump, whose derivative is a substitute.
  init?(_ task: Task, _ cases: Cases, isSmooth: Bool = false) {
    inputs = task.inputs
    outputs = task.outputs
    guard (inputs + outputs).allSatisfy({ SoftShape.relaxes($0.type) }) else { return nil }
    let all = task.selection.instances
    let relaxed = all.filter {
      SoftOperators.relaxes($0) && !Self.carriesSequences($0) && !(isSmooth && Self.jumps.contains($0.op))
    }
    instances = relaxed
    let relaxedOperators = Set(relaxed.map(\.op))
    unrelaxed = task.operators.filter { $0 != .let && !relaxedOperators.contains($0) }
    var literals = task.constants.literals.map { (value: $0.value, type: $0.type) }
    let types = task.universe.filter(SoftShape.relaxes)
    let hasLoops = relaxed.contains { $0.isHigherOrder }
    for type in types where !task.constants.replacesDefault(of: type) {
      switch type.constructor {
      case .int: literals += [0, 1].map { (.int($0), type) }
      case .float: literals.append((.float(1), type))
      case .bool: if hasLoops { literals += [false, true].map { (.bool($0), type) } }
      case .string, .list: literals.append((type.defaultValue, type))
      case .char, .tuple, .function: break
      }
    }
    self.literals = literals.filter { SoftShape.relaxes($0.type) }
    var fitted: [(type: Type, start: ClosedRange<Double>)] = []
    for type in types where type.isNumber {
      guard let range = Self.range(of: type, task.constants) else { continue }
      fitted.append((type, range))
    }
    self.fitted = fitted
    let made = Set(relaxed.map(\.result))
    self.types = types.filter(made.contains)

    let columns = cases.inputColumns + cases.expectedColumns
    let lengths = (0..<cases.count).map { row in columns.map { SoftShape.length(of: $0[row]) }.max() ?? 0 }
    rows = (0..<cases.count).filter { lengths[$0] <= Self.longest }
    guard !rows.isEmpty else { return nil }
    let longest = rows.map { lengths[$0] }.max() ?? 0
    let hasText = types.contains { $0 == .char || $0.element == .char }
    var text: [Unicode.Scalar] = []
    if hasText {
      for column in columns { for row in rows.prefix(200) { Self.collect(column[row], &text) } }
      for literal in literals { Self.collect(literal.value, &text) }
    }
    shape = SoftShape(alphabet: Alphabet(text), length: max(longest, 3))
    maximumCases = hasText ? 12 : types.contains { $0.isSequence } ? 20 : 64
  }

  /// Operators whose value jumps where nothing in the derivative tells.
  private static let jumps: Set<Operator> = [.div, .mod, .roundTo, .floor, .ceil, .round, .truncate]

  /// The range of fresh constants of a type; `nil` if the task allows only literals.
  private static func range(of type: Type, _ choice: Task.ConstantChoice) -> ClosedRange<Double>? {
    for range in choice.ranges where range.type == type {
      switch range {
      case .int(let bounds): return Double(bounds.lowerBound)...Double(bounds.upperBound)
      case .float(let low, let high): return low...max(low, high)
      }
    }
    guard !choice.replacesDefault(of: type) else { return nil }
    return -2...2
  }

  /// True if a lambda takes or gives a sequence: a soft sequence as an accumulator would cost as much as all else.
  private static func carriesSequences(_ instance: OperatorInstance) -> Bool {
    instance.parameters.contains { $0.isFunction && $0.parts.contains(where: \.isSequence) }
  }

  private static func collect(_ value: Value, _ text: inout [Unicode.Scalar]) {
    switch value {
    case .char(let letter): text.append(letter)
    case .string(let letters): text += letters.prefix(longest)
    case .list(let items), .tuple(let items): for item in items.prefix(longest) { collect(item, &text) }
    case .int, .float, .bool: break
    }
  }
}
