internal import AST

/// A program in superposition: typed statement slots, each of which is a mixture of operators whose arguments are
/// mixtures of registers of the right type.
///
/// Inputs and constants are registers from the start, each slot adds one. A lambda's body is a small program of the same
/// kind, whose registers continue those around it. Every mixture is a softmax over logits of its own (a *choice*); the
/// type of each slot is fixed, so nothing ill-typed is ever mixed (Feser, Brockschmidt, Gaunt, Tarlow 2017,
/// arXiv:1701.02284).
struct SoftProgram: Sendable {
  /// Where the value of a register of the outermost scope comes from.
  enum Origin: Sendable {
    case input(Int)
    case literal(Value)
    /// A number that is fitted, in the weight of that index.
    case fitted(weight: Int)
    /// One of several literals, by a choice of its own.
    case chosen([Value], choice: Int)
  }

  struct Register: Sendable {
    var type: Type
    var origin: Origin
  }

  /// A choice among registers, by their places in scope.
  struct Selection: Sendable {
    var choice: Int
    var sources: [Int]
  }

  struct Slot: Sendable {
    var type: Type
    /// The choice among ``options``.
    var choice: Int
    var options: [Option]
    /// Shared by all options that take an argument of the same type in the same place.
    var selections: [Selection]
    /// Shared likewise.
    var bodies: [Body]
    /// How many registers are in scope.
    var scope: Int
  }

  /// An operator of a slot with its arguments.
  struct Option: Sendable {
    var instance: OperatorInstance
    var operands: [Operand]
  }

  enum Operand: Hashable, Sendable {
    /// An index of ``Slot/selections``.
    case selection(Int)
    /// An index of ``Slot/bodies``.
    case body(Int)
  }

  struct Body: Sendable {
    /// The function type.
    var type: Type
    var slots: [Slot]
    var result: Selection
    /// Those in it.
    var choices: Range<Int>
  }

  var registers: [Register] = []
  var slots: [Slot] = []
  /// One an output.
  var outputs: [Selection] = []
  /// For each choice, its weights; together they are the first weights of a run.
  private(set) var choices: [Range<Int>] = []
  /// For each choice, the weights of the options that it is a part of: those of the operators that take the lambda it is
  /// in. None for choices outside lambdas.
  private(set) var users: [[Int]] = []
  /// The weights that are probabilities: all before this one. Those after it are fitted constants.
  private(set) var probabilities = 0
  private(set) var fitted = 0

  /// All weights: probabilities and fitted constants.
  var weights: Int { probabilities + fitted }

  mutating func addChoice(_ count: Int) -> Int {
    choices.append(probabilities..<probabilities + count)
    users.append([])
    probabilities += count
    return choices.count - 1
  }

  /// Says which options of a choice take a lambda with the choices in a range.
  mutating func setUsers(of inner: Range<Int>, options: [Int], of choice: Int) {
    for index in inner { users[index] = options.map { choices[choice].lowerBound + $0 } }
  }

  /// Makes room for one more fitted constant; its number among them.
  mutating func addFitted() -> Int {
    fitted += 1
    return fitted - 1
  }

  /// The operator evaluations of a forward run over those of one program of that size: one operator a slot, and where an
  /// operator has a lambda, that lambda's slots.
  var breadth: Double {
    var all = 0
    var single = 0
    for slot in slots {
      all += slot.options.count + slot.bodies.reduce(0) { $0 + $1.slots.reduce(0) { $0 + $1.options.count } }
      single += 1 + (slot.bodies.map(\.slots.count).max() ?? 0)
    }
    return single == 0 ? 1 : max(1, Double(all) / Double(single))
  }
}
