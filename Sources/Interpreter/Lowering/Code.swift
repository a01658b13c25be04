import AST

/// One step of lowered code: a kernel over registers, each register a column of words with one word a lane.
///
/// A value of several words (a tuple) stands in consecutive registers.
struct Instruction: BitwiseCopyable {
  enum Kind: UInt8 {
    /// The kernel of `op`.
    case apply
    /// Copies `width` registers from `a` to `target`.
    case copy
    /// `if` of which no branch has a cost: both were evaluated, this chooses lane by lane (`width` registers).
    case select
    /// `if` with a cost: bodies `body` and `body + 1` run on the lanes that take them.
    case branch
    /// A helper: body `body` runs on all lanes, its parameters are the registers `arguments`.
    case call
  }

  /// Which of an operator's kernels: what the words of the first argument mean.
  enum Variant: UInt8 {
    case int, float, word, sequence, tuple
    /// One Bool of each of 64 cases.
    case bits
  }

  var kind: Kind
  var op: Operator
  var variant: Variant
  /// The number of registers of the result.
  var width: UInt8
  var target: Int32
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var d: Int32 = 0
  /// The shape of the elements of the (first) sequence argument, or of the argument itself where there is none.
  var shape: Int32 = 0
  /// The shape of the result's elements, or of the second argument, where a kernel needs a second one.
  var shape2: Int32 = 0
  /// The index of the first body (lambda, branch or helper).
  var body: Int32 = 0
  /// Where execution goes on: past the code of bodies that were emitted in place.
  var next: Int32 = 0
}

/// A piece of code that runs on lanes of its own: the program, a lambda's body, a branch, a helper.
struct Body: BitwiseCopyable {
  /// The instructions, `start..<end`.
  var start: Int32 = 0
  var end: Int32 = 0
  /// The number of registers; the parameters are the first ones.
  var registers: Int32 = 0
  var parameters: Int32 = 0
  /// The first register of the result.
  var result: Int32 = 0
  var width: Int32 = 1
  /// The entries of ``Code/captures`` that fill registers from the body around.
  var captureStart: Int32 = 0
  var captureCount: Int32 = 0
  /// The newest of the body's ``Code/constants``, which fill registers with one value; -1 if there is none.
  var lastConstant: Int32 = -1
  /// True if some instruction charges a cost, so that lanes must know their case.
  var hasCost = false
  /// True if the code looks at a parameter (or at something bound inside).
  var readsParameters = false
}

/// Lowered code, kept from program to program so that nothing is allocated for one.
struct Code: ~Copyable {
  struct Capture: BitwiseCopyable {
    let outer: Int32
    let inner: Int32
  }

  struct Constant: BitwiseCopyable {
    let register: Int32
    /// The constant of the same body before this one; -1 if there is none.
    let previous: Int32
    let word: UInt64
    let isBool: Bool
  }

  var instructions = GrowableBuffer<Instruction>()
  var bodies = GrowableBuffer<Body>()
  var captures = GrowableBuffer<Capture>()
  var constants = GrowableBuffer<Constant>()
  /// Registers of the arguments of helper calls.
  var arguments = GrowableBuffer<Int32>()

  mutating func removeAll() {
    instructions.removeAll()
    bodies.removeAll()
    captures.removeAll()
    constants.removeAll()
    arguments.removeAll()
  }
}
