import AST

/// An evaluator's machine code: whether to use it, the inputs in its layout, the batch under way.
struct NativeState: ~Copyable {
  private var code: NativeCode?
  /// The inputs with one value a word, and with the Bools of 64 cases a word; laid out when first needed.
  private var inputs: NativeCode.Inputs?
  private var bitInputs: NativeCode.Inputs?
  private var words = 0
  private var bitWords = 0
  private var kernels: [(program: Int, kernel: NativeCode.Kernel)] = []
  private var isRefused = false

  /// The fewest words of a column (cases, or 64 of them), and the fewest programs × words, for which two page flips and a
  /// translation are worth it.
  var leastWords = 16
  var leastExecutions = 2048
  /// The fewest programs where a word has the truth values of 64 cases: about as fast as without, on 2048 cases.
  var leastBitPrograms = 48

  /// Whether columns of functions are kept from program to program.
  var keepsColumns = false
  /// How they have been used.
  var reuse: ColumnReuse { mutating get { code?.reuse ?? ColumnReuse() } }

  /// True if machine code is to be expected to be faster for so many programs.
  mutating func pays(
    programs: Int, words: Int, isBitSliced: Bool, _ support: NativeSupport?, helpers: [Helper]
  ) -> Bool {
    guard let form = support?.form, !isRefused else { return false }
    let isWorthwhile =
      isBitSliced && form != .sse2
      ? programs >= leastBitPrograms : words >= leastWords && programs * words >= leastExecutions
    guard isWorthwhile else { return false }
    if code != nil { return true }
    code = NativeCode(form: form, helpers: helpers)
    return code != nil
  }

  /// Forgets the inputs: the cases are about to change.
  mutating func forgetInputs() {
    inputs = nil
    bitInputs = nil
  }

  /// Begins a batch; `false` if there cannot be one.
  ///
  /// - Parameter bitColumns: the inputs with 64 cases a word, if all are Bool.
  mutating func open(
    _ cases: CaseColumns, _ bitColumns: [UnsafeMutablePointer<UInt64>]?, _ columns: [UnsafeMutablePointer<UInt64>]
  ) -> Bool {
    if inputs == nil {
      let types = cases.inputs.flatMap { ColumnMachine.scalars(of: $0.type) }
      words = cases.count
      inputs = NativeCode.Inputs(columns, words: words) { types[$0] == .bool }
      bitWords = BitColumns.words(cases.count)
      if let bitColumns { bitInputs = NativeCode.Inputs(bitColumns, words: bitWords) { _ in false } }
      code?.keepColumns(ofWords: keepsColumns ? words : nil)
    }
    kernels.removeAll(keepingCapacity: true)
    isRefused = !(code?.open() ?? false)
    return !isRefused
  }

  /// Adds programs to the batch from one on, as many as there is room for, but at least that one.
  ///
  /// - Parameter isBoolean: True if inputs and outputs are Bools.
  /// - Returns: The index after the last, and those among them that cannot be translated.
  mutating func compile(
    _ trees: [Tree], from first: Int, isBoolean: Bool, inputWidths: [Int32]
  ) -> (next: Int, untranslated: [Int]) {
    var next = first
    var untranslated: [Int] = []
    while next < trees.count, next == first || code?.hasRoom(for: trees[next].size) ?? false {
      let isTranslated =
        isBoolean && compile(next, trees[next], isBitSliced: true, inputWidths: inputWidths)
        || compile(next, trees[next], isBitSliced: false, inputWidths: inputWidths)
      if !isTranslated { untranslated.append(next) }
      next += 1
    }
    return (next, untranslated)
  }

  private mutating func compile(
    _ program: Int, _ tree: borrowing Tree, isBitSliced: Bool, inputWidths: [Int32]
  ) -> Bool {
    let stride = (isBitSliced ? bitInputs?.stride : inputs?.stride) ?? 0
    let type = tree.type
    let parts = type.isTuple ? ColumnMachine.scalars(of: type) : []
    let kernel = code?.compile(tree, isBitSliced: isBitSliced, inputs: (inputWidths, stride)) { part in
      parts.isEmpty ? type == .bool : parts[part] == .bool
    }
    guard let kernel else { return false }
    kernels.append((program, kernel))
    return true
  }

  /// The programs of the batch.
  var programs: [Int] { kernels.map(\.program) }

  /// Runs the programs of the batch on all cases; `false` if the system refuses, and then nothing is run.
  mutating func run(
    _ consume: (
      _ program: Int, _ isBitSliced: Bool, _ result: UnsafePointer<UnsafeMutablePointer<UInt64>>, _ first: Int,
      _ words: Int
    ) -> Void
  ) -> Bool {
    guard let inputs, code?.seal() ?? false else {
      isRefused = true
      return false
    }
    let bitInputs = bitInputs ?? inputs
    for (program, kernel) in kernels {
      let isBitSliced = kernel.isBitSliced
      code?.run(kernel, isBitSliced ? bitInputs : inputs, words: isBitSliced ? bitWords : words) {
        consume(program, isBitSliced, $0, $1, $2)
      }
    }
    return true
  }
}
