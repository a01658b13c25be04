/// An option that takes a value: `--population 500`, `--population=500`, `-o DIR`.
struct Option<Value: Sendable>: OptionDeclaration {
  let specification: OptionSpecification
  let reader: ValueReader<Value>

  /// - Parameters:
  ///   - name: The long name, without dashes.
  ///   - short: The one-letter name, if there is one.
  ///   - placeholder: What the value is called in help: `n` shows as `<n>`.
  ///   - repeats: Whether the option takes one or more values and may itself be given several times.
  ///     Without it the last one given counts.
  ///   - isRequired: Whether the command cannot do without it.
  ///   - standard: The default, as help shows it.
  init(
    _ name: String, short: Character? = nil, _ placeholder: String, _ reader: ValueReader<Value>, repeats: Bool = false,
    isRequired: Bool = false, standard: String? = nil, help: String
  ) {
    self.reader = reader
    specification = OptionSpecification(
      name: name, short: short, value: ValueSpecification(placeholder, reader), repeats: repeats,
      isRequired: isRequired, standard: standard, help: help)
  }
}

/// An option that is given or not: `--quiet`.
struct Flag: OptionDeclaration {
  let specification: OptionSpecification

  init(_ name: String, short: Character? = nil, help: String) {
    specification = OptionSpecification(
      name: name, short: short, value: nil, repeats: false, isRequired: false, standard: nil, help: help)
  }
}

/// A value known by its place on the command line.
struct Argument<Value: Sendable>: ArgumentDeclaration {
  let specification: ArgumentSpecification
  let reader: ValueReader<Value>

  init(_ placeholder: String, _ reader: ValueReader<Value>, presence: ArgumentPresence = .required, help: String) {
    self.reader = reader
    specification = ArgumentSpecification(
      value: ValueSpecification(placeholder, reader), presence: presence, help: help)
  }
}

/// Anything that declares an option.
protocol OptionDeclaration: Sendable {
  var specification: OptionSpecification { get }
}

/// Anything that declares an argument.
protocol ArgumentDeclaration: Sendable {
  var specification: ArgumentSpecification { get }
}
