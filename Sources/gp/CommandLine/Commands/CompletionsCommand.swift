/// `gp completions SHELL`: the script that teaches a shell to complete gp's words.
enum CompletionsCommand: Command {
  enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
  }

  static let shell = Argument<Shell>("shell", .choice, help: "The shell: bash, zsh or fish.")

  static let specification = CommandSpecification(
    name: "completions", overview: "Print a script that completes commands and options in a shell.",
    discussion: """
      To use it in every new shell, put the line for your shell into its start-up file.

      bash:
        source <(gp completions bash)
      zsh:
        source <(gp completions zsh)
      fish:
        gp completions fish | source
      """,
    arguments: [shell])

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    let commands = [CommandLocation.root] + CommandLocation.root.descendants
    switch try arguments.required(shell) {
    case .bash: try console.write(BashCompletions(commands: commands).script)
    case .zsh: try console.write(ZshCompletions(commands: commands).script)
    case .fish: try console.write(FishCompletions(commands: commands).script)
    }
    return .success
  }
}
