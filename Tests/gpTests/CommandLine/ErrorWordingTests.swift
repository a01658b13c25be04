import Testing

@testable import gp

struct ErrorWordingTests {
  @Test func `every usage error says what is wrong and what would be right`() {
    let expected: [(UsageError, String)] = [
      (.unknownCommand("evlove", suggestion: "evolve"), "Unknown command 'evlove'. Did you mean 'evolve'?"),
      (.unknownCommand("x", suggestion: nil), "Unknown command 'x'."),
      (.unknownOption("--foo", suggestion: "--for"), "Unknown option '--foo'. Did you mean '--for'?"),
      (.unknownOption("--foo", suggestion: nil), "Unknown option '--foo'."),
      (.missingValue(option: "--kind <kind>"), "Missing value for '--kind <kind>'"),
      (
        .unexpectedValue("yes", option: "--quiet"),
        "The option '--quiet' does not take any value, but 'yes' was specified."
      ),
      (.missingArgument("<task>"), "Missing expected argument '<task>'"),
      (.unknownOperator("lenght", suggestion: "length"), "Unknown operator or group 'lenght'. Did you mean 'length'?"),
      (.unexpectedArguments(["a"]), "Unexpected argument 'a'"),
      (.unexpectedArguments(["a", "b"]), "2 unexpected arguments: 'a', 'b'"),
      (
        .unexpectedArguments((1...10).map { "\($0)" }),
        "10 unexpected arguments: '1', '2', '3', '4', '5', '6', '7', '8', …"
      ),
      (.exclusive("<args>", "--task <file>"), "'<args>' and '--task <file>' cannot be used together."),
    ]
    for (error, message) in expected { #expect(error.message == message) }
  }

  @Test func `an invalid value comes with what to provide`() {
    let expected: [(ValueExpectation, String)] = [
      (.text, ""),
      (.command, ""),
      (.file, " Please provide a path."),
      (.directory, " Please provide a path."),
      (.integer(2...9), " Please provide a whole number from 2 to 9."),
      (.integer(0...Int.max), " Please provide a whole number of at least 0."),
      (.integer(Int.min...Int.max), " Please provide a whole number."),
      (.number(0...1), " Please provide a number from 0.0 to 1.0."),
      (.fraction, " Please provide a number above 0 and at most 1."),
      (.duration, " Please provide a duration like 90, 90s, 5m or 2h."),
      (.shard, " Please provide a part of the work like 2/8."),
      (.choice(["red", "green", "blue"]), " Please provide one of 'red', 'green' or 'blue'."),
      (.choice(["only"]), " Please provide one of 'only'."),
      (.choice(["seven", "eight"]), " Did you mean 'seven'? Please provide one of 'seven' or 'eight'."),
      (.integerOr("all", 0...Int.max), " Please provide a whole number of at least 0, or 'all'."),
    ]
    for (expectation, advice) in expected {
      let error = UsageError.invalidValue("seve", label: "--x <x>", expectation: expectation)
      #expect(error.message == "The value 'seve' is invalid for '--x <x>'.\(advice)")
    }
  }

  @Test func `every failure names the file and the reason, and has its exit code`() {
    let expected: [(CommandFailure, String, ExitCode)] = [
      (.unreadable(path: "a", reason: "No such file"), "Cannot read 'a': No such file", .noInput),
      (.badInput(path: "a", reason: "Not UTF-8"), "'a': Not UTF-8", .badInput),
      (.cannotCreate(path: "a", reason: "File exists"), "Cannot create 'a': File exists", .cannotCreate),
      (.inputOutput(path: "a", reason: "Disk full"), "Reading or writing 'a' failed: Disk full", .inputOutput),
    ]
    for (failure, message, code) in expected {
      #expect(failure.message == message)
      #expect(failure.exitCode == code)
    }
  }

  @Test func `what the person typed cannot harm the terminal and is cut off`() {
    #expect(UsageError.unknownOption("--\u{1B}[2J", suggestion: nil).message == "Unknown option '--\\u{1B}[2J'.")
    let long = String(repeating: "é", count: 81)
    #expect(UsageError.unexpectedArguments([long]).message == "Unexpected argument '\(long.dropLast())…'")
  }
}
