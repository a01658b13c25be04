/// Columns of text side by side.
enum TextTable {
  /// Where the cells of all columns but the first, which is to the left, stand.
  enum Alignment {
    case left, right
  }

  /// The rows, each as a line.
  static func text(_ rows: [[String]], alignment: Alignment = .right) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let padded = row.enumerated().map { column, cell in
        if alignment == .left, column == row.count - 1 { return cell }
        let room = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        return column == 0 || alignment == .left ? cell + room : room + cell
      }
      return padded.joined(separator: "  ") + "\n"
    }
    .joined()
  }
}
