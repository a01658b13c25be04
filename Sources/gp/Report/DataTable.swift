/// A table of results for spreadsheets and data frames.
struct DataTable: Equatable, Sendable {
  /// Of the file, without its ending.
  let name: String
  let columns: [String]
  private(set) var rows: [[Cell]] = []

  enum Cell: Equatable, Sendable {
    case text(String)
    case int(Int)
    case number(Double)
    /// Unknown.
    case none

    /// A measurement: six significant digits.
    static func measured(_ value: Double) -> Cell { .number(NumberText.rounded(value, digits: 6)) }
  }

  init(_ name: String, columns: [String]) {
    self.name = name
    self.columns = columns
  }

  mutating func append(_ row: [Cell]) { rows.append(row) }

  /// The table as CSV (RFC 4180): a line of names, then a line for each row.
  var csv: String {
    ([columns.map(Self.quoted)] + rows.map { $0.map(\.csv) }).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  fileprivate static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension DataTable.Cell {
  fileprivate var csv: String {
    switch self {
    case .text(let text): DataTable.quoted(text)
    case .int(let value): "\(value)"
    case .number(let value): "\(value)"
    case .none: ""
    }
  }
}
