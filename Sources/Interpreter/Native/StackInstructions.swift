import AST

/// The instructions of straight programs, written beforehand for every depth of a stack of registers.
///
/// A straight program keeps the values that wait for their operator on a stack, each level of which is a vector register. So
/// what a node translates to depends on nothing but the node and the depth; it is copied from here, whatever it is, without
/// a branch. The instructions are those that ``NativeCompiler/translate(_:_:_:_:_:)`` writes, where they are short.
///
/// It is a pair of tables, which ``deallocate()`` frees.
struct StackInstructions {
  /// What a node is to the stack.
  struct Entry {
    /// Where its instructions for depth 0 are, in units of ``Code``.
    fileprivate(set) var first: Int32 = 0
    /// The bytes of its instructions; 0 if they are too many to be kept here, or none.
    fileprivate(set) var length: UInt8 = 0
    /// The values that it takes from the stack.
    fileprivate(set) var pops: UInt8 = 0
    /// Why it is not translated here, if it is not.
    fileprivate(set) var obstacle: Obstacle = .noScalar
    /// 1 for a literal of Bool, which is all ones or zero in a vector.
    fileprivate(set) var negates: UInt8 = 0
    /// 1 for a literal.
    fileprivate(set) var constants: UInt8 = 0
    /// All ones for a variable, and for a literal: what stands where the distance of a leaf in memory does.
    fileprivate(set) var variableMask: UInt32 = 0
    fileprivate(set) var literalMask: UInt32 = 0
  }

  /// What keeps a node from being translated here, as bits.
  struct Obstacle: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    /// A function that is a routine.
    static let routine = Obstacle(rawValue: 1)
    /// Anything else.
    static let noScalar = Obstacle(rawValue: 2)
  }

  /// Up to sixteen bytes of code.
  typealias Code = SIMD2<UInt64>

  /// The levels of the stack: all registers but those that translations use.
  let levels: Int
  private let firstRegister: UInt8
  /// How far the distance of a leaf is from the start of its instruction, in bits.
  let distanceShift: UInt64
  private let codes: UnsafeMutablePointer<Code>
  private let entries: UnsafeMutablePointer<Entry>

  /// The variants of operators by the type of the first argument, and by ``bitsClass`` where a word has 64 cases.
  private static let variants: [Instruction.Variant] = [.int, .float, .word, .word, .bits]
  private static let bitsClass = 5
  private static let boolClass = 3
  /// The rows of a class are operators, then leaves by kind.
  private static let rows = 256
  private static let leafRow = rows - 8
  /// Room for the instructions of some two hundred rows: the operators of scalars are fewer.
  private static let codeCapacity = 200 * 30
  private static let codeBytes = MemoryLayout<Code>.size

  init(_ form: Assembler.Form) {
    levels = form == .avx512 ? 29 : 13
    firstRegister = form == .avx512 ? 16 : 0
    distanceShift = form == .avx512 ? 48 : 40
    let count = (Self.variants.count + 1) * Self.rows
    entries = .allocate(capacity: count)
    entries.initialize(repeating: Entry(), count: count)
    codes = .allocate(capacity: Self.codeCapacity)
    codes.initialize(repeating: Code(), count: Self.codeCapacity)
  }

  func deallocate() {
    entries.deallocate()
    codes.deallocate()
  }

  /// The register of a level.
  @inline(__always)
  func register(_ level: Int) -> UInt8 { UInt8(truncatingIfNeeded: level) &+ firstRegister & 31 }

  /// What a node is; without a translation if it is no straight code.
  @inline(__always)
  func entry(_ node: UnsafePointer<Node>, isBitSliced: Bool) -> Entry {
    let kind = Int(node.pointee.kind.rawValue)
    let isOperator = Self.operatorKind >> kind & 1
    let row = Int(node.pointee.op.rawValue) & (0 &- isOperator) | (Self.leafRow + kind) & (isOperator &- 1)
    let classes = isBitSliced ? Self.bitClasses : Self.scalarClasses
    let number = Int(truncatingIfNeeded: classes &>> (UInt64(node[isOperator].type.root) &* 4)) & 15
    return entries[number &* Self.rows &+ row]
  }

  /// The kinds of nodes that are operators, a bit each; and the class of each root of a type, four bits each. Bits, since a
  /// comparison would be compiled to a branch.
  private static let operatorKind = 1 << Int(Node.Kind.apply.rawValue)
  private static let scalarClasses: UInt64 = 0x43210
  private static let bitClasses = UInt64(bitsClass) << UInt64(4 * boolClass)

  /// The instructions of a node at a depth.
  @inline(__always)
  func code(_ entry: Entry, _ depth: Int) -> Code { codes[Int(entry.first) &+ Swift.min(depth, levels)] }

  /// Has the instructions written, at the compiler's cursor, where nothing is left of them.
  func fill(_ compiler: inout NativeCompiler) {
    var codeCount = 0
    for (number, variant) in Self.variants.enumerated() {
      let base = (number + 1) * Self.rows
      let isBool = number + 1 == Self.bitsClass || number + 1 == Self.boolClass
      let variable = Self.leafRow + Int(Node.Kind.variable.rawValue)
      let literal = Self.leafRow + Int(Node.Kind.literal.rawValue)
      add(base + variable, Entry(variableMask: .max), &codeCount, &compiler) { compiler, target, _, _, _ in
        compiler.assembler.load(target, Place(base: .inputs, value: 0))
        return true
      }
      add(base + literal, Entry(negates: isBool ? 1 : 0, constants: 1, literalMask: .max), &codeCount, &compiler) {
        compiler, target, _, _, _ in
        compiler.assembler.load(target, Place(base: .constants, value: 0))
        return true
      }
      for op in Operator.allCases {
        if variant == .float, RoutineCompiler.Function(op) != nil {
          entries[base + Int(op.rawValue)].obstacle = .routine
        }
        guard let arity = op.row.arity, (1...2).contains(arity) else { continue }
        add(base + Int(op.rawValue), Entry(pops: UInt8(arity)), &codeCount, &compiler) { compiler, target, a, b, _ in
          compiler.translate(op, variant, target, a, b)
        }
      }
      guard isBool else { continue }
      add(base + Int(Operator.if.rawValue), Entry(pops: 3), &codeCount, &compiler) {
        compiler, target, condition, yes, no in
        compiler.select(target, condition, yes, no)
        return true
      }
    }
  }

  private typealias Writer = (
    _ compiler: inout NativeCompiler, _ target: UInt8, _ a: Place, _ b: Place, _ c: Place
  ) -> Bool

  private func add(
    _ index: Int, _ entry: Entry, _ codeCount: inout Int, _ compiler: inout NativeCompiler, _ write: Writer
  ) {
    let start = compiler.assembler.cursor
    let pops = Int(entry.pops)
    var entry = entry
    entry.first = Int32(truncatingIfNeeded: codeCount)
    guard codeCount + levels < Self.codeCapacity else { return }
    // One depth more than there is stands for all that are too deep.
    for depth in pops...levels {
      compiler.assembler.cursor = start
      let isWritten = write(
        &compiler, register(depth - pops), .register(register(depth - 1)), .register(register(depth - 2)),
        .register(register(depth - 3)))
      let length = compiler.assembler.cursor - start
      compiler.assembler.cursor = start
      guard isWritten else { return }
      entry.length = length <= Self.codeBytes ? UInt8(length) : 0
      codes[codeCount + depth] = UnsafeRawPointer(start).loadUnaligned(as: Code.self)
    }
    codeCount += levels + 1
    entry.obstacle = []
    entries[index] = entry
  }
}
