import AST

/// The machine code of a batch of programs, and the memory that it works on.
///
/// One batch: ``open()``, ``compile(_:isBitSliced:inputs:isBool:)`` for each program, ``seal()``, ``run(_:rows:inputs:_:)``
/// for each kernel. One page flip in each direction serves the whole batch.
struct NativeCode: ~Copyable {
  /// A program as machine code.
  struct Kernel {
    fileprivate let start: UnsafeMutablePointer<UInt8>
    let isBitSliced: Bool
    /// The words of a column that it is run on at a time, so that what it reads and writes stays in the cache.
    fileprivate let blockWords: Int
  }

  /// Columns of words, one after the other, each padded so that whole vectors can be read to its end.
  final class Inputs {
    let base: UnsafeMutablePointer<UInt64>
    /// The words from one column to the next.
    let stride: Int

    /// Lays out columns; those of Bools (0 or 1) become all ones or zero where a word is one value.
    init(_ columns: [UnsafeMutablePointer<UInt64>], words: Int, isBool: (Int) -> Bool) {
      stride = (words + 15) & ~7
      let raw = UnsafeMutableRawPointer.allocate(byteCount: (columns.count + 1) * stride * 8, alignment: 64)
      base = raw.bindMemory(to: UInt64.self, capacity: (columns.count + 1) * stride)
      base.update(repeating: 0, count: (columns.count + 1) * stride)
      for (index, column) in columns.enumerated() {
        let target = base + index * stride
        if isBool(index) {
          for row in 0..<words { target[row] = 0 &- column[row] }
        } else {
          target.update(from: column, count: words)
        }
      }
    }

    deinit {
      base.deallocate()
    }
  }

  /// The most words of a column that a kernel is run on at a time: fewer where it has columns of its own.
  static let blockWords = 1024
  private static let blockWordsBesideColumns = 256
  private static let capacity = 1 << 20

  private var memory: ExecutableMemory
  /// Of columns that are no longer kept.
  private var reuseBefore = ColumnReuse()
  private var compiler: NativeCompiler
  private let frame: UnsafeMutablePointer<UInt64>
  /// What kernels write: the columns of the result, then their own.
  private var columns = GrowableBuffer<UnsafeMutablePointer<UInt64>>()

  /// `nil` if the system refuses the memory.
  init?(form: Assembler.Form, helpers: [Helper]) {
    guard let memory = ExecutableMemory(capacity: NativeCode.capacity) else { return nil }
    compiler = NativeCompiler(code: memory.base, capacity: NativeCode.capacity, form: form, helpers: helpers)
    self.memory = memory
    frame = NativeCode.allocate(Int(NativeCompiler.frameSlots) * NativeCompiler.slotWords)
    makeColumns(8)
  }

  deinit {
    frame.deallocate()
    columns[0].deallocate()
  }

  private static func allocate(_ words: Int) -> UnsafeMutablePointer<UInt64> {
    UnsafeMutableRawPointer.allocate(byteCount: words * 8, alignment: 64).bindMemory(to: UInt64.self, capacity: words)
  }

  /// Makes room for a number of columns of a block.
  private mutating func makeColumns(_ count: Int) {
    if columns.count > 0 { columns[0].deallocate() }
    let base = NativeCode.allocate(count * NativeCompiler.columnWords)
    columns.removeAll()
    for index in 0..<count { columns.append(base + index * NativeCompiler.columnWords) }
  }

  /// Keeps columns of so many words from now on, or none; those kept so far are forgotten.
  mutating func keepColumns(ofWords words: Int?) {
    reuseBefore = reuse
    compiler.kept = words.flatMap { ColumnCache(words: $0) }
  }

  /// How the kept columns have been used.
  var reuse: ColumnReuse {
    mutating get {
      let now = compiler.kept?.reuse ?? ColumnReuse()
      return ColumnReuse(asked: reuseBefore.asked + now.asked, found: reuseBefore.found + now.found)
    }
  }

  /// Begins a batch; `false` if the system refuses.
  mutating func open() -> Bool {
    guard memory.open() else { return false }
    compiler.removePrograms()
    compiler.kept?.beginBatch()
    return true
  }

  /// True if there is room for a program of that many nodes, whatever they are.
  func hasRoom(for nodes: Int) -> Bool {
    compiler.assembler.cursor + (nodes + 4) * 160 < memory.base + memory.capacity
  }

  /// Translates a program; `nil` if it has something in it for which there is no translation.
  mutating func compile(
    _ tree: borrowing Tree, isBitSliced: Bool, inputs: (widths: [Int32], stride: Int), isBool: (Int) -> Bool
  ) -> Kernel? {
    guard
      let start = compiler.compile(
        tree, isBitSliced: isBitSliced, inputs: (inputs.widths, inputs.stride * 8), isBool: isBool)
    else { return nil }
    if compiler.columnCount > columns.count { makeColumns(compiler.columnCount) }
    return Kernel(
      start: start, isBitSliced: isBitSliced,
      blockWords: compiler.hasRoutines ? NativeCode.blockWordsBesideColumns : NativeCode.blockWords)
  }

  /// Ends the translation of a batch; `false` if the system refuses to execute it.
  mutating func seal() -> Bool {
    guard memory.seal() else {
      compiler.kept?.removeAll()
      return false
    }
    return true
  }

  private typealias Function =
    @convention(c) (
      _ inputs: UnsafePointer<UInt64>, _ constants: UnsafePointer<UInt64>, _ columns: UnsafeMutablePointer<UInt64>,
      _ end: UnsafePointer<UInt64>, _ frame: UnsafeMutablePointer<UInt64>, _ kept: UnsafeMutablePointer<UInt64>
    ) -> Void

  /// Runs a kernel on all words of the inputs, and hands over the result columns of each block, its first word, and how
  /// many it has.
  mutating func run(
    _ kernel: Kernel, _ inputs: Inputs, words: Int,
    _ consume: (_ result: UnsafePointer<UnsafeMutablePointer<UInt64>>, _ first: Int, _ count: Int) -> Void
  ) {
    let function = unsafeBitCast(kernel.start, to: Function.self)
    // Nothing is read or written there if nothing is kept.
    let kept = compiler.kept?.base ?? columns[0]
    var first = 0
    while first < words {
      let count = Swift.min(words - first, kernel.blockWords)
      let start = inputs.base + first
      function(start, compiler.constants.base, columns[0], start + count, frame, kept + first)
      consume(columns.base, first, count)
      first += count
    }
  }
}
