/// Shows the state of a long job on standard error.
final class ProgressReporter {
  private let console: Console
  private let started = ContinuousClock.now
  private var line: ProgressLine

  init(console: Console, isQuiet: Bool) {
    self.console = console
    line = ProgressLine(style: isQuiet ? .silent : Self.style(for: console.errorTraits))
  }

  static func style(for traits: TerminalTraits) -> ProgressLine.Style {
    traits.hasControlSequences ? .redrawn(columns: traits.columns) : .lines
  }

  func update(_ text: String) {
    if case .redrawn = line.style {
      let columns = TerminalTraits.columns(of: 2, environment: TerminalTraits.environmentVariable)
      line.style = .redrawn(columns: columns)
    }
    write(line.update(text, at: started.duration(to: .now)))
  }

  /// A message that stays.
  func note(_ text: String) { write(line.note(text)) }

  func finish() { write(line.finish()) }

  private func write(_ text: String?) {
    if let text { try? console.errors.write(text) }
  }
}
