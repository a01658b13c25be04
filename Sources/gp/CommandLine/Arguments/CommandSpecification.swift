/// All that the parser, the help screens and the completion scripts need to know of a command.
struct CommandSpecification: Sendable {
  let name: String
  /// One line: what the command does.
  let overview: String
  /// More for the command's own help screen; paragraphs are separated by blank lines.
  let discussion: String
  let arguments: [ArgumentSpecification]
  let sections: [OptionSection]

  init(
    name: String, overview: String, discussion: String = "", arguments: [any ArgumentDeclaration] = [],
    sections: [OptionSection] = []
  ) {
    self.name = name
    self.overview = overview
    self.discussion = discussion
    self.arguments = arguments.map(\.specification)
    self.sections = sections + [OptionSection("Options", [CommonOptions.color, CommonOptions.help])]
  }

  /// Every option, in the order of the help screen.
  var options: [OptionSpecification] { sections.flatMap(\.options) }

  func option(named name: String) -> OptionSpecification? { options.first { $0.name == name } }
}

/// Options shown together under a heading.
struct OptionSection: Sendable {
  let title: String
  let options: [OptionSpecification]

  init(_ title: String, _ options: [any OptionDeclaration]) {
    self.title = title
    self.options = options.map(\.specification)
  }
}

/// An option as the parser and the help screens see it.
struct OptionSpecification: Sendable {
  let name: String
  let short: Character?
  /// What the option takes; nil for a flag.
  let value: ValueSpecification?
  let repeats: Bool
  let isRequired: Bool
  let standard: String?
  let help: String
}

/// An argument as the parser and the help screens see it.
struct ArgumentSpecification: Sendable {
  let value: ValueSpecification
  let presence: ArgumentPresence
  let help: String
}

/// Whether an argument has to be there, and how often it may be.
enum ArgumentPresence: Equatable, Sendable {
  case required
  /// Required if the option of this name is absent.
  case requiredUnless(option: String)
  case optional
  /// Any number of times; only for a command's last argument.
  case anyNumber
}

/// A value without its type: its name in help and what its text has to look like.
struct ValueSpecification: Sendable {
  let placeholder: String
  let expectation: ValueExpectation
  let accepts: @Sendable (String) -> Bool

  init<Value>(_ placeholder: String, _ reader: ValueReader<Value>) {
    self.placeholder = placeholder
    expectation = reader.expectation
    let read = reader.read
    accepts = { read($0) != nil }
  }
}

/// The options that every command has.
enum CommonOptions {
  static let color = Option("color", "when", .colorChoice, standard: "auto", help: "Whether to use colors.")
  static let help = Flag("help", short: "h", help: "Show help information.")
}

extension ValueReader where Value == ColorChoice {
  static var colorChoice: ValueReader { .choice }
}
