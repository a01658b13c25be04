/// Runs the command that the words ask for, and turns whatever it throws into a message and an exit code.
struct CommandDispatcher {
  var console: Console

  func run(_ words: [String]) -> ExitCode {
    let (location, rest) = CommandLocation.resolve(words)
    var console = console
    do {
      let code = try run(location, rest, &console)
      try flush()
      return code
    } catch {
      // What was written before the error comes before its message.
      try? flush()
      return explain(error, at: location, console)
    }
  }

  private func run(_ location: CommandLocation, _ words: [String], _ console: inout Console) throws -> ExitCode {
    if ArgumentParser.asksForHelp(words) {
      try console.write(location.helpScreen.text(columns: console.outputTraits.columns))
      return .success
    }
    if location.path.count == 1, let word = words.first, !ArgumentScan.looksLikeOption(word) {
      throw location.unknown(word)
    }
    let arguments = try ArgumentParser(specification: location.command.specification).parse(words)
    if let color = try arguments.value(CommonOptions.color) { console.apply(color) }
    return try location.command.run(arguments, console: console)
  }

  private func flush() throws(OutputError) {
    do {
      try console.output.flush()
    } catch .closed {
      return
    }
  }

  private func explain(_ error: any Error, at location: CommandLocation, _ console: Console) -> ExitCode {
    switch error {
    case let error as UsageError:
      console.complain(error.message)
      console.explain("Usage: \(location.usage)")
      console.explain("  See '\(location.path.joined(separator: " ")) --help' for more information.")
      return .usage
    case let error as CommandFailure:
      console.complain(error.message)
      return error.exitCode
    case let failure as SourceFailure:
      console.report(failure.diagnostics, in: failure.source)
      return .badInput
    case OutputError.closed:
      return .success
    case OutputError.failed(let code):
      console.complain("Cannot write to standard output: \(systemMessage(code))")
      return .inputOutput
    default:
      console.complain("Internal error: \(TerminalText.escapedLine("\(error)"))")
      return .internalError
    }
  }
}
