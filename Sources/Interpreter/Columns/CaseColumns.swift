public import AST

/// Cases laid out for the column engine: one column of words for each word of each input and output.
///
/// Immutable, and shared by all workers; each ``Evaluator`` keeps a copy of its own while it works on it.
public final class CaseColumns: Sendable {
  public let inputs: [Parameter]
  public let outputs: [Parameter]
  /// The number of cases.
  public let count: Int
  public let judge: Judge
  public let limits: Limits

  let inputWords: [[UInt64]]
  let expectedWords: [[UInt64]]
  /// The elements of all sequences in the cases.
  let heap: [UInt64]

  /// True if inputs and outputs are single numbers, truth values or characters.
  package var isScalar: Bool { (inputs + outputs).allSatisfy { $0.type.isScalar } }

  /// Lays out cases.
  ///
  /// - Parameters:
  ///   - inputColumns: for each input, its value in every case.
  ///   - expectedColumns: for each output, its value in every case; may be empty if nothing is to be judged.
  ///   - count: the number of cases, which the columns need not tell where there are no inputs.
  public init(
    inputs: [Parameter], outputs: [Parameter], inputColumns: [[Value]], expectedColumns: [[Value]], count: Int,
    judge: Judge, limits: Limits
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.judge = judge
    self.limits = limits
    self.count = count
    var writer = WordWriter(offset: 0)
    inputWords = CaseColumns.columns(inputs, inputColumns, &writer)
    expectedWords = CaseColumns.columns(outputs, expectedColumns, &writer)
    heap = writer.words
  }

  private init(_ whole: CaseColumns, rows: [Int]) {
    inputs = whole.inputs
    outputs = whole.outputs
    judge = whole.judge
    limits = whole.limits
    count = rows.count
    inputWords = whole.inputWords.map { column in rows.map { column[$0] } }
    expectedWords = whole.expectedWords.map { column in rows.map { column[$0] } }
    heap = whole.heap
  }

  /// Some of the cases, in the order given: a down-sample. The elements of sequences are shared.
  public func sampled(_ rows: [Int]) -> CaseColumns {
    CaseColumns(self, rows: rows.filter { $0 >= 0 && $0 < count })
  }

  private static func columns(
    _ parameters: [Parameter], _ values: [[Value]], _ writer: inout WordWriter
  ) -> [[UInt64]] {
    var result: [[UInt64]] = []
    for (parameter, column) in zip(parameters, values) {
      let width = ShapeTable.width(of: parameter.type)
      var words = [[UInt64]](repeating: [], count: width)
      for part in 0..<width { words[part].reserveCapacity(column.count) }
      for value in column {
        if width == 1 {
          words[0].append(writer.word(value, parameter.type))
        } else {
          for (part, word) in writer.leaves(value, parameter.type).enumerated() { words[part].append(word) }
        }
      }
      result += words
    }
    return result
  }
}
