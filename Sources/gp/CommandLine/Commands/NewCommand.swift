/// `gp new [FILE]`: an annotated example task to start from.
enum NewCommand: Command {
  static let file = Argument(
    "file", .file, presence: .optional,
    help: "The file to create, which must not exist yet; without it, standard output.")

  static let specification = CommandSpecification(
    name: "new", overview: "Write an annotated example task to start from.", arguments: [file])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    guard let path = try arguments.value(file), path != "-" else {
      try console.write(ExampleTask.text)
      return .success
    }
    try OutputFile.create(path, text: ExampleTask.text)
    console.explain("Wrote \(TerminalText.escapedLine(path)). Edit it, then run: gp evolve \(ShellText.quoted(path))")
    return .success
  }
}
