internal import AST

extension CaseTable {
  /// The table for a person, and how many cases are right.
  ///
  /// ```
  ///   pass  train 1  3, 1, 2  2  2
  ///   FAIL  train 2  5, 5, 1  5  1
  /// ```
  ///
  /// - Parameter isBrief: Leaves out what is right.
  func text(traits: TerminalTraits, isBrief: Bool = false) -> String {
    let shown = rows.filter { !isBrief || !$0.isRight }
    var text = ""
    if !shown.isEmpty {
      let cells = [["case", "inputs", "expected", "actual"]] + shown.map(\.cells)
      let widths = Self.widths(cells, room: max(50, traits.columns) - 8 - 6)
      for (index, line) in cells.enumerated() {
        let mark = index == 0 ? "    " : Self.mark(shown[index - 1].isRight, traits)
        let padded = zip(line, widths).map { cell, width in
          let fitted = DisplayWidth.fitted(cell, columns: width)
          return fitted + String(repeating: " ", count: max(0, width - DisplayWidth.of(fitted)))
        }
        let row = "  \(mark)  " + padded.joined(separator: "  ")
        text += row.trimmingSuffix(" ") + "\n"
      }
      text += "\n"
    }
    return text + summary + "\n"
  }

  /// `17 of 20 train cases and 3 of 4 test cases are right.`
  private var summary: String {
    let parts = [(Split.train, score(.train)), (.test, score(.test))].filter { $0.1.of > 0 }.map { split, score in
      "\(score.right) of \(NumberText.count(score.of, "\(split.rawValue) case"))"
    }
    let isSingle = parts.count == 1 && rows.count == 1
    return parts.joined(separator: " and ") + (isSingle ? " is right." : " are right.")
  }

  private static func mark(_ isRight: Bool, _ traits: TerminalTraits) -> String {
    let text = isRight ? "pass" : "FAIL"
    return traits.hasColors ? "\u{1B}[\(isRight ? "32" : "1;31")m\(text)\u{1B}[0m" : text
  }

  /// The widths of the columns: those of their widest cells, the widest columns cut to what there is room for.
  private static func widths(_ cells: [[String]], room: Int) -> [Int] {
    let count = cells.first?.count ?? 0
    var widths = (0..<count).map { column in cells.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    while widths.reduce(0, +) > room, let widest = widths.max(), widest > 8,
      let column = widths.lastIndex(of: widest)
    {
      widths[column] -= 1
    }
    return widths
  }
}

extension CaseTable.Row {
  /// At most this much of a value is printed: no terminal is wider.
  private static let longest = 1000

  fileprivate var cells: [String] {
    ["\(split.rawValue) \(number)", Self.text(inputs), Self.text(expected), actual.map(Self.text) ?? "exhausted"]
  }

  private static func text(_ values: [Value]) -> String {
    DisplayWidth.fitted(values.map(Printer.value).joined(separator: ", "), columns: longest)
  }
}

extension String {
  /// Without the spaces at the end.
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    String(self[..<(lastIndex { $0 != character }.map(index(after:)) ?? startIndex)])
  }
}
