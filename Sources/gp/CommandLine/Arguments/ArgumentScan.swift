/// Sorts the words of a command line into options with their values and plain words.
struct ArgumentScan {
  enum Finding {
    /// An option by its long name, and its value (empty for a flag).
    case option(name: String, text: String)
    case plain(String)
    /// A plain word that follows the value of an option which takes several.
    case contested(String, by: OptionSpecification, label: String)
  }

  let options: [OptionSpecification]
  private(set) var findings: [Finding] = []
  /// The option that takes several values and stands before the words being read, with its label.
  private var open: (option: OptionSpecification, label: String)?

  init(options: [OptionSpecification]) { self.options = options }

  mutating func read(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        findings += rest.map { .plain($0) }
        return
      }
      if !Self.looksLikeOption(word) {
        if let open {
          findings.append(.contested(word, by: open.option, label: open.label))
        } else {
          findings.append(.plain(word))
        }
        continue
      }
      open = nil
      if word.hasPrefix("--") {
        try readLong(word, &rest)
      } else {
        try readShort(word, &rest)
      }
    }
  }

  /// Whether the word is an option rather than a value: it begins with a dash and is neither `-` nor a number.
  static func looksLikeOption(_ word: String) -> Bool {
    let bytes = word.utf8
    guard bytes.first == UInt8(ascii: "-"), bytes.count > 1, word != "-inf" else { return false }
    let afterDash = bytes.dropFirst()
    let isDigit: (UInt8?) -> Bool = { byte in byte.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false }
    if isDigit(afterDash.first) { return false }
    if afterDash.first == UInt8(ascii: "."), isDigit(afterDash.dropFirst().first) { return false }
    return true
  }

  /// `--name`, `--name value`, `--name=value`
  private mutating func readLong(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let option = options.first(where: { $0.name == name }) else {
      throw .unknownOption("--\(name)", suggestion: suggestion(for: name))
    }
    try accept(option, spelled: "--\(name)", attached: parts.count > 1 ? String(parts[1]) : nil, &rest)
  }

  /// `-n`, `-n value`, `-nvalue`, `-n=value`, or several flags in one word.
  private mutating func readShort(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.short == letter }) else {
        let isFirst = letters.count == word.count - 2
        let name = String(word.dropFirst().prefix { $0 != "=" })
        throw .unknownOption(isFirst ? "-\(name)" : "-\(letter)", suggestion: isFirst ? suggestion(for: name) : nil)
      }
      let spelling = "-\(letter)"
      if option.value == nil, letters.first != "=" {
        try accept(option, spelled: spelling, attached: nil, &rest)
      } else {
        let attached = letters.first == "=" ? letters.dropFirst() : letters
        try accept(option, spelled: spelling, attached: letters.isEmpty ? nil : String(attached), &rest)
        return
      }
    }
  }

  private mutating func accept(
    _ option: OptionSpecification, spelled spelling: String, attached: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    guard let value = option.value else {
      if let attached { throw .unexpectedValue(attached, option: spelling) }
      findings.append(.option(name: option.name, text: ""))
      return
    }
    let label = option.label(spelled: spelling)
    let text: String
    if let attached {
      text = attached
    } else if let next = rest.first, !Self.looksLikeOption(next) {
      rest.removeFirst()
      text = next
    } else {
      throw .missingValue(option: label)
    }
    guard value.accepts(text) else { throw .invalidValue(text, label: label, expectation: value.expectation) }
    findings.append(.option(name: option.name, text: text))
    if option.repeats { open = (option, label) }
  }

  private func suggestion(for name: String) -> String? {
    Suggestion.closest(to: name, among: options.map(\.name)).map { "--\($0)" }
  }
}
