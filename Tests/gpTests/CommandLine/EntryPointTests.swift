import Testing

@testable import gp

/// The built program from the outside.
@Suite(.enabled(if: BuiltProgram.isThere))
struct EntryPointTests {
  @Test func `the exit code and both streams arrive`() throws {
    #expect(
      try BuiltProgram.shell(#""$GP" --version"#) == CallResult(code: 0, output: "gp \(Version.current)\n", errors: ""))
    let wrong = try BuiltProgram.shell(#""$GP" evlove"#)
    #expect(wrong.code == 64)
    #expect(wrong.output == "")
    #expect(wrong.errors.hasPrefix("Error: Unknown command 'evlove'. Did you mean 'evolve'?\nUsage: gp "))
  }

  @Test func `a reader that leaves early ends it quietly`() throws {
    let result = try BuiltProgram.shell(
      #"set -o pipefail; for i in 1 2 3 4 5; do "$GP" completions fish | true || exit 9; done"#)
    #expect(result == CallResult(code: 0, output: "", errors: ""))
  }

  @Test func `it starts without standard streams`() throws {
    #expect(try BuiltProgram.shell(#""$GP" help >&-"#) == CallResult(code: 0, output: "", errors: ""))
    #expect(try BuiltProgram.shell(#""$GP" --wrong 2>&-"#) == CallResult(code: 64, output: "", errors: ""))
    #expect(try BuiltProgram.shell(#""$GP" --version <&-"#).code == 0)
  }

  @Test func `a full disk is an error`() throws {
    let result = try BuiltProgram.shell(#""$GP" help >/dev/full"#)
    let message = "Error: Cannot write to standard output: No space left on device\n"
    #expect(result == CallResult(code: 74, output: "", errors: message))
  }

  @Test func `bytes that are no text do not stop it`() throws {
    let result = try BuiltProgram.shell(#""$GP" $'\xff\x1b[2J'"#)
    #expect(result.code == 64)
    #expect(result.errors.hasPrefix("Error: Unknown command '\u{FFFD}\\u{1B}[2J'.\n"))
  }
}
