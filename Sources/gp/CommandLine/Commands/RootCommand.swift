/// `gp` itself.
enum RootCommand: Command {
  static let version = Flag("version", help: "Show the version.")

  static let specification = CommandSpecification(
    name: "gp", overview: "Finds small programs from examples, by evolution and by gradient.",
    sections: [OptionSection("Options", [version])])

  static var subcommands: [any Command.Type] {
    [
      EvolveCommand.self, AskCommand.self, RelaxCommand.self, CompareCommand.self, RunCommand.self, CheckCommand.self,
      OpsCommand.self, NewCommand.self, BenchCommand.self, MergeCommand.self, ExperimentCommand.self,
      CompletionsCommand.self, HelpCommand.self,
    ]
  }

  static func run(_ arguments: ParsedArguments, console: Console) throws -> ExitCode {
    if arguments.has(version) {
      try console.write("gp \(Version.current)\n")
    } else {
      try console.write(CommandLocation.root.helpScreen.text(columns: console.outputTraits.columns))
    }
    return .success
  }
}
