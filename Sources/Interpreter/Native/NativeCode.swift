/// The machine code of a batch of programs, and the memory that it works on.
///
/// One batch: ``open()``, ``compile(_:isBitSliced:input:isBool:)`` for each program, ``seal()``, ``run(_:rows:inputs:_:)``
/// for each kernel. One page flip in each direction serves the whole batch.
final class NativeCode {
  /// A program as machine code.
  struct Kernel {
    fileprivate let start: UnsafeMutablePointer<UInt8>
    let isBitSliced: Bool
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

  /// The words of a column that a kernel is run on at a time, so that what it reads and writes stays in the cache.
  static let blockWords = 1024
  /// From one output column to the next.
  private static let outputStride = blockWords + 8
  private static let capacity = 1 << 20

  private var memory: ExecutableMemory
  private var compiler: NativeCompiler
  private let frame: UnsafeMutablePointer<UInt64>
  private var output: UnsafeMutablePointer<UInt64>
  /// The columns of the output.
  private var columns: [UnsafeMutablePointer<UInt64>] = []

  /// `nil` if the system refuses the memory.
  init?(isWide: Bool) {
    guard let memory = ExecutableMemory(capacity: NativeCode.capacity) else { return nil }
    compiler = NativeCompiler(code: memory.base, capacity: NativeCode.capacity, isWide: isWide)
    self.memory = memory
    frame = NativeCode.allocate(Int(NativeCompiler.frameSlots) * NativeCompiler.slotWords)
    output = NativeCode.allocate(NativeCode.outputStride)
    columns = [output]
  }

  deinit {
    frame.deallocate()
    output.deallocate()
  }

  private static func allocate(_ words: Int) -> UnsafeMutablePointer<UInt64> {
    UnsafeMutableRawPointer.allocate(byteCount: words * 8, alignment: 64).bindMemory(to: UInt64.self, capacity: words)
  }

  /// Begins a batch; `false` if the system refuses.
  func open() -> Bool {
    guard memory.open() else { return false }
    compiler.removePrograms()
    return true
  }

  /// True if there is room for a program of that many instructions, whatever they are.
  func hasRoom(for instructions: Int) -> Bool {
    compiler.assembler.cursor + (instructions + 4) * 128 < memory.base + memory.capacity
  }

  /// Translates a lowered program; `nil` if it has something in it for which there is no translation.
  func compile(
    _ code: borrowing Code, isBitSliced: Bool, inputStride: Int, isBool: (Int) -> Bool
  ) -> Kernel? {
    let width = Int(code.bodies[0].width)
    if width > columns.count {
      output.deallocate()
      output = NativeCode.allocate(width * NativeCode.outputStride)
      columns = (0..<width).map { output + $0 * NativeCode.outputStride }
    }
    guard
      let start = compiler.compile(
        code, isBitSliced: isBitSliced, inputStride: inputStride * 8, outputStride: NativeCode.outputStride * 8,
        isBool: isBool)
    else { return nil }
    return Kernel(start: start, isBitSliced: isBitSliced)
  }

  /// Ends the translation of a batch; `false` if the system refuses to execute it.
  func seal() -> Bool { memory.seal() }

  private typealias Function =
    @convention(c) (
      _ inputs: UnsafePointer<UInt64>, _ constants: UnsafePointer<UInt64>, _ output: UnsafeMutablePointer<UInt64>,
      _ end: UnsafePointer<UInt64>, _ frame: UnsafeMutablePointer<UInt64>
    ) -> Void

  /// Runs a kernel on all words of the inputs, and hands over the result columns of each block, its first word, and how
  /// many it has.
  func run(
    _ kernel: Kernel, _ inputs: Inputs, words: Int,
    _ consume: (_ result: UnsafePointer<UnsafeMutablePointer<UInt64>>, _ first: Int, _ count: Int) -> Void
  ) {
    let function = unsafeBitCast(kernel.start, to: Function.self)
    columns.withUnsafeBufferPointer { columns in
      guard let result = columns.baseAddress else { return }
      var first = 0
      while first < words {
        let count = Swift.min(words - first, NativeCode.blockWords)
        let start = inputs.base + first
        function(start, compiler.constants.base, output, start + count, frame)
        consume(result, first, count)
        first += count
      }
    }
  }
}
