internal import AST

/// What a command has around it: where answers go (standard output), where everything else goes (standard error), and who
/// may ask it to stop.
struct Console {
  let output: OutputWriter
  let errors: OutputWriter
  var outputTraits: TerminalTraits
  var errorTraits: TerminalTraits
  var stopSignal = StopSignal.never
  /// What a person answers to questions.
  var answers = AnswerLines.none

  /// Writes an answer that gp itself made, such as a help screen.
  func write(_ text: String) throws(OutputError) { try output.write(text) }

  /// Writes an answer that holds text from a task or program: byte for byte into a file or pipe, escaped on a terminal.
  func writeUntrusted(_ text: String) throws(OutputError) {
    try output.write(outputTraits.isTerminal ? TerminalText.escaped(text) : text)
  }

  /// Sends on what was written of the answer, before something is said that comes after it.
  func flush() throws(OutputError) { try output.flush() }

  /// Writes a line of explanation to standard error. If even that fails there is nobody to tell.
  func explain(_ line: String) { try? errors.write(line + "\n") }

  /// Writes an error with the person's eye drawn to it.
  func complain(_ message: String) {
    explain((errorTraits.hasColors ? "\u{1B}[1;31mError:\u{1B}[0m " : "Error: ") + message)
  }

  /// How many errors and warnings are shown where they are not what was asked for.
  private static let reportedDiagnostics = 10

  /// Writes what is wrong, or worth a warning, in a source text to standard error.
  func report(_ diagnostics: [Diagnostic], in source: Source) {
    try? errors.write(DiagnosticText(source, traits: errorTraits).text(diagnostics, limit: Self.reportedDiagnostics))
  }

  /// Decides anew whether to use colors.
  mutating func apply(_ color: ColorChoice, environment: (String) -> String? = TerminalTraits.environmentVariable) {
    outputTraits.hasColors = TerminalTraits.decideColor(
      color, isTerminal: outputTraits.isTerminal, environment: environment)
    errorTraits.hasColors = TerminalTraits.decideColor(
      color, isTerminal: errorTraits.isTerminal, environment: environment)
  }

  /// The process's own standard output and standard error.
  static func standard() -> Console {
    Console(
      output: OutputWriter(DescriptorSink(1), capacity: 1 << 16), errors: OutputWriter(DescriptorSink(2), capacity: 0),
      outputTraits: TerminalTraits(descriptor: 1), errorTraits: TerminalTraits(descriptor: 2),
      stopSignal: .process, answers: .standard)
  }
}
