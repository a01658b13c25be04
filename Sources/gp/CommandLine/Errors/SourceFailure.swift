internal import AST

/// A task or program with errors. Ends the program with `ExitCode.badInput`, after all of them were shown.
struct SourceFailure: Error {
  /// At least one error, and perhaps warnings, in the order of the text.
  let diagnostics: [Diagnostic]
  /// The text that they are about.
  let source: Source

  init(_ diagnostics: [Diagnostic], in source: Source) {
    self.diagnostics = diagnostics
    self.source = source
  }
}
