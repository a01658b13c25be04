import Testing

@testable import gp

struct CommandDispatcherTests {
  @Test func `gp alone, --help and help show the same screen`() {
    let screen = call()
    #expect(screen.code == 0)
    #expect(screen.errors == "")
    for words in [["--help"], ["-h"], ["help"], ["--help", "--wrong"]] { #expect(call(words) == screen, "\(words)") }
  }

  @Test func `the version is one line`() {
    #expect(call("--version") == CallResult(code: 0, output: "gp \(Version.current)\n", errors: ""))
  }

  @Test func `help of a command is the same in both ways`() {
    for location in CommandLocation.root.descendants {
      let words = Array(location.path.dropFirst())
      let expected = location.helpScreen.text(columns: 80)
      #expect(call(words + ["--help"]) == CallResult(code: 0, output: expected, errors: ""))
      #expect(call(["help"] + words) == CallResult(code: 0, output: expected, errors: ""))
      #expect(call(words + ["-h", "--no-such-option"]) == CallResult(code: 0, output: expected, errors: ""))
    }
  }

  @Test func `a wrong command line says so on standard error and how to call`() {
    #expect(
      call("evolve", "task", "--populaton", "5")
        == CallResult(
          code: 64, output: "",
          errors: """
            Error: Unknown option '--populaton'. Did you mean '--population'?
            Usage: gp evolve <task> [<options>]
              See 'gp evolve --help' for more information.

            """))
    #expect(
      call("bench", "throughput", "--task", "t")
        == CallResult(
          code: 64, output: "",
          errors: """
            Error: Missing expected argument '--programs <file>'
            Usage: gp bench throughput --task <file> [<options>]
              See 'gp bench throughput --help' for more information.

            """))
    #expect(
      call("evlove")
        == CallResult(
          code: 64, output: "",
          errors: """
            Error: Unknown command 'evlove'. Did you mean 'evolve'?
            Usage: gp <subcommand>
              See 'gp --help' for more information.

            """))
  }

  @Test func `each command refuses what it does not know`() {
    let expected: [([String], String)] = [
      (["evolve"], "Missing expected argument '<task>'"),
      (["evolve", "a", "b"], "Unexpected argument 'b'"),
      (
        ["evolve", "a", "--time", "5d"],
        "The value '5d' is invalid for '--time <duration>'. Please provide a duration like 90, 90s, 5m or 2h."
      ),
      (
        ["evolve", "a", "--selection", "lexicas"],
        "The value 'lexicas' is invalid for '--selection <method>'. Did you mean 'lexicase'? Please provide one of 'lexicase', 'epsilon-lexicase', 'strict-lexicase' or 'tournament'."
      ),
      (
        ["evolve", "a", "--down-sample", "0"],
        "The value '0' is invalid for '--down-sample <fraction>'. Please provide a number above 0 and at most 1."
      ),
      (["evolve", "a", "--seeds"], "Missing value for '--seeds <file>'"),
      (["evolve", "-", "--seeds", "-"], "'-' and '--seeds -' cannot be used together."),
      (["run"], "Missing expected argument '<program>'"),
      (["run", "p", "1", "--task", "t"], "'<args>' and '--task <file>' cannot be used together."),
      (["check", "a", "b", "c"], "2 unexpected arguments: 'b', 'c'"),
      (
        ["bench", "--shard", "3/2"],
        "The value '3/2' is invalid for '--shard <i/n>'. Please provide a part of the work like 2/8."
      ),
      (
        ["completions", "tcsh"],
        "The value 'tcsh' is invalid for '<shell>'. Please provide one of 'bash', 'zsh' or 'fish'."
      ),
      (["help", "bench", "thruput"], "Unknown command 'thruput'. Did you mean 'throughput'?"),
      (["help", "exit-code"], "Unknown command 'exit-code'. Did you mean 'exit-codes'?"),
      (["help", "exit-codes", "more"], "Unexpected argument 'more'"),
      (["help", "ops", "more"], "Unexpected argument 'more'"),
      (["--verison"], "Unknown option '--verison'. Did you mean '--version'?"),
      (
        ["--color", "red"],
        "The value 'red' is invalid for '--color <when>'. Please provide one of 'auto', 'always' or 'never'."
      ),
    ]
    for (words, message) in expected {
      let result = call(words)
      #expect(result.code == 64, "\(words)")
      #expect(result.output == "", "\(words)")
      #expect(result.errors.hasPrefix("Error: \(message)\nUsage: gp "), "\(words): \(result.errors)")
    }
  }

  @Test func `colors mark an error where they are asked for`() {
    let result = call("new", "--train", "3", "--color", "always")
    #expect(result.errors.hasPrefix("\u{1B}[1;31mError:\u{1B}[0m "))
  }

  @Test func `a closed standard output ends quietly, another failure to write does not`() {
    for (error, code, message) in [
      (OutputError.closed, ExitCode.success, ""),
      (.failed(28), .inputOutput, "Error: Cannot write to standard output: No space left on device\n"),
    ] {
      for capacity in [0, 1 << 20] {
        let errors = MemorySink()
        let console = Console(
          output: OutputWriter(BrokenSink(error), capacity: capacity), errors: OutputWriter(errors, capacity: 0),
          outputTraits: .plain, errorTraits: .plain)
        #expect(CommandDispatcher(console: console).run(["help", "exit-codes"]) == code)
        #expect(errors.text == message)
      }
    }
  }

  @Test func `declarations of one command never clash`() {
    for location in [CommandLocation.root] + CommandLocation.root.descendants {
      let specification = location.command.specification
      let names = specification.options.map(\.name)
      let shorts = specification.options.compactMap(\.short)
      #expect(Set(names).count == names.count, "\(location.path)")
      #expect(Set(shorts).count == shorts.count, "\(location.path)")
      #expect(specification.name == location.path.last)
      #expect(specification.arguments.dropLast().allSatisfy { $0.presence != .anyNumber })
      for argument in specification.arguments {
        if case .requiredUnless(let option) = argument.presence { #expect(specification.option(named: option) != nil) }
      }
    }
  }
}

private final class BrokenSink: ByteSink {
  let error: OutputError

  init(_ error: OutputError) { self.error = error }

  func write(_ bytes: [UInt8]) throws(OutputError) { throw error }
}
