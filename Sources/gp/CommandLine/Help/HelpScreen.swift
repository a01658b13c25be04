/// A help screen: what a command does, how it is called, and what each word means.
struct HelpScreen {
  /// The words that call the command: `["gp", "bench", "throughput"]`.
  let path: [String]
  let specification: CommandSpecification
  let subcommands: [CommandSpecification]

  /// Where descriptions begin.
  static let descriptionColumn = 26

  /// - Parameter columns: How wide the lines may be; below 50 the screen is laid out for 50.
  func text(columns: Int) -> String {
    let columns = max(50, columns)
    var blocks = [TextWrapping.lines("OVERVIEW: \(specification.overview)", columns: columns)]
    if !specification.discussion.isEmpty {
      blocks.append(TextWrapping.lines(specification.discussion, columns: columns))
    }
    let usage = UsageLine.text(path: path, specification, hasSubcommands: !subcommands.isEmpty)
    let usageLines = TextWrapping.lines(usage, columns: columns - 7)
    blocks.append(["USAGE: " + (usageLines.first ?? "")] + usageLines.dropFirst().map { "       " + $0 })
    blocks += sections.map { section in
      ["\(section.title.uppercased()):"]
        + section.rows.flatMap { Self.row($0.label, $0.description, columns: columns) }
    }
    if !subcommands.isEmpty {
      let command = path.dropFirst().map { "\($0) " }.joined()
      blocks.append(["  See 'gp help \(command)<subcommand>' for detailed help."])
    }
    return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// A label indented by two, and its description beside it, or below it where the label is too long.
  static func row(
    _ label: String, _ description: String, at column: Int = descriptionColumn, columns: Int
  ) -> [String] {
    let indent = String(repeating: " ", count: column)
    let lines = TextWrapping.lines(description, columns: columns - column)
    let head = "  \(label)"
    guard head.count < column else { return [head] + lines.map { indent + $0 } }
    let padding = String(repeating: " ", count: column - head.count)
    return [head + padding + (lines.first ?? "")] + lines.dropFirst().map { indent + $0 }
  }

  private var sections: [(title: String, rows: [(label: String, description: String)])] {
    var sections = [("Arguments", specification.arguments.map { ($0.label, $0.help) })]
    for section in specification.sections {
      let rows = section.options.map { ($0.helpLabel, $0.helpDescription) }
      if let index = sections.firstIndex(where: { $0.0 == section.title }) {
        sections[index].1 += rows
      } else {
        sections.append((section.title, rows))
      }
    }
    sections.append(("Subcommands", subcommands.map { ($0.name, $0.overview) }))
    return sections.filter { !$0.1.isEmpty }
  }
}

extension OptionSpecification {
  /// `-o, --out <dir>`
  fileprivate var helpLabel: String { (short.map { "-\($0), " } ?? "") + usage }

  /// The help, followed by the values to choose from and the default.
  fileprivate var helpDescription: String {
    var notes: [String] = []
    if case .choice(let names) = value?.expectation { notes.append("values: \(names.joined(separator: ", "))") }
    if let standard { notes.append("default: \(standard)") }
    return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
  }
}
