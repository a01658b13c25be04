import AST

/// Reads the cases of a CSV or JSON Lines file.
struct CaseFileReader {
  let task: Task
  let recipe: CaseFile
  /// The file as messages name it: the path from the folder of the task.
  let path: String
  var problems: [Diagnostic] = []
  var cases: Cases

  init(_ task: Task, _ recipe: CaseFile, directory: String) {
    self.task = task
    self.recipe = recipe
    path = recipe.path.hasPrefix("/") ? recipe.path : directory + recipe.path
    cases = Cases(inputs: task.inputs, outputs: task.outputs)
  }

  /// The inputs and then the outputs: the columns that a row of the file must have.
  var columns: [Parameter] { task.inputs + task.outputs }

  /// Reads the file, as JSON Lines if its name says so, else as CSV.
  ///
  /// - Throws: Everything that is wrong with it, up to a limit.
  consuming func read() throws(Diagnostics) -> Cases {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw Diagnostics([
        Diagnostic(
          file: task.file, at: recipe.location,
          "the cases cannot be read from \(CSVReader.quoted(path)): \(error.reason)")
      ])
    }
    let isJSON = [".jsonl", ".ndjson"].contains { recipe.path.lowercased().hasSuffix($0) }
    if isJSON { try readJSONLines(bytes) } else { try readCSV(bytes) }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return cases
  }

  /// Keeps a problem; false if there are enough.
  mutating func report(at location: Diagnostic.Location?, _ message: String) -> Bool {
    problems.append(Diagnostic(file: path, at: location, message))
    return problems.count < TaskParser.maximumDiagnostics
  }
}

// MARK: - CSV

extension CaseFileReader {
  private mutating func readCSV(_ bytes: [UInt8]) throws(Diagnostics) {
    var reader = try CSVReader(utf8: bytes, file: path)
    guard let header = try reader.next() else {
      throw Diagnostics([Diagnostic(file: path, "the file is empty; expected a header row that names the columns")])
    }
    let names = try CSVReader.names(header, file: path)
    let places = try columnPlaces(names, header)
    while true {
      do {
        guard let record = try reader.next() else { return }
        guard read(record, places, width: header.count) else { return }
      } catch {
        throw Diagnostics(problems + error.items)
      }
    }
  }

  /// Where in a record each column of the task stands.
  private func columnPlaces(_ names: [String], _ header: [CSVReader.Cell]) throws(Diagnostics) -> [Int] {
    var problems: [Diagnostic] = []
    let places = columns.enumerated().map { index, column -> Int in
      if let place = names.firstIndex(of: column.name) { return place }
      let what = index < task.inputs.count ? "input" : "output"
      let listed = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
      // Without a name of its own an output is called so.
      let hint = column.name == "output" ? "; the output has the column's name in a line 'output NAME: TYPE'" : ""
      problems.append(
        Diagnostic(
          file: path, at: header.first?.location,
          "there is no column for the \(what) '\(column.name)'; the columns are \(listed)\(hint)"))
      return 0
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return places
  }

  /// Reads a record; false if there is no point in going on.
  private mutating func read(_ record: [CSVReader.Cell], _ places: [Int], width: Int) -> Bool {
    guard record.count == width else {
      let cell = record.count > width ? record[width] : record.last
      return report(at: cell?.location, "expected \(width) cells as in the header, found \(record.count)")
    }
    var values: [Value] = []
    for (column, place) in zip(columns, places) {
      do {
        values.append(try Self.value(of: record[place], column, file: path))
      } catch {
        for item in error.items { if !report(at: item.location, item.message) { return false } }
      }
    }
    cases.append(values)
    return true
  }

  /// The value in a cell: raw text for a String and a single character for a Char, else a literal.
  static func value(of cell: CSVReader.Cell, _ column: Parameter, file: String) throws(Diagnostics) -> Value {
    let text = cell.text
    switch column.type {
    case .string: return .text(text)
    case .char:
      if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 { return .char(scalar) }
    case .int: if let value = Int64(text) { return .int(value) }
    case .float: if let value = plainFloat(text) { return .float(value) }
    default: break
    }
    guard text.unicodeScalars.contains(where: { $0 != " " && $0 != "\t" }) else {
      throw Diagnostics([
        Diagnostic(file: file, at: cell.location, "the cell is empty: expected \(column.type) for '\(column.name)'")
      ])
    }
    do {
      return try Parser.value(text, type: column.type)
    } catch {
      throw Diagnostics(
        error.items.map { item in
          Diagnostic(file: file, at: cell.place(of: item.location), "\(item.message), for '\(column.name)'")
        })
    }
  }

  /// The number that text of digits, signs, points and exponents is.
  private static func plainFloat(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    return isPlain ? Double(text) : nil
  }
}

extension CSVReader.Cell {
  /// The place in the file of a place in the cell's text, as well as that can be said where quotes are doubled.
  fileprivate func place(of inner: Diagnostic.Location?) -> Diagnostic.Location {
    guard let inner else { return location }
    guard inner.line == 1 else {
      return Diagnostic.Location(line: location.line + inner.line - 1, column: inner.column)
    }
    return Diagnostic.Location(
      line: location.line, column: location.column + inner.column - 1 + (isQuoted ? 1 : 0))
  }
}
