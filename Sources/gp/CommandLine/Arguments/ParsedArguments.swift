/// What a command line said, looked up through the declarations that described it.
///
/// The parser has checked every text against its declaration already; reading it here gives the typed value.
struct ParsedArguments: Sendable {
  /// The texts given for each option by its long name, in order; a flag has an empty text for each time.
  private var optionTexts: [String: [String]] = [:]
  /// The texts given for each argument by its placeholder, in order.
  private var argumentTexts: [String: [String]] = [:]

  mutating func append(_ text: String, option name: String) { optionTexts[name, default: []].append(text) }

  mutating func append(_ text: String, argument placeholder: String) {
    argumentTexts[placeholder, default: []].append(text)
  }

  /// Whether the flag was given.
  func has(_ flag: Flag) -> Bool { has(option: flag.specification.name) }

  func has(option name: String) -> Bool { optionTexts[name] != nil }

  /// The option's value, the last one if it was given several times; nil if it was not given.
  func value<Value>(_ option: Option<Value>) throws(UsageError) -> Value? { try values(option).last }

  /// All the option's values, in order.
  func values<Value>(_ option: Option<Value>) throws(UsageError) -> [Value] {
    let name = option.specification.name
    return try read(
      optionTexts[name] ?? [], with: option.reader, label: option.specification.label(spelled: "--\(name)"))
  }

  /// The argument's value; nil if it was not given.
  func value<Value>(_ argument: Argument<Value>) throws(UsageError) -> Value? { try values(argument).last }

  /// All the argument's values, in order.
  func values<Value>(_ argument: Argument<Value>) throws(UsageError) -> [Value] {
    try read(
      argumentTexts[argument.specification.value.placeholder] ?? [], with: argument.reader,
      label: argument.specification.label)
  }

  /// The value of an argument that the command cannot do without.
  /// - Throws: `UsageError.missingArgument`, if it was not given.
  func required<Value>(_ argument: Argument<Value>) throws(UsageError) -> Value {
    guard let value = try value(argument) else { throw .missingArgument(argument.specification.label) }
    return value
  }

  /// The value of an option that the command cannot do without.
  /// - Throws: `UsageError.missingArgument`, if it was not given.
  func required<Value>(_ option: Option<Value>) throws(UsageError) -> Value {
    guard let value = try value(option) else {
      throw .missingArgument(option.specification.label(spelled: "--\(option.specification.name)"))
    }
    return value
  }

  private func read<Value>(
    _ texts: [String], with reader: ValueReader<Value>, label: String
  ) throws(UsageError) -> [Value] {
    var values: [Value] = []
    for text in texts {
      guard let value = reader.read(text) else {
        throw .invalidValue(text, label: label, expectation: reader.expectation)
      }
      values.append(value)
    }
    return values
  }
}

extension OptionSpecification {
  /// `--out <dir>`, or with the spelling that the person used, `-o <dir>`.
  func label(spelled spelling: String) -> String {
    value.map { "\(spelling) <\($0.placeholder)>" } ?? spelling
  }
}

extension ArgumentSpecification {
  /// `<task>`
  var label: String { "<\(value.placeholder)>" }
}
