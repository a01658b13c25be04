/// Reads a spreadsheet as a task: comma-separated text with a header row, and the name of the column to predict.
///
/// A column of 0, 1, true and false alone is Bool, any other column of numbers Float, and the rest is text, which is an
/// input only where text is to be predicted: elsewhere it mostly labels the rows. Every row is a train case.
struct TableReader {
  private let source: Source
  private let target: String
  private var columns: [[CSVReader.Cell]] = []
  private var lines: [Int] = []

  init(_ source: Source, target: String) {
    self.source = source
    self.target = target
  }

  mutating func read(_ diagnostics: inout DiagnosticList) -> Task? {
    do throws(Diagnostics) {
      var reader = try CSVReader(utf8: Array(source.text(source.range).utf8), file: source.file)
      guard let header = try reader.next() else {
        throw Diagnostics([
          Diagnostic(file: source.file, "the file is empty; expected a header row that names the columns")
        ])
      }
      let names = try CSVReader.names(header, file: source.file)
      let output = try place(of: target, header, names)
      columns = Array(repeating: [], count: header.count)
      while !diagnostics.isFull, let record = try reader.next() {
        guard record.count == header.count else {
          let cell = record.count > header.count ? record[header.count] : record.last
          diagnostics.append(
            Diagnostic(
              file: source.file, at: cell?.location,
              "expected \(header.count) cells as in the header, found \(record.count)"))
          continue
        }
        for (column, cell) in record.enumerated() { columns[column].append(cell) }
        lines.append(record.first?.location.line ?? 1)
      }
      return task(header, names, output, &diagnostics)
    } catch {
      diagnostics.append(contentsOf: error.items)
      return nil
    }
  }

  /// The column of a name, as the header has it or as the language does.
  private func place(of name: String, _ header: [CSVReader.Cell], _ names: [String]) throws(Diagnostics) -> Int {
    if let place = header.firstIndex(where: { $0.text == name }) ?? names.firstIndex(of: name) { return place }
    let known = header.map(\.text)
    let listed = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    throw Diagnostics([
      Diagnostic(
        file: source.file, at: header.first?.location,
        "there is no column \(CSVReader.quoted(name))\(Suggestion.text(for: name, among: known)); the columns are "
          + CSVReader.quoted(listed))
    ])
  }

  private func task(
    _ header: [CSVReader.Cell], _ names: [String], _ output: Int, _ diagnostics: inout DiagnosticList
  ) -> Task? {
    guard !lines.isEmpty else {
      diagnostics.append(Diagnostic(file: source.file, "there are no rows after the header"))
      return nil
    }
    guard header.count > 1 else {
      diagnostics.append(
        Diagnostic(
          file: source.file, at: header[0].location, "there is no column besides the target to predict it from"))
      return nil
    }
    var parameters: [Parameter] = []
    var values: [[Value]] = []
    for (index, name) in names.enumerated() {
      guard let column = column(index, header[index].text, &diagnostics) else { continue }
      parameters.append(Parameter(name: name, type: column.type))
      values.append(column.values)
    }
    guard !diagnostics.hasErrors else { return nil }
    let isText = parameters[output].type == .string
    let labels = parameters.indices.filter { parameters[$0].type == .string && !isText }
    for label in labels {
      diagnostics.append(
        Diagnostic(
          .warning, file: source.file, at: header[label].location,
          "the column \(CSVReader.quoted(header[label].text)) holds text and is left out; a task file can have it as an "
            + "input"))
    }
    let inputs = parameters.indices.filter { $0 != output && !labels.contains($0) }
    guard !inputs.isEmpty else {
      diagnostics.append(
        Diagnostic(file: source.file, at: header[output].location, "no column of numbers is left to predict it from"))
      return nil
    }
    return Task(
      file: source.file, inputs: inputs.map { parameters[$0] }, outputs: [parameters[output]],
      train: [.literal(LiteralCases(columns: (inputs + [output]).map { values[$0] }, lines: lines))])
  }

  /// The values of a column and their type; `nil`, and why, if it has none.
  private func column(
    _ index: Int, _ name: String, _ diagnostics: inout DiagnosticList
  ) -> (type: Type, values: [Value])? {
    let cells = columns[index]
    let numbers = cells.map { TableReader.number($0.text) }
    let isTruth = cells.allSatisfy { ["0", "1", "true", "false"].contains(String(CSVReader.trimmed($0.text))) }
    if isTruth {
      return (.bool, cells.map { .bool(["1", "true"].contains(String(CSVReader.trimmed($0.text)))) })
    }
    guard numbers.contains(where: { $0 != nil }) else { return (.string, cells.map { .text($0.text) }) }
    // Text that looks like a number here and there is text only if it stands between quotes.
    if zip(cells, numbers).allSatisfy({ $0.isQuoted || $1 == nil }) { return (.string, cells.map { .text($0.text) }) }
    for (cell, number) in zip(cells, numbers) where number == nil {
      let isEmpty = CSVReader.trimmed(cell.text).isEmpty
      diagnostics.append(
        Diagnostic(
          file: source.file, at: cell.location,
          isEmpty
            ? "the cell is empty: expected a number in the column \(CSVReader.quoted(name))"
            : "\(CSVReader.quoted(cell.text)) is not a number, as others in the column \(CSVReader.quoted(name)) are; text "
              + "columns stand between quotes"))
    }
    return (.float, numbers.map { .float($0 ?? 0) })
  }

  /// The number that a text is, as the language's cases have them.
  private static func number(_ text: String) -> Double? {
    let text = String(CSVReader.trimmed(text))
    switch text {
    case "inf": return .infinity
    case "-inf": return -.infinity
    case "nan": return .nan
    default: break
    }
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".-+eE".utf8.contains(byte)
    }
    return isPlain ? Double(text) : nil
  }

  /// True if a text looks like a table: several cells in the first line and as many in the second.
  static func looksLikeTable(_ source: Source) -> Bool {
    let head = source.text(0..<Swift.min(source.scalars.count, 65_536))
    guard var reader = try? CSVReader(utf8: Array(head.utf8), file: ""), let header = try? reader.next(),
      header.count > 1, let row = try? reader.next()
    else { return false }
    return row.count == header.count && !header.contains { $0.text.contains(":") || $0.text.contains("->") }
  }
}
