/// What `gp help` explains besides commands.
enum HelpTopic: String, CaseIterable {
  case exitCodes = "exit-codes"

  var overview: String {
    switch self {
    case .exitCodes: "What the exit code of gp means."
    }
  }

  func text(columns: Int) -> String {
    switch self {
    case .exitCodes:
      let rows = ExitCode.allCases.flatMap { code in
        HelpScreen.row("\(code.rawValue)", code.meaning, columns: max(50, columns))
      }
      return "OVERVIEW: \(overview)\n\nEXIT CODES:\n" + rows.joined(separator: "\n") + "\n"
    }
  }
}
