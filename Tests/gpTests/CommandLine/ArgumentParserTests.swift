import Testing

@testable import gp

/// A made-up command with one of everything.
private enum Sample {
  static let input = Argument("input", .file, presence: .requiredUnless(option: "resume"), help: "An input.")
  static let rest = Argument("rest", .text, presence: .anyNumber, help: "More.")
  static let kind = Option("kind", short: "k", "kind", .choice(["fast", "slow"]), standard: "fast", help: "A kind.")
  static let count = Option("count", short: "n", "n", .integer(in: -5...100), help: "A count.")
  static let seeds = Option("seeds", "file", .file, repeats: true, help: "Seeds.")
  static let resume = Option("resume", "dir", .directory, help: "A folder.")
  static let quiet = Flag("quiet", short: "q", help: "Be quiet.")
  static let verbose = Flag("verbose", short: "v", help: "Be loud.")

  static let options: [any OptionDeclaration] = [kind, count, seeds, resume, quiet, verbose]
  static let one = CommandSpecification(
    name: "one", overview: "One.", arguments: [input], sections: [OptionSection("Options", options)])
  static let many = CommandSpecification(
    name: "many", overview: "Many.", arguments: [input, rest], sections: [OptionSection("Options", options)])

  static func parse(_ words: String..., as specification: CommandSpecification = one) throws -> ParsedArguments {
    try ArgumentParser(specification: specification).parse(words)
  }
}

struct ArgumentParserTests {
  @Test func `an option's value follows it as a word or after an equals sign`() throws {
    #expect(try Sample.parse("x", "--count", "3").value(Sample.count) == 3)
    #expect(try Sample.parse("x", "--count=3").value(Sample.count) == 3)
    #expect(try Sample.parse("x", "-n", "3").value(Sample.count) == 3)
    #expect(try Sample.parse("x", "-n3").value(Sample.count) == 3)
    #expect(try Sample.parse("x", "-n=3").value(Sample.count) == 3)
    #expect(try Sample.parse("x", "--seeds=a=b").values(Sample.seeds) == ["a=b"])
  }

  @Test func `flags of one letter can be joined, and a value may end them`() throws {
    let parsed = try Sample.parse("-qvn3", "x")
    #expect(parsed.has(Sample.quiet))
    #expect(parsed.has(Sample.verbose))
    #expect(try parsed.value(Sample.count) == 3)
  }

  @Test func `the last value of a plain option counts`() throws {
    #expect(try Sample.parse("x", "--count", "3", "--count", "4").value(Sample.count) == 4)
  }

  @Test func `options may stand before, between and after arguments`() throws {
    let parsed = try Sample.parse("-q", "x", "--count", "3", "a", "-v", "b", as: Sample.many)
    #expect(try parsed.value(Sample.input) == "x")
    #expect(try parsed.values(Sample.rest) == ["a", "b"])
  }

  @Test(arguments: ["-7", "-7.5", "-.5", "-1e3", "-inf", "-9x", "-", ""])
  func `a word that begins as a number does is a value`(word: String) throws {
    #expect(try Sample.parse("x", word, as: Sample.many).values(Sample.rest) == [word])
  }

  @Test func `a negative number can be an option's value`() throws {
    #expect(try Sample.parse("x", "--count", "-3").value(Sample.count) == -3)
  }

  @Test func `after a double dash everything is an argument`() throws {
    let parsed = try Sample.parse("--", "x", "--count", "--", "-q", as: Sample.many)
    #expect(try parsed.values(Sample.rest) == ["--count", "--", "-q"])
    #expect(!parsed.has(Sample.quiet))
  }

  @Test func `a repeating option takes the words that follow it but leaves what an argument needs`() throws {
    for words in [
      ["--seeds", "a", "b", "x"], ["x", "--seeds", "a", "b"], ["--seeds", "a", "--seeds", "b", "x"],
      ["--seeds=a", "b", "x"], ["--seeds", "a", "b", "-q", "x"], ["--seeds", "a", "x", "--seeds", "b"],
    ] {
      let parsed = try ArgumentParser(specification: Sample.one).parse(words)
      #expect(try parsed.values(Sample.seeds) == ["a", "b"], "\(words)")
      #expect(try parsed.value(Sample.input) == "x", "\(words)")
    }
  }

  @Test func `a repeating option takes all words where the argument is not needed`() throws {
    let parsed = try Sample.parse("--resume", "d", "--seeds", "a", "b")
    #expect(try parsed.values(Sample.seeds) == ["a", "b"])
    #expect(try parsed.value(Sample.input) == nil)
  }

  @Test func `what is wrong is reported from left to right, then what is missing or too much`() {
    let cases: [([String], UsageError)] = [
      (["x", "--knd", "fast", "--foo"], .unknownOption("--knd", suggestion: "--kind")),
      (["x", "--zzzzzz=1"], .unknownOption("--zzzzzz", suggestion: nil)),
      (["x", "-z"], .unknownOption("-z", suggestion: nil)),
      (["x", "-qz"], .unknownOption("-z", suggestion: nil)),
      (["x", "-kind"], .invalidValue("ind", label: "-k <kind>", expectation: .choice(["fast", "slow"]))),
      (["x", "-seeds=a"], .unknownOption("-seeds", suggestion: "--seeds")),
      (["x", "--kind"], .missingValue(option: "--kind <kind>")),
      (["x", "--kind", "--quiet"], .missingValue(option: "--kind <kind>")),
      (["x", "-k"], .missingValue(option: "-k <kind>")),
      (["x", "--quiet=yes"], .unexpectedValue("yes", option: "--quiet")),
      (["x", "-q=yes"], .unexpectedValue("yes", option: "-q")),
      (["x", "--count", "101"], .invalidValue("101", label: "--count <n>", expectation: .integer(-5...100))),
      (["x", "--count", "3.0"], .invalidValue("3.0", label: "--count <n>", expectation: .integer(-5...100))),
      (["x", "--count="], .invalidValue("", label: "--count <n>", expectation: .integer(-5...100))),
      ([], .missingArgument("<input>")),
      (["", "x"], .invalidValue("", label: "<input>", expectation: .file)),
      (["x", "y", "z"], .unexpectedArguments(["y", "z"])),
      (["x", "--seeds", "a", ""], .invalidValue("", label: "--seeds <file>", expectation: .file)),
    ]
    for (words, expected) in cases {
      #expect(throws: expected, "\(words)") { try ArgumentParser(specification: Sample.one).parse(words) }
    }
  }

  @Test func `a required option that is absent is an error`() {
    #expect(throws: UsageError.missingArgument("--task <file>")) {
      try ArgumentParser(specification: ThroughputCommand.specification).parse(["--programs", "p"])
    }
  }

  @Test func `help is asked for anywhere before a double dash`() {
    #expect(ArgumentParser.asksForHelp(["--wrong", "--help"]))
    #expect(ArgumentParser.asksForHelp(["-h"]))
    #expect(!ArgumentParser.asksForHelp(["--", "--help"]))
  }
}
